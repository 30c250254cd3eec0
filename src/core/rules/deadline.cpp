#include "core/rules/deadline.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/rules/calendar.hpp"
#include "core/rules/deadline_words.hpp"

namespace luoshi::core {

namespace {
// 当场: while the inspector is still there. A rule set may name another number of hours.
constexpr std::int32_t on_the_spot_hours = 1;
// An explanation of a term over years stays readable: the first skips, then how many follow.
constexpr std::size_t skips_shown_max = 24;

// One computation: what is counted on, and the steps written down on the way.
struct Count {
  const Calendar& calendar;
  base::UtcOffset offset;
  const DeadlineBasis& basis;
  std::vector<DeadlineStep> steps = {};

  Day start_day() const { return base::day_of(basis.start, offset); }
  Instant end_of(Day day) const { return base::start_of(day + 1, offset); }
  // The day a due moment belongs to: "24:00 of D" is of D.
  Day due_day(Instant due) const { return base::day_of({due.us - 1}, offset); }
};

bool counts_days(LimitUnit unit) {
  return unit == LimitUnit::days || unit == LimitUnit::working_days;
}
bool counts_amount(LimitUnit unit) {
  return counts_days(unit) || unit == LimitUnit::hours || unit == LimitUnit::working_hours;
}
bool counts_working_time(LimitUnit unit) {
  return unit == LimitUnit::working_hours || unit == LimitUnit::working_days;
}

std::int64_t paused_halves(const Count& count) {
  const Halves which =
      count.basis.limit.unit == LimitUnit::working_days ? Halves::working : Halves::natural;
  std::int64_t halves = 0;
  for (const Pause& pause : count.basis.pauses)
    halves += complete_halves(count.calendar, count.offset, pause.from, pause.until, which);
  return halves;
}

std::int64_t paused_time(const Count& count) {
  std::int64_t us = 0;
  for (const Pause& pause : count.basis.pauses)
    us += count.basis.limit.unit == LimitUnit::working_hours
              ? working_time(count.calendar, count.offset, pause.from, pause.until)
              : std::max<std::int64_t>(0, pause.until.us - pause.from.us);
  return us;
}

// The pause in days, rounded up (half-day rule); writes the steps.
std::int32_t paused_days(Count& count) {
  const std::int64_t halves = paused_halves(count);
  for (const Pause& pause : count.basis.pauses)
    count.steps.push_back({"paused", 0, pause.from, base::day_of(pause.from, count.offset),
                           count.due_day(pause.until)});
  if (!count.basis.pauses.empty()) count.steps.push_back({"paused_halves", halves, {}, {}, {}});
  const std::int64_t days = (halves + 1) / 2;
  if (days > 0) count.steps.push_back({"paused_days", days, {}, {}, {}});
  return static_cast<std::int32_t>(days);
}

std::int64_t paused_length(Count& count) {
  const std::int64_t us = paused_time(count);
  if (us > 0) count.steps.push_back({"paused_minutes", us / base::minute_us, {}, {}, {}});
  return us;
}

// Days that the count passes over, joined into runs of one kind.
void write_skips(Count& count, Day first, Day last) {
  std::size_t shown = 0;
  for (Day day = first; day <= last && shown < skips_shown_max;) {
    const DayKind kind = kind_of(count.calendar, day);
    Day end = day;
    while (end < last && kind_of(count.calendar, end + 1) == kind) end = end + 1;
    if (kind != DayKind::working) {
      count.steps.push_back({"day_" + std::string(base::name_of(kind)), 0, {}, day, end});
      ++shown;
    }
    day = end + 1;
  }
}

Instant count_limit(Count& count, std::int32_t amount) {
  const Limit& limit = count.basis.limit;
  const Instant start = count.basis.start;
  switch (limit.unit) {
    case LimitUnit::on_the_spot:
      return {start.us + (limit.amount > 0 ? limit.amount : on_the_spot_hours) * base::hour_us +
              paused_length(count)};
    case LimitUnit::hours:
      return {start.us + amount * base::hour_us + paused_length(count)};
    case LimitUnit::working_hours:
      return add_working_time(count.calendar, count.offset, start,
                              amount * base::hour_us + paused_length(count));
    case LimitUnit::days:
      count.steps.push_back({"start_day_not_counted", 0, {}, count.start_day(), {}});
      return count.end_of(count.start_day() + (amount + paused_days(count)));
    case LimitUnit::working_days: {
      count.steps.push_back({"start_day_not_counted", 0, {}, count.start_day(), {}});
      const std::int32_t days = amount + paused_days(count);
      return count.end_of(add_working_days(count.calendar, count.start_day(), days));
    }
    case LimitUnit::today_at:
      return {base::start_of(count.start_day(), count.offset, limit.minute_of_day).us +
              paused_length(count)};
    case LimitUnit::tomorrow_at:
      return {base::start_of(count.start_day() + 1, count.offset, limit.minute_of_day).us +
              paused_length(count)};
    case LimitUnit::moment:
      return {limit.moment.value_or(start).us + paused_length(count)};
  }
  return start;
}

// An extension of another kind than the limit, counted from the moment already due.
Instant extend_from(const Count& count, Instant due, const Limit& by) {
  const Day day = count.due_day(due);
  switch (by.unit) {
    case LimitUnit::on_the_spot:
      return {due.us + on_the_spot_hours * base::hour_us};
    case LimitUnit::hours:
      return {due.us + by.amount * base::hour_us};
    case LimitUnit::working_hours:
      return add_working_time(count.calendar, count.offset, due, by.amount * base::hour_us);
    case LimitUnit::days:
      return {due.us + by.amount * base::day_us};
    case LimitUnit::working_days: {
      const Day later = add_working_days(count.calendar, day, by.amount);
      return {due.us + (later - day) * base::day_us};
    }
    case LimitUnit::today_at:
      return base::start_of(day, count.offset, by.minute_of_day);
    case LimitUnit::tomorrow_at:
      return base::start_of(day + 1, count.offset, by.minute_of_day);
    case LimitUnit::moment:
      return by.moment.value_or(due);
  }
  return due;
}

void write_given(Count& count) {
  const Limit& limit = count.basis.limit;
  count.steps.push_back({"start", 0, count.basis.start, {}, {}});
  const std::int64_t amount =
      limit.unit == LimitUnit::today_at || limit.unit == LimitUnit::tomorrow_at
          ? limit.minute_of_day
          : limit.amount;
  count.steps.push_back(
      {"limit_" + std::string(base::name_of(limit.unit)), amount, limit.moment, {}, {}});
}

Instant count_due(Count& count) {
  write_given(count);
  const Limit& limit = count.basis.limit;
  const std::optional<Limit>& extension = count.basis.extension;
  const bool same = extension && extension->unit == limit.unit && counts_amount(limit.unit);
  if (same)
    count.steps.push_back(
        {"extended_" + std::string(base::name_of(extension->unit)), extension->amount, {}, {}, {}});
  Instant due = count_limit(count, limit.amount + (same ? extension->amount : 0));
  if (extension && !same) {
    due = extend_from(count, due, *extension);
    count.steps.push_back({"extended_until", 0, due, {}, {}});
  }
  if (counts_working_time(limit.unit)) {
    const Day first =
        limit.unit == LimitUnit::working_days ? count.start_day() + 1 : count.start_day();
    write_skips(count, first, count.due_day(due));
  }
  return due;
}

Instant warn_hours(const Count& count, Instant due, std::int32_t hours) {
  if (count.basis.limit.unit == LimitUnit::working_hours)
    return subtract_working_time(count.calendar, count.offset, due, hours * base::hour_us);
  return {due.us - hours * base::hour_us};
}

Instant warning(const Count& count, Instant due, std::optional<std::int32_t> hours) {
  const Instant start = count.basis.start;
  if (!hours && counts_days(count.basis.limit.unit)) {
    const Day day = add_working_days(count.calendar, count.due_day(due),
                                     -count.calendar.warn_working_days_before);
    const Instant warn = base::start_of(day, count.offset, count.calendar.warn_minute);
    if (warn > start) return warn;
  }
  const Instant warn = warn_hours(count, due, hours.value_or(1));
  if (warn > start) return warn;
  // A limit not longer than the warning time is warned of halfway, on the same calendar.
  if (count.basis.limit.unit != LimitUnit::working_hours)
    return {start.us + (due.us - start.us) / 2};
  const std::int64_t length = working_time(count.calendar, count.offset, start, due);
  return add_working_time(count.calendar, count.offset, start, length / 2);
}

bool counted_provisional(const Count& count, Instant due) {
  const bool extension_counts =
      count.basis.extension && counts_working_time(count.basis.extension->unit);
  if (!counts_working_time(count.basis.limit.unit) && !extension_counts) return false;
  const Day last = count.due_day(due);
  for (Day day = count.start_day(); day <= last; day = day + 1)
    if (is_provisional(count.calendar, day)) return true;
  return false;
}

std::string clock_text(std::int64_t minute) {
  return fmt::format("{:02}:{:02}", minute / 60, minute % 60);
}
std::string day_text(std::optional<Day> day) {
  return day ? base::to_text(*day) : std::string();
}
}  // namespace

Limit limit_of(const DeadlineTerm& term) {
  constexpr LimitUnit units[] = {
      LimitUnit::on_the_spot,  LimitUnit::hours,    LimitUnit::working_hours, LimitUnit::days,
      LimitUnit::working_days, LimitUnit::today_at, LimitUnit::tomorrow_at};
  return {units[static_cast<std::size_t>(term.unit)], term.amount, term.minute_of_day, {}};
}

Deadline compute_deadline(const Calendar& calendar, base::UtcOffset offset,
                          const DeadlineBasis& basis,
                          std::optional<std::int32_t> warn_hours_before) {
  Count count{calendar, offset, basis};
  Deadline out;
  out.due = count_due(count);
  out.warn_at = warning(count, out.due, warn_hours_before);
  out.provisional = counted_provisional(count, out.due);
  if (out.provisional) count.steps.push_back({"provisional", 0, {}, {}, {}});
  count.steps.push_back({"due", 0, out.due, {}, {}});
  count.steps.push_back({"warning", 0, out.warn_at, {}, {}});
  out.basis = basis;
  out.steps = std::move(count.steps);
  return out;
}

bool extension_fits(const Calendar& calendar, base::UtcOffset offset, const Deadline& first,
                    const Limit& extension) {
  const Limit& limit = first.basis.limit;
  if (extension.unit == limit.unit && counts_amount(limit.unit))
    return extension.amount > 0 && extension.amount <= limit.amount;
  DeadlineBasis basis = first.basis;
  basis.extension = extension;
  const Instant due = compute_deadline(calendar, offset, basis).due;
  return due > first.due && due.us - first.due.us <= first.due.us - first.basis.start.us;
}

std::vector<std::string> explain(const Deadline& deadline, base::UtcOffset offset,
                                 base::Language language) {
  std::vector<std::string> out;
  for (const DeadlineStep& step : deadline.steps) {
    const bool one_day = step.from && (!step.until || step.until == step.from);
    const std::string& code = step.code;
    out.push_back(
        base::text_of(deadline_messages(), one_day && step.until ? code + "_one" : code, language,
                      {{"amount", std::to_string(step.amount)},
                       {"clock", clock_text(step.amount)},
                       {"at", step.at ? base::deadline_text(*step.at, offset) : std::string()},
                       {"from", day_text(step.from)},
                       {"until", day_text(step.until)}}));
  }
  return out;
}

std::span<const base::Message> deadline_messages() {
  return deadline_table();
}

}  // namespace luoshi::core
