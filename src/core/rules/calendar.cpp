#include "core/rules/calendar.hpp"

#include <algorithm>

namespace luoshi::core {

namespace {
// No limit of a rule set is longer; keeps a calendar without working days from looping for ever.
constexpr std::int32_t days_searched_max = 20'000;
constexpr int saturday = 6;
constexpr int half_day_minutes = 12 * 60;

bool has_data(const Calendar& calendar, std::int32_t year) {
  return std::ranges::find(calendar.years, year) != calendar.years.end();
}

struct Window {
  Instant from;
  Instant until;
};
Window working_window(const Calendar& calendar, UtcOffset offset, Day day) {
  return {base::start_of(day, offset, calendar.work_from_minute),
          base::start_of(day, offset, calendar.work_until_minute)};
}
}  // namespace

DayKind kind_of(const Calendar& calendar, Day day) {
  const auto at = std::ranges::lower_bound(calendar.holidays, day, {}, &HolidayDay::day);
  const bool weekend = base::weekday(day) >= saturday;
  if (at != calendar.holidays.end() && at->day == day) {
    if (at->off) return DayKind::holiday;
    return weekend ? DayKind::adjusted_working : DayKind::working;
  }
  return weekend ? DayKind::weekend : DayKind::working;
}

bool is_working_day(const Calendar& calendar, Day day) {
  const DayKind kind = kind_of(calendar, day);
  return kind == DayKind::working || kind == DayKind::adjusted_working;
}

bool is_provisional(const Calendar& calendar, Day day) {
  const base::CivilDay date = base::civil(day);
  if (!has_data(calendar, date.year)) return true;
  return date.month == 12 && date.day >= 25 && !has_data(calendar, date.year + 1);
}

Day add_working_days(const Calendar& calendar, Day day, std::int32_t working_days) {
  const std::int32_t step = working_days < 0 ? -1 : 1;
  std::int32_t left = working_days < 0 ? -working_days : working_days;
  for (std::int32_t searched = 0; left > 0 && searched < days_searched_max; ++searched) {
    day = day + step;
    if (is_working_day(calendar, day)) --left;
  }
  return day;
}

Instant add_working_time(const Calendar& calendar, UtcOffset offset, Instant from,
                         std::int64_t us) {
  Day day = base::day_of(from, offset);
  for (std::int32_t searched = 0; us > 0 && searched < days_searched_max; ++searched) {
    const Day on = day;
    day = day + 1;
    if (!is_working_day(calendar, on)) continue;
    const Window window = working_window(calendar, offset, on);
    const Instant begin = std::max(from, window.from);
    const std::int64_t available = std::max<std::int64_t>(0, window.until.us - begin.us);
    if (us <= available) return {begin.us + us};
    us -= available;
  }
  return from;
}

Instant subtract_working_time(const Calendar& calendar, UtcOffset offset, Instant until,
                              std::int64_t us) {
  Day day = base::day_of(until, offset);
  for (std::int32_t searched = 0; us > 0 && searched < days_searched_max; ++searched) {
    const Day on = day;
    day = day - 1;
    if (!is_working_day(calendar, on)) continue;
    const Window window = working_window(calendar, offset, on);
    const Instant end = std::min(until, window.until);
    const std::int64_t available = std::max<std::int64_t>(0, end.us - window.from.us);
    if (us <= available) return {end.us - us};
    us -= available;
  }
  return until;
}

std::int64_t working_time(const Calendar& calendar, UtcOffset offset, Instant from, Instant until) {
  std::int64_t sum = 0;
  const Day last = base::day_of(until, offset);
  for (Day day = base::day_of(from, offset); day <= last; day = day + 1) {
    if (!is_working_day(calendar, day)) continue;
    const Window window = working_window(calendar, offset, day);
    const Instant begin = std::max(from, window.from);
    const Instant end = std::min(until, window.until);
    if (begin < end) sum += end.us - begin.us;
  }
  return sum;
}

std::int64_t complete_halves(const Calendar& calendar, UtcOffset offset, Instant from,
                             Instant until, Halves which) {
  std::int64_t count = 0;
  const Day last = base::day_of(until, offset);
  for (Day day = base::day_of(from, offset); day <= last; day = day + 1) {
    if (which == Halves::working && !is_working_day(calendar, day)) continue;
    for (const int begin : {0, half_day_minutes})
      if (base::start_of(day, offset, begin) >= from &&
          base::start_of(day, offset, begin + half_day_minutes) <= until)
        ++count;
  }
  return count;
}

}  // namespace luoshi::core
