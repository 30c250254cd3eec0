// Whether a record that is there says what an imported row says: then the row is a repeat.
#pragma once
#include "core/command.hpp"
#include "core/state.hpp"
#include "views/queries.hpp"

namespace luoshi::papers {

// Compares what the row gives: of an activity day, units and amounts; of a case number, moment,
// place and description. What the row leaves out is no difference.
bool says_the_same(const core::Command& command, const core::State& state, views::Reader& reader);

}  // namespace luoshi::papers
