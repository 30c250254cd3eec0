#include "core/contributions_activity.hpp"

#include <set>

namespace luoshi::core {

namespace {
std::set<Id> closure(const std::vector<Id>& units, const ActivityState& state) {
  std::set<Id> out;
  for (const Id& unit : units) {
    out.insert(unit);
    auto path = std::ranges::find(state.unit_paths, unit, &UnitPath::unit);
    if (path != state.unit_paths.end()) out.insert(path->ancestors.begin(), path->ancestors.end());
  }
  return out;
}

// The total over programmes, every programme named, and those above it.
std::set<std::string> closure(const std::vector<std::string>& programmes,
                              const ActivityState& state) {
  std::set<std::string> out{""};
  for (const std::string& code : programmes) {
    out.insert(code);
    auto path = std::ranges::find(state.programme_paths, code, &ProgrammePath::programme);
    if (path != state.programme_paths.end())
      out.insert(path->ancestors.begin(), path->ancestors.end());
  }
  return out;
}

Backing backing_of(const ActivityState& state) {
  const Activity& activity = state.activity;
  const bool placed = activity.place || std::ranges::any_of(activity.photos, [](const Photo& p) {
                        return p.taken_place.has_value();
                      });
  if (!activity.photos.empty() && placed) return Backing::photo_and_place;
  return state.origin == Origin::live ? Backing::named_recorder : Backing::late_entry;
}
}  // namespace

std::vector<Contribution> contributions_activity(const ActivityState& state) {
  if (state.status != ActivityStatus::valid) return {};
  const Activity& activity = state.activity;
  const Backing backing = backing_of(state);
  std::vector<Contribution> out;
  const auto add = [&](const std::set<Id>& units, const std::set<std::string>& programmes,
                       const std::string& kind, std::int64_t amount) {
    for (const Id& unit : units)
      for (const std::string& programme : programmes)
        out.push_back({unit, programme, kind, activity.day, amount, backing});
  };
  for (const AmountGroup& group : activity.amounts) {
    const auto units = closure(group.units.empty() ? activity.units : group.units, state);
    const auto programmes =
        closure(group.programmes.empty() ? activity.programmes : group.programmes, state);
    for (const Amount& amount : group.amounts)
      add(units, programmes, amount.quantity, amount.amount);
  }
  add(closure(activity.units, state), closure(activity.programmes, state), "count." + activity.kind,
      1);
  add({activity.units.begin(), activity.units.end()}, {""},
      (activity.nothing_today ? "zero." : "reported.") + activity.kind, 1);
  return out;
}

}  // namespace luoshi::core
