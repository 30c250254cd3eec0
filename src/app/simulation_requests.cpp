// Requests of a simulated campaign: asked by somebody concerned, decided by somebody else.
#include "app/simulation_activities.hpp"
#include "app/simulation_cases.hpp"
#include "app/simulation_words.hpp"
#include "core/case_clocks.hpp"
#include "core/request_effects.hpp"

namespace luoshi::app {

using namespace core;

namespace {
bool sees(const std::vector<Id>& scopes, const Actor& actor) {
  return std::ranges::any_of(access(actor).ids,
                             [&](const Id& id) { return std::ranges::binary_search(scopes, id); });
}

// The lead unit asks; the rules allow others too.
bool is_lead(const CaseState& state, const Actor& actor) {
  return state.responsibility && state.responsibility->lead.unit == actor.unit;
}

const RequestKind* kind_for(Dice& dice, const RuleSet& rules) {
  std::vector<RequestKind> about_cases;
  for (const RequestKind& kind : rules.request_kinds)
    if (kind.about == "case" && kind.effect != RequestEffect::close_out)
      about_cases.push_back(kind);
  if (about_cases.empty()) return nullptr;
  return find_by_code(rules.request_kinds, dice.pick(about_cases).code);
}
}  // namespace

std::optional<Sending> next_request(const Id& record, const CaseState& state,
                                    const CaseScene& scene) {
  if (!state.responsibility) return std::nullopt;
  const RequestKind* kind = kind_for(scene.dice, scene.office.rules());
  if (!kind) return std::nullopt;
  AskRequest ask{.kind = kind->code, .about = record, .reason = simulated_text(scene.dice)};
  if (kind->effect == RequestEffect::extend_deadline)
    ask.extension = std::string(simulated::one_day);
  if (kind->effect == RequestEffect::suspend_case || kind->effect == RequestEffect::shelve_case)
    ask.until = scene.today() + static_cast<std::int32_t>(scene.dice.between(1, 9));
  const std::array near{state.responsibility->lead.unit};
  for (const Id& post : scene.office.posts_near(near)) {
    auto actor = scene.office.actor(post, scene.today());
    if (!actor || !actor->may(Right::request) || !is_lead(state, *actor)) continue;
    const Context context{.record = {},
                          .now = scene.now,
                          .actor = *actor,
                          .rules = scene.office.rules(),
                          .directory = scene.office.directory()};
    Asked asked{{}, kind->effect, record, {}, ask.until};
    if (ask.extension) asked.extension = limit_given(*ask.extension, context).value_or(Limit{});
    if (!check_effect(asked, state, context) || !sees(scopes_of(state), *actor))
      return std::nullopt;
    return Sending{.command = std::move(ask), .actor = std::move(*actor)};
  }
  return std::nullopt;
}

std::optional<Sending> answer_request(const Id& record, const RequestState& state,
                                      const CaseScene& scene) {
  if (state.status != RequestStatus::asked) return std::nullopt;
  const RequestKind* kind = find_by_code(scene.office.rules().request_kinds, state.kind);
  const Right needed = kind ? kind->decided_by : Right::decide_request;
  const std::array near{state.unit.unit};
  const bool withdrawn = scene.dice.percent(6);
  for (const Id& post : scene.office.posts_near(near)) {
    auto actor = scene.office.actor(post, scene.today());
    if (!actor || !sees(scopes_of(state), *actor)) continue;
    if (withdrawn) {
      if (post != state.asked_by) continue;
      return Sending{WithdrawRequest{}, std::move(*actor), record};
    }
    if (!actor->may(needed) || post == state.asked_by ||
        (actor->person && actor->person == state.asked_by_person))
      continue;
    DecideRequest decision{.answer = scene.dice.percent(70) ? Answer::yes : Answer::no,
                           .reason = simulated_text(scene.dice)};
    // A yes may come when the case has moved on.
    const Promise promise = decision.answer == Answer::yes ? Promise::open : Promise::kept;
    return Sending{std::move(decision), std::move(*actor), record, promise};
  }
  return std::nullopt;
}

}  // namespace luoshi::app
