// The course of a record in words: what happened, when, by which post, and the facts that were
// given, as far as the reader may see them.
#pragma once
#include "app/names.hpp"

namespace luoshi::app {

// "整改措施: 已清运": label and text, both in words.
struct HistoryFact {
  core::Name name;
  core::Name text;
};
BOOST_DESCRIBE_STRUCT(HistoryFact, (), (name, text))

struct HistoryLine {
  std::int64_t number = 0;  // 1, 2, ... within the record
  core::Instant at;
  std::string event;  // tag
  core::Name name;    // of the event
  std::vector<HistoryFact> details;
  std::optional<core::Id> post;   // absent: the product itself
  std::string authenticity_code;  // 验真码 of the entry
};
BOOST_DESCRIBE_STRUCT(HistoryLine, (), (number, at, event, name, details, post, authenticity_code))

// Contract: the scope may see the record.
std::vector<HistoryLine> readable_history(const core::Id& record, const NameSources& from);

// "event.case_closed", "fact.reason", "clock.rectify", "count.photos".
std::span<const base::Message> history_words();

}  // namespace luoshi::app
