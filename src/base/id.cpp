#include "base/id.hpp"

#include "base/bytes.hpp"

namespace luoshi::base {

void append_text(std::string& out, const Id& id) {
  std::span<const std::uint8_t> rest(id.bytes);
  for (const std::size_t size : {4u, 2u, 2u, 2u, 6u}) {
    append_hex(out, rest.first(size));
    rest = rest.subspan(size);
    if (!rest.empty()) out += '-';
  }
}

std::string to_text(const Id& id) {
  std::string out;
  out.reserve(36);
  append_text(out, id);
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
