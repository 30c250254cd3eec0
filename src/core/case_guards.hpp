// Conditions of single rows of the table of a case that are neither state nor right: time windows,
// open children, a check already begun. nullopt: nothing stands against it.
#pragma once
#include "core/case.hpp"
#include "core/decide.hpp"

namespace luoshi::core::guard {

using Refused = std::optional<base::Refusal>;

Refused is_hidden(const CaseState& state, const Context& context);
Refused is_dormant(const CaseState& state, const Context& context);
Refused slip_is_fresh(const CaseState& state, const Context& context);
Refused receipt_is_overdue(const CaseState& state, const Context& context);
Refused rectification_is_overdue(const CaseState& state, const Context& context);
Refused overdue_by_days(const CaseState& state, const Context& context);
Refused not_yet_surfaced(const CaseState& state, const Context& context);
Refused check_not_begun(const CaseState& state, const Context& context);
Refused may_take_back(const CaseState& state, const Context& context);
Refused before_is_shown(const CaseState& state, const Context& context);
Refused may_pass(const CaseState& state, const Context& context);
Refused may_sign(const CaseState& state, const Context& context);
Refused notice_is_over(const CaseState& state, const Context& context);
Refused notice_runs(const CaseState& state, const Context& context);
Refused owner_is_unclear(const CaseState& state, const Context& context);
Refused order_is_open(const CaseState& state, const Context& context);
Refused instruction_is_open(const CaseState& state, const Context& context);
Refused resume_day_has_come(const CaseState& state, const Context& context);

// An open child keeps its parent from being closed.
Refused no_open_children(const Context& context);

}  // namespace luoshi::core::guard
