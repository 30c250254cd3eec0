// Words of exports: the headings of every column, and of values that are no terms of a rule set.
#pragma once
#include "interop/export_columns.hpp"

namespace luoshi::interop {

std::string_view word_in(std::string_view zh, std::string_view en, base::Language language);

struct ActivityStatusWord {
  core::ActivityStatus status;
  std::string_view zh;
  std::string_view en;
};
std::span<const ActivityStatusWord> activity_status_words();

// What joins several names in one cell, and the parts of a table in one.
std::string_view item_separator();
std::string_view part_separator();
std::string_view part_colon();

}  // namespace luoshi::interop
