// Moves the days of an import by whole weeks, and leaves out what lies after a day: how the example
// becomes the present week. Weekdays stay; deadlines given as terms are counted anew on the
// calendar of the new days.
#pragma once
#include "interop/import_draft.hpp"

namespace luoshi::interop {

// Whole weeks that bring the last day of the drafts into the week of `today`; nullopt: no days.
std::optional<int> weeks_until(const std::vector<Draft>& drafts, core::Day today);

void shift_days(Draft& draft, int weeks, const core::RuleSet& rules);

// True: the draft begins after the moment and is to be left out. What its history tells of later
// moments is taken back: a case closed tomorrow is not closed yet.
bool cut_after(Draft& draft, core::Instant last, base::UtcOffset offset);

}  // namespace luoshi::interop
