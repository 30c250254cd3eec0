// Bytes as text and digests: hexadecimal, base64, SHA-256 (OpenSSL).
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace luoshi::base {

using Digest = std::array<std::uint8_t, 32>;

std::string to_hex(std::span<const std::uint8_t> bytes);
void append_hex(std::string& out, std::span<const std::uint8_t> bytes);
// False when text is not exactly 2 * out.size() lower- or upper-case hexadecimal digits.
bool from_hex(std::string_view text, std::span<std::uint8_t> out);

// Standard alphabet with padding (RFC 4648 section 4).
std::string to_base64(std::span<const std::uint8_t> bytes);
std::optional<std::string> from_base64(std::string_view text);

inline std::span<const std::uint8_t> as_bytes(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

// One context, reused: a new one for each digest doubles the cost of short messages.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;

  Sha256& add(std::span<const std::uint8_t> bytes);
  Sha256& add(std::string_view text) { return add(as_bytes(text)); }
  // The digest of what was added; the object is then empty again.
  Digest finish();

 private:
  void* context_;
};

Digest sha256(std::string_view text);
Digest sha256(std::span<const std::uint8_t> bytes);

}  // namespace luoshi::base
