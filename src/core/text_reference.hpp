// A reference to a text where it stands in the bytes of an event or a state: one form and no other,
// {"vault":12,"digest":"<64 digits>"}. Typed text is never there, and in quoted JSON the quotes are
// escaped; so that those who look for references need not decode what stands around them.
#pragma once
#include <charconv>
#include <optional>
#include <string_view>

#include "base/bytes.hpp"

namespace luoshi::core {

struct TextReference {
  static constexpr std::string_view opening = "{\"vault\":";

  std::int64_t vault = 0;
  base::Digest digest{};
  std::size_t size = 0;  // of its bytes
};

// The reference that `bytes` begins with; nothing: they do not.
inline std::optional<TextReference> reference_at(std::string_view bytes) {
  constexpr std::string_view middle = ",\"digest\":\"";
  constexpr std::string_view closing = "\"}";
  constexpr std::size_t digits = 64;
  if (!bytes.starts_with(TextReference::opening)) return std::nullopt;
  TextReference out;
  const auto [end, fault] = std::from_chars(bytes.data() + TextReference::opening.size(),
                                            bytes.data() + bytes.size(), out.vault);
  const std::string_view rest = bytes.substr(static_cast<std::size_t>(end - bytes.data()));
  if (fault != std::errc() || !rest.starts_with(middle) ||
      !base::from_hex(rest.substr(middle.size(), digits), out.digest) ||
      !rest.substr(middle.size() + digits).starts_with(closing))
    return std::nullopt;
  out.size = bytes.size() - rest.size() + middle.size() + digits + closing.size();
  return out;
}

}  // namespace luoshi::core
