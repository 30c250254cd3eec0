// Instants and days. An instant is int64 microseconds UTC; a day is its own type. An authority has
// a fixed UTC offset (China: +08:00): no zone database. "24:00 of D" is 00:00 of D + 1.
#pragma once
#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace luoshi::base {

inline constexpr std::int64_t second_us = 1'000'000;
inline constexpr std::int64_t minute_us = 60 * second_us;
inline constexpr std::int64_t hour_us = 60 * minute_us;
inline constexpr std::int64_t day_us = 24 * hour_us;

struct Instant {
  std::int64_t us = 0;  // since 1970-01-01T00:00:00Z
  auto operator<=>(const Instant&) const = default;
};

struct Day {
  std::int32_t number = 0;  // days since 1970-01-01
  auto operator<=>(const Day&) const = default;
  Day operator+(std::int32_t days) const { return {number + days}; }
  Day operator-(std::int32_t days) const { return {number - days}; }
  std::int32_t operator-(Day other) const { return number - other.number; }
};

struct UtcOffset {
  std::int32_t minutes = 8 * 60;
  auto operator<=>(const UtcOffset&) const = default;
};

struct Span {
  Instant from;
  Instant until;  // not included
  bool operator==(const Span&) const = default;
};

std::optional<Day> make_day(int year, int month, int day);
struct CivilDay {
  int year = 0;
  int month = 0;
  int day = 0;
};
CivilDay civil(Day day);
// 1 = Monday ... 7 = Sunday (ISO 8601).
int weekday(Day day);

// The day on which an instant falls on the authority's clock, and the instant a day begins there.
Day day_of(Instant at, UtcOffset offset);
Instant start_of(Day day, UtcOffset offset, int minute_of_day = 0);
int minute_of_day(Instant at, UtcOffset offset);

std::string to_text(Day day);                             // 2018-11-05
std::optional<Day> day_from_text(std::string_view text);  // exactly that form
// RFC 3339 with the authority's offset: 2018-11-05T14:30:00+08:00; microseconds only when not zero.
std::string to_text(Instant at, UtcOffset offset);
// A deadline as it is read: 2018-11-05 12:00, and midnight as 24:00 of the day that it ends.
std::string deadline_text(Instant due, UtcOffset offset);
// RFC 3339 with any offset or Z; up to 6 fractional digits.
std::optional<Instant> instant_from_text(std::string_view text);

}  // namespace luoshi::base
