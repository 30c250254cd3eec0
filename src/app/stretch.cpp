#include "app/stretch.hpp"

#include <algorithm>

#include "core/codec.hpp"
#include "core/text_reference.hpp"
#include "journal/tree.hpp"

namespace luoshi::app {

namespace {
constexpr std::int64_t texts_per_run = 4096;
constexpr std::int64_t gap_max = 8;

// A text as an event names it.
struct NamedText {
  std::int64_t vault = 0;
  base::Digest digest{};
  std::int64_t seq = 0;
};

// Scanning for references costs a tenth of decoding the event. False: something begins like one and
// is none.
bool collect_references(const views::HistoryEvent& event, std::vector<NamedText>& out) {
  constexpr std::size_t rare = 2;  // searching goes by the first letter: braces are everywhere
  constexpr std::string_view word = core::TextReference::opening.substr(rare);
  const std::string_view bytes = event.bytes;
  for (std::size_t at = bytes.find(word); at != bytes.npos; at = bytes.find(word, at)) {
    const std::size_t begin = at - std::min(at, rare);
    at += word.size();
    if (!bytes.substr(begin).starts_with(core::TextReference::opening)) continue;
    const auto reference = core::reference_at(bytes.substr(begin));
    if (!reference) return false;
    out.push_back({reference->vault, reference->digest, event.seq});
  }
  return true;
}

class StretchCheck {
 public:
  StretchCheck(views::Reader& reader, Stretch& out) : reader_(reader), out_(out) {
    out_.events.clear();
    out_.next.reset();
    out_.erased_on_record.clear();
    out_.erased_in_vault.clear();
    out_.findings.clear();
    out_.bytes = 0;
    out_.texts = 0;
  }

  void check_events(std::int64_t first) {
    reader_.visit_events(first, events_per_stretch, [&](const views::HistoryEvent& event) {
      if (event.seq - first < events_per_stretch)
        check_event(event);
      else if (!out_.next)
        out_.next = event.seq;
    });
  }

  // Keys were given in the order of the journal: most texts of a stretch lie side by side and are
  // read in runs. A run ends at a gap, or texts nobody asked for would be read in bulk.
  void check_texts() {
    std::ranges::sort(references_, {}, &NamedText::vault);
    out_.texts = std::ssize(references_);
    for (auto first = references_.begin(); first != references_.end();) {
      auto last = first;
      auto next = std::next(first);
      for (; next != references_.end() && next->vault - last->vault <= gap_max &&
             next->vault - first->vault < texts_per_run;
           ++next)
        last = next;
      check_run({first, next});
      first = next;
    }
  }

 private:
  void check_event(const views::HistoryEvent& event) {
    const auto leaf = journal::leaf_hash(event.salt, base::as_bytes(event.bytes));
    if (leaf != event.leaf) find("event_altered", event.seq, event.tag);
    out_.events.push_back({event.seq, event.epoch, leaf});
    out_.bytes += std::ssize(event.bytes);
    if (event.tag == core::TextsErased::tag) collect_erasures(event);
    if (!collect_references(event, references_)) find("event_unreadable", event.seq, "vault");
  }

  void collect_erasures(const views::HistoryEvent& event) {
    const auto envelope = core::decode_envelope(event.bytes);
    if (!envelope) return find("event_unreadable", event.seq, envelope.error().field);
    // The tag beside the bytes is not in the tree: it may have been changed alone.
    const auto* erasure = std::get_if<core::TextsErased>(&envelope->event);
    if (erasure == nullptr) return find("event_unreadable", event.seq, "tag");
    out_.erased_on_record.insert(out_.erased_on_record.end(), erasure->vault.begin(),
                                 erasure->vault.end());
  }

  // The vault may have holes: a run may bring texts from beyond its end, which nobody named.
  void check_run(std::span<const NamedText> run) {
    auto reference = run.begin();
    const std::int64_t keys = run.back().vault - run.front().vault + 1;
    reader_.visit_texts(run.front().vault, static_cast<std::int32_t>(keys),
                        [&](std::int64_t key, const views::VaultText& text) {
                          while (reference != run.end() && reference->vault < key)
                            miss(*reference++);
                          while (reference != run.end() && reference->vault == key)
                            check_text(*reference++, text);
                        });
    while (reference != run.end()) miss(*reference++);
  }

  void check_text(const NamedText& reference, const views::VaultText& text) {
    if (text.erased)
      out_.erased_in_vault.push_back({reference.vault, reference.seq});
    else if (journal::leaf_data(text.salt, base::as_bytes(text.text)) != reference.digest)
      miss(reference);
  }

  void miss(const NamedText& reference) {
    find("text_altered", reference.seq, std::to_string(reference.vault));
  }

  void find(std::string code, std::int64_t seq, std::string detail) {
    out_.findings.push_back({std::move(code), seq, std::move(detail)});
  }

  views::Reader& reader_;
  Stretch& out_;
  std::vector<NamedText> references_;
};
}  // namespace

void check_stretch(views::Reader& reader, std::int64_t first, Stretch& stretch) {
  StretchCheck check(reader, stretch);
  check.check_events(first);
  check.check_texts();
}

}  // namespace luoshi::app
