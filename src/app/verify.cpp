#include "app/verify.hpp"

#include <charconv>
#include <limits>
#include <set>

#include "core/codec.hpp"

namespace luoshi::app {

namespace {
constexpr std::int32_t events_per_page = 2000;
constexpr std::int32_t texts_per_range = 4096;
constexpr std::size_t findings_max = 1000;

struct Claim {
  journal::TreeHead head;
  bool from_outside = false;
};
// What checkpoints say of an epoch, by tree size.
using Claims = std::map<std::int64_t, std::multimap<std::uint64_t, Claim>>;

// A text as an event names it.
struct Reference {
  std::int64_t vault = 0;
  base::Digest digest{};
  std::int64_t seq = 0;
};

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

  void take(const views::HistoryEvent& event) {
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
    collect_texts(event);
    collect_erasures(event);
    ++report_.events;
    report_.bytes += static_cast<std::int64_t>(event.bytes.size());
  }

  // Checks the texts of the page against the vault, which is read in ranges: keys were given in the
  // order of the journal.
  void finish_page() {
    std::ranges::sort(references_, {}, &Reference::vault);
    std::vector<std::pair<std::int64_t, views::VaultText>> range;
    std::size_t at = 0;
    std::int64_t known_until = 0;
    for (const Reference& reference : references_) {
      if (reference.vault > known_until) {
        range = reader_.texts(reference.vault, texts_per_range);
        known_until = range.size() < std::size_t{texts_per_range}
                          ? std::numeric_limits<std::int64_t>::max()
                          : range.back().first;
        at = 0;
      }
      while (at < range.size() && range[at].first < reference.vault) ++at;
      const bool there = at < range.size() && range[at].first == reference.vault;
      check_text(reference, there ? &range[at].second : nullptr);
    }
    references_.clear();
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
  void compare() {
    auto epoch = claims_.find(epoch_);
    if (epoch == claims_.end()) return;
    auto [from, until] = epoch->second.equal_range(tree_.size());
    for (auto it = from; it != until; ++it)
      if (it->second.head.root != tree_.root())
        find("root_differs", next_ - 1, it->second.from_outside ? "kept_elsewhere" : "store");
  }

  // The texts an event refers to stand in its bytes as {"vault":12,"digest":"<64 digits>"} and in
  // no other form; typed text is never there, and in quoted JSON the quotes are escaped. Scanning
  // for them costs a tenth of decoding the event.
  void collect_texts(const views::HistoryEvent& event) {
    constexpr std::string_view opening = "{\"vault\":";
    constexpr std::string_view middle = ",\"digest\":\"";
    const std::string_view bytes = event.bytes;
    for (std::size_t at = bytes.find(opening); at != bytes.npos; at = bytes.find(opening, at)) {
      at += opening.size();
      Reference reference{.seq = event.seq};
      const char* end = bytes.data() + bytes.size();
      const auto read = std::from_chars(bytes.data() + at, end, reference.vault);
      at = static_cast<std::size_t>(read.ptr - bytes.data());
      const bool whole = read.ec == std::errc() && bytes.substr(at).starts_with(middle) &&
                         base::from_hex(bytes.substr(at + middle.size(), 64), reference.digest);
      if (!whole) return find("event_unreadable", event.seq, "vault");
      references_.push_back(reference);
    }
  }

  // What was erased on record; only such texts may be missing from the vault.
  void collect_erasures(const views::HistoryEvent& event) {
    if (event.tag != core::TextsErased::tag) return;
    const auto envelope = core::decode_envelope(event.bytes);
    if (!envelope) return find("event_unreadable", event.seq, envelope.error().field);
    const auto& erased = std::get<core::TextsErased>(envelope->event).vault;
    erased_on_record_.insert(erased.begin(), erased.end());
  }

  void check_text(const Reference& reference, const views::VaultText* text) {
    ++report_.texts;
    if (text && text->erased) {
      ++report_.texts_erased;
      erased_in_vault_.emplace(reference.vault, reference.seq);
      return;
    }
    if (!text || hasher_.add(text->salt).add(text->text).finish() != reference.digest)
      find("text_altered", reference.seq, std::to_string(reference.vault));
  }

  void find(std::string code, std::int64_t seq, std::string detail) {
    if (report_.findings.size() < findings_max)
      report_.findings.push_back({std::move(code), seq, std::move(detail)});
  }

  views::Reader& reader_;
  VerifyReport& report_;
  Claims claims_;
  base::Sha256 hasher_;
  std::vector<Reference> references_;  // of the page at hand
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
  std::int64_t next = 1;
  for (;;) {
    const auto events = reader.events(next, events_per_page);
    if (events.empty()) break;
    for (const auto& event : events) verification.take(event);
    verification.finish_page();
    next = events.back().seq + 1;
    progress(next - 1, total);
  }
  verification.finish();
  reader.end_snapshot();
  return report;
}

}  // namespace luoshi::app
