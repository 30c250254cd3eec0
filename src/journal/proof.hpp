// The proof file of one journal entry, which an outsider checks with nothing but the public key,
// and the 验真码 printed on papers. Pure: no I/O, no clock.
#pragma once
#include <boost/describe.hpp>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "journal/checkpoint.hpp"
#include "journal/tree.hpp"

namespace luoshi::journal {

inline constexpr std::string_view proof_format = "luoshi-proof-1";
inline constexpr std::size_t proof_bytes_max = 4 * 1024 * 1024;  // an event may carry a rule set

// Only for those who may read the event: what the leaf was made of.
struct ProofOpening {
  Digest salt{};
  std::string event;  // base64 of the stored bytes
};
BOOST_DESCRIBE_STRUCT(ProofOpening, (), (salt, event))

// The file, one JSON object with these members in this order. Hashes are hexadecimal.
struct EntryProof {
  std::string format{proof_format};
  std::string authority;
  std::int64_t epoch = 0;
  std::uint64_t leaf_index = 0;
  std::uint64_t tree_size = 0;
  Digest leaf_hash{};
  HashPath path;           // from the leaf's sibling upwards
  std::string checkpoint;  // the signed note, verbatim
  std::optional<ProofOpening> opening;
};
BOOST_DESCRIBE_STRUCT(EntryProof, (),
                      (format, authority, epoch, leaf_index, tree_size, leaf_hash, path, checkpoint,
                       opening))

struct ProofRequest {
  std::string checkpoint;  // signed note; its size is the tree that the path leads through
  std::uint64_t leaf_index = 0;
  Digest leaf_hash{};
};
ProofOpening opening_of(const Salt& salt, std::string_view event_bytes);
// Refusals: those of parse_checkpoint; entry_beyond_tree when the entry is younger than the
// checkpoint; proof_path_false when the hashes read do not lead to the checkpoint's root.
base::Result<EntryProof> make_proof(const ProofRequest& request, const HashReader& read);

// What a proof file can say. Each is either proved or left open.
enum class ProofStatement {
  checkpoint_signed,     // the holder of the key signed this size and root
  entry_recorded,        // the entry stands at this place under that checkpoint
  event_unchanged,       // the bytes shown are the bytes recorded
  same_history_for_all,  // nobody was shown another history: needs a checkpoint kept elsewhere
  texts_unchanged,       // typed texts and photos: the event holds only their digests
};
BOOST_DESCRIBE_ENUM(ProofStatement, checkpoint_signed, entry_recorded, event_unchanged,
                    same_history_for_all, texts_unchanged)

struct ProofFinding {
  CheckpointBody checkpoint;
  std::uint64_t leaf_index = 0;
  Digest leaf_hash{};
  std::optional<std::string> event_bytes;
  std::vector<ProofStatement> proved;
  std::vector<ProofStatement> not_proved;
};
// Refusals: those of base::from_json and verify_checkpoint; proof_too_large,
// proof_format_unknown, proof_of_another_log, proof_size_differs, proof_path_false,
// proof_event_malformed, proof_event_false.
base::Result<ProofFinding> verify_proof(std::string_view file, const VerifierKey& key);

// 验真码: the first 64 bits of the leaf hash in base 32 (Crockford's alphabet) with one check
// character, as "XXXXX-XXXXX-XXXX". It finds an entry; because 64 bits are few, somebody who makes
// many events himself could make two with one code, so only a proof file proves.
struct AuthenticityCode {
  std::uint64_t bits = 0;

  bool operator==(const AuthenticityCode&) const = default;
};
AuthenticityCode authenticity_code(const Digest& leaf_hash);
std::string to_text(AuthenticityCode code);
// Reads what people type: either case, any or no separators, full-width characters, O for 0, I or
// L for 1. The check character finds every single wrong character and every exchange of two.
// Refusals: authenticity_code_malformed, authenticity_code_mistyped.
base::Result<AuthenticityCode> authenticity_code_from_text(std::string_view text);

}  // namespace luoshi::journal
