// What each event of a case does to its state; one overload an event. Total: never refuses, never
// looks at rules.
#pragma once
#include "core/case.hpp"
#include "core/case_events.hpp"
#include "core/event.hpp"

namespace luoshi::core {

void apply(CaseState& state, const CaseReported& event, const Envelope& envelope);
void apply(CaseState& state, const CaseImported& event, const Envelope& envelope);
void apply(CaseState& state, const CasePublished& event, const Envelope& envelope);
void apply(CaseState& state, const CaseTakenOver& event, const Envelope& envelope);
void apply(CaseState& state, const CaseAccepted& event, const Envelope& envelope);
void apply(CaseState& state, const CaseAssigned& event, const Envelope& envelope);
void apply(CaseState& state, const DeadlineSet& event, const Envelope& envelope);
void apply(CaseState& state, const CaseReceived& event, const Envelope& envelope);
void apply(CaseState& state, const NoticeServed& event, const Envelope& envelope);
void apply(CaseState& state, const CaseHandedBack& event, const Envelope& envelope);
void apply(CaseState& state, const CaseReassigned& event, const Envelope& envelope);
void apply(CaseState& state, const OwnerRuled& event, const Envelope& envelope);
void apply(CaseState& state, const RectificationReported& event, const Envelope& envelope);
void apply(CaseState& state, const CaseFixedOnTheSpot& event, const Envelope& envelope);
void apply(CaseState& state, const RectificationOverdue& event, const Envelope& envelope);
void apply(CaseState& state, const ReportTakenBack& event, const Envelope& envelope);
void apply(CaseState& state, const CheckBegun& event, const Envelope& envelope);
void apply(CaseState& state, const CheckPassed& event, const Envelope& envelope);
void apply(CaseState& state, const CheckFailed& event, const Envelope& envelope);
void apply(CaseState& state, const CheckImpossible& event, const Envelope& envelope);
void apply(CaseState& state, const CheckerNamed& event, const Envelope& envelope);
void apply(CaseState& state, const CaseSignedOff& event, const Envelope& envelope);
void apply(CaseState& state, const CaseClosed& event, const Envelope& envelope);
void apply(CaseState& state, const ClosingObjected& event, const Envelope& envelope);
void apply(CaseState& state, const CaseReopened& event, const Envelope& envelope);
void apply(CaseState& state, const CaseEnded& event, const Envelope& envelope);
void apply(CaseState& state, const LookedBack& event, const Envelope& envelope);
void apply(CaseState& state, const RecurrenceLinked& event, const Envelope& envelope);
void apply(CaseState& state, const EvidenceAdded& event, const Envelope& envelope);
void apply(CaseState& state, const FactsCorrected& event, const Envelope& envelope);
void apply(CaseState& state, const CaseInstructed& event, const Envelope& envelope);
void apply(CaseState& state, const InstructionAnswered& event, const Envelope& envelope);
void apply(CaseState& state, const OrderReplied& event, const Envelope& envelope);
void apply(CaseState& state, const OrderUpdated& event, const Envelope& envelope);
void apply(CaseState& state, const CaseSurfaced& event, const Envelope& envelope);
void apply(CaseState& state, const DeadlineExtended& event, const Envelope& envelope);
void apply(CaseState& state, const CaseDelayed& event, const Envelope& envelope);
void apply(CaseState& state, const CaseResumed& event, const Envelope& envelope);
void apply(CaseState& state, const CaseListed& event, const Envelope& envelope);
void apply(CaseState& state, const ListingReleased& event, const Envelope& envelope);
void apply(CaseState& state, const CaseExempted& event, const Envelope& envelope);
void apply(CaseState& state, const ObstacleSolved& event, const Envelope& envelope);

// Steps that several events share.
void put_clock(CaseState& state, const Clock& clock);
void drop_clock(CaseState& state, ClockKind kind);
void pause_clock(CaseState& state, ClockKind kind, std::optional<Instant> at);
void begin_stint(CaseState& state, Instant at);
void end_stint(CaseState& state, Instant at, std::int64_t worked_minutes);
// A new round of the lead unit; an unfinished one is taken over by it instead.
void begin_round(CaseState& state, Instant at);
// The round's timeliness becomes final once.
void finish_round(CaseState& state, Timeliness timeliness, std::optional<Day> day);

}  // namespace luoshi::core
