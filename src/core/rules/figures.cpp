#include "core/rules/figures.hpp"

namespace luoshi::core {

namespace {
std::int64_t power_of_ten(std::int64_t exponent) {
  std::int64_t out = 1;
  for (; exponent > 0; --exponent) out *= 10;
  return out;
}

// The largest multiple of 10^k at most `whole` that keeps `digits` leading digits.
std::int64_t leading_digits(std::int64_t whole, std::int64_t digits) {
  std::int64_t unit = 1;
  while (whole / unit >= power_of_ten(digits)) unit *= 10;
  return whole / unit * unit;
}
}  // namespace

std::string exact_figure(const Quantity& quantity, std::int64_t amount) {
  const std::int64_t scale = power_of_ten(quantity.decimals);
  const std::int64_t size = amount < 0 ? -amount : amount;
  std::string out = (amount < 0 ? "-" : "") + std::to_string(size / scale);
  std::string fraction = std::to_string(size % scale);
  if (size % scale == 0) return out;
  fraction.insert(0, static_cast<std::size_t>(quantity.decimals) - fraction.size(), '0');
  while (fraction.back() == '0') fraction.pop_back();
  return out + '.' + fraction;
}

PrintedFigure print_figure(const Quantity& quantity, std::int64_t amount) {
  const std::int64_t scale = power_of_ten(quantity.decimals);
  const std::int64_t whole = amount / scale;
  std::int64_t shown = 0;
  switch (quantity.rounding) {
    case Rounding::exact:
      return {exact_figure(quantity, amount), false};
    case Rounding::step:
      if (quantity.rounding_to > 0) shown = whole / quantity.rounding_to * quantity.rounding_to;
      break;
    case Rounding::significant:
      if (quantity.rounding_to > 0) shown = leading_digits(whole, quantity.rounding_to);
      break;
  }
  // Less than one step: the exact figure says more than "over 0".
  if (shown == 0) return {exact_figure(quantity, amount), false};
  return {std::to_string(shown), shown * scale != amount};
}

}  // namespace luoshi::core
