// decide and evolve of cases, one overload a command and an event; decide.cpp visits them. state is
// nullptr when the record does not exist yet.
#pragma once
#include "core/decide.hpp"

namespace luoshi::core {

using Decided = base::Result<std::vector<NewEvent>>;

Decided decide_one(const ReportCase& command, const CaseState* state, const Context& context);
Decided decide_one(const ImportCase& command, const CaseState* state, const Context& context);
Decided decide_one(const PublishCase& command, const CaseState* state, const Context& context);
Decided decide_one(const TakeOverCase& command, const CaseState* state, const Context& context);
Decided decide_one(const AcceptCase& command, const CaseState* state, const Context& context);
Decided decide_one(const HandOutCase& command, const CaseState* state, const Context& context);
Decided decide_one(const DeclineCase& command, const CaseState* state, const Context& context);
Decided decide_one(const WithdrawSlip& command, const CaseState* state, const Context& context);
Decided decide_one(const FixOnTheSpot& command, const CaseState* state, const Context& context);
Decided decide_one(const TransferCase& command, const CaseState* state, const Context& context);
Decided decide_one(const WithdrawCase& command, const CaseState* state, const Context& context);
Decided decide_one(const AcknowledgeCase& command, const CaseState* state, const Context& context);
Decided decide_one(const CountAsReceived& command, const CaseState* state, const Context& context);
Decided decide_one(const ServeNotice& command, const CaseState* state, const Context& context);
Decided decide_one(const HandBackCase& command, const CaseState* state, const Context& context);
Decided decide_one(const ReassignCase& command, const CaseState* state, const Context& context);
Decided decide_one(const RuleOwner& command, const CaseState* state, const Context& context);
Decided decide_one(const ReportRectified& command, const CaseState* state, const Context& context);
Decided decide_one(const MarkOverdue& command, const CaseState* state, const Context& context);
Decided decide_one(const TakeBackReport& command, const CaseState* state, const Context& context);
Decided decide_one(const ResumeCase& command, const CaseState* state, const Context& context);
Decided decide_one(const BeginCheck& command, const CaseState* state, const Context& context);
Decided decide_one(const PassCheck& command, const CaseState* state, const Context& context);
Decided decide_one(const FailCheck& command, const CaseState* state, const Context& context);
Decided decide_one(const UnableToCheck& command, const CaseState* state, const Context& context);
Decided decide_one(const NameChecker& command, const CaseState* state, const Context& context);
Decided decide_one(const SignOffCase& command, const CaseState* state, const Context& context);
Decided decide_one(const CloseAfterNotice& command, const CaseState* state,
                   const Context& context);
Decided decide_one(const ObjectToClosing& command, const CaseState* state, const Context& context);
Decided decide_one(const ReopenCase& command, const CaseState* state, const Context& context);
Decided decide_one(const RecordLookBack& command, const CaseState* state, const Context& context);
Decided decide_one(const AddEvidence& command, const CaseState* state, const Context& context);
Decided decide_one(const CorrectFacts& command, const CaseState* state, const Context& context);
Decided decide_one(const InstructCase& command, const CaseState* state, const Context& context);
Decided decide_one(const AnswerInstruction& command, const CaseState* state,
                   const Context& context);
Decided decide_one(const ReplyToOrder& command, const CaseState* state, const Context& context);
Decided decide_one(const ReportUpward& command, const CaseState* state, const Context& context);
Decided decide_one(const SurfaceOverdue& command, const CaseState* state, const Context& context);

// What the rules of a case read beside it.
LoadNames loads_of_case(const CaseCommands& command, const CaseState* state,
                        const RuleSet& rules);

// The state after an event of a case; state is nullptr for the first one.
CaseState evolve_case(const CaseState* state, const CaseEvents& event, const Envelope& envelope);

// The record of an order from above: the same sender, number and item give the same record.
Id order_case_id(const SuperiorOrder& order);

// The command the clock has to issue for this case at `now`, if any (count_as_received,
// mark_overdue, surface_overdue, resume_case, close_after_notice); the actor is nil.
std::optional<CaseCommands> due_command(const CaseState& state, const RuleSet& rules, Instant now);

}  // namespace luoshi::core
