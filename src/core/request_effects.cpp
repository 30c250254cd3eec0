#include "core/request_effects.hpp"

#include "core/case_clocks.hpp"
#include "core/case_guards.hpp"
#include "core/case_making.hpp"
#include "core/check_case.hpp"

namespace luoshi::core {

namespace {
using base::refuse;
using base::Result;

Result<void> in_state(const CaseState& state, std::initializer_list<CaseStatus> allowed,
                      RequestEffect effect) {
  if (state.dormant) return refuse("case_is_imported", "about");
  if (state.hidden) return refuse("case_is_hidden", "about");
  if (std::ranges::find(allowed, state.status) != allowed.end()) return {};
  return refuse("case_not_in_state", "about",
                {{"state", std::string(base::name_of(state.status))},
                 {"command", std::string(base::name_of(effect))}});
}

Result<void> later_day(const std::optional<Day>& until, const Context& context) {
  if (!until) return refuse("field_missing", "until");
  if (*until <= context.today()) return refuse("day_in_the_past", "until");
  return {};
}

// 延期: once, not longer than the first term, before expiry.
Result<void> check_extension(const Asked& asked, const CaseState& state, Instant asked_at,
                             const Context& context) {
  if (auto at = in_state(state, {CaseStatus::rectifying}, asked.effect); !at) return at;
  const Clock* clock = clock_of(state, ClockKind::rectify);
  const Round* round = round_of(state);
  if (!clock) return refuse("deadline_missing", "about");
  if (state.extensions >= context.rules.case_rules.extensions_max)
    return refuse("extended_already", "about",
                  {{"most", std::to_string(context.rules.case_rules.extensions_max)}});
  if (asked_at > clock->deadline.due || (round && round->timeliness != Timeliness::pending))
    return refuse("deadline_has_passed", "about",
                  {{"due", base::to_text(clock->deadline.due, context.offset())}});
  if (!asked.extension) return refuse("field_missing", "extension");
  if (!extension_fits(context.rules.calendar, context.offset(), clock->deadline, *asked.extension))
    return refuse("extension_too_long", "extension");
  return {};
}

Result<void> check_delay(const Asked& asked, const CaseState& state, Instant asked_at,
                         const Context& context) {
  if (auto at = in_state(state, {CaseStatus::rectifying}, asked.effect); !at) return at;
  const Clock* clock = clock_of(state, ClockKind::rectify);
  // Only the long-term list takes what is overdue: it counts as untimely and is listed apart.
  if (asked.effect == RequestEffect::suspend_case && clock && asked_at > clock->deadline.due)
    return refuse("deadline_has_passed", "about",
                  {{"due", base::to_text(clock->deadline.due, context.offset())}});
  return later_day(asked.until, context);
}

Result<void> check_at(const Asked& asked, const CaseState& state, Instant asked_at,
                      const Context& context) {
  using enum CaseStatus;
  switch (asked.effect) {
    case RequestEffect::extend_deadline:
      return check_extension(asked, state, asked_at, context);
    case RequestEffect::suspend_case:
    case RequestEffect::shelve_case:
      return check_delay(asked, state, asked_at, context);
    case RequestEffect::close_out: {
      auto at = in_state(state, {passed}, asked.effect);
      if (at)
        if (auto refused = guard::may_sign(state, context)) return std::unexpected(*refused);
      return at;
    }
    case RequestEffect::list_case:
      if (state.listing && !state.listing->released_on) return refuse("case_is_listed", "about");
      return in_state(state, {accepted, assigned, rectifying, rectified}, asked.effect);
    case RequestEffect::release_listing:
      if (!state.listing || state.listing->released_on)
        return refuse("case_is_not_listed", "about");
      return in_state(state, {assigned, rectifying, suspended, shelved, rectified, passed, closed},
                      asked.effect);
    case RequestEffect::exempt:
    case RequestEffect::accept_appeal:
      if (state.exempt) return refuse("case_is_exempt", "about");
      return in_state(state, {rectifying, suspended, shelved, rectified, passed, closed},
                      asked.effect);
    case RequestEffect::solve_obstacle:
      return in_state(state, {accepted, assigned, rectifying, suspended, shelved}, asked.effect);
    case RequestEffect::none:
    case RequestEffect::grant_leave:
    case RequestEffect::swap_duty:
      return {};
  }
  return {};
}

CaseDelayed delayed(const Asked& asked, const CaseState& state, const Context& context) {
  const DelayKind kind =
      asked.effect == RequestEffect::suspend_case ? DelayKind::suspension : DelayKind::long_term;
  // It resumes when the day begins; the long-term list is reviewed on the day.
  const Instant until = base::start_of(*asked.until, context.offset());
  // The long-term list is public to those above.
  const Reported reach = kind == DelayKind::long_term || state.surfaced
                             ? Reported::to_all_above
                             : reach_of(state.facts, context.rules);
  return {asked.request,
          kind,
          context.today(),
          *asked.until,
          clock_until(ClockKind::resume, until, context),
          visible_units({state.facts, state.reporter.unit, state.place_unit, state.responsibility},
                        reach, context.rules)};
}

CaseListed listed(const Asked& asked, const CaseState& state, const Context& context) {
  return {asked.request, context.today(), asked.until,
          visible_units({state.facts, state.reporter.unit, state.place_unit, state.responsibility},
                        Reported::to_all_above, context.rules)};
}

DeadlineExtended extended(const Asked& asked, const CaseState& state, const Context& context) {
  const Clock* clock = clock_of(state, ClockKind::rectify);
  DeadlineBasis basis = clock->deadline.basis;
  basis.extension = asked.extension;
  return {asked.request, recomputed(*clock, std::move(basis), context)};
}
}  // namespace

bool acts_on_case(RequestEffect effect) {
  switch (effect) {
    case RequestEffect::none:
    case RequestEffect::grant_leave:
    case RequestEffect::swap_duty:
      return false;
    case RequestEffect::extend_deadline:
    case RequestEffect::suspend_case:
    case RequestEffect::shelve_case:
    case RequestEffect::close_out:
    case RequestEffect::release_listing:
    case RequestEffect::list_case:
    case RequestEffect::exempt:
    case RequestEffect::accept_appeal:
    case RequestEffect::solve_obstacle:
      return true;
  }
  return false;
}

Result<void> check_effect(const Asked& asked, const CaseState& state, const Context& context) {
  return check_at(asked, state, context.now, context);
}

Decision effect_of(const Asked& asked, const CaseState& state, Instant asked_at,
                   const Context& context) {
  if (auto possible = check_at(asked, state, asked_at, context); !possible)
    return std::unexpected(possible.error());
  NewEvents events;
  const auto write = [&](Event event) { events.push_back({asked.about, std::move(event)}); };
  switch (asked.effect) {
    case RequestEffect::extend_deadline:
      write(extended(asked, state, context));
      break;
    case RequestEffect::suspend_case:
    case RequestEffect::shelve_case: {
      Context about{asked.about,       context.now,    context.actor, context.rules,
                    context.directory, context.origin, context.loads};
      settle_overdue(events, state, about);
      write(delayed(asked, state, context));
      break;
    }
    case RequestEffect::close_out: {
      Context about{asked.about,       context.now,    context.actor, context.rules,
                    context.directory, context.origin, context.loads};
      return decide_case(SignOffCase{}, &state, about);
    }
    case RequestEffect::list_case:
      write(listed(asked, state, context));
      break;
    case RequestEffect::release_listing:
      write(ListingReleased{asked.request, context.today()});
      break;
    case RequestEffect::exempt:
    case RequestEffect::accept_appeal:
      write(CaseExempted{asked.request});
      break;
    case RequestEffect::solve_obstacle:
      write(ObstacleSolved{asked.request});
      break;
    case RequestEffect::none:
    case RequestEffect::grant_leave:
    case RequestEffect::swap_duty:
      break;
  }
  return events;
}

}  // namespace luoshi::core
