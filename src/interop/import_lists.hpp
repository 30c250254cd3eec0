// Lists of the office (units, persons, posts, sites) among the sheets: read by the pack room's
// tables, so that a seed sheet and an imported sheet are the same thing.
#pragma once
#include "interop/import_draft.hpp"

namespace luoshi::interop {

// True when the sheet's name is that of such a table and its headings are there.
bool is_office_list(const Sheet& sheet);

struct ListSheet {
  std::string file;
  const Sheet* sheet = nullptr;
};
// All lists of one import together, so that a post may name a person of another sheet. New names
// are added to the book, for the sheets that follow.
std::vector<Draft> read_office_lists(const std::vector<ListSheet>& lists,
                                     const core::RuleSet& rules, ImportNames& names,
                                     std::vector<SheetReport>& reports,
                                     std::vector<ImportComplaint>& complaints);

}  // namespace luoshi::interop
