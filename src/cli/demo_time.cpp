#include "cli/demo_time.hpp"

#include <charconv>

namespace luoshi::cli {

namespace {
constexpr int wakes_at = 7 * 60 + 30, sleeps_at = 21 * 60 + 30;
constexpr int evening = 18 * 60;

struct Amount {
  std::int64_t value = 0;
  char unit = 0;
  std::string_view rest;
};

// "-25m ..."
std::optional<Amount> amount_of(std::string_view text) {
  if (text.size() < 3 || (text[0] != '-' && text[0] != '+')) return std::nullopt;
  Amount out;
  const char* end = text.data() + text.size();
  const auto read = std::from_chars(text.data() + 1, end, out.value);
  if (read.ec != std::errc() || read.ptr == end) return std::nullopt;
  out.unit = *read.ptr;
  out.rest = std::string_view(read.ptr + 1, end);
  if (text[0] == '-') out.value = -out.value;
  return out;
}

// " 08:40"
std::optional<int> minute_of(std::string_view text) {
  if (text.size() != 6 || text[0] != ' ' || text[3] != ':') return std::nullopt;
  int hour = 0, minute = 0;
  if (std::from_chars(text.data() + 1, text.data() + 3, hour).ptr != text.data() + 3 ||
      std::from_chars(text.data() + 4, text.data() + 6, minute).ptr != text.data() + 6)
    return std::nullopt;
  return hour * 60 + minute;
}

core::Instant awake(core::Instant at, base::UtcOffset offset) {
  const int minute = base::minute_of_day(at, offset);
  const core::Day day = base::day_of(at, offset);
  if (minute >= wakes_at && minute <= sleeps_at) return at;
  const core::Day morning = minute > sleeps_at ? day + 1 : day;
  return base::start_of(morning, offset, wakes_at + minute % 60);
}
}  // namespace

std::optional<core::Instant> course_instant(std::string_view text, core::Instant previous,
                                            const CourseTime& time) {
  const auto amount = amount_of(text);
  if (!amount) return std::nullopt;
  if (amount->unit == 'd') {
    const auto minute = minute_of(amount->rest);
    if (!minute) return std::nullopt;
    return base::start_of(time.today() + static_cast<std::int32_t>(amount->value), time.offset,
                          *minute);
  }
  if ((amount->unit != 'm' && amount->unit != 'h') || !amount->rest.empty()) return std::nullopt;
  const std::int64_t us = amount->value * (amount->unit == 'h' ? base::hour_us : base::minute_us);
  if (amount->value < 0) return core::Instant{time.now.us + us};
  return awake({previous.us + us}, time.offset);
}

std::optional<core::Day> course_day(std::string_view text, const CourseTime& time) {
  const auto amount = amount_of(text);
  if (!amount || amount->unit != 'd' || !amount->rest.empty()) return std::nullopt;
  return time.today() + static_cast<std::int32_t>(amount->value);
}

std::string course_deadline(const std::string& text, const CourseTime& time) {
  if (text != "@today") return text;
  const std::string day = base::to_text(time.today());
  // A bare day ends at its midnight.
  const bool late = base::minute_of_day(time.now, time.offset) > evening - 120;
  return late ? day : day + " 18:00";
}

}  // namespace luoshi::cli
