// The words of deadlines: how a computed one is explained, and how people give one.
#pragma once
#include <span>

#include "base/message.hpp"
#include "core/rules/deadline.hpp"

namespace luoshi::core {

std::span<const base::Message> deadline_table();

// A word that ends (or is) a given limit: "个工作日" after a number, "当场" alone.
struct UnitWord {
  std::string_view word;
  LimitUnit unit;
};
// Longest first within what begins alike.
std::span<const UnitWord> limit_unit_words();
// today and tomorrow, as they begin "今天18:00".
std::span<const UnitWord> limit_day_words();
// Words that stand before or after a limit and change nothing: 限, 内, 前.
std::span<const std::string_view> limit_filler_words();

struct DigitWord {
  std::string_view word;
  std::int32_t value;
};
std::span<const DigitWord> digit_words();  // 零 to 九, 两; ten is the row 10

// Words inside a moment: years, months, days, hours, minutes, half past, parts of the day.
enum class MomentWord { year, month, day, hour, minute, half, morning, afternoon };
struct MomentWordRow {
  std::string_view word;
  MomentWord meaning;
};
std::span<const MomentWordRow> moment_words();

}  // namespace luoshi::core
