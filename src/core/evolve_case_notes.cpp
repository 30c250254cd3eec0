// Events that do not move a case along: notes, corrections, and the effects of requests.
#include "core/evolve_case.hpp"

namespace luoshi::core {

void apply(CaseState& state, const LookedBack& event, const Envelope& envelope) {
  const bool drawn = state.look_back && state.look_back->drawn;
  state.look_back = LookBack{drawn, event.result, envelope.at, event.note, event.photos};
}

void apply(CaseState& state, const RecurrenceLinked& event, const Envelope&) {
  state.recurrences.push_back(event.later);
}

void apply(CaseState& state, const EvidenceAdded& event, const Envelope& envelope) {
  state.evidence.push_back(
      {envelope.post, event.unit, envelope.at, event.photos, event.files, event.note});
}

void apply(CaseState& state, const FactsCorrected& event, const Envelope&) {
  state.facts = event.facts;
  state.found_on = event.found_on;
  state.place_unit = event.place_unit;
  state.programme_paths = event.programme_paths;
  state.closing = event.closing;
  state.visible_to = event.visible_to;
}

void apply(CaseState& state, const CaseInstructed& event, const Envelope& envelope) {
  state.instructions.push_back({envelope.post, envelope.person, event.text, event.note,
                                event.answer_wanted, envelope.at, std::nullopt, std::nullopt});
}

void apply(CaseState& state, const InstructionAnswered& event, const Envelope& envelope) {
  const auto at = static_cast<std::size_t>(event.instruction);
  if (at >= state.instructions.size()) return;
  state.instructions[at].answer = event.text;
  state.instructions[at].answered_at = envelope.at;
}

void apply(CaseState& state, const OrderReplied& event, const Envelope& envelope) {
  state.order_reply = OrderReply{envelope.at, event.text, event.files};
  drop_clock(state, ClockKind::reply);
}

void apply(CaseState& state, const OrderUpdated& event, const Envelope&) {
  state.facts.order = event.order;
  if (event.clock) put_clock(state, *event.clock);
}

void apply(CaseState& state, const CaseSurfaced& event, const Envelope&) {
  state.surfaced = true;
  state.visible_to = event.visible_to;
}

void apply(CaseState& state, const DeadlineExtended& event, const Envelope&) {
  put_clock(state, event.clock);
  ++state.extensions;
}

void apply(CaseState& state, const CaseDelayed& event, const Envelope& envelope) {
  state.status = event.kind == DelayKind::suspension ? CaseStatus::suspended : CaseStatus::shelved;
  state.delays.push_back(
      {event.kind, envelope.at, event.day, event.until, event.request, std::nullopt});
  state.visible_to = event.visible_to;
  pause_clock(state, ClockKind::rectify, envelope.at);
  put_clock(state, event.clock);
}

// A round that became untimely before it was put off is over: another one begins.
void apply(CaseState& state, const CaseResumed& event, const Envelope& envelope) {
  state.status = CaseStatus::rectifying;
  if (!state.delays.empty()) state.delays.back().resumed_at = envelope.at;
  drop_clock(state, ClockKind::resume);
  if (event.clock) put_clock(state, *event.clock);
  const Round* round = round_of(state);
  if (!round || round->timeliness != Timeliness::pending) begin_round(state, envelope.at);
}

void apply(CaseState& state, const CaseListed& event, const Envelope&) {
  state.listing = Listing{event.day, event.until, std::nullopt, event.request};
  state.closing = ClosingLevel::major;
  state.visible_to = event.visible_to;
}

void apply(CaseState& state, const ListingReleased& event, const Envelope&) {
  if (state.listing) state.listing->released_on = event.day;
}

void apply(CaseState& state, const CaseExempted&, const Envelope&) {
  state.exempt = true;
}

void apply(CaseState&, const ObstacleSolved&, const Envelope&) {}

}  // namespace luoshi::core
