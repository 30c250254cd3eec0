// What the decisions about a case read beside it, and what the clock has to do with it.
#include "core/case_guards.hpp"
#include "core/case_making.hpp"

namespace luoshi::core {

namespace {
void name(LoadNames& names, const std::optional<Id>& record) {
  if (record) names.records.push_back(*record);
}
void name_facts(LoadNames& names, const CaseFacts& facts) {
  name(names, facts.activity);
  name(names, facts.parent);
  name(names, facts.recurrence_of);
  if (facts.order) names.records.push_back(order_case_id(*facts.order));
}
}  // namespace

LoadNames loads_of_case(const CaseCommands& command, const CaseState* state, const RuleSet& rules) {
  LoadNames names;
  const auto numbered = [&] {
    if (find_by_code(rules.numbering, case_series)) names.numbering.emplace_back(case_series);
  };
  if (const auto* report = std::get_if<ReportCase>(&command)) {
    name_facts(names, report->facts);
    if (report->fixed) numbered();
  } else if (std::holds_alternative<AcceptCase>(command) ||
             std::holds_alternative<FixOnTheSpot>(command)) {
    numbered();
  } else if (std::holds_alternative<HandOutCase>(command)) {
    if (!state || state->status == CaseStatus::reported) numbered();
    if (state) name(names, state->facts.site);
  } else if (const auto* decline = std::get_if<DeclineCase>(&command)) {
    name(names, decline->duplicate_of);
  } else if (const auto* withdraw = std::get_if<WithdrawCase>(&command)) {
    name(names, withdraw->duplicate_of);
  } else {
    names.open_children = std::holds_alternative<PassCheck>(command) ||
                          std::holds_alternative<SignOffCase>(command) ||
                          std::holds_alternative<CloseAfterNotice>(command);
  }
  return names;
}

std::optional<CaseCommands> due_command(const CaseState& state, const RuleSet& rules, Instant now) {
  static const Directory nobody;
  if (state.hidden || state.dormant) return std::nullopt;
  const Context context{{}, now, {}, rules, nobody, Origin::live, {}};
  switch (state.status) {
    case CaseStatus::assigned:
      if (!guard::receipt_is_overdue(state, context)) return CountAsReceived{};
      return std::nullopt;
    case CaseStatus::rectifying:
      if (!guard::rectification_is_overdue(state, context)) return MarkOverdue{};
      if (!guard::overdue_by_days(state, context)) return SurfaceOverdue{};
      return std::nullopt;
    case CaseStatus::suspended:
      if (!guard::resume_day_has_come(state, context)) return ResumeCase{};
      return std::nullopt;
    case CaseStatus::passed:
      if (!guard::notice_is_over(state, context)) return CloseAfterNotice{};
      return std::nullopt;
    case CaseStatus::reported:
    case CaseStatus::accepted:
    case CaseStatus::shelved:
    case CaseStatus::rectified:
    case CaseStatus::closed:
    case CaseStatus::ended:
      return std::nullopt;
  }
  return std::nullopt;
}

// What falls due stays due: whatever the clock comes to do, it has to do at the end of time.
bool clock_will_act(const CaseState& state, const RuleSet& rules) {
  constexpr Instant end_of_time{250'000'000'000'000'000};  // in the year 9892
  return due_command(state, rules, end_of_time).has_value();
}

}  // namespace luoshi::core
