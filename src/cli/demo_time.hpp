// Times of a demo's course, told from now: the same tables make a present at any hour of any day.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "core/value.hpp"

namespace luoshi::cli {

struct CourseTime {
  core::Instant now;
  base::UtcOffset offset;

  core::Day today() const { return base::day_of(now, offset); }
};

// "-25m", "-3h": before now. "-2d 08:40": at that time of the day before yesterday. "+7h": after
// `previous`, and when nobody works then, on the next morning. nullopt: not such a time.
std::optional<core::Instant> course_instant(std::string_view text, core::Instant previous,
                                            const CourseTime& time);
// "+9d", "-3d", "+0d".
std::optional<core::Day> course_day(std::string_view text, const CourseTime& time);
// A deadline as people give it; "@today" is this evening, at whatever hour the demo is made.
std::string course_deadline(const std::string& text, const CourseTime& time);

}  // namespace luoshi::cli
