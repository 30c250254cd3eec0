#include "app/verify.hpp"

#include <condition_variable>
#include <future>
#include <mutex>
#include <set>

namespace luoshi::app {

namespace {
constexpr std::size_t findings_max = 1000;
constexpr std::size_t threads = 2;
constexpr std::int64_t stretches_ahead_max = 8;  // checked before the one that is to be taken
constexpr int snapshot_attempts = 8;

struct Claim {
  journal::TreeHead head;
  bool from_outside = false;
};
// What checkpoints say of an epoch, by tree size.
using Claims = std::map<std::int64_t, std::multimap<std::uint64_t, Claim>>;

class Verification {
 public:
  Verification(views::Reader& reader, VerifyReport& report) : reader_(reader), report_(report) {}

  void claim(const std::string& note, const std::vector<journal::VerifierKey>& keys,
             bool from_outside) {
    const auto parsed = journal::parse_checkpoint(note);
    if (!parsed) return find("checkpoint_false", 0, parsed.error().code);
    const journal::CheckpointBody& body = parsed->checkpoint;
    auto key = std::ranges::find(keys, body.log, &journal::VerifierKey::log);
    if (key == keys.end()) return find("checkpoint_key_unknown", 0, journal::origin_of(body.log));
    if (auto ok = journal::verify_checkpoint(note, *key); !ok)
      return find("checkpoint_false", 0, ok.error().code);
    claims_[body.log.epoch].emplace(body.head.size, Claim{body.head, from_outside});
    ++(from_outside ? report_.kept_elsewhere : report_.checkpoints);
  }

  // In the order of the journal.
  void take(const Stretch& stretch) {
    for (const CheckedEvent& event : stretch.events) take_event(event);
    report_.bytes += stretch.bytes;
    report_.texts += stretch.texts;
    report_.texts_erased += std::ssize(stretch.erased_in_vault);
    erased_on_record_.insert(stretch.erased_on_record.begin(), stretch.erased_on_record.end());
    for (const ErasedText& text : stretch.erased_in_vault)
      erased_in_vault_.emplace(text.vault, text.seq);
    for (const VerifyFinding& finding : stretch.findings)
      find(finding.code, finding.seq, finding.detail);
  }

  // Checkpoints of a tree larger than the journal: something was cut off.
  void finish_epoch() {
    for (auto it = claims_[epoch_].upper_bound(tree_.size()); it != claims_[epoch_].end(); ++it)
      find("events_cut_off", next_ - 1, std::to_string(it->first));
  }

  void finish() {
    finish_epoch();
    for (const auto& [key, seq] : erased_in_vault_)
      if (!erased_on_record_.contains(key)) find("text_altered", seq, std::to_string(key));
    for (const auto& [epoch, sizes] : claims_)
      if (epoch > epoch_ && !sizes.empty()) find("events_cut_off", next_ - 1, "");
    const auto head = reader_.head();
    if (head.seq != next_ - 1) find("event_missing", next_, "");
    if (auto frontier = journal::Frontier::from_bytes(head.frontier);
        head.seq > 0 && (!frontier || frontier->root() != tree_.root()))
      find("root_differs", next_ - 1, "head");
    // A stretch tells of its events before what its place in the journal tells of them.
    std::ranges::sort(report_.findings, {}, [](const VerifyFinding& one) {
      return std::tie(one.seq, one.code, one.detail);
    });
  }

 private:
  void take_event(const CheckedEvent& event) {
    if (event.seq != next_) find("event_missing", next_, "");
    if (event.epoch != epoch_) {
      finish_epoch();
      epoch_ = event.epoch;
      tree_ = {};
    }
    next_ = event.seq + 1;
    tree_.append(event.leaf);
    compare();
    ++report_.events;
  }

  void compare() {
    auto epoch = claims_.find(epoch_);
    if (epoch == claims_.end()) return;
    auto [from, until] = epoch->second.equal_range(tree_.size());
    for (auto it = from; it != until; ++it)
      if (it->second.head.root != tree_.root())
        find("root_differs", next_ - 1, it->second.from_outside ? "kept_elsewhere" : "store");
  }

  void find(std::string code, std::int64_t seq, std::string detail) {
    if (report_.findings.size() < findings_max)
      report_.findings.push_back({std::move(code), seq, std::move(detail)});
  }

  views::Reader& reader_;
  VerifyReport& report_;
  Claims claims_;
  std::set<std::int64_t> erased_on_record_;  // only such texts may be missing from the vault
  std::map<std::int64_t, std::int64_t> erased_in_vault_;  // key -> seq of the event that names it
  journal::Frontier tree_;
  std::int64_t epoch_ = 1;
  std::int64_t next_ = 1;
};

// Every thread takes the next stretch and checks it by a reader of its own; the results are put
// together in the order of the journal, by whichever thread brings the one that is missing. What
// the head says of its length is not believed.
class Walk {
 public:
  Walk(Verification& verification, std::int64_t total, const Progress& progress)
      : verification_(verification), total_(total), progress_(progress) {}

  void work(views::Reader& reader) {
    try {
      Stretch stretch;
      while (const auto place = next_place()) {
        check_stretch(reader, place->first, stretch);
        hand_in(place->turn, stretch);
      }
    } catch (...) {
      const std::lock_guard lock(mutex_);
      failed_ = true;
      moved_on_.notify_all();
      throw;
    }
  }

 private:
  struct Place {
    std::int64_t turn = 0;
    std::int64_t first = 0;
  };

  // Nothing: at the end, or another thread has failed.
  std::optional<Place> next_place() {
    std::unique_lock lock(mutex_);
    moved_on_.wait(lock,
                   [&] { return failed_ || ended_ || places_ - turn_ < stretches_ahead_max; });
    if (failed_ || ended_) return std::nullopt;
    return Place{places_++, std::exchange(next_, next_ + events_per_stretch)};
  }

  // Leaves a stretch whose memory can be used again.
  void hand_in(std::int64_t turn, Stretch& stretch) {
    std::unique_lock lock(mutex_);
    waiting_.emplace(turn, std::exchange(stretch, spare()));
    if (is_taking_) return;
    is_taking_ = true;
    for (auto one = waiting_.find(turn_); one != waiting_.end(); one = waiting_.find(turn_)) {
      lock.unlock();
      verification_.take(one->second);
      if (!one->second.events.empty()) progress_(one->second.events.back().seq, total_);
      lock.lock();
      go_on_behind(one->second);
      spares_.push_back(std::move(one->second));
      waiting_.erase(one);
      ++turn_;
      moved_on_.notify_all();
    }
    is_taking_ = false;
  }

  void go_on_behind(const Stretch& stretch) {
    if (!stretch.events.empty()) return;
    if (stretch.next)
      next_ = std::max(next_, *stretch.next);  // over a hole of any width
    else
      ended_ = true;
  }

  Stretch spare() {
    if (spares_.empty()) return {};
    Stretch out = std::move(spares_.back());
    spares_.pop_back();
    return out;
  }

  Verification& verification_;
  const std::int64_t total_;
  const Progress& progress_;
  std::mutex mutex_;
  std::condition_variable moved_on_;
  std::int64_t next_ = 1;
  std::int64_t places_ = 0;
  std::int64_t turn_ = 0;
  std::map<std::int64_t, Stretch> waiting_;  // by turn
  std::vector<Stretch> spares_;
  bool is_taking_ = false;
  bool ended_ = false;
  bool failed_ = false;
};

using Readers = std::vector<std::unique_ptr<views::Reader>>;

// Readers of one and the same snapshot: one for each thread, or a single one where a writer never
// leaves time to open them between two of its writes.
Readers open_readers(journal::Store& store) {
  Readers out;
  for (std::size_t i = 0; i < threads; ++i) out.push_back(store.reader());
  for (int attempt = 0; attempt < snapshot_attempts; ++attempt) {
    for (const auto& reader : out) reader->begin_snapshot();
    const auto seq_of = [](const auto& reader) { return reader->head().seq; };
    if (std::ranges::adjacent_find(out, std::ranges::not_equal_to(), seq_of) == out.end())
      return out;
    for (const auto& reader : out) reader->end_snapshot();
  }
  out.resize(1);
  out.front()->begin_snapshot();
  return out;
}
}  // namespace

VerifyReport verify(journal::Store& store, const std::vector<journal::VerifierKey>& keys,
                    const std::vector<std::string>& elsewhere, const Progress& progress) {
  VerifyReport report;
  const Readers readers = open_readers(store);
  views::Reader& reader = *readers.front();
  Verification verification(reader, report);
  for (const auto& checkpoint : reader.checkpoints())
    verification.claim(checkpoint.note, keys, false);
  for (const std::string& note : elsewhere) verification.claim(note, keys, true);
  const std::int64_t total = reader.head().seq;
  Walk walk(verification, total, progress);
  std::vector<std::future<void>> others;
  for (const auto& other : std::span(readers).subspan(1))
    others.push_back(std::async(std::launch::async, [&] { walk.work(*other); }));
  walk.work(reader);
  for (auto& other : others) other.get();
  progress(total, total);
  verification.finish();
  for (const auto& one : readers) one->end_snapshot();
  return report;
}

}  // namespace luoshi::app
