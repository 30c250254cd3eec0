// How a case begins: reported, ordered from above, imported, published, taken over; and how its
// facts are corrected.
#include "base/limits.hpp"
#include "core/case_clocks.hpp"
#include "core/case_making.hpp"
#include "core/case_table.hpp"
#include "core/check_case.hpp"
#include "core/rules/distance.hpp"

namespace luoshi::core {

namespace {
using base::refuse;
using base::Result;

UnitPath finder_unit(const CaseFacts& facts, const Context& context) {
  if (!context.actor.post.is_nil()) return {context.actor.unit, context.actor.ancestors};
  const auto authority = context.directory.unit_by_code(context.rules.authority);
  return path_of(facts.unit.value_or(authority.value_or(Id{})), context);
}

std::optional<UnitPath> place_unit(const CaseFacts& facts, const Context& context) {
  if (!facts.unit) return std::nullopt;
  return path_of(*facts.unit, context);
}

// A finding of a visit that is not yet published stays hidden with it, from the same people: scope
// ids of those who may see it, none for an open one.
Result<std::vector<Id>> hidden_with_activity(const CaseFacts& facts, const Context& context) {
  if (!facts.activity) return std::vector<Id>();
  const auto found = context.loads.records.find(*facts.activity);
  if (found == context.loads.records.end()) return refuse("record_missing", "facts.activity");
  const auto* activity = std::get_if<ActivityState>(&found->second);
  if (!activity) return refuse("record_is_of_another_noun", "facts.activity");
  if (activity->status != ActivityStatus::hidden) return std::vector<Id>();
  if (activity->findings.size() >= base::limits::findings_per_visit_max)
    return refuse("too_many_values", "facts.activity",
                  {{"bound", std::to_string(base::limits::findings_per_visit_max)}});
  return activity->hidden_from_all_but;
}

Result<void> check_parent(const CaseFacts& facts, const Context& context) {
  if (!facts.parent) return {};
  const auto parent = loaded_case(*facts.parent, "facts.parent", context);
  if (!parent) return std::unexpected(parent.error());
  const CaseStatus status = (*parent)->status;
  if (status == CaseStatus::closed || status == CaseStatus::ended)
    return refuse("parent_is_closed", "facts.parent");
  return {};
}

bool is_same_place(const CaseFacts& now, const CaseFacts& before, const CaseRules& rules) {
  if (now.site && before.site) return now.site == before.site;
  if (now.place && before.place)
    return distance_metres(*now.place, *before.place) <= rules.recurrence_metres;
  return now.unit && now.unit == before.unit;
}

// 反弹: closed before, the same category and place, within the pack's days.
Result<void> check_recurrence(const CaseFacts& facts, const Context& context) {
  if (!facts.recurrence_of) return {};
  const auto before = loaded_case(*facts.recurrence_of, "facts.recurrence_of", context);
  if (!before) return std::unexpected(before.error());
  const CaseState& old = **before;
  const Category* category = find_by_code(context.rules.categories, facts.category);
  const std::int32_t own = category ? category->recurrence_days : 0;
  const std::int32_t days = own > 0 ? own : context.rules.case_rules.recurrence_days;
  const Day found = base::day_of(facts.found_at, context.offset());
  if (old.status != CaseStatus::closed || !old.closure || old.facts.category != facts.category ||
      found - old.closure->day > days || found < old.closure->day ||
      !is_same_place(facts, old.facts, context.rules.case_rules))
    return refuse("not_a_recurrence", "facts.recurrence_of",
                  {{"days", std::to_string(days)},
                   {"metres", std::to_string(context.rules.case_rules.recurrence_metres)}});
  return {};
}

Result<void> check_writer(const CaseFacts& facts, const Context& context) {
  const Actor& actor = context.actor;
  if (actor.post.is_nil()) return {};
  const Right needed = facts.finder_named ? Right::record_for_others : Right::report_case;
  if (!actor.may(needed) && !actor.may(Right::record_for_others))
    return refuse("right_missing", {}, {{"right", std::string(base::name_of(needed))}});
  return {};
}

std::vector<Clock> first_clocks(const CaseFacts& facts, const Context& context) {
  std::vector<Clock> out{
      clock_of_hours(ClockKind::accept, context.rules.case_rules.accept_within_hours, context)};
  if (auto reply = reply_clock(facts, context)) out.push_back(*reply);
  return out;
}

Result<CaseReported> reported(const CaseFacts& facts, const Context& context) {
  Result<void> sound = check_writer(facts, context);
  if (sound) sound = check_facts(facts, context);
  if (sound) sound = check_parent(facts, context);
  if (sound) sound = check_recurrence(facts, context);
  if (!sound) return std::unexpected(sound.error());
  const auto hidden = hidden_with_activity(facts, context);
  if (!hidden) return std::unexpected(hidden.error());
  CaseReported out;
  out.facts = facts;
  out.found_on = base::day_of(facts.found_at, context.offset());
  out.finder_unit = finder_unit(facts, context);
  out.place_unit = place_unit(facts, context);
  out.programme_paths = programme_paths_of(facts, context.rules);
  out.closing = closing_of(facts, context.rules);
  out.rule_set = context.rules.version;
  out.origin = context.origin == Origin::live && facts.finder_named ? Origin::late : context.origin;
  out.hidden = !hidden->empty();
  out.visible_to = *hidden;
  if (out.hidden) return out;
  out.visible_to = visible_units({facts, out.finder_unit, out.place_unit, std::nullopt},
                                 reach_of(facts, context.rules), context.rules);
  out.clocks = first_clocks(facts, context);
  return out;
}

// Which order it is; its other words may change when it is sent again.
bool is_same_order(const SuperiorOrder& a, const SuperiorOrder& b) {
  return a.sender == b.sender && a.number == b.number && a.item == b.item;
}

// The same order sent again: the known case takes its new words, and nothing is doubled.
Decision order_again(const ReportCase& command, const CaseState& known, const Context& context) {
  const SuperiorOrder& order = *command.facts.order;
  const SuperiorOrder& before = *known.facts.order;
  if (order.issued == before.issued && order.reply_due == before.reply_due &&
      order.reply_form == before.reply_form && !order.original)
    return refuse("order_is_known_unchanged", "facts.order");
  OrderUpdated out{order, std::nullopt};
  if (order.reply_due != before.reply_due && !known.order_reply)
    out.clock = reply_clock(command.facts, context);
  return NewEvents{{order_case_id(order), std::move(out)}};
}

Result<Timeliness> timeliness_of(const ImportedHistory& history, const Context& context) {
  if (!history.due) return Timeliness::pending;
  if (history.rectified_at)
    return *history.rectified_at <= *history.due ? Timeliness::timely : Timeliness::untimely;
  return *history.due < context.now ? Timeliness::untimely : Timeliness::pending;
}

// Reported in time and never checked stays pending.
void judge_import(CaseImported& out, const Context& context) {
  const ImportedHistory& history = out.history;
  const bool closed = history.status == CaseStatus::closed;
  const auto end = history.closed_at    ? history.closed_at
                   : history.checked_at ? history.checked_at
                                        : history.rectified_at;
  if (closed) out.closed_day = base::day_of(end.value_or(out.facts.found_at), context.offset());
  out.timeliness = *timeliness_of(history, context);
  if (out.timeliness == Timeliness::untimely)
    out.final_day = day_after(*history.due, context);
  else if (out.timeliness == Timeliness::timely && (history.checked_at || closed))
    out.final_day = base::day_of(history.checked_at ? *history.checked_at : *end, context.offset());
  else
    out.timeliness = Timeliness::pending;
}

// Links and order stay what they are; they may be left out.
Result<void> check_links(const CaseFacts& now, const CaseFacts& before) {
  if (now.order && (!before.order || !is_same_order(*now.order, *before.order)))
    return refuse("order_cannot_be_corrected", "facts.order");
  const auto changed = [](const auto& one, const auto& other) { return one && one != other; };
  if (changed(now.activity, before.activity) || changed(now.parent, before.parent) ||
      changed(now.recurrence_of, before.recurrence_of))
    return refuse("links_cannot_be_corrected", "facts");
  return {};
}

bool needs_lead(CaseStatus status) {
  switch (status) {
    case CaseStatus::reported:
    case CaseStatus::accepted:
    case CaseStatus::ended:
      return false;
    case CaseStatus::assigned:
    case CaseStatus::rectifying:
    case CaseStatus::suspended:
    case CaseStatus::shelved:
    case CaseStatus::rectified:
    case CaseStatus::passed:
    case CaseStatus::closed:
      return true;
  }
  return true;
}
}  // namespace

Id order_case_id(const SuperiorOrder& order) {
  return base::id_from_digest(
      base::sha256(order.sender + "\n" + order.number + "\n" + std::to_string(order.item)));
}

Decision decide_case(const ReportCase& command, const CaseState* state, const Context& context) {
  if (command.facts.order) {
    const auto known = context.loads.records.find(order_case_id(*command.facts.order));
    if (known != context.loads.records.end())
      if (const auto* one = std::get_if<CaseState>(&known->second))
        return order_again(command, *one, context);
  }
  if (state) return refuse("record_exists");
  if (auto row = permit(ReportCase::tag, nullptr, context); !row)
    return std::unexpected(row.error());
  auto event = reported(command.facts, context);
  if (!event) return std::unexpected(event.error());
  Context own{context.record,    context.now,    context.actor, context.rules,
              context.directory, context.origin, context.loads};
  if (command.facts.order) own.record = order_case_id(*command.facts.order);
  NewEvents events;
  add(events, own, *event);
  if (command.facts.recurrence_of)
    events.push_back({*command.facts.recurrence_of, RecurrenceLinked{own.record}});
  if (event->hidden) events.push_back({*command.facts.activity, FindingRecorded{own.record}});
  if (!command.fixed) return events;
  const CaseState begun = evolve_case(
      nullptr, *event,
      {own.record, own.now, {}, own.actor.post, own.actor.person, event->origin, *event});
  auto fixed = decide_case(FixOnTheSpot{command.fixed->work}, &begun, own);
  if (!fixed) return fixed;
  events.insert(events.end(), fixed->begin(), fixed->end());
  return events;
}

Decision decide_case(const ImportCase& command, const CaseState* state, const Context& context) {
  if (state) return refuse("record_exists");
  if (auto row = permit(ImportCase::tag, nullptr, context); !row)
    return std::unexpected(row.error());
  if (auto sound = check_facts(command.facts, context); !sound)
    return std::unexpected(sound.error());
  CaseImported out;
  out.facts = command.facts;
  out.history = command.history;
  out.found_on = base::day_of(out.facts.found_at, context.offset());
  out.finder_unit = finder_unit(out.facts, context);
  out.place_unit = place_unit(out.facts, context);
  out.programme_paths = programme_paths_of(out.facts, context.rules);
  out.closing = closing_of(out.facts, context.rules);
  out.rule_set = context.rules.version;
  if (command.history.lead) {
    auto who =
        responsibility_of({*command.history.lead, command.history.supporting, {}, {}}, context);
    if (!who) return std::unexpected(who.error());
    out.responsibility = std::move(*who);
  } else if (needs_lead(command.history.status)) {
    return refuse("lead_missing", "history.lead");
  }
  out.visible_to = visible_units({out.facts, out.finder_unit, out.place_unit, out.responsibility},
                                 reach_of(out.facts, context.rules), context.rules);
  judge_import(out, context);
  return NewEvents{{context.record, std::move(out)}};
}

Decision decide_case(const PublishCase&, const CaseState* state, const Context& context) {
  if (auto row = permit(PublishCase::tag, state, context); !row)
    return std::unexpected(row.error());
  return NewEvents{
      {context.record, CasePublished{visible_units(*state, std::nullopt, context.rules),
                                     first_clocks(state->facts, context)}}};
}

Decision decide_case(const TakeOverCase& command, const CaseState* state, const Context& context) {
  if (auto row = permit(TakeOverCase::tag, state, context); !row)
    return std::unexpected(row.error());
  const CaseRules& rules = context.rules.case_rules;
  CaseTakenOver out;
  const auto hours = [&](ClockKind kind, std::int32_t amount) {
    out.clocks.push_back(clock_of_hours(kind, amount, context));
  };
  const bool works = state->status == CaseStatus::assigned ||
                     state->status == CaseStatus::rectifying ||
                     state->status == CaseStatus::suspended || state->status == CaseStatus::shelved;
  if (state->status == CaseStatus::reported) hours(ClockKind::accept, rules.accept_within_hours);
  if (state->status == CaseStatus::accepted) hours(ClockKind::assign, rules.assign_within_hours);
  if (state->status == CaseStatus::assigned) hours(ClockKind::receive, rules.received_after_hours);
  if (state->status == CaseStatus::rectified) hours(ClockKind::check, rules.check_within_hours);
  if (state->status == CaseStatus::passed) hours(ClockKind::close, rules.close_within_hours);
  if (works) {
    const auto& due = state->history ? state->history->due : std::nullopt;
    const bool keeps = !command.deadline && due && *due > context.now;
    auto limit = keeps ? Result<Limit>(Limit{LimitUnit::moment, 0, 0, due})
                       : limit_for(state->facts, command.deadline, {}, context);
    if (!limit) return std::unexpected(limit.error());
    auto clock = rectify_clock(*limit, context.now, context);
    if (!clock) return std::unexpected(clock.error());
    out.clocks.push_back(std::move(*clock));
  }
  return NewEvents{{context.record, std::move(out)}};
}

Decision decide_case(const CorrectFacts& command, const CaseState* state, const Context& context) {
  if (auto row = permit(CorrectFacts::tag, state, context); !row)
    return std::unexpected(row.error());
  Result<void> sound = check_said(command.reason, "reason");
  if (sound) sound = check_facts(command.facts, context);
  if (sound) sound = check_links(command.facts, state->facts);
  if (!sound) return std::unexpected(sound.error());
  FactsCorrected out;
  out.facts = command.facts;
  out.facts.order = state->facts.order;
  out.facts.activity = state->facts.activity;
  out.facts.parent = state->facts.parent;
  out.facts.recurrence_of = state->facts.recurrence_of;
  out.reason = command.reason;
  out.found_on = base::day_of(out.facts.found_at, context.offset());
  out.place_unit = place_unit(out.facts, context);
  out.programme_paths = programme_paths_of(out.facts, context.rules);
  out.closing = std::max(closing_of(out.facts, context.rules),
                         state->listing ? ClosingLevel::major : ClosingLevel::simple);
  const Reported reach =
      state->surfaced ? Reported::to_all_above : reach_of(out.facts, context.rules);
  if (state->hidden)
    out.visible_to = state->visible_to;
  else
    out.visible_to =
        visible_units({out.facts, state->reporter.unit, out.place_unit, state->responsibility},
                      reach, context.rules);
  return NewEvents{{context.record, std::move(out)}};
}

}  // namespace luoshi::core
