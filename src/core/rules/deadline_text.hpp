// Reads a deadline as people give it: 当场, 2小时, 今天18:00, 明天12:00, 3天, 5个工作日, a date
// with or without an hour (24:00 of that day then), full-width digits, Chinese numerals to 99.
#pragma once
#include "base/result.hpp"
#include "core/rules/deadline.hpp"

namespace luoshi::core {

// now: for a date without a year (the next such day) and moments of today. Refusals:
// deadline_not_understood, deadline_too_long.
base::Result<Limit> parse_deadline(std::string_view text, Instant now, base::UtcOffset offset);

}  // namespace luoshi::core
