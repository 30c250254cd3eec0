// What the rows of a demo's course ask for, as commands of the product.
#pragma once
#include "app/snapshot.hpp"
#include "cli/demo_table.hpp"
#include "cli/demo_time.hpp"
#include "core/command.hpp"

namespace luoshi::cli {

// Where and when a row is at home, and what it shows.
struct CourseScene {
  const app::Snapshot& snapshot;
  const CourseTime& time;
  core::Instant at;
  core::Id unit;
  std::optional<core::Place> place;
  std::optional<core::Photo> before;
  std::optional<core::Photo> after;
  core::Id record;                // of the case, once it is there
  std::optional<core::Id> other;  // the record that the row's `of` names
};

base::Result<core::ReportCase> case_command(const CourseRow& row, const CourseScene& scene);
// One step of a plan about the case of `row`. Refusal: course_act_unknown.
base::Result<core::Command> act_command(const CourseRow& step, const CourseRow& row,
                                        const CourseScene& scene);
// rows: those of the activity's own tables. Refusals: course_cell_wrong (args: column, value).
base::Result<core::RecordActivity> activity_command(const CourseRow& row,
                                                    const std::vector<CourseRow>& rows,
                                                    const CourseScene& scene);

}  // namespace luoshi::cli
