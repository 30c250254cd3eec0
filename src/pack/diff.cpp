#include "pack/diff.hpp"

#include "pack/messages.hpp"

namespace luoshi::pack {

namespace {
std::string identity_of(const Table& table, const SheetRow& row) {
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const Need need = table.columns[i].need;
    if ((need == Need::identity || need == Need::part) && !row.cells[i].empty())
      parts.push_back(row.cells[i]);
  }
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : " / ") + part;
  return out;
}

Change change_of(ChangeKind kind, const Table& table, const SheetRow& row) {
  Change out{kind, std::string(table.name), identity_of(table, row), {}, {}};
  const std::size_t name = std::min(column_index(table, "name_zh"), column_index(table, "name"));
  if (name != no_column) out.name = row.cells[name];
  return out;
}

Change whole_row(ChangeKind kind, const Table& table, const SheetRow& row) {
  Change out = change_of(kind, table, row);
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (row.cells[i].empty()) continue;
    CellChange cell{std::string(table.columns[i].key), {}, {}};
    (kind == ChangeKind::added ? cell.after : cell.before) = row.cells[i];
    out.cells.push_back(std::move(cell));
  }
  return out;
}

class TableDiff {
 public:
  TableDiff(const Sheet& before, const Sheet& after, std::vector<Change>& out)
      : table_(*before.table), out_(out) {
    std::map<std::string, const SheetRow*> old_rows;
    for (const SheetRow& row : before.rows) old_rows.emplace(identity_of(table_, row), &row);
    std::set<std::string> kept;
    std::vector<std::string> order;
    for (const SheetRow& row : after.rows) {
      const std::string identity = identity_of(table_, row);
      const auto old = old_rows.find(identity);
      if (old == old_rows.end()) continue;
      kept.insert(identity);
      order.push_back(identity);
    }
    std::vector<std::string> old_order;
    for (const SheetRow& row : before.rows) {
      const std::string identity = identity_of(table_, row);
      if (kept.contains(identity))
        old_order.push_back(identity);
      else
        out_.push_back(whole_row(ChangeKind::removed, table_, row));
    }
    for (const SheetRow& row : after.rows) {
      const auto old = old_rows.find(identity_of(table_, row));
      if (old == old_rows.end())
        out_.push_back(whole_row(ChangeKind::added, table_, row));
      else
        compare(*old->second, row);
    }
    if (order != old_order)
      out_.push_back({ChangeKind::reordered, std::string(table_.name), {}, {}, {}});
  }

 private:
  void compare(const SheetRow& before, const SheetRow& after) {
    Change change = change_of(ChangeKind::changed, table_, after);
    for (std::size_t i = 0; i < table_.columns.size(); ++i)
      if (before.cells[i] != after.cells[i])
        change.cells.push_back(
            {std::string(table_.columns[i].key), before.cells[i], after.cells[i]});
    if (!change.cells.empty()) out_.push_back(std::move(change));
  }

  const Table& table_;
  std::vector<Change>& out_;
};
}  // namespace

std::vector<Change> diff(const Pack& before, const Pack& after) {
  const Sheets old_sheets = sheets_of(before);
  const Sheets new_sheets = sheets_of(after);
  std::vector<Change> out;
  for (const Table& one : tables()) TableDiff(old_sheets[one.id], new_sheets[one.id], out);
  return out;
}

std::string render(const Change& change, base::Language language) {
  const Table* table = find_table(change.table);
  if (!table) return {};
  const bool zh = language == base::Language::zh;
  std::string row = change.row;
  if (!change.name.empty() && change.name != row) row += " " + change.name;
  if (const TableColumn* setting = setting_column(change.row))
    row += " " + std::string(zh ? setting->zh : setting->en);
  const std::string kind(base::name_of(change.kind));
  std::string out =
      base::text_of(messages(), "change_" + kind, language,
                    {{"table", std::string(zh ? table->zh : table->en)}, {"row", row}});
  if (change.kind != ChangeKind::changed) return out;
  for (const CellChange& cell : change.cells) {
    const TableColumn& column = table->columns[column_index(*table, cell.column)];
    const auto shown = [&](const std::string& text) {
      return text.empty() ? base::text_of(messages(), "change_empty", language) : text;
    };
    out += "\n" + base::text_of(messages(), "change_cell", language,
                                {{"column", std::string(zh ? column.zh : column.en)},
                                 {"before", shown(cell.before)},
                                 {"after", shown(cell.after)}});
  }
  return out;
}

}  // namespace luoshi::pack
