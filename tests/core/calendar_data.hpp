// The calendar of the holiday data beside this file, as a rule set would hold it.
#pragma once
#include "core/rules/calendar.hpp"

namespace luoshi::core::testing {

// Years from `first` to `last`, of those the data have.
Calendar holidays(int first, int last);
inline Calendar holidays() {
  return holidays(2017, 2026);
}

inline constexpr base::UtcOffset china{480};
Instant at(std::string_view local);  // "2018-11-06 09:10"
Day day(std::string_view text);

}  // namespace luoshi::core::testing
