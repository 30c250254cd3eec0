#include "interop/import_list_sheet.hpp"

#include <algorithm>
#include <filesystem>

#include "interop/import_list_words.hpp"
#include "interop/import_mapping.hpp"
#include "interop/import_names.hpp"
#include "interop/import_purpose.hpp"
#include "interop/import_words.hpp"

namespace luoshi::interop {

namespace {
using pack::TableId;

struct ListKind {
  TableId table = TableId::units;
  std::string_view noun;
  // Columns without which a sheet of no telling name is no such list.
  std::vector<std::string_view> sure;
};
const std::vector<ListKind>& kinds() {
  static const std::vector<ListKind> all{{TableId::units, "unit", {"name", "level"}},
                                         {TableId::persons, "person", {"name", "home_unit"}},
                                         {TableId::posts, "post", {"role", "unit", "since"}},
                                         {TableId::sites, "site", {"name", "kind", "unit"}}};
  return all;
}

// The table's own headings come first: an alias never hides them.
class Headings {
 public:
  explicit Headings(TableId table) {
    for (const pack::TableColumn& column : pack::table(table).columns)
      for (const std::string_view word : {column.key, column.zh, column.en}) add(word, column.key);
    for (const ListHeading& heading : list_headings())
      if (heading.table == table) add(heading.word, heading.key);
  }

  std::string_view key_of(std::string_view heading) const {
    const std::string key = heading_key(heading);
    if (const auto found = keys_.find(key); found != keys_.end()) return found->second;
    const auto found = keys_.find(heading_parts(key).name);
    return found == keys_.end() ? std::string_view() : found->second;
  }

 private:
  void add(std::string_view word, std::string_view key) {
    keys_.try_emplace(heading_key(word), key);
  }

  std::map<std::string, std::string_view> keys_;
};

const ListKind* kind_of_name(std::string_view name) {
  std::string key = name_key(name);
  if (const HeadingParts parts = heading_parts(key);
      parts.measure.find_first_not_of("0123456789") == parts.measure.npos)
    key = parts.name;  // "单位(2)", a second download
  for (const ListKind& kind : kinds()) {
    const pack::Table& table = pack::table(kind.table);
    for (const std::string_view word : {table.name, table.zh, table.en, kind.noun}) {
      const std::string own = name_key(word);
      if (key == own) return &kind;
      for (const std::string_view end : list_name_ends())
        if (key == own + name_key(end)) return &kind;
    }
  }
  return nullptr;
}

bool is_day(const TableHeading& heading) {
  const std::string key = heading_key(heading.text);
  return std::ranges::any_of(heading_words(), [&](const HeadingWord& word) {
    return word.column == SheetColumn::day && word.word == key;
  });
}

std::optional<OfficeList> list_of(const ListKind& kind, const std::string& file,
                                  const Sheet& sheet) {
  const Headings headings(kind.table);
  auto table = find_table(sheet, [&](std::string_view text, std::string_view) {
    return !headings.key_of(text).empty();
  });
  if (!table) return std::nullopt;
  OfficeList out{.file = file,
                 .table = kind.table,
                 .noun = kind.noun,
                 .sheet = std::move(*table),
                 .columns = {}};
  for (const TableHeading& heading : out.sheet.headings)
    if (const std::string_view key = headings.key_of(heading.text);
        !key.empty() && (key == "serial" || !out.column(key)))
      out.columns.push_back({heading.column, heading.text, std::string(key)});
  return out;
}

bool is_sure(const OfficeList& list, const ListKind& kind) {
  return list.columns.size() == list.sheet.headings.size() &&
         std::ranges::all_of(kind.sure,
                             [&](std::string_view key) { return list.column(key) != nullptr; });
}

}  // namespace

const ListColumn* OfficeList::column(std::string_view key) const {
  const auto found = std::ranges::find(columns, key, &ListColumn::key);
  return found == columns.end() ? nullptr : &*found;
}

std::optional<OfficeList> find_office_list(const std::string& file, const Sheet& sheet,
                                           const core::RuleSet& rules) {
  if (sheet.visibility == SheetVisibility::hidden || is_remark_only(sheet)) return std::nullopt;
  const std::string stem = std::filesystem::path(file).stem().string();
  const ListKind* named = kind_of_name(sheet.name);
  if (!named && !names_a_purpose(sheet.name, rules)) named = kind_of_name(stem);
  if (named) {
    auto list = list_of(*named, file, sheet);
    // Records of work may stand on a sheet called 点位.
    if (list && (is_sure(*list, *named) || std::ranges::none_of(list->sheet.headings, is_day)))
      return list;
    return std::nullopt;
  }
  if (names_a_purpose(sheet.name, rules) || names_a_purpose(stem, rules)) return std::nullopt;
  for (const ListKind& kind : kinds())
    if (auto list = list_of(kind, file, sheet); list && is_sure(*list, kind)) return list;
  return std::nullopt;
}

SheetReport report_of(const OfficeList& list, std::vector<ImportComplaint>& complaints) {
  const SheetTable& sheet = list.sheet;
  SheetReport out = counted(list.file, sheet);
  out.purpose = pack::table(list.table).name;
  const auto warn = [&](std::string_view code, int column, const std::string& heading,
                        std::map<std::string, std::string> args) {
    complaints.push_back({ImportSeverity::warning, std::string(code), list.file, sheet.sheet,
                          sheet.heading_last, column_name(column), heading, std::move(args)});
  };
  const Headings headings(list.table);
  for (const TableHeading& heading : sheet.headings) {
    const auto taken = std::ranges::find(list.columns, heading.column, &ListColumn::column);
    if (taken != list.columns.end()) {
      if (taken->key != "serial")
        out.columns.push_back({column_name(heading.column), heading.text,
                               std::string(list.noun) + '.' + taken->key,
                               first_value(sheet, heading.column)});
    } else if (!first_value(sheet, heading.column).empty() && !heading.text.starts_with('_')) {
      const ListColumn* same = list.column(headings.key_of(heading.text));
      if (same)
        warn("column_twice", heading.column, heading.text, {{"other", column_name(same->column)}});
      else
        warn("list_column_not_taken", heading.column, heading.text,
             {{"value", heading.text}, {"list", out.purpose}});
    }
  }
  for (const int column : sheet.bare_columns) warn("column_without_heading", column, {}, {});
  return out;
}

}  // namespace luoshi::interop
