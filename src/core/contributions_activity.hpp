// What an activity counts for.
#pragma once
#include "core/contributions.hpp"

namespace luoshi::core {

// Amounts for every unit named and above, and every programme named and above, each once; beside
// them count.<kind>, and for the units named themselves reported.<kind> or zero.<kind>.
std::vector<Contribution> contributions_activity(const ActivityState& state);

}  // namespace luoshi::core
