// What the routes of the rule set's workbook take and answer.
#pragma once
#include "base/schema.hpp"
#include "papers/rule_book.hpp"

namespace luoshi::http {

struct WorkbookOrder {
  base::Digest file{};  // SHA-256 of a workbook that this post has uploaded
};
BOOST_DESCRIBE_STRUCT(WorkbookOrder, (), (file))

struct ComplaintRow {
  pack::Severity severity = pack::Severity::error;
  std::string code;
  std::string sheet;
  std::int64_t row = 0;  // 0: the whole sheet
  std::string column;    // letter; empty: the whole row
  core::Name text;       // what is wrong and what to do
};
BOOST_DESCRIBE_STRUCT(ComplaintRow, (), (severity, code, sheet, row, column, text))

struct RuleChangeRow {
  pack::ChangeKind kind = pack::ChangeKind::changed;
  std::string table;
  std::string row;
  std::string name;
  std::vector<pack::CellChange> cells;
  core::Name text;  // the whole change in words
};
BOOST_DESCRIBE_STRUCT(RuleChangeRow, (), (kind, table, row, name, cells, text))

struct RuleSetAnswer {
  bool good = false;  // may be published
  std::string version;
  std::string version_in_force;
  std::vector<ComplaintRow> complaints;
  std::vector<RuleChangeRow> changes;
  std::vector<papers::RuleEffect> effects;
};
BOOST_DESCRIBE_STRUCT(RuleSetAnswer, (),
                      (good, version, version_in_force, complaints, changes, effects))

}  // namespace luoshi::http

template <>
inline constexpr bool luoshi::base::writes_empty_lists<luoshi::http::RuleSetAnswer> = true;
