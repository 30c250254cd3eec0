// What the columns of a sheet are said to mean, in words, and everything they could mean.
#pragma once
#include "interop/import_headings.hpp"
#include "interop/import_report.hpp"

namespace luoshi::interop {

// Of a meaning as ColumnReport has it ("unit", "quantities.people", "fields.work"): the words of
// exports for standard columns, of the rule set for the rest; the meaning itself where there are
// none. Those of lists of the office have theirs in import_report.hpp.
core::Name name_of_meaning(std::string_view meaning, SheetPurpose purpose,
                           const core::RuleSet& rules);
// Everything that a column of such a sheet can mean: standard columns, quantities, fields.
std::vector<std::string> possible_meanings(const Purpose& purpose, const core::RuleSet& rules);

}  // namespace luoshi::interop
