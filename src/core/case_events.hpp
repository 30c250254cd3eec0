// The events of a case; see case.hpp for the table they move along.
#pragma once
#include "core/value.hpp"

namespace luoshi::core {

using CaseEvents = std::variant<>;

}  // namespace luoshi::core
