// 128-bit identifiers of records, commands, people. Order means nothing: phone clocks lie, order is
// the journal's seq.
#pragma once
#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace luoshi::base {

struct Id {
  std::array<std::uint8_t, 16> bytes{};

  auto operator<=>(const Id&) const = default;
  bool is_nil() const { return *this == Id{}; }
};

// 36 characters, lower case: 0190f3c2-....
std::string to_text(const Id& id);
void append_text(std::string& out, const Id& id);
std::optional<Id> id_from_text(std::string_view text);

// A UUIDv7 from a clock reading and 10 random bytes (the caller brings both: base has neither).
Id id_from(std::int64_t unix_ms, const std::array<std::uint8_t, 10>& random);
// A UUIDv8 from the first 16 bytes of a digest: the same content always gives the same id.
Id id_from_digest(const std::array<std::uint8_t, 32>& digest);

}  // namespace luoshi::base

template <>
struct std::hash<luoshi::base::Id> {
  std::size_t operator()(const luoshi::base::Id& id) const noexcept {
    std::size_t out = 0;
    for (std::size_t i = 0; i < 8; ++i) out = out << 8 | id.bytes[i + 8];
    return out;
  }
};
