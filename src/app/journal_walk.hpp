// The journal in stretches, each with the texts its events name, read one stretch ahead on a thread
// of its own: checking a journal then takes the longer of reading and hashing, not both.
#pragma once
#include <future>

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

class JournalWalk {
 public:
  // The reader is this walk's alone until it is destroyed.
  explicit JournalWalk(views::Reader& reader);

  // Throws what reading threw.
  Stretch next();

 private:
  Stretch read(std::int64_t from_seq);
  void read_ahead(std::int64_t from_seq);

  views::Reader& reader_;
  std::future<Stretch> ahead_;
};

}  // namespace luoshi::app
