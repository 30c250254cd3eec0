// Words of lists of the office: headings beside those of the pack room's tables, as the console's
// forms and pages, our own exports and offices write them, and what may stand behind a list's name.
#pragma once
#include <span>
#include <string_view>

#include "pack/tables.hpp"

namespace luoshi::interop {

// key: of the table's column, or one of those that only an import knows: "serial" (left out),
// "street" (tells units of one name apart), "holder" (a person, unit or post, whichever it names),
// "place" (latitude and longitude in one cell).
struct ListHeading {
  pack::TableId table = pack::TableId::units;
  std::string_view key;
  std::string_view word;
};
std::span<const ListHeading> list_headings();

// 人员名单 is a list of 人员.
std::span<const std::string_view> list_name_ends();
// Between degrees in one cell.
std::span<const std::string_view> degree_separators();

}  // namespace luoshi::interop
