// What an import did, or would do: counts, what each column was taken for, and every complaint with
// its place and remedy. Nothing that a sheet holds is left out without a line here.
#pragma once
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "base/json.hpp"
#include "base/message.hpp"
#include "interop/import_columns.hpp"

namespace luoshi::interop {

// An error keeps its row out; a warning does not.
enum class ImportSeverity { error, warning };
BOOST_DESCRIBE_ENUM(ImportSeverity, error, warning)

struct ImportComplaint {
  ImportSeverity severity = ImportSeverity::error;
  std::string code;  // of the message tables, stable
  std::string file;
  std::string sheet;
  std::int32_t row = 0;  // as the sheet shows it; 0 = the whole sheet
  std::string letter;    // "D"; empty = the whole row
  std::string heading;   // of the column, as the sheet shows it
  std::map<std::string, std::string> args;
  bool operator==(const ImportComplaint&) const = default;
};
BOOST_DESCRIBE_STRUCT(ImportComplaint, (),
                      (severity, code, file, sheet, row, letter, heading, args))

struct ColumnReport {
  std::string letter;
  std::string heading;
  std::string meaning;  // "unit", "quantities.people", "fields.work"; empty = not imported
  std::string sample;   // the first value below it
};
BOOST_DESCRIBE_STRUCT(ColumnReport, (), (letter, heading, meaning, sample))

enum class YearSource { none, option, title, sheet_name, file_name };
BOOST_DESCRIBE_ENUM(YearSource, none, option, title, sheet_name, file_name)

struct SheetReport {
  std::string file;
  std::string sheet;
  std::string purpose;  // an activity kind, "ledger", an office list, or empty: not imported
  std::int32_t heading_row = 0;
  std::int64_t rows = 0;          // rows of data read
  std::int64_t records = 0;       // commands made of them
  std::int64_t blank = 0;         // skipped
  std::int64_t subtotals = 0;     // skipped
  std::int64_t notes = 0;         // skipped: remarks, signatures, repeated headings
  std::int64_t nothing_said = 0;  // skipped: unit and day, but no value (not a zero report)
  std::int64_t zero_reports = 0;
  std::int64_t years_inferred = 0;  // days without a year that took `year`
  std::int32_t year = 0;
  YearSource year_from = YearSource::none;
  std::vector<ColumnReport> columns;
  std::vector<std::string> meanings;  // what a column of it can mean, for those who say it by hand
};
BOOST_DESCRIBE_STRUCT(SheetReport, (),
                      (file, sheet, purpose, heading_row, rows, records, blank, subtotals, notes,
                       nothing_said, zero_reports, years_inferred, year, year_from, columns,
                       meanings))

struct ImportReport {
  bool dry_run = false;
  bool executed = false;      // false: nothing was written
  std::int64_t rows = 0;      // rows of data read
  std::int64_t recorded = 0;  // records written (dry run: that would be)
  std::int64_t repeated = 0;  // already there with the same content
  std::int64_t refused = 0;   // rows with an error
  std::int64_t left_out = 0;  // later than the day asked for
  std::int64_t photos = 0;
  std::int32_t shifted_weeks = 0;
  std::vector<SheetReport> sheets;
  std::vector<ImportComplaint> complaints;

  bool has_errors() const;
};
BOOST_DESCRIBE_STRUCT(ImportReport, (),
                      (dry_run, executed, rows, recorded, repeated, refused, left_out, photos,
                       shifted_weeks, sheets, complaints))

// Texts by code, from the tables of every room that can refuse.
using MessageTables = std::vector<std::span<const base::Message>>;

// "file, sheet, row 7, column D (出动人次): what is wrong, what to do".
std::string render(const ImportComplaint& complaint, const MessageTables& tables,
                   base::Language language);
// The same without the place, for lists that have columns for it.
std::string text_of(const ImportComplaint& complaint, const MessageTables& tables,
                    base::Language language);
// What a column was taken for, in words where there are some: "unit.parent" is 上级单位.
std::string meaning_text(const ColumnReport& column, const MessageTables& tables,
                         base::Language language);
std::string render(const ImportReport& report, const MessageTables& tables,
                   base::Language language);

std::span<const base::Message> import_messages();

}  // namespace luoshi::interop
