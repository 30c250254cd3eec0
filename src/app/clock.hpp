// Time and randomness from outside, so that tests and the simulator can move them.
#pragma once
#include <functional>

#include "core/value.hpp"

namespace luoshi::app {

using Clock = std::function<core::Instant()>;
Clock system_clock();

// A command id made now: UUIDv7 from the clock and the operating system's generator.
core::Id new_id(const Clock& clock);

}  // namespace luoshi::app
