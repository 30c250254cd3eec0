// Deadlines: from a limit as people give it (3天, 明天12:00, five working days) to a moment, with
// pauses and extension, and with the steps that led there, as data.
//
// Natural days and working days do not count the day they start on and end at 24:00 of the last;
// hours start at once. A pause of a limit in days takes out every half day (00-12, 12-24) it covers
// completely, working halves for working days; the sum is rounded up to whole days. A pause of a
// limit in working hours takes out the working time in it, of any other limit its whole length.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/message.hpp"
#include "core/rule_set.hpp"

namespace luoshi::core {

using base::Instant;

enum class LimitUnit {
  on_the_spot,
  hours,
  working_hours,
  days,
  working_days,
  today_at,
  tomorrow_at,
  moment
};
BOOST_DESCRIBE_ENUM(LimitUnit, on_the_spot, hours, working_hours, days, working_days, today_at,
                    tomorrow_at, moment)

// What was given: "3天" is {days, 3}; "明天12:00" is {tomorrow_at, minute_of_day 720}.
struct Limit {
  LimitUnit unit = LimitUnit::days;
  std::int32_t amount = 0;  // hours or days
  std::int32_t minute_of_day = 0;
  std::optional<Instant> moment;
  bool operator==(const Limit&) const = default;
};
BOOST_DESCRIBE_STRUCT(Limit, (), (unit, amount, minute_of_day, moment))

Limit limit_of(const DeadlineTerm& term);

struct Pause {
  Instant from;
  Instant until;
  bool operator==(const Pause&) const = default;
};
BOOST_DESCRIBE_STRUCT(Pause, (), (from, until))

// All that a deadline is computed from; computed anew when one of these changes.
struct DeadlineBasis {
  Limit limit;
  Instant start;
  std::optional<Limit> extension;  // hours and days are added to the limit, a moment replaces it
  std::vector<Pause> pauses;
  bool operator==(const DeadlineBasis&) const = default;
};
BOOST_DESCRIBE_STRUCT(DeadlineBasis, (), (limit, start, extension, pauses))

// One line of the explanation; code is a row of deadline_messages().
struct DeadlineStep {
  std::string code;
  std::int64_t amount = 0;  // hours, days or halves, as the code says
  std::optional<Instant> at;
  std::optional<Day> from;  // days skipped, both included
  std::optional<Day> until;
  bool operator==(const DeadlineStep&) const = default;
};
BOOST_DESCRIBE_STRUCT(DeadlineStep, (), (code, amount, at, from, until))

struct Deadline {
  DeadlineBasis basis;
  Instant due;
  Instant warn_at;           // computed backwards on the same calendar
  bool provisional = false;  // 暂定: a year without holiday data was counted
  std::vector<DeadlineStep> steps;
  bool operator==(const Deadline&) const = default;
};
BOOST_DESCRIBE_STRUCT(Deadline, (), (basis, due, warn_at, provisional, steps))

// How long before the due moment the warning goes out; nullopt: the rule of the calendar.
Deadline compute_deadline(const Calendar& calendar, base::UtcOffset offset,
                          const DeadlineBasis& basis,
                          std::optional<std::int32_t> warn_hours_before = std::nullopt);

// True when the extension is not longer than the limit it extends (days against days of the same
// kind; anything else by length of time).
bool extension_fits(const Calendar& calendar, base::UtcOffset offset, const Deadline& first,
                    const Limit& extension);

// "从2018-11-06 09:10起算" and so on, one line a step.
std::vector<std::string> explain(const Deadline& deadline, base::UtcOffset offset,
                                 base::Language language);
std::span<const base::Message> deadline_messages();

}  // namespace luoshi::core
