#include "core/case_clocks.hpp"

#include "core/rules/calendar.hpp"
#include "core/rules/deadline_text.hpp"

namespace luoshi::core {

namespace {
using base::refuse;
using base::Result;

Clock clock_with(ClockKind kind, const DeadlineBasis& basis, const Context& context) {
  return {kind, compute_deadline(context.rules.calendar, context.offset(), basis), std::nullopt};
}

const DeadlineTerm* term_named(const std::vector<DeadlineTerm>& terms, const std::string& given) {
  if (const DeadlineTerm* term = find_by_code(terms, given)) return term;
  for (const DeadlineTerm& term : terms)
    if (term.name.zh == given || (!term.name.en.empty() && term.name.en == given)) return &term;
  return nullptr;
}
}  // namespace

Clock clock_of_hours(ClockKind kind, std::int32_t hours, const Context& context) {
  return clock_with(kind, {{LimitUnit::hours, hours, 0, {}}, context.now, {}, {}}, context);
}

Clock clock_of_days(ClockKind kind, std::int32_t days, const Context& context) {
  return clock_with(kind, {{LimitUnit::days, days, 0, {}}, context.now, {}, {}}, context);
}

Clock clock_until(ClockKind kind, Instant until, const Context& context) {
  return clock_with(kind, {{LimitUnit::moment, 0, 0, until}, context.now, {}, {}}, context);
}

Clock clock_until(ClockKind kind, Day day, const Context& context) {
  return clock_until(kind, base::start_of(day + 1, context.offset()), context);
}

Result<Limit> limit_given(const std::string& given, const Context& context) {
  if (const DeadlineTerm* term = term_named(context.rules.deadlines, given)) return limit_of(*term);
  auto limit = parse_deadline(given, context.now, context.offset());
  if (!limit) limit.error().field = "deadline";
  return limit;
}

const DeadlineTerm* usual_term(const CaseFacts& facts, std::string_view routing_term,
                               const Context& context) {
  const Category* category = find_by_code(context.rules.categories, facts.category);
  const std::string_view of_category = category ? std::string_view(category->deadline) : "";
  const std::string_view codes[] = {routing_term, of_category,
                                    context.rules.case_rules.default_deadline};
  for (const std::string_view code : codes)
    if (const DeadlineTerm* term = find_by_code(context.rules.deadlines, code)) return term;
  return nullptr;
}

Result<Limit> limit_for(const CaseFacts& facts, const std::optional<std::string>& given,
                        std::string_view routing_term, const Context& context) {
  if (given && !given->empty()) return limit_given(*given, context);
  if (const DeadlineTerm* term = usual_term(facts, routing_term, context)) return limit_of(*term);
  return refuse("deadline_missing", "deadline");
}

Result<Clock> rectify_clock(const Limit& limit, Instant start, const Context& context) {
  Clock clock = clock_with(ClockKind::rectify, {limit, start, {}, {}}, context);
  if (clock.deadline.due <= context.now && context.origin == Origin::live)
    return refuse("deadline_in_the_past", "deadline",
                  {{"due", base::to_text(clock.deadline.due, context.offset())}});
  return clock;
}

Result<Clock> rectify_clock_again(const CaseState& state, const std::optional<std::string>& given,
                                  const Context& context) {
  const Clock* before = clock_of(state, ClockKind::rectify);
  if (given || !before || before->deadline.basis.limit.moment) {
    auto limit = limit_for(state.facts, given, {}, context);
    if (!limit) return std::unexpected(std::move(limit.error()));
    return rectify_clock(*limit, context.now, context);
  }
  const Limit& limit = before->deadline.basis.limit;
  auto clock = rectify_clock(limit, context.now, context);
  // "今天18:00" again after 18:00 means the next day.
  if (!clock && limit.unit == LimitUnit::today_at)
    return rectify_clock({LimitUnit::tomorrow_at, 0, limit.minute_of_day, {}}, context.now,
                         context);
  return clock;
}

Clock recomputed(const Clock& clock, DeadlineBasis basis, const Context& context) {
  return clock_with(clock.kind, basis, context);
}

std::optional<Clock> reply_clock(const CaseFacts& facts, const Context& context) {
  if (!facts.order || !facts.order->reply_due) return std::nullopt;
  return clock_until(ClockKind::reply, *facts.order->reply_due, context);
}

std::int64_t worked_minutes(const CaseState& state, const Context& context) {
  if (state.stints.empty() || state.stints.back().until) return 0;
  return working_time(context.rules.calendar, context.offset(), state.stints.back().since,
                      context.now) /
         base::minute_us;
}

Day day_after(Instant due, const Context& context) {
  return base::day_of({due.us - 1}, context.offset()) + 1;
}

}  // namespace luoshi::core
