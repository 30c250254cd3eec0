// Days, times and numbers as people write them in sheets: full-width digits, Chinese forms, units
// of measure behind the number. What is not certain is refused, never guessed.
#pragma once
#include <optional>
#include <string_view>

#include "base/result.hpp"
#include "base/time.hpp"

namespace luoshi::pack {

// 2018-11-5, 2018/11/5, 2018.11.5, 2018年11月5日, 20181105, with or without a weekday or a time of
// day behind; an Excel serial number (43409). 11月5日, 11-5, 11/5 and 11.5 need `year`.
// Refusals: day_malformed, day_without_year, day_impossible (args: value).
base::Result<base::Day> parse_day(std::string_view text, std::optional<int> year);

// 18:00, 18:00:00, 18点, 18时30分, 8点半, 下午3点, 24:00 (1440). Refusal: time_malformed.
base::Result<int> parse_minute_of_day(std::string_view text);

// A day and a time of day in any of these forms, or RFC 3339. Refusals: those of parse_day, and
// time_missing when there is a day only.
base::Result<base::Instant> parse_instant(std::string_view text, std::optional<int> year,
                                          base::UtcOffset offset);

// "500人次", "1,200", "1.2万", "1200立方米", "无" (none: 0) -> integer of 10^-decimals. `measure`
// is what may stand behind the number; it and its everyday short forms are accepted. Refusals:
// number_malformed, number_not_exact (约, 余, 多, 左右), number_measure_differs (args: expected,
// found), number_too_precise (args: decimals), number_too_large.
base::Result<std::int64_t> parse_amount(std::string_view text, std::int32_t decimals,
                                        std::string_view measure);

}  // namespace luoshi::pack
