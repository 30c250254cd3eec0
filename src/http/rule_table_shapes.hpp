// The rule set as tables, with the words of their headings, and changes of single rows.
#pragma once
#include "base/schema.hpp"
#include "core/rule_set.hpp"
#include "pack/tables.hpp"

namespace luoshi::http {

struct RuleColumn {
  std::string key;
  core::Name heading;
  pack::CellKind kind = pack::CellKind::text;
  bool required = false;
  bool names_row = false;  // part of what names a row
  std::string target;      // a table, "list:x", "words:x": what the cell refers to
  core::Name help;
};
BOOST_DESCRIBE_STRUCT(RuleColumn, (), (key, heading, kind, required, names_row, target, help))
struct RuleTable {
  std::string name;
  core::Name heading;
  core::Name help;
  std::vector<RuleColumn> columns;
  std::vector<std::vector<std::string>> rows;  // a cell for each column, lists joined by |
};
BOOST_DESCRIBE_STRUCT(RuleTable, (), (name, heading, help, columns, rows))
struct RuleWord {
  std::string set;  // of the closed sets; "settings": the items of the table of settings
  std::string code;
  core::Name name;
};
BOOST_DESCRIBE_STRUCT(RuleWord, (), (set, code, name))
struct RuleTables {
  std::string version;
  std::vector<RuleTable> tables;
  std::vector<RuleWord> words;
};
BOOST_DESCRIBE_STRUCT(RuleTables, (), (version, tables, words))

// before left out: a new row at the end. after left out: the row goes.
struct RuleRowChange {
  std::string table;
  std::optional<std::vector<std::string>> before;
  std::optional<std::vector<std::string>> after;
};
BOOST_DESCRIBE_STRUCT(RuleRowChange, (), (table, before, after))
struct RuleDraftOrder {
  std::vector<RuleRowChange> changes;
};
BOOST_DESCRIBE_STRUCT(RuleDraftOrder, (), (changes))

}  // namespace luoshi::http

template <>
inline constexpr bool luoshi::base::writes_empty_lists<luoshi::http::RuleTable> = true;
template <>
inline constexpr bool luoshi::base::writes_empty_lists<luoshi::http::RuleTables> = true;
