#include "pack/tables.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "pack/table_words.hpp"

namespace luoshi::pack {

namespace {
std::string markdown_cell(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '|') out += '\\';
    out += c;
  }
  return out;
}

std::string_view need_mark(Need need) {
  switch (need) {
    case Need::optional:
      return "";
    case Need::required:
      return "*";
    case Need::identity:
      return "* #";
    case Need::part:
      return "#";
  }
  return "";
}

std::string allowed(const TableColumn& column) {
  std::string out(base::name_of(column.kind));
  if (!column.target.starts_with("words:"))
    return column.target.empty() ? out : out + ": " + std::string(column.target);
  out += ": ";
  bool first = true;
  for (const ValueWord& word : value_words()) {
    if (word.set != column.target.substr(6)) continue;
    if (!first) out += ", ";
    first = false;
    out += word.code;
  }
  return out;
}

std::string column_lines(std::span<const TableColumn> columns) {
  std::string out = "| key | | zh | en | holds |  |\n|---|---|---|---|---|---|\n";
  for (const TableColumn& column : columns)
    out += fmt::format("| `{}` | {} | {} | {} | {} | {} |\n", column.key, need_mark(column.need),
                       column.zh, column.en, allowed(column), markdown_cell(column.help_en));
  return out;
}
}  // namespace

std::span<const Table> tables() {
  static const std::vector<Table> all = [] {
    std::vector<Table> out;
    for (const Table& one : rule_tables()) out.push_back(one);
    for (const Table& one : seed_tables()) out.push_back(one);
    return out;
  }();
  return all;
}

const Table& table(TableId id) {
  return tables()[static_cast<std::size_t>(id)];
}

const Table* find_table(std::string_view name) {
  const std::string wanted = base::normalise(name);
  for (const Table& one : tables())
    if (wanted == one.name || wanted == base::normalise(one.zh) ||
        wanted == base::normalise(one.en))
      return &one;
  return nullptr;
}

std::size_t column_index(const Table& table, std::string_view key) {
  for (std::size_t i = 0; i < table.columns.size(); ++i)
    if (table.columns[i].key == key) return i;
  return no_column;
}

std::string_view word_code(std::string_view set, std::string_view text) {
  const std::string wanted = base::normalise(text);
  for (const ValueWord& word : value_words())
    if (word.set == set && (wanted == word.code || wanted == word.zh || wanted == word.en))
      return word.code;
  return {};
}

std::string_view word_text(std::string_view set, std::string_view code, base::Language language) {
  for (const ValueWord& word : value_words())
    if (word.set == set && word.code == code)
      return language == base::Language::zh ? word.zh : word.en;
  return code;
}

std::string column_reference() {
  std::string out = "### pack.toml\n\n" + column_lines(settings());
  for (const Table& one : tables()) {
    if (one.id == TableId::settings) continue;
    const std::string_view folder = one.home == Home::seed ? "seed/" : "";
    out += fmt::format("\n### {}{}.csv {}\n\n{}{}.\n\n{}", folder, one.name, one.zh,
                       one.need == Need::required ? "Must be there: " : "", one.help_en,
                       column_lines(one.columns));
  }
  return out;
}

}  // namespace luoshi::pack
