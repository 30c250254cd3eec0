// Views made anew from journal and vault, and the proof that they equal the live ones.
#pragma once
#include <functional>

#include "journal/store.hpp"

namespace luoshi::app {

using Progress = std::function<void(std::int64_t done, std::int64_t total)>;

// Empties the views of the store and replays its journal. The store must have no other writer.
void rebuild(journal::Store& store, const Progress& progress);

struct ViewDifference {
  std::string table;
  std::int64_t live_rows = 0;
  std::int64_t rebuilt_rows = 0;
};
// Tables whose rows differ between two stores of one journal; empty = equal row for row.
std::vector<ViewDifference> compare_views(journal::Store& live, journal::Store& rebuilt);

}  // namespace luoshi::app
