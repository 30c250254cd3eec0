#include "pack/sheets.hpp"

#include "base/text.hpp"

namespace luoshi::pack {

namespace {
constexpr std::array<std::string_view, 3> wide_blanks{"\u3000", "\u00a0", "\ufeff"};

std::string canonical_item(std::string_view set, std::string_view item) {
  const std::string_view code = word_code(set, item);
  return std::string(code.empty() ? item : code);
}

// Words become codes; a word that is none stays, for the reader of cells to complain about.
std::string canonical(const TableColumn& column, std::string_view raw) {
  const std::string text = trimmed(raw);
  if (column.kind == CellKind::yes_no) {
    if (text == "1") return "true";
    if (text == "0") return "false";
    return canonical_item("yes_no", text);
  }
  const bool list = column.kind == CellKind::list || column.kind == CellKind::choices ||
                    column.kind == CellKind::positions;
  if (!list && !column.target.starts_with("words:")) return text;
  if (!list) return canonical_item(column.target.substr(6), text);
  std::vector<std::string> items = split_list(text);
  if (column.target.starts_with("words:"))
    for (std::string& item : items) item = canonical_item(column.target.substr(6), item);
  return join_list(items);
}

bool is_empty(const GridRow& row) {
  return std::ranges::all_of(row.cells, [](const std::string& c) { return trimmed(c).empty(); });
}

std::size_t column_of_heading(const Table& table, std::string_view heading) {
  const std::string wanted = base::normalise(heading);
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const TableColumn& column = table.columns[i];
    if (wanted == column.key || wanted == base::normalise(column.zh) ||
        wanted == base::normalise(column.en))
      return i;
  }
  return no_column;
}

class GridReader {
 public:
  GridReader(const Grid& grid, Sheet& sheet, Complaints& complaints)
      : grid_(grid), sheet_(sheet), complaints_(complaints) {}

  void read() {
    sheet_.file = grid_.file;
    sheet_.sheet = grid_.sheet;
    auto row = std::ranges::find_if_not(grid_.rows, is_empty);
    if (row == grid_.rows.end()) return complain(complaints_, "heading_missing", {sheet_});
    read_heading(*row);
    for (++row; row != grid_.rows.end(); ++row)
      if (!is_empty(*row)) read_row(*row);
  }

 private:
  void read_heading(const GridRow& heading) {
    sheet_.letters.assign(sheet_.table->columns.size(), {});
    for (std::size_t i = 0; i < heading.cells.size(); ++i) {
      const std::string text = trimmed(heading.cells[i]);
      const std::size_t column = text.empty() ? no_column : column_of_heading(*sheet_.table, text);
      targets_.push_back(no_column);
      if (text.empty()) continue;
      if (column == no_column)
        at_heading("column_unknown", heading, i, {{"value", text}});
      else if (!sheet_.letters[column].empty())
        at_heading("column_repeated", heading, i, {{"value", text}});
      else
        sheet_.letters[column] = column_letter(i), targets_[i] = column;
    }
    for (std::size_t i = 0; i < sheet_.table->columns.size(); ++i) {
      const TableColumn& column = sheet_.table->columns[i];
      if (sheet_.letters[i].empty() &&
          (column.need == Need::required || column.need == Need::identity))
        at_heading("column_missing", heading, no_column, {{"value", std::string(column.key)}},
                   column.key);
    }
  }

  void read_row(const GridRow& row) {
    SheetRow out{row.number, std::vector<std::string>(sheet_.table->columns.size()), row.file};
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (i < targets_.size() && targets_[i] != no_column)
        out.cells[targets_[i]] = canonical(sheet_.table->columns[targets_[i]], row.cells[i]);
      else if (i >= targets_.size() && !trimmed(row.cells[i]).empty())
        at_heading("cell_without_heading", row, i, {{"value", trimmed(row.cells[i])}});
    }
    if (sheet_.table->id == TableId::settings) read_setting(out);
    sheet_.rows.push_back(std::move(out));
  }

  static void read_setting(SheetRow& row) {
    row.cells[2].clear();  // the note is for reading only
    const TableColumn* column = setting_column(row.cells[0]);
    if (!column) return;
    row.cells[0] = column->key;
    row.cells[1] = canonical(*column, row.cells[1]);
  }

  void at_heading(std::string_view code, const GridRow& row, std::size_t index, Args args,
                  std::string_view column = {}) {
    complain(complaints_, code, {sheet_, no_row, column}, std::move(args));
    complaints_.back().row = row.number;
    if (index != no_column) complaints_.back().letter = column_letter(index);
  }

  const Grid& grid_;
  Sheet& sheet_;
  Complaints& complaints_;
  std::vector<std::size_t> targets_;  // by column of the grid: column of the table
};

// Sheets of the workbook that are for people only.
bool explains(const Grid& grid) {
  return !word_code("sheet", grid.name).empty();
}

std::string display(const TableColumn& column, std::string_view cell, Form form) {
  if (form == Form::codes || cell.empty()) return std::string(cell);
  const auto language = form == Form::zh ? base::Language::zh : base::Language::en;
  if (column.kind == CellKind::yes_no) return std::string(word_text("yes_no", cell, language));
  if (!column.target.starts_with("words:")) return std::string(cell);
  std::vector<std::string> items = split_list(cell);
  for (std::string& item : items) item = word_text(column.target.substr(6), item, language);
  return join_list(items);
}

std::string_view heading(const TableColumn& column, Form form) {
  switch (form) {
    case Form::codes:
      return column.key;
    case Form::zh:
      return column.zh;
    case Form::en:
      return column.en;
  }
  return {};
}

Grid grid_from(const Sheet& sheet, Form form) {
  const Table& table = *sheet.table;
  Grid out;
  out.name = form == Form::codes ? table.name : form == Form::zh ? table.zh : table.en;
  out.sheet = out.name;
  GridRow& first = out.rows.emplace_back(GridRow{1, {}});
  for (const TableColumn& column : table.columns) first.cells.emplace_back(heading(column, form));
  for (const SheetRow& row : sheet.rows) {
    GridRow& line = out.rows.emplace_back();
    line.number = static_cast<std::uint32_t>(out.rows.size());
    for (std::size_t i = 0; i < table.columns.size(); ++i)
      line.cells.push_back(display(table.columns[i], row.cells[i], form));
    const TableColumn* setting =
        table.id == TableId::settings ? setting_column(row.cells[0]) : nullptr;
    if (!setting || form == Form::codes) continue;
    line.cells[0] = heading(*setting, form);
    line.cells[1] = display(*setting, row.cells[1], form);
    line.cells[2] = form == Form::zh ? setting->help_zh : setting->help_en;
  }
  return out;
}
}  // namespace

std::string_view Sheet::cell(std::size_t row, std::string_view key) const {
  return rows[row].cells[column_index(*table, key)];
}

Sheets::Sheets() {
  for (std::size_t i = 0; i < table_count; ++i) all_[i].table = &tables()[i];
}

Sheets read_grids(const std::vector<Grid>& grids, Complaints& complaints) {
  Sheets out;
  for (const Grid& grid : grids) {
    if (explains(grid)) continue;
    const Table* found = find_table(grid.name);
    if (!found) {
      Complaint one{Severity::warning, "table_unknown", grid.file, grid.sheet};
      one.args["value"] = grid.name;
      complaints.push_back(std::move(one));
      continue;
    }
    Sheet& sheet = out[found->id];
    if (sheet.present()) {
      Complaint one{Severity::error, "table_repeated", grid.file, grid.sheet};
      one.table = found->name;
      one.args["value"] = sheet.sheet.empty() ? sheet.file : sheet.sheet;
      complaints.push_back(std::move(one));
      continue;
    }
    GridReader(grid, sheet, complaints).read();
  }
  return out;
}

std::vector<Grid> grids_from(const Sheets& sheets, Form form) {
  std::vector<Grid> out;
  for (const Sheet& sheet : sheets) out.push_back(grid_from(sheet, form));
  return out;
}

Grid guide_grid(const Sheets& sheets, base::Language language) {
  const bool zh = language == base::Language::zh;
  Grid out;
  out.name = word_text("sheet", "guide", language);
  out.sheet = out.name;
  const auto setting = [&](std::string_view key) {
    const SheetRow* row = find_setting(sheets[TableId::settings], key);
    return row ? row->cells[1] : std::string();
  };
  const Args args{{"name", setting(zh ? "pack.name_zh" : "pack.name_en")},
                  {"version", setting("pack.version")}};
  for (const base::Message& line : guide())
    out.rows.push_back({0, {base::fill(zh ? line.zh : line.en, args)}});
  for (const Table& one : tables())
    out.rows.push_back(
        {0, {std::string(zh ? one.zh : one.en), std::string(zh ? one.help_zh : one.help_en)}});
  for (std::size_t i = 0; i < out.rows.size(); ++i)
    out.rows[i].number = static_cast<std::uint32_t>(i + 1);
  return out;
}

const SheetRow* find_setting(const Sheet& sheet, std::string_view key) {
  for (const SheetRow& row : sheet.rows)
    if (row.cells[0] == key) return &row;
  return nullptr;
}

const TableColumn* setting_column(std::string_view key) {
  const std::string wanted = base::normalise(key);
  for (const TableColumn& column : settings())
    if (wanted == column.key || wanted == base::normalise(column.zh) ||
        wanted == base::normalise(column.en))
      return &column;
  return nullptr;
}

std::string trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  for (bool again = true; again;) {
    again = false;
    while (!text.empty() && blanks.contains(text.front())) text.remove_prefix(1);
    while (!text.empty() && blanks.contains(text.back())) text.remove_suffix(1);
    for (const std::string_view wide : wide_blanks) {
      if (text.starts_with(wide)) text.remove_prefix(wide.size()), again = true;
      if (text.ends_with(wide)) text.remove_suffix(wide.size()), again = true;
    }
  }
  return base::to_nfc(text);
}

std::vector<std::string> split_list(std::string_view cell) {
  std::vector<std::string> out;
  while (!cell.empty()) {
    std::size_t end = std::min(cell.find('|'), cell.find("\uff5c"));  // also full width
    if (end == cell.npos) end = cell.size();
    if (std::string item = trimmed(cell.substr(0, end)); !item.empty())
      out.push_back(std::move(item));
    cell.remove_prefix(end);
    if (!cell.empty()) cell.remove_prefix(cell.front() == '|' ? 1 : 3);
  }
  return out;
}

std::string join_list(const std::vector<std::string>& items) {
  std::string out;
  for (const std::string& item : items) {
    if (!out.empty()) out += '|';
    out += item;
  }
  return out;
}

void complain(Complaints& complaints, std::string_view code, const Spot& spot, Args args) {
  Complaint out{Severity::error, std::string(code), spot.sheet.file, spot.sheet.sheet};
  out.table = spot.sheet.table->name;
  out.column = spot.column;
  out.args = std::move(args);
  if (spot.row != no_row) {
    const SheetRow& row = spot.sheet.rows[spot.row];
    out.row = row.number;
    if (!row.file.empty()) out.file = row.file;
  }
  const std::size_t index = column_index(*spot.sheet.table, spot.column);
  if (index != no_column && spot.sheet.present()) out.letter = spot.sheet.letters[index];
  complaints.push_back(std::move(out));
}

void warn(Complaints& complaints, std::string_view code, const Spot& spot, Args args) {
  complain(complaints, code, spot, std::move(args));
  complaints.back().severity = Severity::warning;
}

void complain_setting(Complaints& complaints, std::string_view code, const Sheet& settings,
                      std::string_view key, Args args) {
  std::size_t row = no_row;
  for (std::size_t i = 0; i < settings.rows.size(); ++i)
    if (settings.rows[i].cells[0] == key) row = i;
  complain(complaints, code, {settings, row, row == no_row ? "" : "value"}, std::move(args));
  complaints.back().args["setting"] = key;
}

}  // namespace luoshi::pack
