#include "interop/import_table.hpp"

#include <algorithm>
#include <set>

#include "interop/import_names.hpp"
#include "interop/import_words.hpp"
#include "pack/input_text.hpp"
#include "pack/sheets.hpp"

namespace luoshi::interop {

namespace {
// Headings stand near the top; a ledger has a title, a line of the unit and one of the day above.
constexpr std::size_t heading_search_rows = 30;

// A sheet stores 95.1 as 95.09999999999999 and shows the former: 15 digits are what it shows.
std::string as_shown(std::string text) {
  constexpr std::size_t digits_max = 15;
  const std::size_t point = text.find('.');
  const std::size_t sign = text.starts_with('-') ? 1 : 0;
  if (text.size() <= digits_max + 1 + sign || point == text.npos || point == sign ||
      point > digits_max || text.find_first_not_of("0123456789", sign) != point ||
      text.find_first_not_of("0123456789", point + 1) != text.npos)
    return text;
  const std::size_t zeros = text.find_first_not_of("0.", sign) - sign;
  const std::size_t kept = sign + digits_max + 1 + (text[sign] == '0' ? zeros - 1 : 0);
  if (kept >= text.size()) return text;
  const bool up = text[kept] >= '5';
  text.resize(kept);
  for (std::size_t at = kept; up && at-- > sign;) {
    if (text[at] == '.') continue;
    if (text[at] != '9') {
      ++text[at];
      break;
    }
    text[at] = '0';
    if (at == sign) text.insert(sign, 1, '1');
  }
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

std::map<int, std::string> cells_of(const Row& row) {
  std::map<int, std::string> out;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    std::string text = as_shown(pack::trimmed(row.cells[i]));
    if (text.starts_with("=DISPIMG(")) text.clear();
    // What our own CSV export puts before a text that a spreadsheet would take for a formula.
    if (text.size() > 1 && text[0] == '\'' && std::string_view("=+-@").contains(text[1]))
      text.erase(0, 1);
    if (!text.empty()) out.emplace(static_cast<int>(i), std::move(text));
  }
  return out;
}

std::string one_line(std::string text) {
  std::erase_if(text, [](char c) { return c == '\n' || c == '\r'; });
  return text;
}

bool is_value(std::string_view text) {
  return pack::parse_day(text, 2000).has_value() || pack::parse_amount(text, 9, "").has_value();
}

bool begins_with_any(std::string_view text, ImportWords set) {
  return std::ranges::any_of(import_words(set),
                             [&](std::string_view word) { return text.starts_with(word); });
}

struct HeadingBlock {
  std::size_t first = 0;  // index of the row
  std::size_t last = 0;
  std::vector<TableHeading> headings;
  int known = 0;
};

class HeadingFinder {
 public:
  HeadingFinder(const Sheet& sheet, const KnownHeading& known) : sheet_(sheet), known_(known) {
    for (std::size_t i = 0; i < std::min(sheet.rows.size(), heading_search_rows); ++i)
      rows_.push_back(cells_of(sheet.rows[i]));
  }

  std::optional<HeadingBlock> best() const {
    std::optional<HeadingBlock> out;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      HeadingBlock block = single(i);
      if (auto two = joined(i, block); two && two->known > block.known) block = std::move(*two);
      const bool enough = block.known >= 2 || (block.known == 1 && rows_[i].size() == 1 &&
                                               i + 1 < rows_.size() && rows_[i + 1].size() == 1);
      if (enough && (!out || block.known > out->known)) out = std::move(block);
    }
    return out;
  }

 private:
  HeadingBlock single(std::size_t row) const {
    HeadingBlock out{.first = row, .last = row};
    for (const auto& [column, text] : rows_[row]) {
      out.headings.push_back({column, one_line(text), {}});
      if (known_(text, {})) ++out.known;
    }
    return out;
  }

  // The heading over a column: its own text, or that of the group it belongs to.
  std::string group_over(std::size_t row, int column) const {
    const auto& upper = rows_[row];
    if (auto own = upper.find(column); own != upper.end()) return own->second;
    const int number = sheet_.rows[row].number;
    for (const MergedRange& range : sheet_.merged)
      if (range.first_row <= number && number <= range.last_row && range.first_column <= column &&
          column <= range.last_column)
        if (auto first = upper.find(range.first_column); first != upper.end()) return first->second;
    if (!sheet_.merged.empty()) return {};
    auto left = upper.upper_bound(column);
    return left == upper.begin() ? std::string() : std::prev(left)->second;
  }

  // A second row of headings never stands under a heading of its own unless it divides a group or
  // names the measure.
  std::optional<HeadingBlock> joined(std::size_t row, const HeadingBlock& upper) const {
    if (row + 1 >= rows_.size()) return std::nullopt;
    if (sheet_.rows[row + 1].number != sheet_.rows[row].number + 1) return std::nullopt;
    const auto& lower = rows_[row + 1];
    HeadingBlock out{.first = row, .last = row + 1};
    std::map<int, TableHeading> headings;
    for (const TableHeading& heading : upper.headings) headings[heading.column] = heading;
    for (const auto& [column, text] : lower) {
      const std::string group = one_line(group_over(row, column));
      const bool own = rows_[row].contains(column);
      const bool divides = own && lower.contains(column + 1) && !rows_[row].contains(column + 1);
      const bool measure =
          own && text.size() < 24 && (text.starts_with("(") || text.starts_with("（"));
      if (is_value(text) || (own && !divides && !measure && known_(rows_[row].at(column), {})))
        return std::nullopt;
      if (measure)
        headings[column] = {column, group + one_line(text), {}};
      else
        headings[column] = {column, one_line(text), group};
    }
    for (auto& [column, heading] : headings) {
      if (known_(heading.text, heading.group)) ++out.known;
      out.headings.push_back(std::move(heading));
    }
    // A title above the headings adds nothing.
    if (out.known <= single(row + 1).known) return std::nullopt;
    return out;
  }

  const Sheet& sheet_;
  const KnownHeading& known_;
  std::vector<std::map<int, std::string>> rows_;
};

bool is_subtotal(const TableRow& row) {
  int looked_at = 0;
  for (const auto& [column, text] : row.cells) {
    if (++looked_at > 3) return false;
    const std::string key = name_key(text);
    if (key.size() > 36) continue;
    for (const std::string_view word : import_words(ImportWords::subtotal))
      if (key == word || key.starts_with(std::string(word) + ':') ||
          (static_cast<unsigned char>(word.front()) >= 0x80U && key.ends_with(word)))
        return true;
  }
  return false;
}

bool repeats_headings(const TableRow& row, const SheetTable& table) {
  std::size_t same = 0;
  for (const auto& [column, text] : row.cells) {
    auto it = std::ranges::find(table.headings, column, &TableHeading::column);
    if (it != table.headings.end() && heading_key(it->text) == heading_key(text)) ++same;
  }
  return same >= 2 && same * 2 >= row.cells.size();
}

// Columns whose heading begins with "_" say something about the file: the first line of our own
// JSON Lines.
bool only_marked(const TableRow& row, const SheetTable& table) {
  return std::ranges::all_of(row.cells, [&](const auto& cell) {
    auto it = std::ranges::find(table.headings, cell.first, &TableHeading::column);
    return it != table.headings.end() && it->text.starts_with('_');
  });
}

void take_rows(const Sheet& sheet, std::size_t from, SheetTable& table) {
  int before = table.heading_last;
  for (std::size_t i = from; i < sheet.rows.size(); ++i) {
    TableRow row{sheet.rows[i].number, cells_of(sheet.rows[i])};
    table.blank += row.number - before - 1;
    before = row.number;
    if (row.cells.empty()) {
      ++table.blank;
      continue;
    }
    const std::string first = name_key(row.cells.begin()->second);
    if (is_subtotal(row)) {
      ++table.subtotals;
    } else if ((row.cells.size() <= 3 && begins_with_any(first, ImportWords::note)) ||
               first.starts_with('#') || only_marked(row, table) || repeats_headings(row, table)) {
      ++table.notes;
    } else {
      table.rows.push_back(std::move(row));
      continue;
    }
    table.left_out.push_back(before);
  }
}
}  // namespace

std::string heading_key(std::string_view text) {
  std::string out = name_key(text);
  while (out.ends_with('*') || out.ends_with(':')) out.pop_back();
  while (out.starts_with('*')) out.erase(0, 1);
  return out;
}

HeadingParts heading_parts(std::string_view key) {
  if (key.ends_with(')'))
    if (const auto open = key.rfind('('); open != key.npos && open > 0)
      return {std::string(key.substr(0, open)),
              std::string(key.substr(open + 1, key.size() - open - 2))};
  if (const auto slash = key.rfind('/'); slash != key.npos && slash > 0 && slash + 1 < key.size())
    return {std::string(key.substr(0, slash)), std::string(key.substr(slash + 1))};
  return {std::string(key), {}};
}

std::optional<SheetTable> find_table(const Sheet& sheet, const KnownHeading& known) {
  const auto block = HeadingFinder(sheet, known).best();
  if (!block) return std::nullopt;
  SheetTable out{.sheet = sheet.name};
  for (std::size_t i = 0; i < block->first; ++i)
    for (const auto& [column, text] : cells_of(sheet.rows[i]))
      if (!text.starts_with('#')) out.titles.push_back(one_line(text));
  out.heading_first = sheet.rows[block->first].number;
  out.heading_last = sheet.rows[block->last].number;
  out.headings = block->headings;
  for (const MergedRange& range : sheet.merged)
    if (range.last_row > range.first_row && range.first_row > out.heading_last)
      out.merged.push_back(range);
  take_rows(sheet, block->last + 1, out);
  std::set<int> headed;
  for (const TableHeading& heading : out.headings) headed.insert(heading.column);
  std::set<int> bare;
  for (const TableRow& row : out.rows)
    for (const auto& [column, text] : row.cells)
      if (!headed.contains(column)) bare.insert(column);
  out.bare_columns.assign(bare.begin(), bare.end());
  return out;
}

std::string first_value(const SheetTable& table, int column) {
  for (const TableRow& row : table.rows)
    if (const auto cell = row.cells.find(column); cell != row.cells.end()) return cell->second;
  return {};
}

bool is_remark_only(const Sheet& sheet) {
  return std::ranges::all_of(sheet.rows, [](const Row& row) {
    const auto cells = cells_of(row);
    return cells.empty() || cells.begin()->second.starts_with('#');
  });
}

}  // namespace luoshi::interop
