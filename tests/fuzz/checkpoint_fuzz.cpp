// Checkpoints, keys, proof files and codes as a stranger may send them: whatever is accepted must
// be exactly what we would write ourselves, and nothing forged may verify.
#include <cstdlib>

#include "journal/checkpoint.hpp"
#include "journal/proof.hpp"

namespace {

using namespace luoshi;

void require(bool holds) {
  if (!holds) std::abort();
}

void read_checkpoint(std::string_view text, const journal::VerifierKey& key) {
  const auto note = journal::parse_checkpoint(text);
  if (!note) return;
  require(journal::body_text(note->checkpoint) == note->body);
  require(text.starts_with(note->body));
  require(!note->signatures.empty());
  require(note->signatures.size() <= journal::checkpoint_signatures_max);
  // Nobody but the holder of the key can make this true; the seed below is not in the corpus.
  require(!journal::verify_checkpoint(text, key));
}

void read_others(std::string_view text, const journal::VerifierKey& key) {
  if (const auto parsed = journal::verifier_key_from_text(text))
    require(journal::to_text(*parsed) == text);
  if (const auto log = journal::log_from_origin(text)) require(journal::origin_of(*log) == text);
  if (const auto frontier = journal::Frontier::from_bytes(text)) {
    require(frontier->to_bytes() == text);
    static_cast<void>(frontier->root());
  }
  if (const auto code = journal::authenticity_code_from_text(text))
    require(*journal::authenticity_code_from_text(journal::to_text(*code)) == *code);
  require(!journal::verify_proof(text, key));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const journal::VerifierKey key{
      {"a.cn/b", 1}, journal::Signer::from_seed(std::array<std::uint8_t, 32>{7}).public_key()};
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  read_checkpoint(text, key);
  read_others(text, key);
  return 0;
}
