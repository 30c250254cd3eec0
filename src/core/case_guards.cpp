#include "core/case_guards.hpp"

namespace luoshi::core::guard {

namespace {
Refused refusal(std::string_view code, std::map<std::string, std::string> args = {}) {
  return base::Refusal{std::string(code), {}, std::move(args)};
}
Refused needs(bool holds, std::string_view code) {
  if (holds) return std::nullopt;
  return refusal(code);
}
bool is_past(const CaseState& state, ClockKind kind, Instant now) {
  const Clock* clock = clock_of(state, kind);
  return clock && !clock->paused_at && now > clock->deadline.due;
}
}  // namespace

Refused is_hidden(const CaseState& state, const Context&) {
  return needs(state.hidden, "case_is_public_already");
}

Refused is_dormant(const CaseState& state, const Context&) {
  return needs(state.dormant, "case_is_taken_over_already");
}

Refused slip_is_fresh(const CaseState& state, const Context& context) {
  const std::int32_t minutes = context.rules.case_rules.withdraw_within_minutes;
  if (context.now.us - state.reporter.at.us <= minutes * base::minute_us) return std::nullopt;
  return refusal("slip_window_is_over", {{"minutes", std::to_string(minutes)}});
}

Refused receipt_is_overdue(const CaseState& state, const Context& context) {
  return needs(is_past(state, ClockKind::receive, context.now), "not_due_yet");
}

Refused rectification_is_overdue(const CaseState& state, const Context& context) {
  const Round* round = round_of(state);
  const bool pending = round && round->timeliness == Timeliness::pending;
  return needs(pending && is_past(state, ClockKind::rectify, context.now), "not_due_yet");
}

Refused overdue_by_days(const CaseState& state, const Context& context) {
  if (auto answer = not_yet_surfaced(state, context)) return answer;
  const Instant then{context.now.us - context.rules.visibility.upward_overdue_days * base::day_us};
  return needs(is_past(state, ClockKind::rectify, then), "not_due_yet");
}

Refused not_yet_surfaced(const CaseState& state, const Context&) {
  return needs(!state.surfaced, "case_is_known_above_already");
}

Refused check_not_begun(const CaseState& state, const Context&) {
  const Round* round = round_of(state);
  return needs(round && !round->check_begun && round->checks.empty(), "check_has_begun");
}

// What was fixed on the spot was never the task of a unit: there is nothing to go back to.
Refused may_take_back(const CaseState& state, const Context& context) {
  if (!clock_of(state, ClockKind::rectify)) return refusal("fixed_on_the_spot_stays");
  return check_not_begun(state, context);
}

// 当场整改 asks for a before photo, or why there is none.
Refused before_is_shown(const CaseState& state, const Context&) {
  const auto& reason = state.facts.no_photo_reason;
  if (!state.facts.photos.empty() || (reason && !reason->empty())) return std::nullopt;
  return base::Refusal{"photo_or_reason_needed", "facts.photos", {}};
}

Refused no_open_children(const Context& context) {
  const std::int64_t open = context.loads.open_children;
  if (open == 0) return std::nullopt;
  return refusal("children_are_open", {{"count", std::to_string(open)}});
}

Refused may_pass(const CaseState& state, const Context& context) {
  if (state.closing != ClosingLevel::simple) return std::nullopt;
  return no_open_children(context);
}

Refused may_sign(const CaseState& state, const Context& context) {
  if (state.sign_off) return refusal("case_is_signed_already");
  return no_open_children(context);
}

Refused notice_is_over(const CaseState& state, const Context& context) {
  const Clock* notice = clock_of(state, ClockKind::public_notice);
  if (!notice) return refusal("no_public_notice");
  if (context.now < notice->deadline.due) return refusal("public_notice_runs");
  return no_open_children(context);
}

Refused notice_runs(const CaseState& state, const Context& context) {
  const Clock* notice = clock_of(state, ClockKind::public_notice);
  return needs(notice && context.now < notice->deadline.due, "no_public_notice");
}

Refused owner_is_unclear(const CaseState& state, const Context&) {
  return needs(state.owner_unclear, "owner_is_clear");
}

Refused order_is_open(const CaseState& state, const Context&) {
  return needs(state.facts.order && !state.order_reply, "no_order_to_reply_to");
}

Refused instruction_is_open(const CaseState& state, const Context&) {
  const auto open = [](const Instruction& one) { return !one.answer; };
  return needs(std::ranges::any_of(state.instructions, open), "no_instruction_to_answer");
}

// The office may resume at any time; the clock only what was suspended, when the day has come: the
// review day of the long-term list calls people together, it decides nothing.
Refused resume_day_has_come(const CaseState& state, const Context& context) {
  if (!context.actor.post.is_nil()) return std::nullopt;
  return needs(
      state.status == CaseStatus::suspended && is_past(state, ClockKind::resume, context.now),
      "not_due_yet");
}

}  // namespace luoshi::core::guard
