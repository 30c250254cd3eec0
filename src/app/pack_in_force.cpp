#include "app/pack_in_force.hpp"

namespace luoshi::app {

pack::Pack pack_in_force(const Snapshot& snapshot) {
  pack::Pack out{*snapshot.rules, {}};
  const auto& units = snapshot.directory->units();
  for (const auto& [id, state] : units) {
    const core::Unit& unit = state.unit;
    pack::SeedUnit row;
    row.code = unit.code;
    row.name = snapshot.unit_name(id);
    row.level = unit.level;
    row.peer_group = unit.peer_group;
    if (unit.parent)
      if (const auto above = units.find(*unit.parent); above != units.end())
        row.parent = above->second.unit.code;
    row.since = unit.since;
    row.until = unit.until;
    out.seed.units.push_back(std::move(row));
  }
  std::ranges::sort(out.seed.units, {}, &pack::SeedUnit::code);
  return out;
}

}  // namespace luoshi::app
