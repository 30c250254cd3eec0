// Steps that several decisions about cases share: drawing a number, ending a unit's time, settling
// a deadline that has passed while the clock had not looked yet.
#pragma once
#include "core/decide_case.hpp"

namespace luoshi::core {

using NewEvents = std::vector<NewEvent>;

// Appends an event of the record the context is about.
void add(NewEvents& events, const Context& context, Event event);

// 受理: takes the next number of the series "case", when the rule set has one.
CaseAccepted accepted(const Context& context, std::optional<Clock> clock);
// The series the numbers of cases come from, for the loads of a command.
inline constexpr std::string_view case_series = "case";

// When the deadline has passed and nobody has said so yet: the round becomes untimely first.
void settle_overdue(NewEvents& events, const CaseState& state, const Context& context);

// The record named, when it is a case; refusals record_missing, record_is_of_another_noun.
base::Result<const CaseState*> loaded_case(const Id& record, std::string_view field,
                                           const Context& context);

// 属地: the unit of the place, else the finder's.
UnitPath unit_of_place(const CaseState& state);

}  // namespace luoshi::core
