// A sheet as people make it -> one table: titles above, one heading for each column (merged
// headings of two rows joined), rows of data below. Rows of sums, remarks and blanks are counted
// and left out. Does not know what a heading means; it asks.
#pragma once
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "interop/workbook.hpp"

namespace luoshi::interop {

struct TableHeading {
  int column = 0;
  std::string text;   // as the sheet shows it, lines joined
  std::string group;  // the heading above it, of a merged heading; may be empty
};

struct TableRow {
  int number = 0;
  std::map<int, std::string> cells;  // not empty ones, trimmed, by column
};

struct SheetTable {
  std::string sheet;
  std::vector<std::string> titles;  // above the headings
  int heading_first = 0;            // rows of the headings
  int heading_last = 0;
  std::vector<TableHeading> headings;  // by column
  std::vector<int> bare_columns;       // with values, but no heading
  std::vector<TableRow> rows;
  std::vector<MergedRange> merged;  // down, in the rows of data
  std::vector<int> left_out;        // rows with text below the headings that are no data
  std::int64_t blank = 0;
  std::int64_t subtotals = 0;
  std::int64_t notes = 0;
};

// Known: the text is a heading of some record. group may be empty.
using KnownHeading = std::function<bool(std::string_view text, std::string_view group)>;

// nullopt: no row of the sheet has two known headings (one, where a row has no other text).
std::optional<SheetTable> find_table(const Sheet& sheet, const KnownHeading& known);
// The first value below a heading; empty when there is none.
std::string first_value(const SheetTable& table, int column);
// True when there is nothing on the sheet, or nothing but lines that begin with "#".
bool is_remark_only(const Sheet& sheet);

// Heading texts for comparing: normalised, without blanks, a star or a colon behind.
std::string heading_key(std::string_view text);
// "建筑垃圾(立方米)" -> the name and what stands in brackets behind it (empty when nothing does).
struct HeadingParts {
  std::string name;
  std::string measure;
};
HeadingParts heading_parts(std::string_view key);

}  // namespace luoshi::interop
