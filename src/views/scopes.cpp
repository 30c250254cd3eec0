// Which scope ids a record carries: the units it concerns with those above, posts, and `everything`
// unless it is hidden.
#include <algorithm>

#include "core/access.hpp"
#include "views/row.hpp"

namespace luoshi::views {

namespace {
using core::Id;

std::vector<Id> once_each(std::vector<Id> scopes) {
  std::ranges::sort(scopes);
  scopes.erase(std::unique(scopes.begin(), scopes.end()), scopes.end());
  return scopes;
}

std::vector<Id> open_to(std::vector<Id> scopes) {
  scopes.push_back(core::everything);
  return once_each(std::move(scopes));
}

std::vector<Id> scopes(const Id&, const core::AuthorityState&) {
  return {core::everything};
}
std::vector<Id> scopes(const Id&, const core::SentReportState& state) {
  return open_to({state.report.unit});
}
std::vector<Id> scopes(const Id&, const core::SetAsideState& state) {
  std::vector<Id> out = state.what.audience;
  out.push_back(state.by);
  return once_each(std::move(out));
}
std::vector<Id> scopes(const Id& record, const core::UnitState& state) {
  std::vector<Id> out = state.ancestors;
  out.push_back(record);
  return open_to(std::move(out));
}
std::vector<Id> scopes(const Id& record, const core::PersonState& state) {
  std::vector<Id> out = state.ancestors;
  out.push_back(record);
  if (state.person.home_unit) out.push_back(*state.person.home_unit);
  return open_to(std::move(out));
}
std::vector<Id> scopes(const Id&, const core::PostState& state) {
  return open_to(state.ancestors);
}
std::vector<Id> scopes(const Id&, const core::SiteState& state) {
  return open_to(state.ancestors);
}

std::vector<Id> scopes(const Id&, const core::ActivityState& state) {
  std::vector<Id> out;
  if (!state.recorded_by.is_nil()) out.push_back(state.recorded_by);
  if (state.status == core::ActivityStatus::hidden) {
    out.insert(out.end(), state.activity.people.begin(), state.activity.people.end());
    out.insert(out.end(), state.hidden_from_all_but.begin(), state.hidden_from_all_but.end());
    if (state.recorded_by_person) out.push_back(*state.recorded_by_person);
    return once_each(std::move(out));
  }
  for (const core::UnitPath& one : state.unit_paths) {
    out.push_back(one.unit);
    out.insert(out.end(), one.ancestors.begin(), one.ancestors.end());
  }
  return open_to(std::move(out));
}

std::vector<Id> scopes(const Id&, const core::CaseState& state) {
  return core::scopes_of(state);
}
std::vector<Id> scopes(const Id&, const core::RequestState& state) {
  return core::scopes_of(state);
}
}  // namespace

std::vector<Id> scopes_of(const Id& record, const core::State& state) {
  return std::visit([&](const auto& one) { return scopes(record, one); }, state);
}

}  // namespace luoshi::views
