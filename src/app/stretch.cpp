#include "app/stretch.hpp"

#include <algorithm>
#include <charconv>

namespace luoshi::app {

namespace {
constexpr std::int32_t events_per_stretch = 500;
constexpr std::int64_t texts_per_run = 4096;
constexpr std::int64_t gap_max = 8;

// The texts an event refers to stand in its bytes as {"vault":12,"digest":"<64 digits>"} and in no
// other form; typed text is never there, and in quoted JSON the quotes are escaped. Scanning for
// them costs a tenth of decoding the event. False: something begins like a reference and is none.
bool collect_references(const views::HistoryEvent& event, std::vector<TextReference>& out) {
  constexpr std::string_view opening = "{\"vault\":";
  constexpr std::size_t rare = 2;  // searching goes by the first letter: braces are everywhere
  constexpr std::string_view middle = ",\"digest\":\"";
  const std::string_view bytes = event.bytes;
  const char* const end = bytes.data() + bytes.size();
  const std::string_view word = opening.substr(rare);
  for (std::size_t at = bytes.find(word); at != bytes.npos; at = bytes.find(word, at)) {
    const bool opens = at >= rare && bytes.substr(at - rare).starts_with(opening);
    at += word.size();
    if (!opens) continue;
    TextReference reference{.seq = event.seq};
    const auto read = std::from_chars(bytes.data() + at, end, reference.vault);
    at = static_cast<std::size_t>(read.ptr - bytes.data());
    if (read.ec != std::errc() || !bytes.substr(at).starts_with(middle) ||
        !base::from_hex(bytes.substr(at + middle.size(), 64), reference.digest))
      return false;
    out.push_back(reference);
  }
  return true;
}

// Keys were given in the order of the journal: most texts of a stretch lie side by side and are
// read in runs. A run ends at a gap, or texts nobody asked for would be read in bulk.
void read_texts(views::Reader& reader, Stretch& stretch) {
  const auto& references = stretch.references;
  for (auto first = references.begin(); first != references.end();) {
    auto last = first;
    auto next = std::next(first);
    for (; next != references.end() && next->vault - last->vault <= gap_max &&
           next->vault - first->vault < texts_per_run;
         ++next)
      last = next;
    auto run =
        reader.texts(first->vault, static_cast<std::int32_t>(last->vault - first->vault + 1));
    std::ranges::move(run, std::back_inserter(stretch.texts));
    // The vault may have holes: what a run of that length brought beyond its end comes again.
    while (!stretch.texts.empty() && stretch.texts.back().first > last->vault)
      stretch.texts.pop_back();
    first = next;
  }
}
}  // namespace

void read_stretch(views::Reader& reader, std::int64_t from_seq, Stretch& stretch) {
  reader.read_events(from_seq, events_per_stretch, stretch.events);
  stretch.references.clear();
  stretch.texts.clear();
  stretch.unreadable.clear();
  for (const auto& event : stretch.events)
    if (!collect_references(event, stretch.references)) stretch.unreadable.push_back(event.seq);
  std::ranges::sort(stretch.references, {}, &TextReference::vault);
  read_texts(reader, stretch);
}

}  // namespace luoshi::app
