#include "interop/import_report.hpp"

#include <algorithm>

#include "pack/tables.hpp"

namespace luoshi::interop {

namespace {
using Args = std::map<std::string, std::string>;

const base::Message* find(const MessageTables& tables, std::string_view code) {
  for (const auto& table : tables)
    if (const base::Message* found = base::find_message(table, code)) return found;
  return nullptr;
}

std::string word(const MessageTables& tables, const std::string& code, base::Language language,
                 std::string_view otherwise) {
  const base::Message* found = find(tables, code);
  if (!found) return std::string(otherwise);
  return std::string(language == base::Language::zh ? found->zh : found->en);
}

// Arguments that are codes (a record's field, a kind of lists, a right) are said in words.
std::string text(const MessageTables& tables, std::string_view code, base::Language language,
                 Args args = {}) {
  const base::Message* found = find(tables, code);
  if (!found) return std::string(code);
  if (const auto field = args.find("field"); field != args.end())
    field->second = word(tables, "field." + field->second, language, field->second);
  if (const auto list = args.find("list"); list != args.end())
    list->second = word(tables, "import_purpose_" + list->second, language, list->second);
  if (const auto right = args.find("right"); right != args.end())
    if (const auto known = pack::word_text("right", right->second, language); !known.empty())
      right->second = known;
  return base::text_of(std::span(found, 1), code, language, args);
}

std::string_view year_code(YearSource source) {
  switch (source) {
    case YearSource::none:
    case YearSource::option:
      return "import_year_option";
    case YearSource::title:
      return "import_year_title";
    case YearSource::sheet_name:
      return "import_year_sheet_name";
    case YearSource::file_name:
      return "import_year_file_name";
  }
  return {};
}

void render_sheet(std::string& out, const SheetReport& sheet, const MessageTables& tables,
                  base::Language language) {
  if (sheet.purpose.empty()) return;  // its complaint says that nothing of it was taken
  out +=
      text(tables, "import_sheet", language,
           {{"file", sheet.file},
            {"sheet", sheet.sheet},
            {"purpose", word(tables, "import_purpose_" + sheet.purpose, language, sheet.purpose)},
            {"heading_row", std::to_string(sheet.heading_row)},
            {"rows", std::to_string(sheet.rows)},
            {"records", std::to_string(sheet.records)}}) +
      '\n';
  if (sheet.blank + sheet.subtotals + sheet.notes + sheet.nothing_said + sheet.zero_reports > 0)
    out += text(tables, "import_sheet_skipped", language,
                {{"blank", std::to_string(sheet.blank)},
                 {"subtotals", std::to_string(sheet.subtotals)},
                 {"notes", std::to_string(sheet.notes)},
                 {"nothing_said", std::to_string(sheet.nothing_said)},
                 {"zero_reports", std::to_string(sheet.zero_reports)}}) +
           '\n';
  if (sheet.years_inferred > 0)
    out += text(tables, "import_sheet_year", language,
                {{"years_inferred", std::to_string(sheet.years_inferred)},
                 {"year_from", text(tables, year_code(sheet.year_from), language)},
                 {"year", std::to_string(sheet.year)}}) +
           '\n';
  for (const ColumnReport& column : sheet.columns)
    if (!column.meaning.empty())
      out += text(tables, "import_column_taken", language,
                  {{"letter", column.letter},
                   {"heading", column.heading},
                   {"meaning", meaning_text(column, tables, language)}}) +
             '\n';
}
}  // namespace

std::string meaning_text(const ColumnReport& column, const MessageTables& tables,
                         base::Language language) {
  return word(tables, "field." + column.meaning, language, column.meaning);
}

bool ImportReport::has_errors() const {
  return std::ranges::any_of(
      complaints, [](const ImportComplaint& one) { return one.severity == ImportSeverity::error; });
}

std::string render(const ImportComplaint& complaint, const MessageTables& tables,
                   base::Language language) {
  const std::string separator = language == base::Language::zh ? "，" : ", ";
  std::string place = complaint.file;
  const auto add = [&](const std::string& part) {
    if (!place.empty()) place += separator;
    place += part;
  };
  if (!complaint.sheet.empty()) add(complaint.sheet);
  if (complaint.row > 0)
    add(text(tables, "import_place_row", language, {{"row", std::to_string(complaint.row)}}));
  if (!complaint.letter.empty())
    add(text(tables, "import_place_column", language,
             {{"letter", complaint.letter}, {"heading", complaint.heading}}));
  const std::string severity =
      text(tables, "import_severity_" + std::string(base::name_of(complaint.severity)), language);
  const std::string colon = language == base::Language::zh ? "：" : ": ";
  return severity + ' ' + place + colon + text(tables, complaint.code, language, complaint.args);
}

std::string text_of(const ImportComplaint& complaint, const MessageTables& tables,
                    base::Language language) {
  return text(tables, complaint.code, language, complaint.args);
}

std::string render(const ImportReport& report, const MessageTables& tables,
                   base::Language language) {
  std::string out;
  for (const SheetReport& sheet : report.sheets) render_sheet(out, sheet, tables, language);
  for (const ImportComplaint& complaint : report.complaints)
    out += render(complaint, tables, language) + '\n';
  if (report.shifted_weeks != 0)
    out += text(tables, "import_shifted", language,
                {{"weeks", std::to_string(report.shifted_weeks)}}) +
           '\n';
  out += text(tables, "import_totals", language,
              {{"rows", std::to_string(report.rows)},
               {"recorded", std::to_string(report.recorded)},
               {"repeated", std::to_string(report.repeated)},
               {"refused", std::to_string(report.refused)},
               {"photos", std::to_string(report.photos)}}) +
         '\n';
  if (report.left_out > 0)
    out +=
        text(tables, "import_left_out", language, {{"left_out", std::to_string(report.left_out)}}) +
        '\n';
  if (report.dry_run)
    out += text(tables, "import_dry_run", language) + '\n';
  else if (!report.executed)
    out += text(tables, "import_not_written", language) + '\n';
  return out;
}

}  // namespace luoshi::interop
