// Tables that are plain text: CSV and JSON Lines, in UTF-8, UTF-16 or GB18030.
#pragma once
#include <string>
#include <string_view>

#include "interop/workbook.hpp"

namespace luoshi::interop {

// UTF-8 without byte order mark. A text that is no valid UTF-8 is taken as GB18030, which Chinese
// offices save from spreadsheets; UTF-16 needs its byte order mark. Refuses with
// workbook_unknown_format when it is neither, or holds a NUL.
base::Result<std::string> to_utf8(std::string_view bytes);

// RFC 4180 with comma, semicolon or tab (the most frequent in the first line). A row's number is
// the number of the record, blank lines counted, as spreadsheets show it.
// Refuses with csv_quote_open, workbook_too_large.
base::Result<Sheet> read_csv(std::string_view bytes, std::string name);

// One JSON object a line; row 1 is the header made of all keys in the order they first appear, the
// object on line n is row n + 1. Refuses with json_line_malformed, json_number_inexact,
// workbook_too_large.
base::Result<Sheet> read_json_lines(std::string_view bytes, std::string name);

}  // namespace luoshi::interop
