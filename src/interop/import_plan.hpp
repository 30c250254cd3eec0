// Workbooks -> everything an import would do: commands with their ids, and the report so far.
// Touches no store; whoever executes the plan completes the report.
#pragma once
#include "interop/import_draft.hpp"
#include "interop/pictures.hpp"

namespace luoshi::interop {

struct ImportFile {
  std::string name;  // without folder, for complaints
  Workbook workbook;
  WorkbookPictures pictures;
};

// The last week of the rows becomes the week of `today`, or all days move by whole weeks.
struct ShiftWeeks {
  int weeks = 0;
};
struct ShiftToWeekOf {
  core::Day today;
};
using Shift = std::variant<std::monostate, ShiftWeeks, ShiftToWeekOf>;

struct PlanOptions {
  std::optional<int> year;             // of days without one, before titles and names are asked
  std::vector<GivenHeading> headings;  // checked by whoever takes them (check_given)
  std::vector<GivenSheet> sheets;
  Shift shift;
  std::optional<core::Instant> last;  // later rows are left out
};

struct ImportPlan {
  std::vector<Draft> drafts;
  ImportReport report;
};

ImportPlan plan_import(std::span<const ImportFile> files, const core::RuleSet& rules,
                       ImportNames names, const PlanOptions& options);

}  // namespace luoshi::interop
