// A stretch of the journal, checked by itself: every leaf against its bytes, every text its events
// name against the digest they hold. What needs the whole journal is left to who puts stretches
// together.
#pragma once
#include "views/queries.hpp"

namespace luoshi::app {

struct VerifyFinding {
  std::string code;  // event_altered, ...: the texts finding_* of the command line name them all
  std::int64_t seq = 0;
  std::string detail;
};
BOOST_DESCRIBE_STRUCT(VerifyFinding, (), (code, seq, detail))

struct CheckedEvent {
  std::int64_t seq = 0;
  std::int64_t epoch = 1;
  base::Digest leaf{};  // of its bytes, whatever is stored
};

struct ErasedText {
  std::int64_t vault = 0;
  std::int64_t seq = 0;  // of the event that names it
};

struct Stretch {
  std::vector<CheckedEvent> events;  // by seq
  std::optional<std::int64_t> next;  // the first event behind the stretch, where one was seen
  std::int64_t bytes = 0;
  std::int64_t texts = 0;
  std::vector<std::int64_t> erased_on_record;  // vault keys that events of the stretch erase
  std::vector<ErasedText> erased_in_vault;     // texts of its events that are gone
  std::vector<VerifyFinding> findings;
};

inline constexpr std::int32_t events_per_stretch = 500;

// The events first, first + 1, ... of events_per_stretch numbers, some of which may be missing. No
// events and no next: the journal has ended. Replaces what `stretch` holds and reuses its memory.
void check_stretch(views::Reader& reader, std::int64_t first, Stretch& stretch);

}  // namespace luoshi::app
