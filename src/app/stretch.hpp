// A stretch of the journal with the texts its events name: what a check of the journal reads at
// once.
#pragma once
#include "views/queries.hpp"

namespace luoshi::app {

// A text as an event names it.
struct TextReference {
  std::int64_t vault = 0;
  base::Digest digest{};
  std::int64_t seq = 0;
};

struct Stretch {
  std::vector<views::HistoryEvent> events;  // by seq; empty: the journal has ended
  std::vector<TextReference> references;    // by vault key
  std::vector<std::pair<std::int64_t, views::VaultText>> texts;  // those named and there, by key
  std::vector<std::int64_t> unreadable;  // seq of events with a reference of another form
};

// From a seq on; empty at the end of the journal. Replaces what `stretch` holds and reuses its
// memory.
void read_stretch(views::Reader& reader, std::int64_t from_seq, Stretch& stretch);

}  // namespace luoshi::app
