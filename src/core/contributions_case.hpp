// What a case counts for.
#pragma once
#include "core/contributions.hpp"

namespace luoshi::core {

// Each kind stands for the unit named and those above, for each programme and its parents, and once
// for the total. Rounds of rectification count for the unit that answered for them.
//   case.found           on the day it was found, for the unit of the place (else the lead, else
//                        the finder's); not for what was untrue, a duplicate or an own slip
//   case.raised          the same, for the finder's unit
//   case.timely, case.untimely   one of them a round, on the day it becomes final
//   case.due             once a case: the day a round became untimely, else the day it closed
//   case.closed, case.closed_in_time   on the day it closed; in time: no round was untimely
//   case.rework          a check that failed, on its day
//   case.recurred        it came back at the same place: on the day it was found again
//   case.suspended, case.shelved       on the day it was put off
// A round reported in time and not yet checked is pending and counts nowhere.
std::vector<Contribution> contributions_case(const CaseState& state);

}  // namespace luoshi::core
