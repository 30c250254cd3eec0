// What `luoshi init` writes: the authority, its first rule set, its seed records.
#pragma once
#include "app/writer.hpp"
#include "pack/pack.hpp"

namespace luoshi::app {

struct Founding {
  std::size_t units = 0;
  std::size_t persons = 0;
  std::size_t posts = 0;
  std::size_t sites = 0;
};

// Refusals are those of the commands; the store then holds a part and is to be thrown away.
base::Result<Founding> found(Executor& executor, const pack::Pack& pack);

// The command that publishes a rule set. Refusals: rule_set_too_large,
// rule_set_of_another_authority.
base::Result<core::PublishRuleSet> publication(const Snapshot& snapshot,
                                               const core::RuleSet& rules);

// Publishes another version of the rule set. Refusals: rule_set_in_force_already,
// rule_set_version_taken, rule_set_too_large, rule_set_of_another_authority.
Outcome publish(Executor& executor, const core::RuleSet& rules, const core::Id& command);

}  // namespace luoshi::app
