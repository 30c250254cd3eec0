#include "core/rules/routing.hpp"

namespace luoshi::core {

namespace {
constexpr std::string_view lead_of_place = "@place";

std::optional<Id> lead_of(const RoutingRow& row, const Directory& directory,
                          const RoutingQuestion& question) {
  if (row.lead == lead_of_place) return question.unit;
  return directory.unit_by_code(row.lead);
}

bool lies_within(const RoutingRow& row, const Directory& directory,
                 const RoutingQuestion& question) {
  if (row.within.empty()) return true;
  const auto above = directory.unit_by_code(row.within);
  return above && question.unit && directory.within(*question.unit, *above);
}

std::vector<RoutingCondition> failures(const RoutingRow& row, const Directory& directory,
                                       const RoutingQuestion& question) {
  std::vector<RoutingCondition> out;
  if (!lies_within(row, directory, question)) out.push_back(RoutingCondition::within);
  if (!question.category.starts_with(row.category)) out.push_back(RoutingCondition::category);
  if (!row.owner.empty() && row.owner != question.owner) out.push_back(RoutingCondition::owner);
  if (!row.source.empty() && row.source != question.source) out.push_back(RoutingCondition::source);
  if (!lead_of(row, directory, question)) out.push_back(RoutingCondition::lead);
  return out;
}
}  // namespace

Routing route(const RuleSet& rules, const Directory& directory, const RoutingQuestion& question) {
  Routing out;
  for (const RoutingRow& row : rules.routing) {
    std::vector<RoutingCondition> failed = failures(row, directory, question);
    if (!failed.empty()) {
      out.tried.push_back({row.code, std::move(failed)});
      continue;
    }
    out.row = row.code;
    out.lead = lead_of(row, directory, question);
    for (const std::string& code : row.supporting)
      if (auto unit = directory.unit_by_code(code)) out.supporting.push_back(*unit);
    out.contact_post = row.contact_post;
    out.deadline = row.deadline;
    break;
  }
  return out;
}

}  // namespace luoshi::core
