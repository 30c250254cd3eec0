// How a case reaches the unit that has to put it right: accepted, handed out, acknowledged, handed
// back, reassigned; and how it ends without rectification.
#include "core/case_clocks.hpp"
#include "core/case_guards.hpp"
#include "core/case_making.hpp"
#include "core/case_table.hpp"
#include "core/check_case.hpp"
#include "core/rules/routing.hpp"

namespace luoshi::core {

namespace {
using base::refuse;
using base::Result;

constexpr std::int32_t ruling_hours = 24;  // 责任待定: the office rules within 24 hours

std::string owner_kind(const CaseState& state, const Context& context) {
  if (!state.facts.site) return {};
  const auto found = context.loads.records.find(*state.facts.site);
  if (found == context.loads.records.end()) return {};
  const auto* site = std::get_if<SiteState>(&found->second);
  return site ? site->site.kind : std::string();
}

// The post of that role in the lead unit, when there is exactly one way to choose: the first.
std::optional<Id> contact_of(const Routing& routing, const Context& context) {
  if (routing.contact_post.empty() || !routing.lead) return std::nullopt;
  for (const Id& id : context.directory.posts_of(*routing.lead, context.today()))
    if (context.directory.post(id)->post.role == routing.contact_post) return id;
  return std::nullopt;
}

struct HandingOut {
  Responsibility who;
  std::string deadline_term;
};

// Who leads: as named; the unit of the place while the owner is unclear; else the 责任清单.
Result<HandingOut> handing_out(const HandOutCase& command, const CaseState& state,
                               const Context& context) {
  Named named{{}, command.supporting, command.responsible_post, command.responsible_person};
  HandingOut out;
  if (command.lead) {
    named.lead = *command.lead;
  } else if (command.ownership == Ownership::unclear) {
    named.lead = unit_of_place(state).unit;
  } else {
    const Routing found = route(
        context.rules, context.directory,
        {state.facts.unit, state.facts.category, owner_kind(state, context), state.facts.source});
    if (!found.lead) return refuse("no_routing_row_fires", "lead");
    named.lead = *found.lead;
    if (named.supporting.empty())
      for (const Id& unit : found.supporting)
        if (unit != named.lead) named.supporting.push_back(unit);
    if (!named.post) named.post = contact_of(found, context);
    named.routing_row = found.row;
    out.deadline_term = found.deadline;
  }
  auto who = responsibility_of(named, context);
  if (!who) return std::unexpected(who.error());
  out.who = std::move(*who);
  return out;
}

Result<void> check_end(EndReason reason, const Text& note, const std::optional<Id>& duplicate_of,
                       const Context& context) {
  if (auto said = check_said(note, "note"); !said) return said;
  if (reason == EndReason::withdrawn || reason == EndReason::transferred)
    return refuse("value_unknown", "reason", {{"value", std::string(base::name_of(reason))}});
  if (reason != EndReason::duplicate) {
    if (duplicate_of) return refuse("not_a_duplicate", "duplicate_of");
    return {};
  }
  if (!duplicate_of) return refuse("field_missing", "duplicate_of");
  if (*duplicate_of == context.record) return refuse("duplicate_of_itself", "duplicate_of");
  const auto other = loaded_case(*duplicate_of, "duplicate_of", context);
  if (!other) return std::unexpected(other.error());
  if ((*other)->status == CaseStatus::ended) return refuse("original_has_ended", "duplicate_of");
  return {};
}

template <class C>
Decision end_as_wrong(const C& command, const CaseState* state, const Context& context) {
  if (auto row = permit(C::tag, state, context); !row) return std::unexpected(row.error());
  if (auto sound = check_end(command.reason, command.note, command.duplicate_of, context); !sound)
    return std::unexpected(sound.error());
  NewEvents events;
  add(events, context,
      CaseEnded{command.reason, command.note, command.duplicate_of, std::nullopt,
                worked_minutes(*state, context)});
  return events;
}
}  // namespace

Decision decide_case(const AcceptCase&, const CaseState* state, const Context& context) {
  if (auto row = permit(AcceptCase::tag, state, context); !row) return std::unexpected(row.error());
  const std::int32_t hours = context.rules.case_rules.assign_within_hours;
  NewEvents events;
  add(events, context, accepted(context, clock_of_hours(ClockKind::assign, hours, context)));
  return events;
}

Decision decide_case(const HandOutCase& command, const CaseState* state, const Context& context) {
  if (auto row = permit(HandOutCase::tag, state, context); !row)
    return std::unexpected(row.error());
  auto out = handing_out(command, *state, context);
  if (!out) return std::unexpected(out.error());
  auto limit = limit_for(state->facts, command.deadline, out->deadline_term, context);
  if (!limit) return std::unexpected(limit.error());
  auto clock = rectify_clock(*limit, context.now, context);
  if (!clock) return std::unexpected(clock.error());

  const bool one_step = state->status == CaseStatus::reported;
  const Serving serving =
      command.serving.value_or(one_step ? Serving::at_once : Serving::to_acknowledge);
  CaseAssigned assigned;
  assigned.responsibility = out->who;
  assigned.requirement = command.requirement;
  assigned.owner_unclear = command.ownership == Ownership::unclear;
  assigned.visible_to = visible_units(*state, assigned.responsibility, context.rules);
  if (serving == Serving::to_acknowledge)
    assigned.clocks.push_back(
        clock_of_hours(ClockKind::receive, context.rules.case_rules.received_after_hours, context));
  if (assigned.owner_unclear)
    assigned.clocks.push_back(clock_of_hours(ClockKind::ruling, ruling_hours, context));

  NewEvents events;
  if (one_step) add(events, context, accepted(context, std::nullopt));
  add(events, context, std::move(assigned));
  add(events, context, DeadlineSet{std::move(*clock)});
  if (serving == Serving::at_once) add(events, context, CaseReceived{Receipt::served});
  return events;
}

Decision decide_case(const DeclineCase& command, const CaseState* state, const Context& context) {
  return end_as_wrong(command, state, context);
}
Decision decide_case(const WithdrawCase& command, const CaseState* state, const Context& context) {
  return end_as_wrong(command, state, context);
}

Decision decide_case(const WithdrawSlip& command, const CaseState* state, const Context& context) {
  if (auto row = permit(WithdrawSlip::tag, state, context); !row)
    return std::unexpected(row.error());
  NewEvents events;
  add(events, context, CaseEnded{EndReason::withdrawn, command.note, {}, {}, 0});
  return events;
}

Decision decide_case(const TransferCase& command, const CaseState* state, const Context& context) {
  if (auto row = permit(TransferCase::tag, state, context); !row)
    return std::unexpected(row.error());
  Result<void> sound = check_said(command.to, "to");
  if (sound) sound = check_said(command.note, "note");
  if (!sound) return std::unexpected(sound.error());
  NewEvents events;
  settle_overdue(events, *state, context);
  add(events, context,
      CaseEnded{
          EndReason::transferred, command.note, {}, command.to, worked_minutes(*state, context)});
  return events;
}

Decision decide_case(const AcknowledgeCase&, const CaseState* state, const Context& context) {
  if (auto row = permit(AcknowledgeCase::tag, state, context); !row)
    return std::unexpected(row.error());
  NewEvents events;
  add(events, context, CaseReceived{Receipt::acknowledged});
  return events;
}

Decision decide_case(const CountAsReceived&, const CaseState* state, const Context& context) {
  if (auto row = permit(CountAsReceived::tag, state, context); !row)
    return std::unexpected(row.error());
  NewEvents events;
  add(events, context, CaseReceived{Receipt::counted});
  return events;
}

Decision decide_case(const ServeNotice& command, const CaseState* state, const Context& context) {
  if (auto row = permit(ServeNotice::tag, state, context); !row)
    return std::unexpected(row.error());
  if (command.paper.empty()) return refuse("field_missing", "paper");
  if (command.served_at > context.now) return refuse("served_in_the_future", "served_at");
  const Clock* before = clock_of(*state, ClockKind::rectify);
  auto limit = command.deadline || !before ? limit_for(state->facts, command.deadline, {}, context)
                                           : Result<Limit>(before->deadline.basis.limit);
  if (!limit) return std::unexpected(limit.error());
  auto clock = rectify_clock(*limit, command.served_at, context);
  if (!clock) return std::unexpected(clock.error());
  NewEvents events;
  add(events, context,
      NoticeServed{command.paper, command.served_at, command.receiver, std::move(*clock)});
  return events;
}

Decision decide_case(const HandBackCase& command, const CaseState* state, const Context& context) {
  if (auto row = permit(HandBackCase::tag, state, context); !row)
    return std::unexpected(row.error());
  if (auto said = check_said(command.reason, "reason"); !said) return std::unexpected(said.error());
  const Id unit = state->responsibility->lead.unit;
  if (command.proposed_unit) {
    if (*command.proposed_unit == unit) return refuse("proposes_itself", "proposed_unit");
    if (!context.directory.unit(*command.proposed_unit))
      return refuse("unit_unknown", "proposed_unit",
                    {{"value", base::to_text(*command.proposed_unit)}});
  }
  NewEvents events;
  settle_overdue(events, *state, context);
  const std::int32_t hours = context.rules.case_rules.assign_within_hours;
  add(events, context,
      CaseHandedBack{unit, command.reason, command.proposed_unit, worked_minutes(*state, context),
                     clock_of_hours(ClockKind::assign, hours, context)});
  return events;
}

namespace {
// The unit's clock: new when a deadline is given, when the rule set restarts it, or when the old
// one has run out (the last unit is not blamed for the first one's delay); else it goes on.
Result<std::optional<Clock>> clock_for_new_unit(const CaseState& state,
                                                const std::optional<std::string>& given,
                                                const Context& context) {
  const Clock* before = clock_of(state, ClockKind::rectify);
  const bool run_out = !before || before->deadline.due <= context.now;
  if (!given && !run_out && !context.rules.case_rules.reassignment_restarts_clock)
    return std::optional<Clock>();
  if (!given && !run_out && before->deadline.basis.limit.moment) return std::optional<Clock>();
  auto clock = rectify_clock_again(state, given, context);
  if (!clock) return std::unexpected(clock.error());
  return std::optional<Clock>(std::move(*clock));
}

Decision reassign(const ReassignCase& command, const CaseState& state, const Context& context) {
  if (command.lead == state.responsibility->lead.unit) return refuse("same_unit_again", "lead");
  auto who = responsibility_of(
      {command.lead, command.supporting, command.responsible_post, command.responsible_person},
      context);
  if (!who) return std::unexpected(who.error());
  auto clock = clock_for_new_unit(state, command.deadline, context);
  if (!clock) return std::unexpected(clock.error());
  NewEvents events;
  settle_overdue(events, state, context);
  CaseReassigned out;
  out.responsibility = std::move(*who);
  out.reason = command.reason;
  out.visible_to = visible_units(state, out.responsibility, context.rules);
  out.worked_minutes = worked_minutes(state, context);
  if (state.status == CaseStatus::assigned)
    out.clocks.push_back(
        clock_of_hours(ClockKind::receive, context.rules.case_rules.received_after_hours, context));
  if (*clock) out.clocks.push_back(std::move(**clock));
  add(events, context, std::move(out));
  return events;
}
}  // namespace

Decision decide_case(const ReassignCase& command, const CaseState* state, const Context& context) {
  if (auto row = permit(ReassignCase::tag, state, context); !row)
    return std::unexpected(row.error());
  if (auto said = check_said(command.reason, "reason"); !said) return std::unexpected(said.error());
  return reassign(command, *state, context);
}

// A ruling that names another unit hands the case on as well.
Decision decide_case(const RuleOwner& command, const CaseState* state, const Context& context) {
  if (auto row = permit(RuleOwner::tag, state, context); !row) return std::unexpected(row.error());
  if (auto said = check_said(command.reason, "reason"); !said) return std::unexpected(said.error());
  if (!context.directory.unit(command.lead))
    return refuse("unit_unknown", "lead", {{"value", base::to_text(command.lead)}});
  NewEvents events;
  add(events, context, OwnerRuled{command.lead, command.reason});
  if (command.lead == state->responsibility->lead.unit) return events;
  ReassignCase on;
  on.lead = command.lead;
  on.reason = command.reason;
  auto moved = reassign(on, *state, context);
  if (!moved) return moved;
  events.insert(events.end(), moved->begin(), moved->end());
  return events;
}

}  // namespace luoshi::core
