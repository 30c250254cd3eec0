// How a sum is printed: rounded down as its quantity says, with 余 when something was taken away.
#pragma once
#include "core/rule_set.hpp"

namespace luoshi::core {

struct PrintedFigure {
  std::string number;    // 500, 12.5
  bool rounded = false;  // more than the number: 余
};

// amount: in the quantity's smallest unit, not negative.
PrintedFigure print_figure(const Quantity& quantity, std::int64_t amount);

// The exact amount in whole measures: 836.5, without trailing zeros.
std::string exact_figure(const Quantity& quantity, std::int64_t amount);

}  // namespace luoshi::core
