#include "interop/pack_workbook.hpp"

#include "base/text.hpp"
#include "interop/workbook.hpp"
#include "interop/workbook_writer.hpp"

namespace luoshi::interop {

namespace {
using base::Language;
using pack::CellKind;
using pack::TableColumn;

// Rows below the last that already have the format of text: a typed 01001 keeps its zero.
constexpr int spare_rows = 200;

std::string_view in(Language language, std::string_view zh, std::string_view en) {
  return language == Language::zh ? zh : en;
}

double width_of(CellKind kind, std::string_view key) {
  switch (kind) {
    case CellKind::code:
      return 18;
    case CellKind::text:
      return key.starts_with("template") || key.starts_with("help") ? 60 : 26;
    case CellKind::list:
    case CellKind::choices:
      return 36;
    case CellKind::number:
    case CellKind::decimal:
    case CellKind::day:
    case CellKind::time:
    case CellKind::yes_no:
    case CellKind::points:
      return 12;
    case CellKind::choice:
    case CellKind::rounding:
    case CellKind::positions:
      return 18;
  }
  return 18;
}

std::vector<std::string> words(std::string_view set, Language language) {
  std::vector<std::string> out;
  for (const pack::ValueWord& word : pack::value_words())
    if (word.set == set) out.emplace_back(in(language, word.zh, word.en));
  return out;
}

// The closed sets have a sheet of their own, a column each: a list inside a cell's validation holds
// too little, and cells with several choices have no list at all.
std::vector<std::string_view> choice_sets() {
  std::vector<std::string_view> out;
  for (const pack::Table& table : pack::tables())
    for (const TableColumn& column : table.columns)
      if (column.target.starts_with("words:") && !pack::contains(out, column.target.substr(6)))
        out.push_back(column.target.substr(6));
  return out;
}

std::string choices_range(std::string_view set, Language language) {
  const auto sets = choice_sets();
  const auto column = std::ranges::find(sets, set) - sets.begin();
  const std::string letter = "$" + column_name(static_cast<int>(column)) + "$";
  return "='" + std::string(pack::word_text("sheet", "choices", language)) + "'!" + letter +
         "2:" + letter + std::to_string(words(set, language).size() + 1);
}

void write_choices(WorkbookWriter& book, Language language) {
  SheetWriter& sheet = book.add_sheet(std::string(pack::word_text("sheet", "choices", language)));
  int column = 0;
  for (const std::string_view set : choice_sets()) {
    int row = 1;
    sheet.text({row++, column}, set);
    for (const std::string& word : words(set, language)) sheet.text({row++, column}, word);
    ++column;
  }
}

// The codes of the table that the column refers to, wherever they stand in the workbook.
std::string range_of(const TableColumn& column, Language language) {
  const pack::Table* table = pack::find_table(column.target);
  if (column.kind != CellKind::code || !table || column.target.contains(':')) return {};
  const std::size_t code = pack::column_index(*table, "code");
  if (code == pack::no_column) return {};
  const std::string letter = "$" + column_name(static_cast<int>(code)) + "$";
  return "='" + std::string(in(language, table->zh, table->en)) + "'!" + letter + "2:" + letter +
         "1000";
}

WrittenColumn written(const TableColumn& column, Language language) {
  WrittenColumn out;
  out.title = in(language, column.zh, column.en);
  out.width = width_of(column.kind, column.key);
  out.help = in(language, column.help_zh, column.help_en);
  if (column.kind == CellKind::yes_no)
    out.choices = words("yes_no", language);
  else if (column.kind == CellKind::choice)
    out.choices_range = choices_range(column.target.substr(6), language);
  else
    out.choices_range = range_of(column, language);
  return out;
}

bool keeps_zeros(CellKind kind) {
  return kind == CellKind::code || kind == CellKind::list || kind == CellKind::text;
}

void write_table(WorkbookWriter& book, const pack::Grid& grid, Language language) {
  const pack::Table& table = *pack::find_table(grid.name);
  SheetWriter& sheet = book.add_sheet(grid.name);
  std::vector<WrittenColumn> columns;
  for (const TableColumn& column : table.columns) columns.push_back(written(column, language));
  sheet.header(1, columns);
  const int rows = static_cast<int>(grid.rows.size());
  for (int row = 1; row < rows + spare_rows; ++row)
    for (int column = 0; column < static_cast<int>(columns.size()); ++column) {
      const auto at = static_cast<std::size_t>(column);
      const bool spare = row >= rows;
      if (spare && (table.id == pack::TableId::settings || !keeps_zeros(table.columns[at].kind)))
        continue;
      sheet.text({row + 1, column},
                 spare ? std::string() : grid.rows[static_cast<std::size_t>(row)].cells[at]);
    }
}

void write_guide(WorkbookWriter& book, const pack::Grid& grid) {
  SheetWriter& sheet = book.add_sheet(grid.name);
  for (const pack::GridRow& row : grid.rows)
    for (std::size_t i = 0; i < row.cells.size(); ++i)
      sheet.text({static_cast<int>(row.number), static_cast<int>(i)}, row.cells[i]);
}
}  // namespace

base::Result<pack::LoadResult> load_pack_workbook(const std::filesystem::path& file) {
  auto workbook = read_workbook(file);
  if (!workbook) return std::unexpected(std::move(workbook.error()));
  // Some other table: to name all that is missing in it would help nobody.
  if (std::ranges::none_of(workbook->sheets,
                           [](const Sheet& sheet) { return pack::find_table(sheet.name); }))
    return base::refuse("workbook_without_rules");
  std::vector<pack::Grid> grids;
  for (Sheet& sheet : workbook->sheets) {
    pack::Grid& grid = grids.emplace_back();
    grid.file = file.filename().string();
    grid.sheet = sheet.name;
    grid.name = sheet.name;
    for (Row& row : sheet.rows)
      grid.rows.push_back({static_cast<std::uint32_t>(row.number), std::move(row.cells), {}});
  }
  return pack::load_grids(grids);
}

base::Result<void> write_pack_workbook(const pack::Pack& pack, const std::filesystem::path& file,
                                       Language language) {
  WorkbookWriter book(file);
  write_guide(book, pack::guide_of(pack, language));
  const auto form = language == Language::zh ? pack::Form::zh : pack::Form::en;
  for (const pack::Grid& grid : pack::grids_of(pack, form)) write_table(book, grid, language);
  write_choices(book, language);
  return book.finish();
}

}  // namespace luoshi::interop
