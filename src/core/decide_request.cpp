#include "core/decide_request.hpp"

#include <algorithm>

#include "core/case_clocks.hpp"
#include "core/case_making.hpp"
#include "core/check_case.hpp"
#include "core/request_effects.hpp"

namespace luoshi::core {

namespace {
using base::refuse;
using base::Result;

bool sees(const std::vector<Id>& scopes, const Actor& actor) {
  return std::ranges::any_of(access(actor).ids,
                             [&](const Id& id) { return std::ranges::binary_search(scopes, id); });
}

Asked asked_by(const RequestState& state, const Context& context) {
  return {context.record, state.effect, state.about, state.extension, state.until};
}

// The responsible unit, a supporting one, or the office asks about a case.
Result<void> may_ask(const CaseState& about, const Actor& actor) {
  if (!sees(scopes_of(about), actor)) return refuse("record_missing", "about");
  const auto own = [&](const UnitPath& path) {
    return path.unit == actor.unit ||
           std::ranges::find(path.ancestors, actor.unit) != path.ancestors.end();
  };
  const auto& who = about.responsibility;
  if (actor.reach == Reach::authority || own(unit_of_place(about))) return {};
  if (who && (own(who->lead) || std::ranges::any_of(who->supporting, own))) return {};
  return refuse("not_concerned_with_the_case", "about");
}

Result<std::optional<Limit>> extension_given(const AskRequest& command, const Context& context) {
  if (!command.extension) return std::optional<Limit>();
  auto limit = limit_given(*command.extension, context);
  if (!limit) {
    limit.error().field = "extension";
    return std::unexpected(std::move(limit.error()));
  }
  return std::optional<Limit>(*limit);
}

Result<std::vector<Id>> check_about(const AskRequest& command, const RequestKind& kind,
                                    const Asked& asked, const Context& context) {
  const auto found = context.loads.records.find(command.about);
  if (found == context.loads.records.end()) return refuse("record_missing", "about");
  const auto* about = std::get_if<CaseState>(&found->second);
  if (kind.about == "case" && !about) return refuse("record_is_of_another_noun", "about");
  if (!about) return context.actor.ancestors;
  if (auto may = may_ask(*about, context.actor); !may) return std::unexpected(may.error());
  if (acts_on_case(kind.effect))
    if (auto possible = check_effect(asked, *about, context); !possible)
      return std::unexpected(possible.error());
  std::vector<Id> visible = about->visible_to;
  for (const Id& unit : context.actor.ancestors)
    if (std::ranges::find(visible, unit) == visible.end()) visible.push_back(unit);
  return visible;
}

// Who asks never decides.
Result<void> may_decide(const RequestState& state, const Context& context) {
  const Actor& actor = context.actor;
  if (actor.post.is_nil()) return refuse("only_a_post");
  if (!sees(scopes_of(state), actor)) return refuse("record_missing");
  if (state.status != RequestStatus::asked) return refuse("request_is_answered");
  const RequestKind* kind = find_by_code(context.rules.request_kinds, state.kind);
  const Right needed = kind ? kind->decided_by : Right::decide_request;
  if (!actor.may(needed))
    return refuse("right_missing", {}, {{"right", std::string(base::name_of(needed))}});
  if (actor.post == state.asked_by || (actor.person && actor.person == state.asked_by_person))
    return refuse("asker_may_not_decide");
  return {};
}
}  // namespace

Decision decide_request(const AskRequest& command, const RequestState* state,
                        const Context& context) {
  if (state) return refuse("record_exists");
  const Actor& actor = context.actor;
  if (actor.post.is_nil()) return refuse("only_a_post");
  if (!actor.may(Right::request)) return refuse("right_missing", {}, {{"right", "request"}});
  const RequestKind* kind = find_by_code(context.rules.request_kinds, command.kind);
  if (!kind) return refuse("request_kind_unknown", "kind", {{"value", command.kind}});
  if (auto said = check_said(command.reason, "reason"); !said) return std::unexpected(said.error());
  auto extension = extension_given(command, context);
  if (!extension) return std::unexpected(extension.error());
  const Asked asked{context.record, kind->effect, command.about, *extension, command.until};
  auto visible = check_about(command, *kind, asked, context);
  if (!visible) return std::unexpected(visible.error());
  RequestAsked out;
  out.kind = command.kind;
  out.effect = kind->effect;
  out.about = command.about;
  out.unit = {actor.unit, actor.ancestors};
  out.reason = command.reason;
  out.files = command.files;
  out.extension = *extension;
  out.until = command.until;
  out.answer_by = clock_of_hours(ClockKind::reply, kind->answer_within_hours, context).deadline;
  out.visible_to = std::move(*visible);
  NewEvents events;
  add(events, context, std::move(out));
  return events;
}

Decision decide_request(const DecideRequest& command, const RequestState* state,
                        const Context& context) {
  if (!state) return refuse("record_missing");
  if (auto may = may_decide(*state, context); !may) return std::unexpected(may.error());
  NewEvents events;
  add(events, context, RequestDecided{command.answer, command.reason});
  if (command.answer == Answer::no) {
    if (auto said = check_said(command.reason.value_or(Text()), "reason"); !said)
      return std::unexpected(said.error());
    return events;
  }
  if (!acts_on_case(state->effect)) return events;
  const auto about = loaded_case(state->about, "about", context);
  if (!about) return std::unexpected(about.error());
  auto effect = effect_of(asked_by(*state, context), **about, state->asked_at, context);
  if (!effect) return effect;
  events.insert(events.end(), effect->begin(), effect->end());
  return events;
}

Decision decide_request(const WithdrawRequest&, const RequestState* state, const Context& context) {
  if (!state || !sees(scopes_of(*state), context.actor)) return refuse("record_missing");
  if (state->status != RequestStatus::asked) return refuse("request_is_answered");
  if (context.actor.post != state->asked_by) return refuse("not_the_asker");
  NewEvents events;
  add(events, context, RequestWithdrawn{});
  return events;
}

LoadNames loads_of_request(const RequestCommands& command, const RequestState* state) {
  LoadNames names;
  if (const auto* ask = std::get_if<AskRequest>(&command)) {
    names.records.push_back(ask->about);
  } else if (state && std::holds_alternative<DecideRequest>(command)) {
    names.records.push_back(state->about);
    names.open_children = state->effect == RequestEffect::close_out;
    names.children_of = state->about;
  }
  return names;
}

RequestState evolve_request(const RequestState* state, const RequestEvents& event,
                            const Envelope& envelope) {
  RequestState out = state ? *state : RequestState{};
  if (const auto* asked = std::get_if<RequestAsked>(&event)) {
    out.kind = asked->kind;
    out.effect = asked->effect;
    out.about = asked->about;
    out.unit = asked->unit;
    out.asked_by = envelope.post;
    out.asked_by_person = envelope.person;
    out.asked_at = envelope.at;
    out.reason = asked->reason;
    out.files = asked->files;
    out.extension = asked->extension;
    out.until = asked->until;
    out.answer_by = asked->answer_by;
    out.visible_to = asked->visible_to;
  } else if (const auto* decided = std::get_if<RequestDecided>(&event)) {
    out.status = decided->answer == Answer::yes ? RequestStatus::granted : RequestStatus::refused;
    out.decision = RequestDecision{decided->answer, envelope.post, envelope.person, envelope.at,
                                   decided->reason};
  } else {
    out.status = RequestStatus::withdrawn;
  }
  return out;
}

}  // namespace luoshi::core
