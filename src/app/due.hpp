// The clock: rows that are due become ordinary commands of the product itself.
#pragma once
#include "app/writer.hpp"
#include "base/limits.hpp"

namespace luoshi::app {

// Walks the records whose next clock is due, a part at each look: most of what is overdue waits for
// people, not for the clock, and however much that is it must not hide the rest.
class DueWalk {
 public:
  // records: how many of them a look reads at most.
  explicit DueWalk(std::int32_t records = base::limits::list_walk_rows_max) : records_(records) {}

  // What is to be done now, at most `limit` commands. The id of each derives from the record and
  // the due instant, so that two clocks do nothing twice.
  std::vector<Request> look(views::Reader& reader, const Snapshot& snapshot, core::Instant now,
                            std::int32_t limit);

 private:
  std::int32_t records_;
  std::optional<views::DueRecord> after_;  // where the last look ended; nothing: at the end
};

}  // namespace luoshi::app
