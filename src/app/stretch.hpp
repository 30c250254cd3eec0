// A stretch of the journal, checked by itself: every leaf against its bytes, every text its events
// name against the digest they hold. What needs the whole journal is left to who puts stretches
// together.
#pragma once
#include "views/queries.hpp"

namespace luoshi::app {

struct VerifyFinding {
  std::string code;  // event_altered, event_missing, root_differs, checkpoint_false, text_altered
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
  std::int64_t bytes = 0;
  std::int64_t texts = 0;
  std::vector<std::int64_t> erased_on_record;  // vault keys that events of the stretch erase
  std::vector<ErasedText> erased_in_vault;     // texts of its events that are gone
  std::vector<VerifyFinding> findings;
};

inline constexpr std::int32_t events_per_stretch = 500;

// The events first, first + 1, ... below `until`. Contract: at most events_per_stretch are looked
// at, so only the last stretch may be longer. Replaces what `stretch` holds and reuses its memory.
void check_stretch(views::Reader& reader, std::int64_t first, std::int64_t until, Stretch& stretch);

}  // namespace luoshi::app
