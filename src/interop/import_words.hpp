// Words that the importer looks for in people's sheets; the words themselves stand in
// import_words.cpp.
#pragma once
#include <span>
#include <string_view>

#include "core/case_parts.hpp"
#include "interop/import_columns.hpp"

namespace luoshi::interop {

enum class ImportWords {
  subtotal,       // a row of sums
  note,           // a line of remarks, a signature line
  nothing_today,  // 今日无
  yes,
  no,
  committee,      // ends of a unit's name that change nothing: 村委会
  lead_heading,   // a heading of units that says who answers
  of_the_day,     // begins a heading and changes nothing: 今日出动人次
  count_measure,  // a general counter: 个
  no_value,       // a cell that says it holds nothing: /
  whether_any     // a heading that asks whether there was any: 有无
};
std::span<const std::string_view> import_words(ImportWords set);

struct HeadingWord {
  SheetColumn column;
  std::string_view word;
};
// Headings that every rule set understands, beside its own aliases.
std::span<const HeadingWord> heading_words();

struct StatusWord {
  core::CaseStatus status;
  std::string_view word;
};
std::span<const StatusWord> status_words();

struct EndWord {
  core::EndReason reason;
  std::string_view word;
};
std::span<const EndWord> end_words();

struct DegreeWord {
  core::Degree degree;
  std::string_view word;
};
std::span<const DegreeWord> degree_words();

struct UrgencyWord {
  core::Urgency urgency;
  std::string_view word;
};
std::span<const UrgencyWord> urgency_words();

}  // namespace luoshi::interop
