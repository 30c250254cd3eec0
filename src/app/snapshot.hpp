// What every command and query needs of the authority: the rule set in force and the directory, as
// one immutable value that is replaced when a unit, a post or the rules change.
#pragma once
#include <memory>

#include "core/directory.hpp"
#include "core/rule_set.hpp"
#include "views/queries.hpp"

namespace luoshi::app {

struct Snapshot {
  std::shared_ptr<const core::RuleSet> rules;
  std::shared_ptr<const core::Directory> directory;
  // Names of units for answers and sheets; from the vault, like the rows.
  std::shared_ptr<const std::map<core::Id, std::string>> unit_names;
  core::Id authority;  // record of the authority; nil before it is founded

  std::string unit_name(const core::Id& unit) const;
};

// Reads everything anew from the current rows. Fault: StoreFault.
Snapshot load_snapshot(views::Reader& reader);

// The actor of a post on a day; nullopt when the post is unknown or not held that day.
std::optional<core::Actor> actor_of(const Snapshot& snapshot, const core::Id& post, core::Day day);
// The product's own machinery: nil post, every right, the whole authority.
core::Actor machinery();

}  // namespace luoshi::app
