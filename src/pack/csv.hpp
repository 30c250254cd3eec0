// Strict CSV (RFC 4180) in UTF-8: comma, double quotes, CRLF or LF. docs/decisions/0004 says why
// this one format has a reader of our own.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "pack/grid.hpp"

namespace luoshi::pack {

// Rows with the line they begin on; blank lines are left out. Refusals (args: line):
// csv_not_utf8, csv_quote_open (never closed), csv_quote_stray (inside an unquoted cell, or text
// after the closing quote).
base::Result<std::vector<GridRow>> parse_csv(std::string_view text);

// Cells are quoted only where they must be; lines end in LF.
std::string write_csv(const std::vector<GridRow>& rows);

}  // namespace luoshi::pack
