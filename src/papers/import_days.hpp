// Daily figures that are there already: who corrects a sheet and imports it again would have the
// day counted twice.
#pragma once
#include "app/snapshot.hpp"
#include "interop/import_draft.hpp"

namespace luoshi::papers {

// A warning for each row of a kind that is reported daily whose unit has a valid record of that
// kind and day. Contract: repeats have been taken out of the drafts.
std::vector<interop::ImportComplaint> reported_already(const std::vector<interop::Draft>& drafts,
                                                       const app::Snapshot& snapshot,
                                                       views::Reader& reader);

}  // namespace luoshi::papers
