// The one description of every table of a pack. It drives reading and checking of CSV and workbook,
// writing of both, comparison of two versions, and the column lists of docs/pack.md.
#pragma once
#include <span>
#include <string>
#include <string_view>

#include "base/json.hpp"
#include "base/message.hpp"

namespace luoshi::pack {

enum class TableId {
  settings,
  unit_levels,
  roles,
  programmes,
  terms,
  categories,
  quantities,
  checklists,
  kinds,
  fields,
  requests,
  deadlines,
  routing,
  numbering,
  briefs,
  columns,
  headers,
  holidays,
  units,
  persons,
  posts,
  sites
};
inline constexpr std::size_t table_count = 22;

// What a cell holds, as people are told; the type of the struct member reads it.
enum class CellKind {
  code,
  text,
  list,
  number,
  decimal,
  day,
  time,
  choice,
  choices,
  yes_no,
  points,
  rounding,
  positions
};
BOOST_DESCRIBE_ENUM(CellKind, code, text, list, number, decimal, day, time, choice, choices, yes_no,
                    points, rounding, positions)
// identity: part of what names a row, and filled; part: part of it, may be empty.
enum class Need { optional, required, identity, part };
enum class Home { rules, seed };

struct TableColumn {
  std::string_view key;
  std::string_view zh;
  std::string_view en;
  CellKind kind = CellKind::text;
  Need need = Need::optional;
  // What the cell refers to: a table's name (its codes), "list:x" (terms of the list x), "words:x"
  // (a closed set, see words_of), "category_prefix", or "place_or_units" (a unit or @place).
  std::string_view target = {};
  std::string_view help_zh = {};
  std::string_view help_en = {};
};

struct Table {
  TableId id = TableId::settings;
  std::string_view name;  // kinds; the file is kinds.csv, or seed/units.csv
  std::string_view zh;
  std::string_view en;
  Home home = Home::rules;
  Need need = Need::optional;  // required: a pack without a row of it says nothing
  std::span<const TableColumn> columns;
  std::string_view help_zh;
  std::string_view help_en;
};

std::span<const Table> tables();
const Table& table(TableId id);
// By code name, Chinese or English heading; nullptr when there is none.
const Table* find_table(std::string_view name);
std::size_t column_index(const Table& table, std::string_view key);
inline constexpr std::size_t no_column = static_cast<std::size_t>(-1);

// The settings (pack.toml): one column description each, key "section.name".
std::span<const TableColumn> settings();

// A closed set as offices write it: code of the enumerator, Chinese and English word.
struct ValueWord {
  std::string_view set;
  std::string_view code;
  std::string_view zh;
  std::string_view en;
};
std::span<const ValueWord> value_words();
// The code for a code, Chinese or English word; empty when the set has no such word.
std::string_view word_code(std::string_view set, std::string_view text);
std::string_view word_text(std::string_view set, std::string_view code, base::Language language);

// The introduction of the workbook, line by line.
std::span<const base::Message> guide();

// The column lists of docs/pack.md, made from the description.
std::string column_reference();

}  // namespace luoshi::pack
