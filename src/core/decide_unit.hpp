// Decisions and evolution of the office's records: units, persons, posts, sites.
#pragma once
#include "core/decide.hpp"

namespace luoshi::core {

using Decision = base::Result<std::vector<NewEvent>>;

Decision decide_one(const RecordUnit& command, const State* state, const Context& context);
Decision decide_one(const RecordPerson& command, const State* state, const Context& context);
Decision decide_one(const RecordPost& command, const State* state, const Context& context);
Decision decide_one(const RecordSite& command, const State* state, const Context& context);

State evolve_one(const State* state, const UnitRecorded& event, const Envelope& envelope);
State evolve_one(const State* state, const PersonRecorded& event, const Envelope& envelope);
State evolve_one(const State* state, const PostRecorded& event, const Envelope& envelope);
State evolve_one(const State* state, const SiteRecorded& event, const Envelope& envelope);

}  // namespace luoshi::core
