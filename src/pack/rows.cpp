#include "pack/rows.hpp"

namespace luoshi::pack {

namespace {
bool is_code(std::string_view text, Home home) {
  return text.size() <= 64 && std::ranges::all_of(text, [&](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
                  (home == Home::seed && c >= 'A' && c <= 'Z');
         });
}

std::string allowed_words(std::string_view target) {
  std::string out;
  if (!target.starts_with("words:")) return out;
  for (const ValueWord& word : value_words()) {
    if (word.set != target.substr(6)) continue;
    if (!out.empty()) out += ", ";
    out += std::string(word.zh) + " (" + std::string(word.code) + ")";
  }
  return out;
}

// What every cell must be, whatever its struct: filled, a proper code, one of the closed words.
std::string_view cell_fault(const TableColumn& column, Home home, std::string_view text) {
  if (text.empty())
    return column.need == Need::required || column.need == Need::identity ? "cell_required" : "";
  const bool names_something = column.kind == CellKind::code && column.target.empty();
  if (names_something && !is_code(text, home)) return "cell_not_code";
  if (column.kind != CellKind::choice && column.kind != CellKind::choices) return {};
  for (const std::string& item : split_list(text))
    if (word_code(column.target.substr(6), item) != item) return "cell_not_allowed";
  return {};
}

template <class T>
void read_table(const Sheet& sheet, std::vector<T>& rows, Complaints& complaints) {
  const Table& table = *sheet.table;
  for (std::size_t i = 0; i < sheet.rows.size(); ++i) {
    T& row = rows.emplace_back();
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      const TableColumn& column = table.columns[c];
      const std::string& text = sheet.rows[i].cells[c];
      if (text.empty() && sheet.letters[c].empty()) continue;  // column_missing is said already
      std::string_view fault = cell_fault(column, table.home, text);
      if (fault.empty()) fault = read_member(row, column.key, text);
      if (!fault.empty())
        complain(complaints, fault, {sheet, i, column.key},
                 {{"value", text}, {"allowed", allowed_words(column.target)}});
    }
  }
}

void read_setting_row(const Sheet& sheet, std::size_t row, Rows& rows, Complaints& complaints) {
  const std::string_view key = sheet.cell(row, "item");
  const std::string_view text = sheet.cell(row, "value");
  const TableColumn* column = setting_column(key);
  if (!column)
    return complain(complaints, "setting_unknown", {sheet, row, "item"},
                    {{"value", std::string(key)}});
  for (std::size_t other = 0; other < row; ++other)
    if (sheet.cell(other, "item") == key)
      return complain(
          complaints, "setting_repeated", {sheet, row, "item"},
          {{"value", std::string(key)}, {"first", std::to_string(sheet.rows[other].number)}});
  std::string_view fault = cell_fault(*column, Home::rules, text);
  if (fault.empty() && !text.empty())
    with_setting(rows, key, [&]<class M>(M& member) { fault = Cell<M>::read(text, member); });
  if (!fault.empty())
    complain(complaints, fault, {sheet, row, "value"},
             {{"value", std::string(text)}, {"setting", std::string(key)}});
}

void read_settings(const Sheet& sheet, Rows& rows, Complaints& complaints) {
  if (!sheet.present()) return;
  for (std::size_t i = 0; i < sheet.rows.size(); ++i) read_setting_row(sheet, i, rows, complaints);
  for (const TableColumn& column : settings())
    if (column.need == Need::required && !find_setting(sheet, column.key))
      complain(complaints, "setting_missing", {sheet}, {{"setting", std::string(column.key)}});
}
}  // namespace

Rows read_rows(const Sheets& sheets, Complaints& complaints) {
  Rows out;
  read_settings(sheets[TableId::settings], out, complaints);
  for_each_table(out, [&](TableId id, auto& rows) { read_table(sheets[id], rows, complaints); });
  for (const Sheet& sheet : sheets)
    if (sheet.table->need == Need::required && sheet.rows.empty()) {
      Complaint one{Severity::error, "table_missing", sheet.file, sheet.sheet};
      one.table = sheet.table->name;
      complaints.push_back(std::move(one));
    }
  return out;
}

Sheets write_rows(const Rows& rows) {
  Sheets out;
  for (const TableColumn& column : settings()) {
    std::string text;
    with_setting(rows, column.key,
                 [&]<class M>(const M& member) { text = Cell<M>::write(member); });
    out[TableId::settings].rows.push_back({0, {std::string(column.key), std::move(text), {}}});
  }
  for_each_table(rows, [&](TableId id, const auto& list) {
    for (const auto& row : list) {
      SheetRow& line = out[id].rows.emplace_back();
      for (const TableColumn& column : table(id).columns)
        line.cells.push_back(write_member(row, column));
    }
  });
  return out;
}

}  // namespace luoshi::pack
