#include "core/decide_authority.hpp"

namespace luoshi::core {

namespace {
using base::refuse;

base::Result<void> machinery_or(const Context& context, Right right) {
  if (context.actor.post.is_nil() || context.actor.may(right)) return {};
  return refuse("right_missing", {}, {{"right", std::string(base::name_of(right))}});
}

AuthorityState authority_of(const State* state) {
  if (state)
    if (const auto* known = std::get_if<AuthorityState>(state)) return *known;
  return {};
}
}  // namespace

Decision decide_one(const FoundAuthority& command, const State* state, const Context& context) {
  if (auto ok = machinery_or(context, Right::administer); !ok) return std::unexpected(ok.error());
  if (state) return refuse("authority_exists");
  return std::vector{
      NewEvent{context.record, AuthorityFounded{command.code, command.utc_offset_minutes}}};
}

Decision decide_one(const PublishRuleSet& command, const State* state, const Context& context) {
  if (auto ok = machinery_or(context, Right::publish_rules); !ok)
    return std::unexpected(ok.error());
  if (!state) return refuse("authority_missing");
  const base::Digest digest = base::sha256(command.rule_set);
  const AuthorityState known = authority_of(state);
  if (known.rule_set_digest == digest) return refuse("rule_set_in_force_already");
  if (known.rule_set_version == command.version)
    return refuse("rule_set_version_taken", "version", {{"value", command.version}});
  return std::vector{
      NewEvent{context.record, RuleSetPublished{command.version, digest, command.rule_set}}};
}

Decision decide_one(const BeginEpoch& command, const State* state, const Context& context) {
  if (!context.actor.post.is_nil()) return refuse("right_missing", {}, {{"right", "administer"}});
  if (!state) return refuse("authority_missing");
  return std::vector{
      NewEvent{context.record, EpochBegun{command.last_checkpoint, command.public_key}}};
}

Decision decide_one(const EraseTexts& command, const State* state, const Context& context) {
  if (auto ok = machinery_or(context, Right::administer); !ok) return std::unexpected(ok.error());
  if (!state) return refuse("record_missing");
  if (command.vault.empty()) return refuse("field_missing", "vault");
  return std::vector{NewEvent{command.subject, TextsErased{command.vault, command.ground}}};
}

Decision decide_one(const SendFigures& command, const State*, const Context& context) {
  if (auto ok = machinery_or(context, Right::export_records); !ok)
    return std::unexpected(ok.error());
  if (!find_by_code(context.rules.briefs, command.brief))
    return refuse("brief_unknown", "brief", {{"value", command.brief}});
  return std::vector{NewEvent{
      context.record, FiguresSent{command.brief, command.unit, command.programme, command.since,
                                  command.until, command.seq, command.figures}}};
}

Decision decide_one(const SettleSetAside& command, const State* state, const Context& context) {
  const auto* one = state ? std::get_if<SetAsideState>(state) : nullptr;
  if (!one) return refuse("record_missing");
  if (one->settled) return refuse("set_aside_settled_already");
  const Actor& actor = context.actor;
  if (actor.post != one->by && (actor.rights.empty() || actor.reach == Reach::own))
    return refuse("right_missing", {}, {{"right", "accept_case"}});
  return std::vector{NewEvent{context.record, SetAsideSettled{command.settlement, command.note}}};
}

State evolve_one(const State*, const AuthorityFounded& event, const Envelope&) {
  return AuthorityState{.code = event.code, .utc_offset_minutes = event.utc_offset_minutes};
}
State evolve_one(const State* state, const RuleSetPublished& event, const Envelope&) {
  AuthorityState next = authority_of(state);
  next.rule_set_version = event.version;
  next.rule_set_digest = event.digest;
  return next;
}
State evolve_one(const State* state, const EpochBegun&, const Envelope&) {
  return authority_of(state);
}
// What was erased is gone from the vault; the state keeps its references.
State evolve_one(const State* state, const TextsErased&, const Envelope&) {
  return state ? *state : State{};
}
State evolve_one(const State*, const FiguresSent& event, const Envelope& envelope) {
  return SentReportState{event, envelope.at};
}
State evolve_one(const State*, const CommandSetAside& event, const Envelope& envelope) {
  return SetAsideState{event, envelope.post, envelope.at, {}, {}};
}
State evolve_one(const State* state, const SetAsideSettled& event, const Envelope& envelope) {
  SetAsideState next;
  if (state)
    if (const auto* known = std::get_if<SetAsideState>(state)) next = *known;
  next.settled = event;
  next.settled_by = envelope.post;
  return next;
}

}  // namespace luoshi::core
