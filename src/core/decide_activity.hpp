// Decisions and evolution of activities.
#pragma once
#include "core/decide_unit.hpp"

namespace luoshi::core {

Decision decide_one(const RecordActivity& command, const State* state, const Context& context);
Decision decide_one(const CorrectActivity& command, const State* state, const Context& context);
Decision decide_one(const VoidActivity& command, const State* state, const Context& context);
Decision decide_one(const PublishActivity& command, const State* state, const Context& context);

State evolve_one(const State* state, const ActivityRecorded& event, const Envelope& envelope);
State evolve_one(const State* state, const ActivityCorrected& event, const Envelope& envelope);
State evolve_one(const State* state, const ActivityVoided& event, const Envelope& envelope);
State evolve_one(const State* state, const ActivityPublished& event, const Envelope& envelope);
State evolve_one(const State* state, const FindingRecorded& event, const Envelope& envelope);

// The findings that are published with a hidden visit.
LoadNames loads_of_publication(const State* state);

// Shape and bounds of an activity under a rule set; used by record, correct and the offers.
base::Result<void> check_activity(const Activity& activity, const Context& context);

// Every unit and programme an activity names, each with its ancestors.
std::vector<UnitPath> unit_paths_of(const Activity& activity, const Directory& directory);
std::vector<ProgrammePath> programme_paths_of(const Activity& activity, const RuleSet& rules);

}  // namespace luoshi::core
