// How a line of a list differs from the record that is there: a repeat changes nothing, and a
// difference is said field by field.
#pragma once
#include "app/snapshot.hpp"
#include "core/command.hpp"
#include "core/state.hpp"

namespace luoshi::papers {

struct Difference {
  std::string field;                 // "unit.parent"
  std::optional<std::string> known;  // what the record says, as people read it; nullopt: not shown
};

struct ListComparison {
  views::Reader& reader;
  const app::Snapshot& snapshot;
  bool reads_personal = false;  // whether names and contacts of persons may be shown
};

// Only what the line gives is compared; what it leaves out is no difference.
std::vector<Difference> differences_of(const core::Command& command, const core::State& state,
                                       const ListComparison& context);

}  // namespace luoshi::papers
