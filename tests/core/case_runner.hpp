// Runs a text case: one line a step, the expected refusal last.
//
//   # a remark
//   11-05 09:00 grid A report_case facts.category=02106 => reported
//   .           head_b A acknowledge_case ! record_missing
//   ? A due rectify 2018-11-08 24:00
//
// The moment (month-day or full day, and hour), "." for the same again; who; which record (a new
// name when it is created); the command with members that differ from the defaults: path=value,
// where @name is an id, ~11-05T09:00 a moment, [..] and {..} JSON, null leaves the member out; then
// "=> state" or "! refusal". A line with "?" states something about a record:
//   due|warn CLOCK DAY HOUR, clock CLOCK yes|no, count KIND UNIT DAY AMOUNT, sees ACTOR yes|no,
//   is PATH VALUE (of the state as JSON), offers ACTOR COMMANDS...
#pragma once
#include <string>
#include <string_view>

namespace luoshi::core::testing {

// What went wrong, with the line; empty when nothing did.
std::string run_case(std::string_view text);

}  // namespace luoshi::core::testing
