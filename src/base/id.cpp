#include "base/id.hpp"

#include "base/bytes.hpp"

namespace luoshi::base {

std::string to_text(const Id& id) {
  const std::string hex = to_hex(id.bytes);
  std::string out(36, '-');
  std::size_t from = 0, to = 0;
  for (const std::size_t length : {8u, 4u, 4u, 4u, 12u}) {
    hex.copy(out.data() + to, length, from);
    from += length;
    to += length + 1;
  }
  return out;
}

std::optional<Id> id_from_text(std::string_view text) {
  if (text.size() != 36) return std::nullopt;
  std::string hex;
  hex.reserve(32);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    if (dash != (text[i] == '-')) return std::nullopt;
    if (!dash) hex += text[i];
  }
  Id id;
  if (!from_hex(hex, id.bytes)) return std::nullopt;
  return id;
}

Id id_from(std::int64_t unix_ms, const std::array<std::uint8_t, 10>& random) {
  Id id;
  for (std::size_t i = 0; i < 6; ++i)
    id.bytes[i] = static_cast<std::uint8_t>(unix_ms >> (8 * (5 - i)));
  std::copy(random.begin(), random.end(), id.bytes.begin() + 6);
  id.bytes[6] = static_cast<std::uint8_t>(0x70 | (id.bytes[6] & 0x0f));
  id.bytes[8] = static_cast<std::uint8_t>(0x80 | (id.bytes[8] & 0x3f));
  return id;
}

Id id_from_digest(const std::array<std::uint8_t, 32>& digest) {
  Id id;
  std::copy(digest.begin(), digest.begin() + 16, id.bytes.begin());
  id.bytes[6] = static_cast<std::uint8_t>(0x80 | (id.bytes[6] & 0x0f));
  id.bytes[8] = static_cast<std::uint8_t>(0x80 | (id.bytes[8] & 0x3f));
  return id;
}

}  // namespace luoshi::base
