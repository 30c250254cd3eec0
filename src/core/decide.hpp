// The rules: decide says what happens or refuses, evolve builds state from events. Both are pure
// and deterministic; evolve is total and never looks at rules.
#pragma once
#include "base/result.hpp"
#include "core/access.hpp"
#include "core/command.hpp"
#include "core/directory.hpp"
#include "core/event.hpp"
#include "core/state.hpp"

namespace luoshi::core {

// What decide may read beside the record itself: named loads, each capped.
struct Loads {
  std::map<Id, State> records;                      // those named by loads_of
  std::map<std::string, std::int64_t> next_number;  // by numbering series
  std::int64_t open_children = 0;                   // of the record, when the command closes it
};

struct Context {
  Id record;    // the record the command is about (its own id when it creates one)
  Instant now;  // journal time of the events
  Actor actor;
  const RuleSet& rules;
  const Directory& directory;
  Origin origin = Origin::live;
  Loads loads;

  base::UtcOffset offset() const { return {rules.utc_offset_minutes}; }
  Day today() const { return base::day_of(now, offset()); }
};

struct NewEvent {
  Id record;
  Event event;
};

struct LoadNames {
  // At most 8, and the findings of a visit (limits: findings_per_visit_max).
  std::vector<Id> records;
  std::vector<std::string> numbering;  // codes of numbering rows
  bool open_children = false;
  std::optional<Id> children_of;  // whose; left out: of the record itself
};
// What decide will need for this command (state: the record's, nullptr when it does not exist yet).
LoadNames loads_of(const Command& command, const State* state, const RuleSet& rules);

// state: nullptr when the record does not exist yet.
base::Result<std::vector<NewEvent>> decide(const Command& command, const State* state,
                                           const Context& context);

// state: nullptr for the first event of a record.
State evolve(const State* state, const Envelope& envelope);

// The number series a command draws from: code/year or code/year/unit, as the pattern asks.
std::string series_key(const Numbering& numbering, int year, std::string_view unit_code);
std::string format_number(const Numbering& numbering, int year, std::string_view unit_code,
                          std::int64_t number);

}  // namespace luoshi::core
