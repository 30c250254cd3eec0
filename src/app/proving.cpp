#include "app/proving.hpp"

namespace luoshi::app {

namespace {
// The newest checkpoint of the entry's epoch that covers it.
std::optional<views::CheckpointRow> covering(views::Reader& reader, std::int64_t epoch,
                                             std::int64_t leaf) {
  std::optional<views::CheckpointRow> found;
  for (auto& one : reader.checkpoints())
    if (one.epoch == epoch && one.size > leaf && (!found || one.size > found->size))
      found = std::move(one);
  return found;
}

std::int64_t epoch_start(views::Reader& reader, std::int64_t epoch, std::int64_t seq) {
  while (seq > 1) {
    const auto before = reader.events(seq - 1, 1);
    if (before.empty() || before.front().epoch != epoch) break;
    --seq;
  }
  return seq;
}
}  // namespace

base::Result<journal::EntryProof> prove(views::Reader& reader, std::int64_t seq, Opened opened) {
  const auto events = seq > 0 ? reader.events(seq, 1) : std::vector<views::HistoryEvent>{};
  if (events.empty() || events.front().seq != seq) return base::refuse("record_missing", "record");
  const views::HistoryEvent& event = events.front();
  const auto head = reader.head();
  const std::int64_t first =
      event.epoch == head.epoch ? head.epoch_first_seq : epoch_start(reader, event.epoch, seq);
  const std::int64_t leaf = seq - first;
  const auto checkpoint = covering(reader, event.epoch, leaf);
  if (!checkpoint) return base::refuse("checkpoint_missing");
  const auto read = [&](unsigned level, std::uint64_t from, std::span<base::Digest> out) {
    const auto hashes =
        reader.subtrees(event.epoch, static_cast<int>(level), static_cast<std::int64_t>(from),
                        static_cast<std::int64_t>(out.size()));
    std::copy_n(hashes.begin(), std::min(hashes.size(), out.size()), out.begin());
  };
  auto made =
      journal::make_proof({checkpoint->note, static_cast<std::uint64_t>(leaf), event.leaf}, read);
  if (made && opened == Opened::with_entry)
    made->opening = journal::opening_of(event.salt, event.bytes);
  return made;
}

}  // namespace luoshi::app
