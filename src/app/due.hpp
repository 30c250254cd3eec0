// The clock: rows that are due become ordinary commands of the product itself.
#pragma once
#include <unordered_map>

#include "app/writer.hpp"
#include "base/limits.hpp"

namespace luoshi::app {

// Walks the records whose next clock is due, a part at each look: most of what is overdue waits for
// people, not for the clock, and however much that is it must neither hide the rest nor be read
// again and again.
class DueWalk {
 public:
  // records: how many of them a look reads at most.
  explicit DueWalk(std::int32_t records = base::limits::list_walk_rows_max) : records_(records) {}

  // What is to be done now, at most `limit` commands. The id of each derives from the record and
  // the due instant, so that two clocks do nothing twice.
  std::vector<Request> look(views::Reader& reader, const Snapshot& snapshot, core::Instant now,
                            std::int32_t limit);
  // Overdue records of the last round that wait for people: they are not read again as they are.
  std::size_t waiting() const { return waiting_.size(); }

 private:
  // The version in which nothing comes to fall to the clock, and the round that found it.
  struct Waiting {
    std::int64_t version = 0;
    std::int64_t round = 0;
  };

  bool is_waiting(const views::DueRecord& due);
  void remember(const views::DueRecord& due);
  std::optional<Request> look_at(const views::DueRecord& due, views::Reader& reader,
                                 core::Instant now);
  void end_round();

  std::int32_t records_;
  std::optional<views::DueRecord> after_;       // where the last look ended; nothing: at the end
  std::shared_ptr<const core::RuleSet> rules_;  // by which they wait
  std::unordered_map<std::int64_t, Waiting> waiting_;  // by place
  std::int64_t round_ = 1;
};

}  // namespace luoshi::app
