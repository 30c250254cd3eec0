// The commands of a case; see case.hpp for the table of states they move along.
#pragma once
#include "core/value.hpp"

namespace luoshi::core {

using CaseCommands = std::variant<>;

}  // namespace luoshi::core
