// The clocks of a case under a rule set: which limit applies, when it starts, what is due.
#pragma once
#include "core/case.hpp"
#include "core/decide.hpp"

namespace luoshi::core {

// A clock of natural hours that starts now, or at `from`.
Clock clock_of_hours(ClockKind kind, std::int32_t hours, const Context& context);
// Until 24:00 of the day after so many natural days.
Clock clock_of_days(ClockKind kind, std::int32_t days, const Context& context);
// Until a given moment, or until 24:00 of a day.
Clock clock_until(ClockKind kind, Instant until, const Context& context);
Clock clock_until(ClockKind kind, Day day, const Context& context);

// A limit as given: code or name of a deadline term, or text people write.
base::Result<Limit> limit_given(const std::string& given, const Context& context);

// The term taken when no limit is given: the routing row's, the category's, the rule set's; or
// null.
const DeadlineTerm* usual_term(const CaseFacts& facts, std::string_view routing_term,
                               const Context& context);
// The limit for putting the case right: the given one, else the routing row's, the category's, the
// rule set's. Refusals: deadline_missing, and those of the text.
base::Result<Limit> limit_for(const CaseFacts& facts, const std::optional<std::string>& given,
                              std::string_view routing_term, const Context& context);

// The rectification clock from `start` on. Refused when a live case would be due in the past.
base::Result<Clock> rectify_clock(const Limit& limit, Instant start, const Context& context);
// The same limit again for a new round or a new unit; a fixed moment gives way to the default.
base::Result<Clock> rectify_clock_again(const CaseState& state,
                                        const std::optional<std::string>& given,
                                        const Context& context);
Clock recomputed(const Clock& clock, DeadlineBasis basis, const Context& context);

// The reply clock of an order from above, when it names a moment.
std::optional<Clock> reply_clock(const CaseFacts& facts, const Context& context);

// Working minutes of the unit that has the case now.
std::int64_t worked_minutes(const CaseState& state, const Context& context);
// The day after a deadline: the day on which missing it becomes final.
Day day_after(Instant due, const Context& context);

}  // namespace luoshi::core
