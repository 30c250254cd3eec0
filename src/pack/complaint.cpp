#include "pack/complaint.hpp"

#include "pack/messages.hpp"
#include "pack/order.hpp"
#include "pack/sheets.hpp"

namespace luoshi::pack {

namespace {
// "kinds" -> the heading of the sheet, for a person who sees headings only.
std::string table_title(std::string_view name, base::Language language) {
  const Table* table = find_table(name);
  if (!table) return std::string(name);
  return std::string(language == base::Language::zh ? table->zh : table->en);
}

std::string column_title(const Complaint& complaint, base::Language language) {
  const Table* table = find_table(complaint.table);
  const std::size_t index = table ? column_index(*table, complaint.column) : no_column;
  if (index == no_column) return complaint.column;
  const TableColumn& column = table->columns[index];
  return std::string(language == base::Language::zh ? column.zh : column.en) + " (" +
         complaint.column + ")";
}

std::string place(const Complaint& complaint, base::Language language) {
  const auto part = [&](std::string_view code, std::map<std::string, std::string> args) {
    return base::text_of(messages(), code, language, args);
  };
  std::string out = complaint.file;
  if (!complaint.sheet.empty()) out += part("place_sheet", {{"sheet", complaint.sheet}});
  if (complaint.row > 0)
    out += part(complaint.sheet.empty() ? "place_line" : "place_row",
                {{"row", std::to_string(complaint.row)}});
  if (!complaint.letter.empty() && complaint.sheet.empty())
    out += part("place_column", {{"column", column_title(complaint, language)}});
  else if (!complaint.letter.empty())
    out += part("place_lettered_column",
                {{"letter", complaint.letter}, {"column", column_title(complaint, language)}});
  return out;
}
}  // namespace

std::string text_of(const Complaint& complaint, base::Language language) {
  auto args = complaint.args;
  args.try_emplace("table", complaint.table);
  args["table"] = table_title(args["table"], language);
  if (args.contains("list")) args["table"] += " " + args["list"];
  if (const auto it = args.find("setting"); it != args.end())
    if (const TableColumn* setting = setting_column(it->second))
      it->second = std::string(language == base::Language::zh ? setting->zh : setting->en) + " (" +
                   std::string(setting->key) + ")";
  args["column"] = complaint.column;
  std::string out = base::text_of(messages(), complaint.code, language, args);
  if (args.contains("setting") && !out.contains(args["setting"]))
    out = args["setting"] + ": " + out;
  return out;
}

std::string render(const Complaint& complaint, base::Language language) {
  const std::string_view severity = complaint.severity == Severity::error ? "error" : "warning";
  const std::string where = place(complaint, language);
  return base::text_of(messages(), severity, language) + (where.empty() ? "" : " " + where) + ": " +
         text_of(complaint, language);
}

bool has_errors(const Complaints& complaints) {
  return contains(complaints, Severity::error, &Complaint::severity);
}

}  // namespace luoshi::pack
