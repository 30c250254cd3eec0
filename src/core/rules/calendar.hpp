// Working days and working hours: holidays and adjusted working days (调休) from the rule set's
// data. An entry may sit in the next year's data; a day without data follows Monday to Friday and
// is provisional (暂定), and so is a day from 25 December on while the next year's data are
// missing.
#pragma once
#include "core/rule_set.hpp"

namespace luoshi::core {

using base::Instant;
using base::UtcOffset;

enum class DayKind { working, adjusted_working, weekend, holiday };
BOOST_DESCRIBE_ENUM(DayKind, working, adjusted_working, weekend, holiday)

DayKind kind_of(const Calendar& calendar, Day day);
bool is_working_day(const Calendar& calendar, Day day);
bool is_provisional(const Calendar& calendar, Day day);

// The working day that many working days after the day, which is not counted itself; before it when
// the number is negative; the day itself when it is 0.
Day add_working_days(const Calendar& calendar, Day day, std::int32_t working_days);

// The moment at which so much working time (us) has passed since `from`; and the moment from which
// so much working time leads up to `until`.
Instant add_working_time(const Calendar& calendar, UtcOffset offset, Instant from, std::int64_t us);
Instant subtract_working_time(const Calendar& calendar, UtcOffset offset, Instant until,
                              std::int64_t us);
// Working time (us) between two moments; 0 when until is not after from.
std::int64_t working_time(const Calendar& calendar, UtcOffset offset, Instant from, Instant until);

// Half days (00-12, 12-24) that lie completely between the two moments.
enum class Halves { working, natural };
std::int64_t complete_halves(const Calendar& calendar, UtcOffset offset, Instant from,
                             Instant until, Halves which);

}  // namespace luoshi::core
