// What GDAL does not tell about an XLSX sheet: merged ranges, days, and which cells hold pictures.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "interop/cell_dates.hpp"

namespace luoshi::interop {

// Rows from 1 as the sheet shows them, columns from 0; both ends belong to the range.
struct MergedRange {
  int first_row = 0;
  int last_row = 0;
  int first_column = 0;
  int last_column = 0;
  bool operator==(const MergedRange&) const = default;
};

struct CellText {
  int row = 0;     // from 1
  int column = 0;  // from 0
  std::string text;
};

struct CellPicture {
  int row = 0;
  int column = 0;
  int value_metadata = 0;  // Excel in-cell picture: "vm", from 1; 0 when there is none
  std::string formula_id;  // WPS: the id of DISPIMG; empty when there is none
};

struct SheetMarks {
  std::vector<MergedRange> merged;
  std::vector<CellText> dates;
  std::vector<CellPicture> pictures;
};

// Reads the sheet row by row, so that memory stays small. Refuses with workbook_damaged.
base::Result<SheetMarks> read_sheet_marks(std::string_view xml,
                                          const std::vector<NumberMeaning>& meanings,
                                          XlsxWorkbook::Epoch epoch);

// "AB12" -> row 12, column 27; nullopt for anything else.
struct CellPlace {
  int row = 0;
  int column = 0;
};
std::optional<CellPlace> place_of(std::string_view reference);

// The id in =DISPIMG("ID_0123",1), the text that WPS leaves in a cell with a picture. Such a text
// is never a value: whoever reads the cell treats it as empty.
std::optional<std::string> picture_formula_id(std::string_view cell_text);

}  // namespace luoshi::interop
