// Distance between two places in metres, in integers (an error under 0.5 % up to 10 km): enough to
// say whether a problem came back at the same place.
#pragma once
#include "core/value.hpp"

namespace luoshi::core {

std::int64_t distance_metres(const Place& a, const Place& b);

}  // namespace luoshi::core
