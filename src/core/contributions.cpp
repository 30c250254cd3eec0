#include "core/contributions.hpp"

#include <tuple>

#include "core/contributions_activity.hpp"
#include "core/contributions_case.hpp"

namespace luoshi::core {

namespace {
auto key(const Contribution& c) {
  return std::tie(c.unit, c.programme, c.kind, c.day, c.backing);
}

std::vector<Contribution> merged(std::vector<Contribution> list) {
  std::ranges::sort(list, [](const auto& a, const auto& b) { return key(a) < key(b); });
  std::vector<Contribution> out;
  out.reserve(list.size());
  for (Contribution& one : list) {
    if (!out.empty() && key(out.back()) == key(one))
      out.back().amount += one.amount;
    else
      out.push_back(std::move(one));
  }
  std::erase_if(out, [](const Contribution& c) { return c.amount == 0; });
  return out;
}
}  // namespace

std::vector<Contribution> contributions(const State& state) {
  if (const auto* activity = std::get_if<ActivityState>(&state))
    return merged(contributions_activity(*activity));
  if (const auto* one = std::get_if<CaseState>(&state)) return merged(contributions_case(*one));
  return {};
}

std::vector<Contribution> difference(const std::vector<Contribution>& before,
                                     const std::vector<Contribution>& after) {
  if (before.empty()) return after;
  std::vector<Contribution> list = after;
  for (Contribution one : before) {
    one.amount = -one.amount;
    list.push_back(std::move(one));
  }
  return merged(std::move(list));
}

}  // namespace luoshi::core
