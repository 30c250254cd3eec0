#include "base/time.hpp"

#include <fmt/compile.h>
#include <fmt/format.h>

namespace luoshi::base {

namespace {
std::int64_t floor_div(std::int64_t a, std::int64_t b) {
  return a / b - (a % b != 0 && (a < 0) != (b < 0));
}

// The number of exactly `count` digits at `at`; nullopt when there are none.
std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count) {
  if (at + count > text.size()) return std::nullopt;
  int out = 0;
  for (char c : text.substr(at, count)) {
    if (c < '0' || c > '9') return std::nullopt;
    out = out * 10 + (c - '0');
  }
  return out;
}
}  // namespace

std::optional<Day> make_day(int year, int month, int day) {
  if (year < 1000 || year > 9999 || month < 1 || day < 1) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(year),
                                         std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) return std::nullopt;
  return Day{static_cast<std::int32_t>(std::chrono::sys_days(date).time_since_epoch().count())};
}

CivilDay civil(Day day) {
  const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(day.number))};
  return {int(date.year()), int(unsigned(date.month())), int(unsigned(date.day()))};
}

int weekday(Day day) {
  return int(
      std::chrono::weekday(std::chrono::sys_days(std::chrono::days(day.number))).iso_encoding());
}

Day day_of(Instant at, UtcOffset offset) {
  return {static_cast<std::int32_t>(floor_div(at.us + offset.minutes * minute_us, day_us))};
}

Instant start_of(Day day, UtcOffset offset, int minute_of_day) {
  return {day.number * day_us + (minute_of_day - offset.minutes) * minute_us};
}

int minute_of_day(Instant at, UtcOffset offset) {
  const Instant midnight = start_of(day_of(at, offset), offset);
  return static_cast<int>((at.us - midnight.us) / minute_us);
}

std::string to_text(Day day) {
  const CivilDay date = civil(day);
  return fmt::format(FMT_COMPILE("{:04}-{:02}-{:02}"), date.year, date.month, date.day);
}

std::optional<Day> day_from_text(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = digits(text, 0, 4), month = digits(text, 5, 2), day = digits(text, 8, 2);
  if (!year || !month || !day) return std::nullopt;
  return make_day(*year, *month, *day);
}

std::string to_text(Instant at, UtcOffset offset) {
  const Day day = day_of(at, offset);
  const std::int64_t in_day = at.us - start_of(day, offset).us;
  const CivilDay date = civil(day);
  // Written for every event and state: the formats are parsed by the compiler.
  std::string out =
      fmt::format(FMT_COMPILE("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}"), date.year, date.month,
                  date.day, in_day / hour_us, in_day / minute_us % 60, in_day / second_us % 60);
  const auto append = std::back_inserter(out);
  if (in_day % second_us != 0) fmt::format_to(append, FMT_COMPILE(".{:06}"), in_day % second_us);
  const int minutes = offset.minutes < 0 ? -offset.minutes : offset.minutes;
  fmt::format_to(append, FMT_COMPILE("{}{:02}:{:02}"), offset.minutes < 0 ? '-' : '+', minutes / 60,
                 minutes % 60);
  return out;
}

std::string deadline_text(Instant due, UtcOffset offset) {
  const Day day = day_of(due, offset);
  const int minute = minute_of_day(due, offset);
  if (minute == 0) return to_text(day - 1) + " 24:00";
  return to_text(day) + fmt::format(" {:02}:{:02}", minute / 60, minute % 60);
}

std::optional<Instant> instant_from_text(std::string_view text) {
  if (text.size() < 20 || (text[10] != 'T' && text[10] != ' ')) return std::nullopt;
  const auto day = day_from_text(text.substr(0, 10));
  const auto hour = digits(text, 11, 2), minute = digits(text, 14, 2), second = digits(text, 17, 2);
  if (!day || !hour || !minute || !second || text[13] != ':' || text[16] != ':' || *hour > 23 ||
      *minute > 59 || *second > 59)
    return std::nullopt;
  std::int64_t us = *hour * hour_us + *minute * minute_us + *second * second_us;
  std::size_t at = 19;
  if (text[at] == '.') {
    std::int64_t unit = second_us / 10;
    for (++at; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at, unit /= 10) {
      if (unit == 0) return std::nullopt;
      us += (text[at] - '0') * unit;
    }
  }
  if (text.substr(at) == "Z") return Instant{start_of(*day, {0}).us + us};
  if (at + 6 != text.size() || (text[at] != '+' && text[at] != '-') || text[at + 3] != ':')
    return std::nullopt;
  const auto offset_hour = digits(text, at + 1, 2), offset_minute = digits(text, at + 4, 2);
  if (!offset_hour || !offset_minute || *offset_hour > 14 || *offset_minute > 59)
    return std::nullopt;
  const int minutes = (*offset_hour * 60 + *offset_minute) * (text[at] == '-' ? -1 : 1);
  return Instant{start_of(*day, {minutes}).us + us};
}

}  // namespace luoshi::base
