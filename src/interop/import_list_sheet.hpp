// Which sheets are lists of the office (units, persons, posts, sites), and what their columns mean.
#pragma once
#include "core/rule_set.hpp"
#include "interop/import_report.hpp"
#include "interop/import_table.hpp"
#include "pack/tables.hpp"

namespace luoshi::interop {

struct ListColumn {
  int column = 0;
  std::string heading;  // as the sheet shows it
  std::string key;      // of import_list_words.hpp
};

struct OfficeList {
  std::string file;
  pack::TableId table = pack::TableId::units;
  std::string_view noun;  // "unit"
  SheetTable sheet;
  std::vector<ListColumn> columns;

  const ListColumn* column(std::string_view key) const;
};

// A sheet (or its file) that bears a list's name, alone or with 名单 and the like behind, or whose
// headings are those of one list and nothing else; nullopt for all others and for hidden sheets.
std::optional<OfficeList> find_office_list(const std::string& file, const Sheet& sheet,
                                           const core::RuleSet& rules);
// The sheet as the report tells it, without records; columns that are not taken are complained
// about.
SheetReport report_of(const OfficeList& list, std::vector<ImportComplaint>& complaints);

}  // namespace luoshi::interop
