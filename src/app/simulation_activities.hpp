// Activities as a simulated office would write them down, for any kind of any rule set.
#pragma once
#include "app/simulation_dice.hpp"
#include "core/activity.hpp"
#include "core/rule_set.hpp"

namespace luoshi::app {

struct ActivityScene {
  const core::RuleSet& rules;
  Dice& dice;
  core::Id unit;
  core::Day day;
  core::Instant now;
};

// Everything the kind asks for, some of what it allows. The activity passes the checks of the core.
core::Activity simulated_activity(const core::ActivityKind& kind, const ActivityScene& scene);
// 今日无.
core::Activity simulated_zero_report(const core::ActivityKind& kind, const ActivityScene& scene);
// Other amounts of the same record, as when somebody had miscounted.
core::Activity recounted(core::Activity activity, Dice& dice);

core::Photo simulated_photo(core::PhotoRole role, core::Instant now, Dice& dice);
core::Place simulated_place(Dice& dice);
core::Text simulated_text(Dice& dice);

}  // namespace luoshi::app
