#include "pack/check.hpp"

namespace luoshi::pack {

namespace {
std::string identity_of(const Sheet& sheet, std::size_t row) {
  std::string out;
  for (std::size_t i = 0; i < sheet.table->columns.size(); ++i) {
    const Need need = sheet.table->columns[i].need;
    if (need == Need::identity || need == Need::part) out += sheet.rows[row].cells[i] + '\n';
  }
  return out;
}

std::string shown(std::string identity) {
  while (identity.ends_with('\n')) identity.pop_back();
  for (char& c : identity)
    if (c == '\n') c = ' ';
  return identity;
}

// The column a reader looks at for a repeated row: its code, or the first that names it.
std::string_view naming_column(const Table& table) {
  if (column_index(table, "code") != no_column && table.id != TableId::posts) return "code";
  for (const TableColumn& column : table.columns)
    if (column.need == Need::identity) return column.key;
  return table.columns.front().key;
}

void check_repeated(const Sheet& sheet, Complaints& complaints) {
  if (sheet.table->id == TableId::settings || sheet.table->id == TableId::holidays) return;
  std::map<std::string, std::size_t> seen;
  for (std::size_t i = 0; i < sheet.rows.size(); ++i) {
    const std::string identity = identity_of(sheet, i);
    if (shown(identity).empty()) continue;
    const auto [first, fresh] = seen.try_emplace(identity, i);
    if (!fresh)
      complain(complaints, "row_repeated", {sheet, i, naming_column(*sheet.table)},
               {{"value", shown(identity)},
                {"first", std::to_string(sheet.rows[first->second].number)}});
  }
}

// One warning for each table: packs without any English are common at first.
void check_english(const Sheet& sheet, Complaints& complaints) {
  for (const TableColumn& column : sheet.table->columns) {
    if (!column.key.ends_with("_en")) continue;
    const std::string chinese = std::string(column.key.substr(0, column.key.size() - 3)) + "_zh";
    std::size_t missing = 0;
    std::size_t first = no_row;
    for (std::size_t i = 0; i < sheet.rows.size(); ++i) {
      if (!sheet.cell(i, column.key).empty() || sheet.cell(i, chinese).empty()) continue;
      if (missing++ == 0) first = i;
    }
    if (missing > 0)
      warn(complaints, "english_missing", {sheet, first, column.key},
           {{"count", std::to_string(missing)}});
  }
}

class References {
 public:
  explicit References(const Sheets& sheets) : sheets_(sheets) {}

  // Whether what a cell refers to is there; true when that cannot be known.
  bool holds(std::string_view target, const std::string& item) {
    if (target == "category_prefix") return prefix_holds(item);
    if (target == "place_or_units") return item == "@place" || holds("units", item);
    if (target == "roles") return in(TableId::roles, item.substr(0, item.find(':')));
    if (target.starts_with("list:")) return in_list(target.substr(5), item);
    const Table* table = find_table(target);
    if (!table) return true;
    // A pack without seed units leaves its unit codes to the records of the office.
    if (table->home == Home::seed && sheets_[table->id].rows.empty()) return true;
    return in(table->id, item);
  }

 private:
  bool in(TableId id, const std::string& code) {
    auto [found, fresh] = codes_.try_emplace(id);
    if (fresh)
      for (std::size_t i = 0; i < sheets_[id].rows.size(); ++i)
        found->second.insert(std::string(sheets_[id].cell(i, code_column(id))));
    return found->second.contains(code);
  }
  static std::string_view code_column(TableId id) {
    return id == TableId::checklists ? "checklist" : "code";
  }
  bool in_list(std::string_view list, const std::string& code) const {
    const Sheet& terms = sheets_[TableId::terms];
    for (std::size_t i = 0; i < terms.rows.size(); ++i)
      if (terms.cell(i, "list") == list && terms.cell(i, "code") == code) return true;
    return false;
  }
  bool prefix_holds(const std::string& prefix) const {
    const Sheet& categories = sheets_[TableId::categories];
    for (std::size_t i = 0; i < categories.rows.size(); ++i)
      if (categories.cell(i, "code").starts_with(prefix)) return true;
    return false;
  }

  const Sheets& sheets_;
  std::map<TableId, std::set<std::string>> codes_;
};

// Name of the table that a person has to look into.
std::string target_table(std::string_view target) {
  if (target == "category_prefix") return "categories";
  if (target == "place_or_units") return "units";
  return std::string(target.starts_with("list:") ? "terms" : target);
}

void check_cell(References& references, const Spot& spot, const TableColumn& column,
                const std::string& text, Complaints& complaints) {
  const bool list = column.kind == CellKind::list || column.kind == CellKind::positions;
  for (const std::string& item : list ? split_list(text) : std::vector{text}) {
    if (item.empty() || references.holds(column.target, item)) continue;
    Args args{{"value", item}, {"table", target_table(column.target)}};
    if (column.target.starts_with("list:")) args["list"] = column.target.substr(5);
    complain(complaints, "reference_unknown", spot, std::move(args));
  }
}

bool refers(const TableColumn& column) {
  return !column.target.empty() && !column.target.starts_with("words:");
}
}  // namespace

void check_tables(const Sheets& sheets, Complaints& complaints) {
  for (const Sheet& sheet : sheets) {
    if (!sheet.present()) continue;
    check_repeated(sheet, complaints);
    check_english(sheet, complaints);
  }
}

void check_references(const Sheets& sheets, Complaints& complaints) {
  References references(sheets);
  for (const Sheet& sheet : sheets)
    for (std::size_t c = 0; c < sheet.table->columns.size(); ++c) {
      const TableColumn& column = sheet.table->columns[c];
      if (!refers(column)) continue;
      for (std::size_t i = 0; i < sheet.rows.size(); ++i)
        check_cell(references, {sheet, i, column.key}, column, sheet.rows[i].cells[c], complaints);
    }
  const Sheet& items = sheets[TableId::settings];
  for (std::size_t i = 0; i < items.rows.size(); ++i) {
    const TableColumn* column = setting_column(items.rows[i].cells[0]);
    if (column && refers(*column))
      check_cell(references, {items, i, "value"}, *column, items.rows[i].cells[1], complaints);
  }
}

}  // namespace luoshi::pack
