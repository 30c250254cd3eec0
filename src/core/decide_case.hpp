// decide and evolve of cases, one overload a command and an event. state is nullptr when the record
// does not exist yet.
#pragma once
#include <concepts>

#include "core/decide.hpp"

namespace luoshi::core {

using Decision = base::Result<std::vector<NewEvent>>;

Decision decide_case(const ReportCase& command, const CaseState* state, const Context& context);
Decision decide_case(const ImportCase& command, const CaseState* state, const Context& context);
Decision decide_case(const PublishCase& command, const CaseState* state, const Context& context);
Decision decide_case(const TakeOverCase& command, const CaseState* state, const Context& context);
Decision decide_case(const AcceptCase& command, const CaseState* state, const Context& context);
Decision decide_case(const HandOutCase& command, const CaseState* state, const Context& context);
Decision decide_case(const DeclineCase& command, const CaseState* state, const Context& context);
Decision decide_case(const WithdrawSlip& command, const CaseState* state, const Context& context);
Decision decide_case(const FixOnTheSpot& command, const CaseState* state, const Context& context);
Decision decide_case(const TransferCase& command, const CaseState* state, const Context& context);
Decision decide_case(const WithdrawCase& command, const CaseState* state, const Context& context);
Decision decide_case(const AcknowledgeCase& command, const CaseState* state,
                     const Context& context);
Decision decide_case(const CountAsReceived& command, const CaseState* state,
                     const Context& context);
Decision decide_case(const ServeNotice& command, const CaseState* state, const Context& context);
Decision decide_case(const HandBackCase& command, const CaseState* state, const Context& context);
Decision decide_case(const ReassignCase& command, const CaseState* state, const Context& context);
Decision decide_case(const RuleOwner& command, const CaseState* state, const Context& context);
Decision decide_case(const ReportRectified& command, const CaseState* state,
                     const Context& context);
Decision decide_case(const MarkOverdue& command, const CaseState* state, const Context& context);
Decision decide_case(const TakeBackReport& command, const CaseState* state, const Context& context);
Decision decide_case(const ResumeCase& command, const CaseState* state, const Context& context);
Decision decide_case(const BeginCheck& command, const CaseState* state, const Context& context);
Decision decide_case(const PassCheck& command, const CaseState* state, const Context& context);
Decision decide_case(const FailCheck& command, const CaseState* state, const Context& context);
Decision decide_case(const UnableToCheck& command, const CaseState* state, const Context& context);
Decision decide_case(const NameChecker& command, const CaseState* state, const Context& context);
Decision decide_case(const SignOffCase& command, const CaseState* state, const Context& context);
Decision decide_case(const CloseAfterNotice& command, const CaseState* state,
                     const Context& context);
Decision decide_case(const ObjectToClosing& command, const CaseState* state,
                     const Context& context);
Decision decide_case(const ReopenCase& command, const CaseState* state, const Context& context);
Decision decide_case(const RecordLookBack& command, const CaseState* state, const Context& context);
Decision decide_case(const AddEvidence& command, const CaseState* state, const Context& context);
Decision decide_case(const CorrectFacts& command, const CaseState* state, const Context& context);
Decision decide_case(const InstructCase& command, const CaseState* state, const Context& context);
Decision decide_case(const AnswerInstruction& command, const CaseState* state,
                     const Context& context);
Decision decide_case(const ReplyToOrder& command, const CaseState* state, const Context& context);
Decision decide_case(const ReportUpward& command, const CaseState* state, const Context& context);
Decision decide_case(const SurfaceOverdue& command, const CaseState* state, const Context& context);

// What decide.cpp visits.
template <class C>
concept CaseCommand = boost::mp11::mp_contains<CaseCommands, C>::value;
template <class E>
concept CaseEvent = boost::mp11::mp_contains<CaseEvents, E>::value;

template <CaseCommand C>
Decision decide_one(const C& command, const State* state, const Context& context) {
  const CaseState* one = state ? std::get_if<CaseState>(state) : nullptr;
  if (state && !one) return base::refuse("record_is_of_another_noun");
  return decide_case(command, one, context);
}

// What the rules of a case read beside it.
LoadNames loads_of_case(const CaseCommands& command, const CaseState* state, const RuleSet& rules);

// The state after an event of a case; state is nullptr for the first one.
CaseState evolve_case(const CaseState* state, const CaseEvents& event, const Envelope& envelope);

template <CaseEvent E>
State evolve_one(const State* state, const E& event, const Envelope& envelope) {
  return evolve_case(state ? std::get_if<CaseState>(state) : nullptr, event, envelope);
}

// The record of an order from above: the same sender, number and item give the same record.
Id order_case_id(const SuperiorOrder& order);

// The command the clock has to issue for this case at `now`, if any (count_as_received,
// mark_overdue, surface_overdue, resume_case, close_after_notice); the actor is nil.
std::optional<CaseCommands> due_command(const CaseState& state, const RuleSet& rules, Instant now);
// Whether it will have to issue one as long as the case stays as it is.
bool clock_will_act(const CaseState& state, const RuleSet& rules);

}  // namespace luoshi::core
