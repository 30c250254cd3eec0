// A table -> what it is for and what each of its columns means. Columns that mean nothing are
// complained about, never dropped in silence.
#pragma once
#include "interop/import_headings.hpp"
#include "interop/import_names.hpp"
#include "interop/import_report.hpp"

namespace luoshi::interop {

struct MappedColumn {
  int column = 0;
  std::string heading;
  Target target;
  std::string measure;  // of the heading, checked against the quantity's
};

struct SheetMapping {
  std::string file;  // name without folder
  Purpose purpose;
  SheetTable table;
  std::vector<MappedColumn> columns;
  std::optional<int> year;
  YearSource year_from = YearSource::none;
  std::optional<core::Day> day;  // of the whole sheet, from its titles
  std::optional<core::Id> unit;  // of the whole sheet, from its titles or names
  SheetReport report;
};

struct MappingContext {
  const core::RuleSet& rules;
  const HeadingBook& headings;
  const ImportNames& names;
  std::optional<int> year;  // asked for
  std::span<const GivenSheet> sheets;
};

// nullopt: nothing of the sheet is imported; a complaint says why, and the report has the columns
// of a sheet that was not understood, for somebody to say what they mean.
std::optional<SheetMapping> map_sheet(const std::string& file, const Sheet& sheet,
                                      const MappingContext& context, ImportReport& report);

// The year that a text names (2018年, 2018-11, 201811); nullopt when it names none or several.
std::optional<int> year_in(std::string_view text);
std::string meaning_text(const Target& target);
// A report of the table's rows, so far without its purpose.
SheetReport counted(const std::string& file, const SheetTable& table);

}  // namespace luoshi::interop
