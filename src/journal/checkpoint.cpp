#include "journal/checkpoint.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/bytes.hpp"

namespace luoshi::journal {

namespace {
constexpr char algorithm_ed25519 = '\x01';
constexpr std::string_view epoch_infix = "/epoch/";
constexpr std::string_view dash = "\xE2\x80\x94";  // U+2014, opens a signature line

// base::from_base64 leaves white space and stray bits alone; a signed text has one form only.
std::optional<std::string> exact_base64(std::string_view text) {
  auto bytes = base::from_base64(text);
  if (!bytes || base::to_base64(base::as_bytes(*bytes)) != text) return std::nullopt;
  return bytes;
}

// Decimal without sign or leading zeros.
template <class T>
std::optional<T> exact_number(std::string_view text) {
  T out{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  if (text.size() > 1 && text.front() == '0') return std::nullopt;
  return out;
}

bool origin_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("._~-/").contains(c);
}

// Everything up to `mark`, which is dropped from `rest` with it; nothing when there is no mark.
std::optional<std::string_view> take_until(std::string_view& rest, char mark) {
  const std::size_t at = rest.find(mark);
  if (at == rest.npos) return std::nullopt;
  const std::string_view taken = rest.substr(0, at);
  rest.remove_prefix(at + 1);
  return taken;
}

// Line ends, printable ASCII and the dash: no control or direction mark can hide anything.
bool plain_text(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\n' || (text[i] >= ' ' && text[i] <= '~')) continue;
    if (!text.substr(i).starts_with(dash)) return false;
    i += dash.size() - 1;
  }
  return true;
}

base::Result<CheckpointBody> parse_body(std::string_view rest) {
  const auto origin = take_until(rest, '\n');
  const auto size = take_until(rest, '\n');
  const auto root = take_until(rest, '\n');
  if (!origin || !size || !root || !rest.empty()) return base::refuse("checkpoint_lines_malformed");
  auto log = log_from_origin(*origin);
  if (!log) return std::unexpected(std::move(log.error()));
  const auto leaves = exact_number<std::uint64_t>(*size);
  if (!leaves) return base::refuse("checkpoint_size_malformed");
  const auto hash = exact_base64(*root);
  CheckpointBody out{std::move(*log), {*leaves, {}}};
  if (!hash || hash->size() != out.head.root.size())
    return base::refuse("checkpoint_root_malformed");
  std::ranges::copy(base::as_bytes(*hash), out.head.root.begin());
  return out;
}

std::optional<SignatureLine> parse_signature(std::string_view line) {
  if (!line.starts_with(dash)) return std::nullopt;
  line.remove_prefix(dash.size());
  if (!line.starts_with(' ')) return std::nullopt;
  line.remove_prefix(1);
  const auto name = take_until(line, ' ');
  if (!name || name->empty() || name->contains('+')) return std::nullopt;
  const auto bytes = exact_base64(line);
  SignatureLine out{std::string(*name), {}, {}};
  if (!bytes || bytes->size() <= out.key_hash.size()) return std::nullopt;
  std::ranges::copy(base::as_bytes(*bytes).first<4>(), out.key_hash.begin());
  out.signature = bytes->substr(out.key_hash.size());
  return out;
}
}  // namespace

std::string origin_of(const LogName& log) {
  return log.authority + std::string(epoch_infix) + std::to_string(log.epoch);
}

base::Result<LogName> log_from_origin(std::string_view origin) {
  const std::size_t at = origin.rfind(epoch_infix);
  if (at == origin.npos || at == 0 || at > origin_bytes_max)
    return base::refuse("checkpoint_origin_malformed");
  const std::string_view authority = origin.substr(0, at);
  const auto epoch = exact_number<std::int64_t>(origin.substr(at + epoch_infix.size()));
  if (!epoch || *epoch <= 0 || !std::ranges::all_of(authority, origin_character))
    return base::refuse("checkpoint_origin_malformed");
  return LogName{std::string(authority), *epoch};
}

KeyHash key_hash_of(std::string_view name, const PublicKey& key) {
  std::string text(name);
  text += '\n';
  text += algorithm_ed25519;
  text.append(key.begin(), key.end());
  const base::Digest digest = base::sha256(text);
  KeyHash out;
  std::ranges::copy_n(digest.begin(), out.size(), out.begin());
  return out;
}

std::string to_text(const VerifierKey& key) {
  const std::string name = origin_of(key.log);
  std::string encoded(1, algorithm_ed25519);
  encoded.append(key.key.begin(), key.key.end());
  return name + '+' + base::to_hex(key_hash_of(name, key.key)) + '+' +
         base::to_base64(base::as_bytes(encoded));
}

base::Result<VerifierKey> verifier_key_from_text(std::string_view text) {
  const auto malformed = [] { return base::refuse("verifier_key_malformed"); };
  const auto name = take_until(text, '+');
  const auto hash_text = take_until(text, '+');
  if (!name || !hash_text) return malformed();
  auto log = log_from_origin(*name);
  KeyHash hash;
  const auto encoded = exact_base64(text);
  if (!log || !base::from_hex(*hash_text, hash) || base::to_hex(hash) != *hash_text)
    return malformed();
  VerifierKey out{std::move(*log), {}};
  if (!encoded || encoded->size() != 1 + out.key.size() || encoded->front() != algorithm_ed25519)
    return malformed();
  std::ranges::copy(base::as_bytes(*encoded).subspan(1), out.key.begin());
  if (key_hash_of(*name, out.key) != hash) return base::refuse("verifier_key_hash_false");
  return out;
}

std::string body_text(const CheckpointBody& checkpoint) {
  return origin_of(checkpoint.log) + '\n' + std::to_string(checkpoint.head.size) + '\n' +
         base::to_base64(checkpoint.head.root) + '\n';
}

std::string write_checkpoint(const CheckpointBody& checkpoint, const Signer& signer) {
  const std::string name = origin_of(checkpoint.log);
  std::string text = body_text(checkpoint);
  const Signature signature = signer.sign(text);
  const KeyHash hash = key_hash_of(name, signer.public_key());
  std::string encoded(hash.begin(), hash.end());
  encoded.append(signature.begin(), signature.end());
  text += '\n';
  text += dash;
  text += ' ' + name + ' ' + base::to_base64(base::as_bytes(encoded)) + '\n';
  return text;
}

base::Result<SignedCheckpoint> parse_checkpoint(std::string_view text) {
  if (text.size() > checkpoint_bytes_max)
    return base::refuse("checkpoint_too_large", {},
                        {{"bytes", std::to_string(checkpoint_bytes_max)}});
  if (!plain_text(text)) return base::refuse("checkpoint_not_text");
  const std::size_t blank = text.rfind("\n\n");
  if (blank == text.npos || blank + 2 == text.size()) return base::refuse("checkpoint_unsigned");
  const std::string_view body = text.substr(0, blank + 1);
  std::string_view rest = text.substr(blank + 2);
  auto checkpoint = parse_body(body);
  if (!checkpoint) return std::unexpected(std::move(checkpoint.error()));
  SignedCheckpoint out{std::move(*checkpoint), std::string(body), {}};
  while (!rest.empty()) {
    const auto line = take_until(rest, '\n');
    auto signature = line ? parse_signature(*line) : std::nullopt;
    if (!signature) return base::refuse("checkpoint_signature_malformed");
    if (out.signatures.size() == checkpoint_signatures_max)
      return base::refuse("checkpoint_signatures_too_many", {},
                          {{"most", std::to_string(checkpoint_signatures_max)}});
    out.signatures.push_back(std::move(*signature));
  }
  return out;
}

base::Result<CheckpointBody> verify_checkpoint(std::string_view text, const VerifierKey& key) {
  auto note = parse_checkpoint(text);
  if (!note) return std::unexpected(std::move(note.error()));
  if (note->checkpoint.log != key.log)
    return base::refuse(
        "checkpoint_of_another_log", {},
        {{"origin", origin_of(note->checkpoint.log)}, {"expected", origin_of(key.log)}});
  const std::string name = origin_of(key.log);
  const KeyHash hash = key_hash_of(name, key.key);
  bool signed_by_key = false;
  for (const SignatureLine& line : note->signatures) {
    if (line.name != name || line.key_hash != hash) continue;
    Signature signature;
    if (line.signature.size() != signature.size())
      return base::refuse("checkpoint_signature_false");
    std::ranges::copy(base::as_bytes(line.signature), signature.begin());
    if (!signature_holds(key.key, note->body, signature))
      return base::refuse("checkpoint_signature_false");
    signed_by_key = true;
  }
  if (!signed_by_key) return base::refuse("checkpoint_signed_by_other_key");
  return std::move(note->checkpoint);
}

}  // namespace luoshi::journal
