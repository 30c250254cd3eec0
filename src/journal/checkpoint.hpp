// Signed statements "this log had this many entries with this root": C2SP tlog-checkpoint inside a
// C2SP signed note, so that tools of others can check them too. Pure text and bytes, no I/O.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "journal/signer.hpp"
#include "journal/tree.hpp"

namespace luoshi::journal {

inline constexpr std::size_t checkpoint_bytes_max = 16 * 1024;
inline constexpr std::size_t checkpoint_signatures_max = 16;  // least that C2SP lets us accept
inline constexpr std::size_t origin_bytes_max = 200;

// One log of an authority. A restore or a new key begins the next epoch; the first is 1.
// authority: 1 to 200 of A-Z a-z 0-9 . _ ~ - / , like a URL without scheme ("example.cn/luoshi").
struct LogName {
  std::string authority;
  std::int64_t epoch = 1;

  bool operator==(const LogName&) const = default;
};
// "<authority>/epoch/<n>": first line of a checkpoint and name of the key that signs it.
std::string origin_of(const LogName& log);
// Refusal: checkpoint_origin_malformed.
base::Result<LogName> log_from_origin(std::string_view origin);

struct CheckpointBody {
  LogName log;
  TreeHead head;

  bool operator==(const CheckpointBody&) const = default;
};

// The public key of one log, in the text form that outsiders keep:
// "<origin>+<key hash, 8 hexadecimal digits>+<base64(0x01 || public key)>".
struct VerifierKey {
  LogName log;
  PublicKey key{};

  bool operator==(const VerifierKey&) const = default;
};
std::string to_text(const VerifierKey& key);
// Refusals: verifier_key_malformed, verifier_key_hash_false (mistyped or cut off).
base::Result<VerifierKey> verifier_key_from_text(std::string_view text);

using KeyHash = std::array<std::uint8_t, 4>;
// SHA-256(name || 0x0A || 0x01 || public key), its first four bytes.
KeyHash key_hash_of(std::string_view name, const PublicKey& key);

// The three signed lines.
std::string body_text(const CheckpointBody& checkpoint);
// Body, blank line, signature line. Contract: log_from_origin(origin_of(checkpoint.log)) succeeds.
std::string write_checkpoint(const CheckpointBody& checkpoint, const Signer& signer);

struct SignatureLine {
  std::string name;
  KeyHash key_hash{};
  std::string signature;  // bytes; 64 of them when Ed25519

  bool operator==(const SignatureLine&) const = default;
};
struct SignedCheckpoint {
  CheckpointBody checkpoint;
  std::string body;
  std::vector<SignatureLine> signatures;
};

// Reads without believing: nothing is verified. Strict: text that is not byte for byte what a
// writer of the format would write is refused, and so are extension lines, which we never write.
// Refusals: checkpoint_too_large, checkpoint_not_text, checkpoint_unsigned,
// checkpoint_lines_malformed, checkpoint_origin_malformed, checkpoint_size_malformed,
// checkpoint_root_malformed, checkpoint_signature_malformed, checkpoint_signatures_too_many.
base::Result<SignedCheckpoint> parse_checkpoint(std::string_view text);

// Reads and verifies. Signatures of other keys (witnesses) are passed over. Further refusals:
// checkpoint_of_another_log, checkpoint_signed_by_other_key, checkpoint_signature_false.
base::Result<CheckpointBody> verify_checkpoint(std::string_view text, const VerifierKey& key);

}  // namespace luoshi::journal
