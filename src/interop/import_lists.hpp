// Lists of the office (units, persons, posts, sites) among the sheets -> records. What a line names
// is looked up by name, alias or code, in the records that are there and in all lists of the
// import; a line whose record is there already keeps that record's id.
#pragma once
#include "interop/import_draft.hpp"
#include "interop/import_list_sheet.hpp"
#include "interop/import_names.hpp"
#include "interop/import_rule_words.hpp"

namespace luoshi::interop {

// All lists of one import together, in any order. New names are added to the book, for the sheets
// that follow. Drafts: units before those below them, then persons, posts (holders first) and
// sites. The report gets the sheets, the complaints, and the lines that two lists share as repeats.
std::vector<Draft> read_office_lists(const std::vector<OfficeList>& lists,
                                     const core::RuleSet& rules, const RuleWords& words,
                                     ImportNames& names, ImportReport& report);

}  // namespace luoshi::interop
