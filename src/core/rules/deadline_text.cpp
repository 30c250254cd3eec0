#include "core/rules/deadline_text.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "core/rules/deadline_words.hpp"

namespace luoshi::core {

namespace {
using base::refuse;
using base::Result;

// A term of more than two years is a slip of the finger.
constexpr std::int32_t days_max = 731;
constexpr std::int32_t minutes_of_day = 24 * 60;

bool take(std::string_view& text, std::string_view word) {
  if (!text.starts_with(word)) return false;
  text.remove_prefix(word.size());
  return true;
}

void take_blanks(std::string_view& text) {
  while (take(text, " ")) {
  }
}

std::string_view without_fillers(std::string_view text) {
  bool changed = true;
  while (changed) {
    changed = false;
    for (std::string_view word : limit_filler_words()) {
      if (text.starts_with(word)) text.remove_prefix(word.size()), changed = true;
      if (text.ends_with(word)) text.remove_suffix(word.size()), changed = true;
    }
    if (text.starts_with(' ')) text.remove_prefix(1), changed = true;
    if (text.ends_with(' ')) text.remove_suffix(1), changed = true;
  }
  return text;
}

std::optional<std::int32_t> take_arabic(std::string_view& text) {
  std::int32_t value = 0;
  std::size_t count = 0;
  while (count < text.size() && count < 5 && text[count] >= '0' && text[count] <= '9')
    value = value * 10 + (text[count++] - '0');
  if (count == 0) return std::nullopt;
  text.remove_prefix(count);
  return value;
}

// 三, 十, 十五, 二十, 四十八.
std::optional<std::int32_t> take_chinese(std::string_view& text) {
  std::int32_t value = 0;
  std::optional<std::int32_t> last;
  bool any = false;
  for (bool found = true; found;) {
    found = false;
    for (const DigitWord& digit : digit_words()) {
      if (!take(text, digit.word)) continue;
      found = any = true;
      if (digit.value == 10) {
        value += last.value_or(1) * 10;
        last.reset();
      } else {
        last = digit.value;
      }
      break;
    }
  }
  if (!any) return std::nullopt;
  return value + last.value_or(0);
}

std::optional<std::int32_t> take_number(std::string_view& text) {
  if (auto number = take_arabic(text)) return number;
  return take_chinese(text);
}

std::optional<MomentWord> take_word(std::string_view& text) {
  for (const MomentWordRow& row : moment_words())
    if (take(text, row.word)) return row.meaning;
  return std::nullopt;
}

// 18:00, 18时, 18点半, 下午6点; nothing left over. nullopt: not a time of day.
std::optional<std::int32_t> minute_from(std::string_view text) {
  take_blanks(text);
  std::string_view rest = text;
  std::int32_t added = 0;
  if (auto word = take_word(rest);
      word && (word == MomentWord::morning || word == MomentWord::afternoon)) {
    added = word == MomentWord::afternoon ? 12 : 0;
    text = rest;
    take_blanks(text);
  }
  auto hour = take_number(text);
  if (!hour) return std::nullopt;
  const auto word = take_word(text);
  if (word != MomentWord::hour && word != MomentWord::half) return std::nullopt;
  std::int32_t minute = word == MomentWord::half ? 30 : 0;
  if (auto given = take_number(text)) {
    minute = *given;
    std::string_view after = text;
    if (take_word(after) == MomentWord::minute) text = after;
  }
  if (added > 0 && *hour < 12) *hour += added;
  if (!text.empty() || minute > 59 || *hour * 60 + minute > minutes_of_day) return std::nullopt;
  return *hour * 60 + minute;
}

std::optional<Day> day_from(std::string_view& text, Day today) {
  std::string_view rest = text;
  auto first = take_number(rest);
  if (!first) return std::nullopt;
  auto word = take_word(rest);
  std::optional<std::int32_t> year;
  if (word == MomentWord::year && *first >= 1000) {
    year = *first;
    first = take_number(rest);
    if (!first) return std::nullopt;
    word = take_word(rest);
  }
  if (word != MomentWord::month && !(year && word == MomentWord::year)) return std::nullopt;
  const auto last = take_number(rest);
  if (!last) return std::nullopt;
  std::string_view after = rest;
  if (take_word(after) == MomentWord::day) rest = after;
  const int this_year = base::civil(today).year;
  auto day = base::make_day(year.value_or(this_year), *first, *last);
  if (!year && (!day || *day < today)) day = base::make_day(this_year + 1, *first, *last);
  if (day) text = rest;
  return day;
}

std::optional<Limit> moment_from(std::string_view text, Instant now, base::UtcOffset offset) {
  const auto day = day_from(text, base::day_of(now, offset));
  if (!day) return std::nullopt;
  take_blanks(text);
  const auto minute = text.empty() ? std::optional(minutes_of_day) : minute_from(text);
  if (!minute) return std::nullopt;
  return Limit{LimitUnit::moment, 0, 0, base::start_of(*day, offset, *minute)};
}

std::optional<Limit> day_limit_from(std::string_view text) {
  for (const UnitWord& row : limit_day_words()) {
    std::string_view rest = text;
    if (!take(rest, row.word)) continue;
    take_blanks(rest);
    const auto minute = rest.empty() ? std::optional(minutes_of_day) : minute_from(rest);
    if (!minute) return std::nullopt;
    return Limit{row.unit, 0, *minute, {}};
  }
  return std::nullopt;
}

std::optional<Limit> counted_from(std::string_view text) {
  const auto amount = take_number(text);
  take_blanks(text);
  for (const UnitWord& row : limit_unit_words())
    if (text == row.word && amount.has_value() == (row.unit != LimitUnit::on_the_spot))
      return Limit{row.unit, amount.value_or(0), 0, {}};
  return std::nullopt;
}
}  // namespace

Result<Limit> parse_deadline(std::string_view text, Instant now, base::UtcOffset offset) {
  const std::string plain = base::normalise(base::to_half_width(text));
  const std::string_view given = without_fillers(plain);
  std::optional<Limit> limit = counted_from(given);
  if (!limit) limit = day_limit_from(given);
  if (!limit) limit = moment_from(given, now, offset);
  const bool counts =
      limit && (limit->unit == LimitUnit::hours || limit->unit == LimitUnit::days ||
                limit->unit == LimitUnit::working_hours || limit->unit == LimitUnit::working_days);
  if (!limit || (counts && limit->amount == 0))
    return refuse("deadline_not_understood", {}, {{"value", std::string(text)}});
  const bool in_hours = limit->unit == LimitUnit::hours || limit->unit == LimitUnit::working_hours;
  const bool too_far = limit->moment && limit->moment->us - now.us > days_max * base::day_us;
  if (limit->amount > (in_hours ? days_max * 24 : days_max) || too_far)
    return refuse("deadline_too_long", {},
                  {{"value", std::string(text)}, {"days", std::to_string(days_max)}});
  return *limit;
}

}  // namespace luoshi::core
