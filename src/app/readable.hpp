// A stored record as its reader may see it: references replaced by their texts, names and contacts
// of persons only for those who may read them.
#pragma once
#include "app/snapshot.hpp"

namespace luoshi::app {

// The state as JSON. A text that was erased reads as its placeholder; one that the scope may not
// read as null.
boost::json::value readable_state(const views::StoredRecord& record, views::Reader& reader,
                                  const core::Scope& scope);

// One line of a record's history.
struct HistoryLine {
  std::int64_t number = 0;  // 1, 2, ... within the record
  core::Instant at;
  std::string event;              // tag
  std::optional<core::Id> post;   // absent: the product itself
  std::string authenticity_code;  // 验真码 of the entry
};
BOOST_DESCRIBE_STRUCT(HistoryLine, (), (number, at, event, post, authenticity_code))
std::vector<HistoryLine> readable_history(const core::Id& record, views::Reader& reader);

}  // namespace luoshi::app
