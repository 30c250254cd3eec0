// Numbers of the journal's order as clients may hold them: opaque, because a gap between two of
// them would show that something hidden was recorded.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace luoshi::http {

// Sealed with a random key of this process: after a restart old ones open no more. Thread-safe.
class SealedNumbers {
 public:
  SealedNumbers();
  std::string seal(std::uint64_t number) const;  // 32 hexadecimal digits
  std::optional<std::uint64_t> open(std::string_view sealed) const;

 private:
  std::array<std::uint8_t, 16> key_{};
};

}  // namespace luoshi::http
