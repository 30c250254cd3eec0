#include "core/evolve_case.hpp"

#include <algorithm>

#include "core/decide_case.hpp"

namespace luoshi::core {

void put_clock(CaseState& state, const Clock& clock) {
  drop_clock(state, clock.kind);
  state.clocks.push_back(clock);
}

void drop_clock(CaseState& state, ClockKind kind) {
  std::erase_if(state.clocks, [&](const Clock& clock) { return clock.kind == kind; });
}

void pause_clock(CaseState& state, ClockKind kind, std::optional<Instant> at) {
  for (Clock& clock : state.clocks)
    if (clock.kind == kind) clock.paused_at = at;
}

void begin_stint(CaseState& state, Instant at) {
  if (state.responsibility)
    state.stints.push_back({state.responsibility->lead.unit, at, std::nullopt, 0});
}

void end_stint(CaseState& state, Instant at, std::int64_t worked_minutes) {
  if (state.stints.empty() || state.stints.back().until) return;
  state.stints.back().until = at;
  state.stints.back().worked_minutes = worked_minutes;
}

void begin_round(CaseState& state, Instant at) {
  const UnitPath unit = state.responsibility ? state.responsibility->lead : state.reporter.unit;
  const Round* last = round_of(state);
  if (!last || last->timeliness != Timeliness::pending || last->rectification)
    state.rounds.emplace_back();
  state.rounds.back().begun = at;
  state.rounds.back().unit = unit;
}

void finish_round(CaseState& state, Timeliness timeliness, std::optional<Day> day) {
  if (state.rounds.empty() || state.rounds.back().timeliness != Timeliness::pending) return;
  if (timeliness == Timeliness::pending) return;
  state.rounds.back().timeliness = timeliness;
  state.rounds.back().final_day = day;
}

namespace {
// What reported and imported cases have in common.
template <class E>
void begin(CaseState& state, const E& event, const Envelope& envelope) {
  state.facts = event.facts;
  state.found_on = event.found_on;
  state.reporter = {envelope.post, envelope.person, event.finder_unit, envelope.at};
  state.place_unit = event.place_unit;
  state.programme_paths = event.programme_paths;
  state.closing = event.closing;
  state.visible_to = event.visible_to;
  state.rule_set = event.rule_set;
}

void begin_rectifying(CaseState& state, const Clock& clock, Instant at) {
  state.status = CaseStatus::rectifying;
  put_clock(state, clock);
  state.extensions = 0;
  begin_round(state, at);
  begin_stint(state, at);
}
}  // namespace

void apply(CaseState& state, const CaseReported& event, const Envelope& envelope) {
  begin(state, event, envelope);
  state.origin = event.origin;
  state.hidden = event.hidden;
  state.clocks = event.clocks;
}

void apply(CaseState& state, const CaseImported& event, const Envelope& envelope) {
  begin(state, event, envelope);
  state.origin = Origin::imported;
  state.dormant = true;
  state.history = event.history;
  state.status = event.history.status;
  state.number = event.history.number;
  state.responsibility = event.responsibility;
  const Instant begun = event.history.handed_out_at.value_or(event.facts.found_at);
  if (state.responsibility) {
    begin_round(state, begun);
    if (event.history.rectified_at)
      state.rounds.back().rectification = Rectification{event.history.work.value_or(WorkDone{}),
                                                        {},
                                                        std::nullopt,
                                                        state.responsibility->lead.unit,
                                                        *event.history.rectified_at,
                                                        false};
    finish_round(state, event.timeliness, event.final_day);
  }
  if (event.closed_day)
    state.closure = Closure{event.history.closed_at.value_or(begun), *event.closed_day,
                            event.timeliness == Timeliness::timely};
  if (event.history.ended)
    state.ending = Ending{*event.history.ended, envelope.at, std::nullopt, {}, {}};
}

void apply(CaseState& state, const CasePublished& event, const Envelope&) {
  state.hidden = false;
  state.visible_to = event.visible_to;
  for (const Clock& clock : event.clocks) put_clock(state, clock);
}

void apply(CaseState& state, const CaseTakenOver& event, const Envelope& envelope) {
  state.dormant = false;
  for (const Clock& clock : event.clocks) put_clock(state, clock);
  if (state.status == CaseStatus::suspended || state.status == CaseStatus::shelved)
    pause_clock(state, ClockKind::rectify, envelope.at);
  if (state.status != CaseStatus::rectifying) return;
  begin_round(state, envelope.at);
  begin_stint(state, envelope.at);
}

void apply(CaseState& state, const CaseAccepted& event, const Envelope&) {
  state.status = CaseStatus::accepted;
  if (state.number.empty()) state.number = event.number;
  drop_clock(state, ClockKind::accept);
  if (event.clock) put_clock(state, *event.clock);
}

void apply(CaseState& state, const CaseAssigned& event, const Envelope& envelope) {
  state.status = CaseStatus::assigned;
  state.responsibility = event.responsibility;
  if (event.requirement) state.facts.requirement = event.requirement;
  state.owner_unclear = event.owner_unclear;
  state.visible_to = event.visible_to;
  drop_clock(state, ClockKind::accept);
  drop_clock(state, ClockKind::assign);
  for (const Clock& clock : event.clocks) put_clock(state, clock);
  begin_stint(state, envelope.at);
}

void apply(CaseState& state, const DeadlineSet& event, const Envelope&) {
  put_clock(state, event.clock);
  state.extensions = 0;
}

void apply(CaseState& state, const CaseReceived& event, const Envelope& envelope) {
  state.status = CaseStatus::rectifying;
  state.receipt = event.receipt;
  state.acknowledged_at = envelope.at;
  drop_clock(state, ClockKind::receive);
  begin_round(state, envelope.at);
}

void apply(CaseState& state, const NoticeServed& event, const Envelope& envelope) {
  state.receipt = Receipt::served;
  put_clock(state, event.clock);
  state.extensions = 0;
  if (state.status == CaseStatus::assigned) {
    state.acknowledged_at = event.served_at;
    begin_round(state, envelope.at);
  }
  state.status = CaseStatus::rectifying;
  drop_clock(state, ClockKind::receive);
}

void apply(CaseState& state, const CaseHandedBack& event, const Envelope& envelope) {
  state.status = CaseStatus::accepted;
  state.hand_backs.push_back({event.unit, event.reason, event.proposed_unit, envelope.at});
  end_stint(state, envelope.at, event.worked_minutes);
  state.responsibility.reset();
  state.owner_unclear = false;
  state.receipt.reset();
  state.acknowledged_at.reset();
  for (const ClockKind kind : {ClockKind::receive, ClockKind::rectify, ClockKind::ruling})
    drop_clock(state, kind);
  put_clock(state, event.clock);
}

void apply(CaseState& state, const CaseReassigned& event, const Envelope& envelope) {
  end_stint(state, envelope.at, event.worked_minutes);
  state.responsibility = event.responsibility;
  state.visible_to = event.visible_to;
  for (const Clock& clock : event.clocks) {
    put_clock(state, clock);
    if (clock.kind == ClockKind::rectify) state.extensions = 0;
  }
  begin_stint(state, envelope.at);
  if (state.status == CaseStatus::rectifying) begin_round(state, envelope.at);
}

void apply(CaseState& state, const OwnerRuled&, const Envelope&) {
  state.owner_unclear = false;
  drop_clock(state, ClockKind::ruling);
}

// The rectification clock stands while the check runs: taking the report back lets it go on.
void apply(CaseState& state, const RectificationReported& event, const Envelope& envelope) {
  state.status = CaseStatus::rectified;
  if (state.rounds.empty()) begin_round(state, envelope.at);
  state.rounds.back().rectification =
      Rectification{event.work, envelope.post, envelope.person, event.unit, envelope.at, false};
  finish_round(state, event.timeliness, event.final_day);
  end_stint(state, envelope.at, event.worked_minutes);
  pause_clock(state, ClockKind::rectify, envelope.at);
  put_clock(state, event.clock);
}

void apply(CaseState& state, const CaseFixedOnTheSpot& event, const Envelope& envelope) {
  state.status = CaseStatus::rectified;
  state.responsibility = event.responsibility;
  drop_clock(state, ClockKind::accept);
  drop_clock(state, ClockKind::assign);
  begin_round(state, envelope.at);
  state.rounds.back().rectification = Rectification{
      event.work, envelope.post, envelope.person, state.reporter.unit.unit, envelope.at, true};
  put_clock(state, event.clock);
}

void apply(CaseState& state, const RectificationOverdue& event, const Envelope&) {
  finish_round(state, Timeliness::untimely, event.final_day);
}

void apply(CaseState& state, const ReportTakenBack&, const Envelope& envelope) {
  state.status = CaseStatus::rectifying;
  if (!state.rounds.empty() && state.rounds.back().rectification) {
    Round& round = state.rounds.back();
    round.taken_back.push_back(*round.rectification);
    round.rectification.reset();
  }
  drop_clock(state, ClockKind::check);
  pause_clock(state, ClockKind::rectify, std::nullopt);
  begin_stint(state, envelope.at);
}

namespace {
void add_check(CaseState& state, const Check& check) {
  if (state.rounds.empty()) begin_round(state, check.at);
  state.rounds.back().checks.push_back(check);
}
void drop_check_clocks(CaseState& state) {
  drop_clock(state, ClockKind::check);
  drop_clock(state, ClockKind::rectify);
}
}  // namespace

void apply(CaseState& state, const CheckBegun&, const Envelope& envelope) {
  if (!state.rounds.empty()) state.rounds.back().check_begun = envelope.at;
}

// The limit stays known until the case is closed: another round begins with it.
void apply(CaseState& state, const CheckPassed& event, const Envelope& envelope) {
  state.status = CaseStatus::passed;
  add_check(state, {CheckResult::pass, envelope.post, envelope.person, event.unit, envelope.at,
                    event.day, event.note, event.photos});
  finish_round(state, Timeliness::timely, event.day);
  drop_clock(state, ClockKind::check);
  if (event.clock) put_clock(state, *event.clock);
}

void apply(CaseState& state, const CheckFailed& event, const Envelope& envelope) {
  add_check(state, {CheckResult::fail, envelope.post, envelope.person, event.unit, envelope.at,
                    event.day, event.reason, event.photos});
  finish_round(state, Timeliness::timely, event.day);
  drop_check_clocks(state);
  begin_rectifying(state, event.clock, envelope.at);
}

void apply(CaseState& state, const CheckImpossible& event, const Envelope& envelope) {
  add_check(state, {CheckResult::unable, envelope.post, envelope.person, event.unit, envelope.at,
                    event.day, event.reason, event.photos});
  pause_clock(state, ClockKind::check, envelope.at);
}

void apply(CaseState& state, const CheckerNamed& event, const Envelope&) {
  if (!state.rounds.empty()) state.rounds.back().checker = event.checker;
  put_clock(state, event.clock);
}

void apply(CaseState& state, const CaseSignedOff& event, const Envelope& envelope) {
  state.sign_off = SignOff{envelope.post, envelope.person, envelope.at, event.opinion};
  drop_clock(state, ClockKind::close);
  if (event.clock) put_clock(state, *event.clock);
}

void apply(CaseState& state, const CaseClosed& event, const Envelope& envelope) {
  state.status = CaseStatus::closed;
  state.closure = Closure{envelope.at, event.day, !was_untimely(state)};
  if (event.look_back) state.look_back = LookBack{true, {}, {}, {}, {}};
  std::erase_if(state.clocks, [](const Clock& clock) {
    return clock.kind != ClockKind::reply && clock.kind != ClockKind::rectify;
  });
  pause_clock(state, ClockKind::rectify, envelope.at);
}

void apply(CaseState& state, const ClosingObjected& event, const Envelope& envelope) {
  state.sign_off.reset();
  drop_clock(state, ClockKind::public_notice);
  begin_rectifying(state, event.clock, envelope.at);
}

void apply(CaseState& state, const CaseReopened& event, const Envelope& envelope) {
  state.closure.reset();
  state.sign_off.reset();
  state.look_back.reset();
  ++state.reopenings;
  if (state.ending) {
    state.ending.reset();
    state.status = CaseStatus::reported;
    state.responsibility.reset();
    put_clock(state, event.clock);
    return;
  }
  begin_rectifying(state, event.clock, envelope.at);
}

void apply(CaseState& state, const CaseEnded& event, const Envelope& envelope) {
  state.status = CaseStatus::ended;
  state.ending =
      Ending{event.reason, envelope.at, event.note, event.duplicate_of, event.transferred_to};
  end_stint(state, envelope.at, event.worked_minutes);
  state.clocks.clear();
}

CaseState evolve_case(const CaseState* state, const CaseEvents& event, const Envelope& envelope) {
  // An order sent again by somebody who could not see the known case: it is never begun twice.
  if (state && std::holds_alternative<CaseReported>(event)) return *state;
  CaseState out = state ? *state : CaseState{};
  std::visit([&](const auto& one) { apply(out, one, envelope); }, event);
  return out;
}

}  // namespace luoshi::core
