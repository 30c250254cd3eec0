#include "journal/proof.hpp"

#include <array>

#include "base/bytes.hpp"
#include "base/json.hpp"
#include "base/text.hpp"

namespace luoshi::journal {

namespace {
constexpr std::string_view code_alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t code_digits = 13;  // 13 * 5 = 65 bits, the first is always 0
constexpr std::size_t code_characters = code_digits + 1;
constexpr std::size_t code_text_bytes_max = 120;

// Multiplies by x in the field of 32 elements, x^5 = x^2 + 1.
unsigned times_x(unsigned value) {
  value <<= 1;
  return value & 32 ? value ^ 0b100101 : value;
}

// The code word is a polynomial with root x: any single change and any exchange of two characters
// leaves a remainder, because the first 31 powers of x are different and none is zero.
unsigned check_digit(std::span<const unsigned> digits) {
  unsigned sum = 0;
  for (unsigned digit : digits) sum = times_x(sum) ^ digit;
  return times_x(sum);
}

std::optional<unsigned> code_value(char c) {
  if (c == 'o') c = '0';
  if (c == 'i' || c == 'l') c = '1';
  if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  const std::size_t at = code_alphabet.find(c);
  if (at == code_alphabet.npos) return std::nullopt;
  return static_cast<unsigned>(at);
}

base::Result<std::string> open_event(const ProofOpening& opening, const Digest& expected) {
  auto bytes = base::from_base64(opening.event);
  if (!bytes || base::to_base64(base::as_bytes(*bytes)) != opening.event)
    return base::refuse("proof_event_malformed", "opening.event");
  if (leaf_hash(opening.salt, base::as_bytes(*bytes)) != expected)
    return base::refuse("proof_event_false", "opening");
  return std::move(*bytes);
}
}  // namespace

ProofOpening opening_of(const Salt& salt, std::string_view event_bytes) {
  return {salt, base::to_base64(base::as_bytes(event_bytes))};
}

base::Result<EntryProof> make_proof(const ProofRequest& request, const HashReader& read) {
  auto note = parse_checkpoint(request.checkpoint);
  if (!note) return std::unexpected(std::move(note.error()));
  const CheckpointBody& checkpoint = note->checkpoint;
  auto path = inclusion_path(read, {request.leaf_index, checkpoint.head.size});
  if (!path) return std::unexpected(std::move(path.error()));
  if (!inclusion_holds(request.leaf_index, request.leaf_hash, *path, checkpoint.head))
    return base::refuse("proof_path_false", "path");
  EntryProof out;
  out.authority = checkpoint.log.authority;
  out.epoch = checkpoint.log.epoch;
  out.leaf_index = request.leaf_index;
  out.tree_size = checkpoint.head.size;
  out.leaf_hash = request.leaf_hash;
  out.path = std::move(*path);
  out.checkpoint = request.checkpoint;
  return out;
}

base::Result<ProofFinding> verify_proof(std::string_view file, const VerifierKey& key) {
  if (file.size() > proof_bytes_max)
    return base::refuse("proof_too_large", {}, {{"bytes", std::to_string(proof_bytes_max)}});
  const auto proof = base::from_json<EntryProof>(file);
  if (!proof) return std::unexpected(proof.error());
  if (proof->format != proof_format)
    return base::refuse("proof_format_unknown", "format",
                        {{"expected", std::string(proof_format)}});
  auto checkpoint = verify_checkpoint(proof->checkpoint, key);
  if (!checkpoint) return std::unexpected(std::move(checkpoint.error()));
  if (checkpoint->log != LogName{proof->authority, proof->epoch})
    return base::refuse("proof_of_another_log", "authority");
  if (checkpoint->head.size != proof->tree_size)
    return base::refuse("proof_size_differs", "tree_size");
  if (!inclusion_holds(proof->leaf_index, proof->leaf_hash, proof->path, checkpoint->head))
    return base::refuse("proof_path_false", "path");
  using enum ProofStatement;
  ProofFinding out{std::move(*checkpoint),
                   proof->leaf_index,
                   proof->leaf_hash,
                   std::nullopt,
                   {checkpoint_signed, entry_recorded},
                   {}};
  if (proof->opening) {
    auto event = open_event(*proof->opening, proof->leaf_hash);
    if (!event) return std::unexpected(std::move(event.error()));
    out.event_bytes = std::move(*event);
    out.proved.push_back(event_unchanged);
  } else {
    out.not_proved.push_back(event_unchanged);
  }
  out.not_proved.push_back(same_history_for_all);
  out.not_proved.push_back(texts_unchanged);
  return out;
}

AuthenticityCode authenticity_code(const Digest& leaf_hash) {
  AuthenticityCode out;
  for (std::size_t i = 0; i < 8; ++i) out.bits = out.bits << 8 | leaf_hash[i];
  return out;
}

std::string to_text(AuthenticityCode code) {
  std::array<unsigned, code_digits> digits;
  for (std::size_t i = 0; i < code_digits; ++i)
    digits[i] = static_cast<unsigned>(code.bits >> (5 * (code_digits - 1 - i)) & 31);
  std::string out;
  for (std::size_t i = 0; i < code_digits; ++i) {
    if (i == 5 || i == 10) out += '-';
    out += code_alphabet[digits[i]];
  }
  return out + code_alphabet[check_digit(digits)];
}

base::Result<AuthenticityCode> authenticity_code_from_text(std::string_view text) {
  if (text.size() > code_text_bytes_max) return base::refuse("authenticity_code_malformed");
  std::vector<unsigned> digits;
  for (char c : base::normalise(text)) {  // half width, lower case
    if (c == '-' || c == ' ') continue;
    const auto value = code_value(c);
    if (!value) return base::refuse("authenticity_code_malformed");
    digits.push_back(*value);
  }
  if (digits.size() != code_characters) return base::refuse("authenticity_code_malformed");
  const auto payload = std::span(digits).first(code_digits);
  if (payload[0] >= 16 || check_digit(payload) != digits.back())
    return base::refuse("authenticity_code_mistyped");
  AuthenticityCode out;
  for (unsigned digit : payload) out.bits = out.bits << 5 | digit;
  return out;
}

}  // namespace luoshi::journal
