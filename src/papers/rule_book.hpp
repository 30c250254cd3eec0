// The rule set as an office keeps it: one workbook, checked with complaints at their cells,
// compared with the one in force, and what a change of it would touch.
#pragma once
#include <filesystem>

#include "app/snapshot.hpp"
#include "core/command.hpp"
#include "pack/diff.hpp"
#include "pack/pack.hpp"

namespace luoshi::papers {

// What the pack room cannot know: the columns that can be printed and those a sheet can have. Adds
// complaints; takes the pack away when there is an error.
void check_columns(pack::LoadResult& loaded);

// A row of the rules that changes, with the records that name it now.
struct RuleEffect {
  std::string table;
  std::string row;
  std::string noun;
  std::int64_t records = 0;
  bool capped = false;  // there are more
};
BOOST_DESCRIBE_STRUCT(RuleEffect, (), (table, row, noun, records, capped))

struct RuleSetCheck {
  pack::Complaints complaints;
  std::optional<core::RuleSet> rules;  // when there is no error
  std::vector<pack::Change> changes;   // against the rules in force
  std::vector<RuleEffect> effects;  // open cases of categories, activities of kinds, posts of roles
};
// Refusals: those of interop::load_pack_workbook.
base::Result<RuleSetCheck> check_rule_set(const std::filesystem::path& workbook,
                                          const app::Snapshot& snapshot, views::Reader& reader);

}  // namespace luoshi::papers
