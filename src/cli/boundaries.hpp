// The areas of units that a pack brings or an office gives.
#pragma once
#include "app/snapshot.hpp"
#include "cli/session.hpp"

namespace luoshi::cli {

// Checked and kept in the folder, replacing what was there. Refusals: those of
// accounts::check_boundaries. How many units have an area now.
base::Result<std::int64_t> keep_boundaries(const DataFolder& folder, std::string_view geojson,
                                           const app::Snapshot& snapshot, Session& session);

}  // namespace luoshi::cli
