#include "core/rules/distance.hpp"

namespace luoshi::core {

namespace {
// cos of 0, 5, 10 ... 90 degrees in millionths; between them linear.
constexpr std::int64_t cosine_millionths[] = {
    1'000'000, 996'195, 984'808, 965'926, 939'693, 906'308, 866'025, 819'152, 766'044, 707'107,
    642'788,   573'576, 500'000, 422'618, 342'020, 258'819, 173'648, 87'156,  0};
constexpr std::int64_t step_e7 = 50'000'000;
// One degree of latitude is 111,320 m: 0.011132 m for 1e-7 degree.
constexpr std::int64_t metres_per_degree = 111'320;
constexpr std::int64_t degree_e7 = 10'000'000;

std::int64_t cosine(std::int64_t latitude_e7) {
  const std::int64_t at = latitude_e7 < 0 ? -latitude_e7 : latitude_e7;
  const std::int64_t row = at / step_e7;
  if (row >= 18) return 0;
  const std::int64_t low = cosine_millionths[row], high = cosine_millionths[row + 1];
  return low + (high - low) * (at % step_e7) / step_e7;
}

std::int64_t square_root(std::int64_t value) {
  std::int64_t low = 0, high = 40'000'000;
  while (low < high) {
    const std::int64_t middle = (low + high + 1) / 2;
    if (middle * middle <= value)
      low = middle;
    else
      high = middle - 1;
  }
  return low;
}
}  // namespace

std::int64_t distance_metres(const Place& a, const Place& b) {
  const std::int64_t north = std::int64_t{a.latitude_e7} - b.latitude_e7;
  const std::int64_t east = std::int64_t{a.longitude_e7} - b.longitude_e7;
  // Centimetres: a difference of metres matters at 50 m.
  const std::int64_t north_cm = north * metres_per_degree / (degree_e7 / 100);
  const std::int64_t east_cm = east * metres_per_degree / (degree_e7 / 100) *
                               cosine((std::int64_t{a.latitude_e7} + b.latitude_e7) / 2) /
                               1'000'000;
  constexpr std::int64_t far_cm = 2'000'000'000;  // 20,000 km; keeps the squares in range
  if (north_cm > far_cm || north_cm < -far_cm || east_cm > far_cm || east_cm < -far_cm)
    return far_cm / 100;
  return square_root((north_cm * north_cm + east_cm * east_cm) / 10'000);
}

}  // namespace luoshi::core
