// The people of a simulated campaign: which villages take part, who is near a record, who acts.
#pragma once
#include "app/simulation_road.hpp"

namespace luoshi::app {

class SimulatedOffice {
 public:
  // Villages are the units that a daily kind of the rule set expects to report.
  SimulatedOffice(SimulationRoad& road, std::int32_t units);

  // Makes more of them when more were asked for than the pack has, each like one that is there.
  void recruit(SimulationRoad& road, core::Day since);

  const std::vector<core::Id>& villages() const { return villages_; }
  // Posts of the units and of all units above them, nearest first, each once.
  std::vector<core::Id> posts_near(std::span<const core::Id> units) const;
  std::optional<core::Actor> actor(const core::Id& post, core::Day day) const;
  const Snapshot& snapshot() const { return *snapshot_; }
  const core::RuleSet& rules() const { return *snapshot_->rules; }
  const core::Directory& directory() const { return *snapshot_->directory; }

 private:
  void read(SimulationRoad& road);
  void find_villages();

  std::int32_t units_;
  std::shared_ptr<const Snapshot> snapshot_;
  std::vector<core::Id> villages_;
  std::map<core::Id, std::vector<core::Id>> posts_;  // by unit
};

}  // namespace luoshi::app
