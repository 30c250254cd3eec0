#include "interop/import_list_cells.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "interop/import_cells.hpp"
#include "interop/import_list_words.hpp"
#include "interop/import_names.hpp"
#include "pack/cells.hpp"
#include "pack/input_text.hpp"

namespace luoshi::interop {

namespace {
bool fills_down(std::string_view key) {
  const auto keys = {"unit", "home_unit", "parent", "street", "level", "role", "kind"};
  return std::ranges::find(keys, key) != keys.end();
}

// What merged ranges hold, which stands in their first row and column, for the rows below it.
class MergedTexts {
 public:
  explicit MergedTexts(const OfficeList& list) {
    std::map<int, const TableRow*> rows;
    for (const TableRow& row : list.sheet.rows) rows.emplace(row.number, &row);
    for (const MergedRange& range : list.sheet.merged) {
      const auto row = rows.find(range.first_row);
      if (row == rows.end()) continue;
      const auto cell = row->second->cells.find(range.first_column);
      if (cell == row->second->cells.end()) continue;
      for (const ListColumn& column : list.columns)
        if (fills_down(column.key) && range.first_column <= column.column &&
            column.column <= range.last_column)
          texts_[{column.column, range.first_row}] = {range.last_row, cell->second};
    }
  }

  std::string at(int row, int column) const {
    auto after = texts_.upper_bound({column, row});
    if (after == texts_.begin()) return {};
    const auto& [place, filled] = *std::prev(after);
    return place.first == column && row <= filled.first ? filled.second : std::string();
  }

 private:
  std::map<std::pair<int, int>, std::pair<int, std::string>> texts_;  // column, row -> last, text
};
}  // namespace

std::string ListLine::text(std::string_view key) const {
  const auto found = texts.find(key);
  return found == texts.end() ? std::string() : found->second;
}

std::vector<ListLine> lines_of(const OfficeList& list) {
  const MergedTexts merged(list);
  std::vector<ListLine> out;
  for (const TableRow& row : list.sheet.rows) {
    ListLine line{.list = &list, .row = row.number};
    for (const ListColumn& column : list.columns) {
      const auto cell = row.cells.find(column.column);
      std::string text = cell != row.cells.end() ? cell->second : std::string();
      if (text.empty()) text = merged.at(row.number, column.column);
      if (!text.empty() && column.key != "serial" && !is_word(text, ImportWords::no_value))
        line.texts.emplace(column.key, std::move(text));
    }
    if (!line.texts.empty()) out.push_back(std::move(line));
  }
  return out;
}

void ListCells::complain(ListLine& line, std::string_view code, std::string_view key,
                         std::map<std::string, std::string> args) {
  const ListColumn* column = line.list->column(key);
  args.try_emplace("value", line.text(key));
  complaints_.push_back({ImportSeverity::error, std::string(code), line.list->file,
                         line.list->sheet.sheet, line.row,
                         column ? column_name(column->column) : std::string(),
                         column ? column->heading : std::string(), std::move(args)});
  line.bad = true;
}

std::string ListCells::required(ListLine& line, std::string_view key) {
  std::string out = line.text(key);
  if (!out.empty()) return out;
  if (line.list->column(key)) {
    complain(line, "cell_empty", key);
  } else if (missing_.emplace(line.list, key).second) {
    const std::string field = std::string(line.list->noun) + '.' + std::string(key);
    complaints_.push_back({ImportSeverity::error,
                           "list_column_missing",
                           line.list->file,
                           line.list->sheet.sheet,
                           line.list->sheet.heading_last,
                           {},
                           {},
                           {{"field", field}}});
  }
  line.bad = true;
  return out;
}

std::optional<core::Day> ListCells::day(ListLine& line, std::string_view key) {
  const std::string text = line.text(key);
  if (text.empty()) return std::nullopt;
  const auto day = pack::parse_day(text, std::nullopt);
  if (day) return *day;
  complain(line, day.error().code, key, day.error().args);
  return std::nullopt;
}

std::optional<std::int64_t> ListCells::count(ListLine& line, std::string_view key) {
  const std::string text = base::to_half_width(line.text(key));
  if (text.empty()) return std::nullopt;
  std::int64_t out = 0;
  const std::string_view fault =
      pack::read_integer(text, 0, std::numeric_limits<std::int32_t>::max(), out);
  if (fault.empty()) return out;
  complain(line, fault, key);
  return std::nullopt;
}

std::optional<std::int32_t> ListCells::degrees(ListLine& line, std::string_view key,
                                               const std::string& text) {
  std::string plain = base::to_half_width(text);
  // A position is known to 1 cm with seven decimals; spreadsheets print up to 15 digits.
  if (const auto point = plain.find('.'); point != plain.npos && plain.size() > point + 8)
    plain.resize(point + 8);
  pack::Degrees out;
  if (const auto fault = pack::Cell<pack::Degrees>::read(plain, out); fault.empty()) return out.e7;
  complain(line, "position_malformed", key);
  return std::nullopt;
}

std::optional<core::Place> ListCells::place(ListLine& line) {
  const std::string both = line.text("place");
  std::string latitude = line.text("latitude");
  std::string longitude = line.text("longitude");
  std::string_view latitude_key = "latitude";
  std::string_view longitude_key = "longitude";
  if (latitude.empty() && longitude.empty() && !both.empty()) {
    latitude_key = longitude_key = "place";
    latitude = both;
    for (const std::string_view separator : degree_separators())
      if (const auto at = both.find(separator); at != both.npos) {
        latitude = pack::trimmed(std::string_view(both).substr(0, at));
        longitude = pack::trimmed(std::string_view(both).substr(at + separator.size()));
        break;
      }
  }
  if (latitude.empty() && longitude.empty()) return std::nullopt;
  if (latitude.empty() || longitude.empty()) {
    complain(line, "place_incomplete", latitude.empty() ? latitude_key : longitude_key);
    return std::nullopt;
  }
  const auto north = degrees(line, latitude_key, latitude);
  const auto east = degrees(line, longitude_key, longitude);
  if (!north || !east) return std::nullopt;
  return core::Place{*north, *east, std::nullopt};
}

std::string ListCells::known(ListLine& line, std::string_view key,
                             const std::vector<std::string>& found, std::string choices) {
  if (found.size() == 1) return found.front();
  if (found.empty())
    complain(line, "term_not_found", key, {{"choices", std::move(choices)}});
  else
    complain(line, "name_ambiguous", key);
  return {};
}

std::string ListCells::level(ListLine& line) {
  const std::string text = required(line, "level");
  return text.empty() ? text : known(line, "level", words_.unit_levels(text), words_.level_names());
}

std::string ListCells::role(ListLine& line) {
  const std::string text = required(line, "role");
  return text.empty() ? text : known(line, "role", words_.roles(text), words_.role_names());
}

std::string ListCells::site_kind(ListLine& line) {
  const std::string text = required(line, "kind");
  if (text.empty()) return text;
  std::vector<std::string> found{words_.term("site_kinds", text)};
  std::erase(found, "");
  return known(line, "kind", found, words_.choices("site_kinds"));
}

std::vector<std::string> ListCells::pollution(ListLine& line) {
  std::vector<std::string> out;
  for (const std::string& item : split_items(line.text("pollution"))) {
    std::string code = words_.term("pollution_types", item);
    if (code.empty())
      complain(line, "term_not_found", "pollution",
               {{"value", item}, {"choices", words_.choices("pollution_types")}});
    else
      out.push_back(std::move(code));
  }
  return out;
}

}  // namespace luoshi::interop
