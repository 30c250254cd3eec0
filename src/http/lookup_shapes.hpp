// Names of what screens show by ids, and counts by value.
#pragma once
#include "app/names.hpp"
#include "base/schema.hpp"

namespace luoshi::http {

struct NameList {
  std::vector<app::DisplayName> names;  // unknown and invisible ids are left out
};
BOOST_DESCRIBE_STRUCT(NameList, (), (names))

struct FacetAnswer {
  std::string by;
  std::vector<views::FacetValue> values;
  bool capped = false;  // there may be more records than were looked through
};
BOOST_DESCRIBE_STRUCT(FacetAnswer, (), (by, values, capped))

}  // namespace luoshi::http

template <>
inline constexpr bool luoshi::base::writes_empty_lists<luoshi::http::NameList> = true;
template <>
inline constexpr bool luoshi::base::writes_empty_lists<luoshi::http::FacetAnswer> = true;
