// A table of texts as it stands in a file: what CSV files and workbook sheets have in common, so
// that the pack room knows nothing of spreadsheets (interop reads and writes those).
#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace luoshi::pack {

struct GridRow {
  std::uint32_t number = 0;        // 1-based line of the file or row of the sheet, for complaints
  std::vector<std::string> cells;  // by column, from A; short rows are allowed
  std::string file = {};           // where a table is spread over files; empty = the grid's
};

struct Grid {
  std::string file;           // as complaints name it
  std::string sheet;          // empty for a file that is one table
  std::string name;           // of the table: its code name or its heading in zh or en
  std::vector<GridRow> rows;  // the first row that holds anything is the heading
};

// 0 -> A, 25 -> Z, 26 -> AA.
std::string column_letter(std::size_t index);

}  // namespace luoshi::pack
