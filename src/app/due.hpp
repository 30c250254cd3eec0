// The clock: rows that are due become ordinary commands of the product itself.
#pragma once
#include "app/writer.hpp"

namespace luoshi::app {

// What is to be done now for records whose next clock is due, at most `limit` of them. The id of
// each command derives from the record and the due instant, so that two clocks do nothing twice.
std::vector<Request> due_requests(views::Reader& reader, const Snapshot& snapshot,
                                  core::Instant now, std::int32_t limit);

}  // namespace luoshi::app
