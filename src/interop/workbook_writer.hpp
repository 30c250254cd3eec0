// Writes an XLSX workbook for people: header row, filters, days as days, pictures in the cells.
// Nothing is cut: what a sheet cannot hold makes finish() refuse, and then no file appears.
#pragma once
#include <cstdint>
#include <deque>
#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "base/time.hpp"
#include "interop/sheet_marks.hpp"

struct lxw_workbook;
struct lxw_worksheet;
struct lxw_format;

namespace luoshi::interop {

struct WrittenColumn {
  std::string title;
  double width = 12;                 // characters of the default font
  std::string help;                  // a note on the header cell; none when empty
  std::vector<std::string> choices;  // offered in the cells below; none when empty
  std::string choices_range;         // or a range that holds them: =选项!$A$2:$A$40
};

// A decimal number as a whole amount of its smallest unit: {1234, 2} is 12.34.
struct WrittenNumber {
  std::int64_t amount = 0;
  int decimals = 0;
};

struct WrittenPicture {
  std::string_view jpeg;   // a thumbnail (thumbnail.hpp)
  unsigned side_px = 120;  // scaled to fit into a square of this side
  unsigned slot = 0;       // the first, second ... picture of the same cell, side by side
};

class WorkbookWriter;

// Places as sheets show them: rows from 1, columns from 0.
class SheetWriter {
 public:
  SheetWriter(WorkbookWriter& book, lxw_worksheet* sheet, std::string name);

  // Also freezes the rows down to the header, repeats it on every printed page, puts a filter on
  // it, and gives `rows_below` rows their choices. Printed as wide as the paper, A3 when wide.
  void header(int row, std::span<const WrittenColumn> columns, int rows_below = 1'000);
  void title(MergedRange range, std::string_view text);
  void text(CellPlace at, std::string_view text);  // never taken for a number or formula
  void number(CellPlace at, WrittenNumber number);
  void day(CellPlace at, base::Day day);
  void instant(CellPlace at, base::Instant instant, base::UtcOffset offset);
  void note(CellPlace at, const std::string& text);
  void picture(CellPlace at, const WrittenPicture& picture);  // makes the row high enough

 private:
  friend class WorkbookWriter;

  void check(int error, CellPlace at);
  void offer_choices(int row, int column, const WrittenColumn& written, int rows_below);
  void widen(CellPlace at, double characters);
  void close();

  WorkbookWriter& book_;
  lxw_worksheet* sheet_;
  std::string name_;
  int header_row_ = 0;
  int columns_ = 0;
  int last_row_ = 0;
  std::map<int, double> widths_;     // of columns, in characters
  std::map<int, unsigned> heights_;  // of rows with pictures, in px
};

class WorkbookWriter {
 public:
  explicit WorkbookWriter(const std::filesystem::path& file);
  ~WorkbookWriter();  // without finish() no file appears
  WorkbookWriter(const WorkbookWriter&) = delete;
  WorkbookWriter& operator=(const WorkbookWriter&) = delete;

  SheetWriter& add_sheet(const std::string& name);  // lives as long as the writer
  // Writes the file. Refuses with what went wrong first: cell_text_too_long, sheet_too_large,
  // sheet_name_invalid, validation_list_too_long, picture_unreadable; throws when the file cannot
  // be written.
  base::Result<void> finish();

 private:
  friend class SheetWriter;

  enum class Style { header, title, text, day, instant };
  lxw_format* style(Style style);
  lxw_format* number_style(int decimals);
  void refuse_first(base::Refusal refusal);

  std::filesystem::path file_;
  lxw_workbook* book_;
  std::map<Style, lxw_format*> styles_;
  std::map<int, lxw_format*> number_styles_;
  std::deque<SheetWriter> sheets_;
  std::optional<base::Refusal> refusal_;
};

}  // namespace luoshi::interop
