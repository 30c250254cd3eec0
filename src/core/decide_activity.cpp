#include "core/decide_activity.hpp"

#include <algorithm>
#include <set>

#include "core/decide_case.hpp"

namespace luoshi::core {

namespace {
using base::refuse;
using base::Result;

Result<const ActivityState*> activity_of(const State* state) {
  const auto* activity = state ? std::get_if<ActivityState>(state) : nullptr;
  if (!activity) return refuse("record_missing");
  if (activity->status == ActivityStatus::voided) return refuse("activity_is_voided");
  return activity;
}

// A post records for its own unit and those below it.
Result<void> within_reach(const Activity& activity, const Context& context) {
  const Actor& actor = context.actor;
  if (actor.post.is_nil() || actor.reach == Reach::authority) return {};
  for (const Id& unit : activity.units)
    if (!context.directory.within(unit, actor.unit))
      return refuse("unit_out_of_reach", "activity.units", {{"value", base::to_text(unit)}});
  return {};
}

Result<void> may_record(const Activity& activity, const Context& context) {
  const Actor& actor = context.actor;
  const Right right = activity.recorder_named ? Right::record_for_others : Right::record_activity;
  if (!actor.post.is_nil() && !actor.may(right))
    return refuse("right_missing", {}, {{"right", std::string(base::name_of(right))}});
  const ActivityKind* kind = find_by_code(context.rules.activity_kinds, activity.kind);
  if (kind && !kind->recorders.empty() && !actor.post.is_nil() &&
      std::ranges::find(kind->recorders, actor.role) == kind->recorders.end())
    return refuse("kind_not_for_role", "activity.kind", {{"value", activity.kind}});
  return within_reach(activity, context);
}

// Whoever recorded it corrects it; others need the right to correct and its unit in reach.
Result<void> may_correct(const ActivityState& state, const Context& context) {
  const Actor& actor = context.actor;
  if (actor.post.is_nil() || state.recorded_by == actor.post) return {};
  if (!actor.may(Right::correct_activity))
    return refuse("right_missing", {}, {{"right", "correct_activity"}});
  return within_reach(state.activity, context);
}

std::vector<NewEvent> one(const Context& context, Event event) {
  return {NewEvent{context.record, std::move(event)}};
}
}  // namespace

std::vector<UnitPath> unit_paths_of(const Activity& activity, const Directory& directory) {
  std::vector<UnitPath> out;
  std::set<Id> seen;
  const auto add = [&](const Id& unit) {
    if (seen.insert(unit).second) out.push_back({unit, directory.ancestors(unit)});
  };
  std::ranges::for_each(activity.units, add);
  for (const AmountGroup& group : activity.amounts) std::ranges::for_each(group.units, add);
  return out;
}

std::vector<ProgrammePath> programme_paths_of(const Activity& activity, const RuleSet& rules) {
  std::vector<ProgrammePath> out;
  std::set<std::string> seen;
  const auto add = [&](const std::string& code) {
    if (!seen.insert(code).second) return;
    ProgrammePath path{code, {}};
    for (const Programme* at = find_by_code(rules.programmes, code); at && !at->parent.empty();
         at = find_by_code(rules.programmes, at->parent)) {
      if (std::ranges::find(path.ancestors, at->parent) != path.ancestors.end()) break;
      path.ancestors.push_back(at->parent);
    }
    out.push_back(std::move(path));
  };
  std::ranges::for_each(activity.programmes, add);
  for (const AmountGroup& group : activity.amounts) std::ranges::for_each(group.programmes, add);
  return out;
}

Decision decide_one(const RecordActivity& command, const State* state, const Context& context) {
  if (state) return refuse("record_exists");
  if (auto ok = check_activity(command.activity, context); !ok) return std::unexpected(ok.error());
  if (auto ok = may_record(command.activity, context); !ok) return std::unexpected(ok.error());
  const ActivityKind* kind = find_by_code(context.rules.activity_kinds, command.activity.kind);
  ActivityRecorded event{.activity = command.activity,
                         .unit_paths = unit_paths_of(command.activity, context.directory),
                         .programme_paths = programme_paths_of(command.activity, context.rules),
                         .rule_set = context.rules.version,
                         .origin = context.origin};
  if (kind->publication == Publication::when_published && context.origin != Origin::imported)
    event.hidden_from_all_but = hidden_audience_of(context.actor);
  return one(context, std::move(event));
}

Decision decide_one(const CorrectActivity& command, const State* state, const Context& context) {
  auto known = activity_of(state);
  if (!known) return std::unexpected(known.error());
  if (auto ok = may_correct(**known, context); !ok) return std::unexpected(ok.error());
  if (command.activity.kind != (*known)->activity.kind)
    return refuse("kind_cannot_change", "activity.kind");
  if (command.reason.empty()) return refuse("field_missing", "reason");
  if (auto ok = check_activity(command.activity, context); !ok) return std::unexpected(ok.error());
  if (auto ok = within_reach(command.activity, context); !ok) return std::unexpected(ok.error());
  return one(context, ActivityCorrected{
                          command.activity, unit_paths_of(command.activity, context.directory),
                          programme_paths_of(command.activity, context.rules), command.reason});
}

Decision decide_one(const VoidActivity& command, const State* state, const Context& context) {
  auto known = activity_of(state);
  if (!known) return std::unexpected(known.error());
  if (auto ok = may_correct(**known, context); !ok) return std::unexpected(ok.error());
  if (command.reason.empty()) return refuse("field_missing", "reason");
  return one(context, ActivityVoided{command.reason});
}

Decision decide_one(const PublishActivity&, const State* state, const Context& context) {
  auto known = activity_of(state);
  if (!known) return std::unexpected(known.error());
  if ((*known)->status != ActivityStatus::hidden) return refuse("activity_is_public_already");
  if (!context.actor.may(Right::publish_activity))
    return refuse("right_missing", {}, {{"right", "publish_activity"}});
  std::vector<NewEvent> events = one(context, ActivityPublished{});
  for (const Id& finding : (*known)->findings) {
    const auto found = context.loads.records.find(finding);
    const auto* state_of =
        found == context.loads.records.end() ? nullptr : std::get_if<CaseState>(&found->second);
    if (!state_of) return refuse("record_missing", "findings", {{"value", base::to_text(finding)}});
    if (!state_of->hidden) continue;
    const Context own{finding,           context.now,    context.actor, context.rules,
                      context.directory, context.origin, context.loads};
    auto published = decide_one(PublishCase{}, &found->second, own);
    if (!published) return published;
    events.insert(events.end(), published->begin(), published->end());
  }
  return events;
}

LoadNames loads_of_publication(const State* state) {
  LoadNames names;
  if (const auto* activity = state ? std::get_if<ActivityState>(state) : nullptr)
    names.records = activity->findings;
  return names;
}

State evolve_one(const State*, const ActivityRecorded& event, const Envelope& envelope) {
  return ActivityState{
      .activity = event.activity,
      .unit_paths = event.unit_paths,
      .programme_paths = event.programme_paths,
      .origin = event.origin,
      .status = event.hidden_from_all_but.empty() ? ActivityStatus::valid : ActivityStatus::hidden,
      .recorded_by = envelope.post,
      .recorded_by_person = envelope.person,
      .recorded_at = envelope.at,
      .hidden_from_all_but = event.hidden_from_all_but};
}

namespace {
ActivityState activity_before(const State* state) {
  const auto* known = state ? std::get_if<ActivityState>(state) : nullptr;
  return known ? *known : ActivityState{};
}
}  // namespace

State evolve_one(const State* state, const ActivityCorrected& event, const Envelope&) {
  ActivityState next = activity_before(state);
  next.activity = event.activity;
  next.unit_paths = event.unit_paths;
  next.programme_paths = event.programme_paths;
  ++next.corrections;
  return next;
}
State evolve_one(const State* state, const ActivityVoided&, const Envelope&) {
  ActivityState next = activity_before(state);
  next.status = ActivityStatus::voided;
  return next;
}
State evolve_one(const State* state, const ActivityPublished&, const Envelope&) {
  ActivityState next = activity_before(state);
  next.status = ActivityStatus::valid;
  return next;
}

State evolve_one(const State* state, const FindingRecorded& event, const Envelope&) {
  ActivityState next = activity_before(state);
  next.findings.push_back(event.finding);
  return next;
}

}  // namespace luoshi::core
