#include "core/value.hpp"

namespace luoshi::core {

std::int32_t cell_of(const Place& place) {
  constexpr std::int64_t cells = 1 << 15;
  const std::int64_t row = (place.latitude_e7 + 900'000'000LL) * cells / 1'800'000'001LL;
  const std::int64_t column = (place.longitude_e7 + 1'800'000'000LL) * cells / 3'600'000'001LL;
  return static_cast<std::int32_t>(row * cells + column);
}

}  // namespace luoshi::core
