#include "pack/input_text.hpp"

#include <array>
#include <charconv>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "pack/cells.hpp"
#include "pack/input_words.hpp"

namespace luoshi::pack {

namespace {
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Excel counts days from here, for every day after its false 1900-02-29.
constexpr std::int32_t serial_epoch = -25'569;
constexpr int serial_first = 20'000;  // 1954
constexpr int serial_last = 80'000;   // 2119

void skip_blanks(std::string_view& text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
}

bool take(std::string_view& text, std::string_view word) {
  if (word.empty() || !text.starts_with(word)) return false;
  text.remove_prefix(word.size());
  return true;
}

bool take_any(std::string_view& text, InputWords set) {
  for (const std::string_view word : words(set))
    if (take(text, word)) return true;
  return false;
}

std::optional<int> take_number(std::string_view& text, std::size_t digits_max) {
  std::size_t count = 0;
  while (count < text.size() && is_digit(text[count])) ++count;
  if (count == 0 || count > digits_max) return std::nullopt;
  int value = 0;
  std::from_chars(text.data(), text.data() + count, value);
  text.remove_prefix(count);
  return value;
}

// The weekday that sheets put behind a day, in brackets or not; it is not checked.
void take_weekday(std::string_view& text) {
  std::string_view rest = text;
  skip_blanks(rest);
  const bool bracket = take(rest, "(");
  if (!take_any(rest, InputWords::weekdays) || !take_any(rest, InputWords::weekday_names)) return;
  if (bracket && !take(rest, ")")) return;
  text = rest;
}

struct DayParts {
  std::array<int, 3> parts{};
  int count = 0;
  bool has_year = false;
};

base::Result<base::Day> no_day(std::string_view code, std::string_view value) {
  return base::refuse(code, {}, {{"value", std::string(value)}});
}

// Reads numbers with one kind of separator between them; `text` is then behind the day.
std::optional<DayParts> take_parts(std::string_view& text) {
  DayParts out;
  std::string_view first_separator;
  static constexpr std::array<std::string_view, 3> plain{"-", "/", "."};
  while (out.count < 3) {
    const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
    const auto number = take_number(text, out.count == 0 ? 4 : 2);
    if (!number) return std::nullopt;
    if (out.count == 0) out.has_year = digits == 4;
    out.parts[static_cast<std::size_t>(out.count++)] = *number;
    std::string_view rest = text;
    skip_blanks(rest);
    if (take_any(rest, InputWords::day_ends)) {
      text = rest;
      break;
    }
    if (out.count == (out.has_year ? 3 : 2)) break;
    text = rest;
    const std::string_view before = text;
    if (!take_any(text, InputWords::day_marks)) {
      bool found = false;
      for (const std::string_view separator : plain) found = found || take(text, separator);
      const std::string_view used = before.substr(0, 1);
      if (!found || (!first_separator.empty() && used != first_separator)) return std::nullopt;
      first_separator = used;
    }
    skip_blanks(text);
  }
  return out;
}

// The day at the beginning of `text`, which then holds the rest.
base::Result<base::Day> take_day(std::string_view& text, std::optional<int> year,
                                 std::string_view whole) {
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  int numbers[3] = {};
  if (digits == 8) {
    std::string_view part = text.substr(0, 4);
    numbers[0] = *take_number(part, 4);
    part = text.substr(4, 2);
    numbers[1] = *take_number(part, 2);
    part = text.substr(6, 2);
    numbers[2] = *take_number(part, 2);
    text.remove_prefix(8);
  } else {
    const auto parts = take_parts(text);
    if (!parts || parts->count != (parts->has_year ? 3 : 2)) return no_day("day_malformed", whole);
    // 18-11-05 may begin with a year, and may not.
    if (!text.empty() && std::string_view("-/.").contains(text.front()))
      return no_day("day_malformed", whole);
    if (!parts->has_year && !year) return no_day("day_without_year", whole);
    const std::size_t shift = parts->has_year ? 0 : 1;
    numbers[0] = parts->has_year ? parts->parts[0] : *year;
    numbers[1] = parts->parts[1 - shift];
    numbers[2] = parts->parts[2 - shift];
  }
  const auto day = base::make_day(numbers[0], numbers[1], numbers[2]);
  if (!day) return no_day("day_impossible", whole);
  take_weekday(text);
  return *day;
}

std::optional<base::Day> serial_day(std::string_view text) {
  const auto number = take_number(text, 5);
  if (!number || *number < serial_first || *number > serial_last) return std::nullopt;
  if (!text.empty() && !text.starts_with('.')) return std::nullopt;
  return base::Day{serial_epoch + *number};
}

std::string prepared(std::string_view text) {
  return base::normalise(trimmed(text));
}
}  // namespace

base::Result<base::Day> parse_day(std::string_view text, std::optional<int> year) {
  const std::string plain = prepared(text);
  const std::size_t digits = std::min(plain.find_first_not_of("0123456789"), plain.size());
  if (digits == 5)
    if (const auto day = serial_day(plain)) return *day;
  std::string_view rest = plain;
  auto day = take_day(rest, year, text);
  if (!day) return day;
  skip_blanks(rest);
  take(rest, "t");
  if (!rest.empty() && !parse_minute_of_day(rest)) return no_day("day_malformed", text);
  return day;
}

base::Result<int> parse_minute_of_day(std::string_view text) {
  const std::string plain = prepared(text);
  std::string_view rest = plain;
  const auto refused = base::refuse("time_malformed", {}, {{"value", std::string(text)}});
  const bool later = take_any(rest, InputWords::afternoon);
  if (!later) take_any(rest, InputWords::morning);
  skip_blanks(rest);
  auto hour = take_number(rest, 2);
  int minute = 0;
  if (!hour) return refused;
  if (take_any(rest, InputWords::hour_marks)) {
    if (take(rest, half_mark())) {
      minute = 30;
    } else if (!rest.empty()) {
      const auto number = take_number(rest, 2);
      if (!number) return refused;
      minute = *number;
      take(rest, minute_mark());
    }
  } else {
    const std::size_t digits = rest.starts_with(':') ? 1 : 0;
    rest.remove_prefix(digits);
    const auto number = digits ? take_number(rest, 2) : std::nullopt;
    if (!number) return refused;
    minute = *number;
    if (take(rest, ":") && !take_number(rest, 2)) return refused;
    if (rest.starts_with('.')) rest = {};  // a fraction of a second
  }
  if (later && *hour < 12) *hour += 12;
  if (!rest.empty() || minute > 59 || *hour > 24 || (*hour == 24 && minute > 0)) return refused;
  return *hour * 60 + minute;
}

base::Result<base::Instant> parse_instant(std::string_view text, std::optional<int> year,
                                          base::UtcOffset offset) {
  if (const auto exact = base::instant_from_text(trimmed(text))) return *exact;
  const std::string plain = prepared(text);
  std::string_view rest = plain;
  const auto day = take_day(rest, year, text);
  if (!day) return std::unexpected(day.error());
  skip_blanks(rest);
  take(rest, "t");
  if (rest.empty()) return base::refuse("time_missing", {}, {{"value", std::string(text)}});
  const auto minute = parse_minute_of_day(rest);
  if (!minute) return std::unexpected(minute.error());
  return base::start_of(*day, offset, *minute);
}

namespace {
base::Result<std::int64_t> no_number(std::string_view code, std::string_view value,
                                     std::map<std::string, std::string> args = {}) {
  args["value"] = value;
  return base::refuse(code, {}, std::move(args));
}

// Digits with blanks and thousands separators taken out; nothing when commas stand elsewhere.
std::optional<std::string> plain_digits(std::string_view text) {
  std::string out;
  std::size_t group = 0;
  bool grouped = false;
  for (const char c : text) {
    if (c == ' ') continue;
    if (c == ',') {
      if (out.empty() || (grouped && group != 3) || group > 3 || group == 0) return std::nullopt;
      grouped = true;
      group = 0;
      continue;
    }
    if (c == '.' && grouped && group != 3) return std::nullopt;
    if (c == '.') grouped = false;
    group += is_digit(c) ? 1 : 0;
    out += c;
  }
  if (grouped && group != 3) return std::nullopt;
  return out;
}

bool is_decimal(std::string_view text) {
  take(text, "-");
  const std::size_t whole = std::min(text.find_first_not_of("0123456789"), text.size());
  if (whole == 0) return false;
  text.remove_prefix(whole);
  if (text.empty()) return true;
  return take(text, ".") && !text.empty() && text.find_first_not_of("0123456789") == text.npos;
}

// Significant digits behind the point.
std::size_t decimals_of(std::string_view text) {
  const std::size_t point = text.find('.');
  if (point == text.npos) return 0;
  const std::size_t last = text.find_last_not_of('0');
  return last > point ? last - point : 0;
}

bool is_measure(std::string_view found, std::string_view measure) {
  const std::string wanted = base::normalise(measure);
  if (found == wanted) return true;
  for (const MeasureWord& word : measure_words())
    if (wanted == word.measure && found == word.word) return true;
  return false;
}
}  // namespace

base::Result<std::int64_t> parse_amount(std::string_view text, std::int32_t decimals,
                                        std::string_view measure) {
  const std::string plain = prepared(text);
  std::string_view rest = plain;
  for (const std::string_view word : words(InputWords::none))
    if (rest == word) return 0;
  for (const std::string_view word : words(InputWords::inexact))
    if (rest.contains(word) && !base::normalise(measure).contains(word))
      return no_number("number_not_exact", text);
  const std::size_t end = std::min(rest.find_first_not_of("0123456789.,+- "), rest.size());
  auto digits = plain_digits(rest.substr(0, end));
  rest.remove_prefix(end);
  if (!digits || digits->empty()) return no_number("number_malformed", text);
  if (digits->starts_with('+')) digits->erase(0, 1);
  std::int32_t zeros = 0;
  for (const Multiplier& multiplier : multiplier_words())
    if (take(rest, multiplier.word)) zeros += multiplier.zeros;
  skip_blanks(rest);
  if (!rest.empty() && !is_measure(rest, measure))
    return no_number("number_measure_differs", text,
                     {{"expected", std::string(measure)}, {"found", std::string(rest)}});
  const auto value = scaled_from_text(*digits, decimals + zeros);
  if (value) return *value;
  if (!is_decimal(*digits)) return no_number("number_malformed", text);
  if (decimals_of(*digits) > static_cast<std::size_t>(decimals + zeros))
    return no_number("number_too_precise", text, {{"decimals", std::to_string(decimals)}});
  return no_number("number_too_large", text);
}

}  // namespace luoshi::pack
