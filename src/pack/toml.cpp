// pack.toml <-> the tables of settings and briefs. The only file that knows toml++.
#define TOML_EXCEPTIONS 0
#define TOML_HEADER_ONLY 1
#include <toml++/toml.h>

#include "pack/folder.hpp"

namespace luoshi::pack {

namespace {
// Text of a value as a cell; nothing when no cell can hold it.
std::optional<std::string> cell_text(const toml::node& node) {
  if (const auto* text = node.as_string()) return text->get();
  if (const auto* number = node.as_integer()) return std::to_string(number->get());
  if (const auto* yes = node.as_boolean()) return yes->get() ? "true" : "false";
  if (const auto* date = node.as_date()) {
    const toml::date& day = date->get();
    const auto known = base::make_day(day.year, day.month, day.day);
    return known ? std::optional(base::to_text(*known)) : std::nullopt;
  }
  const auto* list = node.as_array();
  if (!list) return std::nullopt;
  std::vector<std::string> items;
  for (const toml::node& item : *list) {
    const auto text = item.is_array() ? std::nullopt : cell_text(item);
    if (!text) return std::nullopt;
    items.push_back(*text);
  }
  return join_list(items);
}

std::uint32_t line_of(const toml::node& node) {
  return node.source().begin.line;
}

class TomlReader {
 public:
  TomlReader(const std::filesystem::path& file, Complaints& complaints)
      : file_(file), complaints_(complaints) {}

  void read(const toml::table& document) {
    settings_.rows.push_back({1, {"item", "value"}, {}});
    briefs_.rows.push_back({1, {}, {}});
    for (const TableColumn& column : table(TableId::briefs).columns)
      briefs_.rows[0].cells.emplace_back(column.key);
    for (const auto& [key, node] : document) {
      const std::string section(key.str());
      const bool is_settings = section == "pack" || section == "calendar" || section == "case" ||
                               section == "visibility";
      if (is_settings && node.is_table())
        read_section(section, *node.as_table());
      else if (section == "brief" && node.is_array_of_tables())
        for (const toml::node& item : *node.as_array()) read_brief(*item.as_table());
      else
        complain("toml_section_unknown", line_of(node), section);
    }
    sort_stable(settings_.rows, [](const GridRow& row) { return row.number; });
  }

  void add_to(std::vector<Grid>& grids) {
    grids.push_back(std::move(settings_));
    if (briefs_.rows.size() > 1) grids.push_back(std::move(briefs_));
  }

  void complain(std::string_view code, std::uint32_t line, std::string value) {
    Complaint one = about_file(code, file_, {{"value", std::move(value)}});
    one.row = line;
    complaints_.push_back(std::move(one));
  }

 private:
  void read_section(const std::string& section, const toml::table& table) {
    for (const auto& [key, node] : table) {
      const std::string item = section + "." + std::string(key.str());
      if (const auto text = cell_text(node))
        settings_.rows.push_back({line_of(node), {item, *text}, {}});
      else
        complain("toml_value_unusable", line_of(node), item);
    }
  }

  void read_brief(const toml::table& brief) {
    const Table& known = table(TableId::briefs);
    GridRow row{line_of(brief), std::vector<std::string>(known.columns.size()), {}};
    for (const auto& [key, node] : brief) {
      const std::size_t column = column_index(known, key.str());
      const auto text = cell_text(node);
      if (column == no_column)
        complain("setting_unknown", line_of(node), "brief." + std::string(key.str()));
      else if (!text)
        complain("toml_value_unusable", line_of(node), "brief." + std::string(key.str()));
      else
        row.cells[column] = *text;
    }
    briefs_.rows.push_back(std::move(row));
  }

  const std::filesystem::path& file_;
  Complaints& complaints_;
  Grid settings_{file_.generic_string(), {}, "settings", {}};
  Grid briefs_{file_.generic_string(), {}, "briefs", {}};
};

std::string toml_value(const TableColumn& column, const std::string& text) {
  if (column.kind == CellKind::number || column.kind == CellKind::yes_no) return text;
  if (column.kind != CellKind::list) return base::to_json(text);
  std::string out = "[";
  for (const std::string& item : split_list(text))
    out += (out.size() > 1 ? ", " : "") + base::to_json(item);
  return out + "]";
}

void write_settings(std::string& out, const Sheet& sheet,
                    const std::vector<std::string_view>& left_out) {
  std::string_view section;
  for (const TableColumn& column : settings()) {
    const SheetRow* row = find_setting(sheet, column.key);
    if (!row || row->cells[1].empty() || contains(left_out, column.key)) continue;
    const std::size_t dot = column.key.find('.');
    if (column.key.substr(0, dot) != section) {
      out += out.empty() ? "[" : "\n[";
      section = column.key.substr(0, dot);
      out.append(section) += "]\n";
    }
    out.append(column.key.substr(dot + 1)) += " = " + toml_value(column, row->cells[1]) + '\n';
  }
}
}  // namespace

void read_toml(const std::filesystem::path& file, std::vector<Grid>& grids,
               Complaints& complaints) {
  const auto text = read_file(file, complaints);
  if (!text) return;
  TomlReader reader(file, complaints);
  const toml::parse_result parsed = toml::parse(std::string_view(*text));
  if (!parsed)
    return reader.complain("toml_malformed", parsed.error().source().begin.line,
                           std::string(parsed.error().description()));
  reader.read(parsed.table());
  reader.add_to(grids);
}

std::string write_toml(const Sheets& sheets, const std::vector<std::string_view>& left_out) {
  std::string out;
  write_settings(out, sheets[TableId::settings], left_out);
  const Table& known = table(TableId::briefs);
  for (const SheetRow& row : sheets[TableId::briefs].rows) {
    out += "\n[[brief]]\n";
    for (std::size_t i = 0; i < known.columns.size(); ++i)
      if (!row.cells[i].empty())
        out += std::string(known.columns[i].key) + " = " +
               toml_value(known.columns[i], row.cells[i]) + '\n';
  }
  return out;
}

}  // namespace luoshi::pack
