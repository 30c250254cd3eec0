// Reads what offices keep their lists in: XLSX, ODS, old XLS, CSV, JSON Lines -> sheets of texts.
// What a text means is the importer's business. Pictures: see pictures.hpp.
//
// Forms of cells: a day is 2018-11-02, a time 08:05:09, both 2018-11-02 08:05:09, elapsed time
// 36:00:00, whatever the format shows; yes and no are 1 and 0; a number is written shortest (0.25
// also where the sheet shows 25%, 1e+20); a formula gives its stored result; of a merged range the
// first cell has the text; a cell with a picture (in the cell, or by the DISPIMG formula) is empty,
// its row stays. A number of more than 15 digits was already rounded by whoever saved it.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "interop/sheet_marks.hpp"

namespace luoshi::interop {

enum class WorkbookFormat { xlsx, ods, xls, csv, json_lines };

struct Row {
  int number = 0;                  // from 1, as the sheet shows it
  std::vector<std::string> cells;  // UTF-8, column 0 first; no empty ones at the end
};

struct Sheet {
  std::string name;  // for CSV and JSON Lines the file's name without extension
  SheetVisibility visibility = SheetVisibility::visible;  // known for XLSX only
  std::vector<Row> rows;            // rows without any text are left out; numbers show the gaps
  std::vector<MergedRange> merged;  // known for XLSX only
};

struct Workbook {
  WorkbookFormat format = WorkbookFormat::xlsx;
  std::vector<Sheet> sheets;  // in the order of the workbook
};

// The format is told by the content, not by the name. Refuses with file_missing,
// workbook_unknown_format, workbook_damaged, workbook_encrypted, workbook_is_web_page,
// workbook_too_large, workbook_bomb, tool_missing, or what plain_tables.hpp names.
base::Result<Workbook> read_workbook(const std::filesystem::path& file);
base::Result<WorkbookFormat> format_of(const std::filesystem::path& file);

// A = 0, B = 1 ... AA = 26, for messages that name a cell.
std::string column_name(int column);

}  // namespace luoshi::interop
