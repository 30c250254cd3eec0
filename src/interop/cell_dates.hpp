// Which cells of an XLSX sheet are dates, and what they say. Sheets store a day as a number; only
// the cell's number format tells. Source: ECMA-376 part 1, 18.8.30 and 18.8.31 (zh-cn ids too).
// Why not left to GDAL 3.6: it drops the time of "h:mm" formats and does not know m"月"d"日".
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "interop/xlsx_package.hpp"

namespace luoshi::interop {

enum class NumberMeaning { number, day, time, day_and_time, elapsed };

NumberMeaning meaning_of_format(int builtin_id);
NumberMeaning meaning_of_format(std::string_view code);  // yyyy"年"m"月"d"日"

// By the cell's style index ("s"); empty when the workbook has no styles.
base::Result<std::vector<NumberMeaning>> read_cell_meanings(const Archive& archive,
                                                            std::string_view part);

// 2018-11-02, 08:05:09, 2018-11-02 08:05:09, or 36:00:00 for elapsed time; nullopt for a plain
// number and for what is no day of the years 1900 to 9999.
std::optional<std::string> date_text(std::string_view value, NumberMeaning meaning,
                                     XlsxWorkbook::Epoch epoch);
// The same for the ISO 8601 forms that ODS stores: 2018-11-02T08:05:09, PT14H30M00S.
std::string plain_date_text(std::string text);

}  // namespace luoshi::interop
