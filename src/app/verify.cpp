#include "app/verify.hpp"

#include <array>
#include <future>
#include <set>

#include "app/stretch.hpp"
#include "core/codec.hpp"

namespace luoshi::app {

namespace {
constexpr std::size_t findings_max = 1000;

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

  void take(const Stretch& stretch) {
    for (const views::HistoryEvent& event : stretch.events) take_event(event);
    for (const std::int64_t seq : stretch.unreadable) find("event_unreadable", seq, "vault");
    auto text = stretch.texts.begin();
    for (const TextReference& reference : stretch.references) {
      while (text != stretch.texts.end() && text->first < reference.vault) ++text;
      const bool there = text != stretch.texts.end() && text->first == reference.vault;
      check_text(reference, there ? &text->second : nullptr);
    }
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
  }

 private:
  void take_event(const views::HistoryEvent& event) {
    if (event.seq != next_) find("event_missing", next_, "");
    if (event.epoch != epoch_) {
      finish_epoch();
      epoch_ = event.epoch;
      tree_ = {};
    }
    next_ = event.seq + 1;
    const auto leaf = journal::leaf_hash(event.salt, base::as_bytes(event.bytes));
    if (leaf != event.leaf) find("event_altered", event.seq, event.tag);
    tree_.append(leaf);
    compare();
    collect_erasures(event);
    ++report_.events;
    report_.bytes += static_cast<std::int64_t>(event.bytes.size());
  }

  void compare() {
    auto epoch = claims_.find(epoch_);
    if (epoch == claims_.end()) return;
    auto [from, until] = epoch->second.equal_range(tree_.size());
    for (auto it = from; it != until; ++it)
      if (it->second.head.root != tree_.root())
        find("root_differs", next_ - 1, it->second.from_outside ? "kept_elsewhere" : "store");
  }

  // What was erased on record; only such texts may be missing from the vault.
  void collect_erasures(const views::HistoryEvent& event) {
    if (event.tag != core::TextsErased::tag) return;
    const auto envelope = core::decode_envelope(event.bytes);
    if (!envelope) return find("event_unreadable", event.seq, envelope.error().field);
    const auto& erased = std::get<core::TextsErased>(envelope->event).vault;
    erased_on_record_.insert(erased.begin(), erased.end());
  }

  void check_text(const TextReference& reference, const views::VaultText* text) {
    ++report_.texts;
    if (text && text->erased) {
      ++report_.texts_erased;
      erased_in_vault_.emplace(reference.vault, reference.seq);
      return;
    }
    if (!text || journal::leaf_data(text->salt, base::as_bytes(text->text)) != reference.digest)
      find("text_altered", reference.seq, std::to_string(reference.vault));
  }

  void find(std::string code, std::int64_t seq, std::string detail) {
    if (report_.findings.size() < findings_max)
      report_.findings.push_back({std::move(code), seq, std::move(detail)});
  }

  views::Reader& reader_;
  VerifyReport& report_;
  Claims claims_;
  std::set<std::int64_t> erased_on_record_;
  std::map<std::int64_t, std::int64_t> erased_in_vault_;  // key -> seq of the event that names it
  journal::Frontier tree_;
  std::int64_t epoch_ = 1;
  std::int64_t next_ = 1;
};
}  // namespace

VerifyReport verify(views::Reader& reader, const std::vector<journal::VerifierKey>& keys,
                    const std::vector<std::string>& elsewhere, const Progress& progress) {
  VerifyReport report;
  Verification verification(reader, report);
  reader.begin_snapshot();
  for (const auto& checkpoint : reader.checkpoints())
    verification.claim(checkpoint.note, keys, false);
  for (const std::string& note : elsewhere) verification.claim(note, keys, true);
  const std::int64_t total = reader.head().seq;
  // A stretch is checked while the next is read. Reading stays on this thread: it allocates, and
  // the heap of a new thread grows by one page a system call.
  std::array<Stretch, 2> stretches;
  std::future<void> checking;
  std::int64_t next = 1;
  for (std::size_t turn = 0;; turn ^= 1) {
    Stretch& stretch = stretches[turn];
    read_stretch(reader, next, stretch);
    if (checking.valid()) checking.get();
    if (stretch.events.empty()) break;
    progress(next - 1, total);
    next = stretch.events.back().seq + 1;
    checking =
        std::async(std::launch::async, [&verification, &stretch] { verification.take(stretch); });
  }
  progress(total, total);
  verification.finish();
  reader.end_snapshot();
  return report;
}

}  // namespace luoshi::app
