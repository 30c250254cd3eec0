#include "interop/cell_dates.hpp"

#include <charconv>
#include <cmath>

#include "base/time.hpp"

namespace luoshi::interop {
namespace {

int number_in(std::string_view text, int otherwise) {
  int out = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), out);
  return out;
}

// The letters that mean something: without quoted text, escapes, colours and locales. An elapsed
// unit ([h], [mm]) is kept as '!'.
std::string bare_letters(std::string_view code) {
  std::string out;
  for (std::size_t i = 0; i < code.size(); ++i) {
    const char letter = code[i];
    if (letter == ';') break;  // the first section is for positive numbers: days are positive
    if (letter == '"') {
      i = std::min(code.find('"', i + 1), code.size());
    } else if (letter == '\\' || letter == '_' || letter == '*') {
      ++i;
    } else if (letter == '[') {
      const auto end = std::min(code.find(']', i), code.size());
      const auto inside = code.substr(i + 1, end - i - 1);
      if (!inside.empty() && inside.find_first_not_of("hHmMsS") == inside.npos) out += '!';
      i = end;
    } else {
      out += letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
    }
  }
  if (const auto at = out.find("general"); at != out.npos) out.erase(at, 7);
  return out;
}

std::string clock_text(std::int64_t seconds) {
  return fmt::format("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

}  // namespace

NumberMeaning meaning_of_format(int id) {
  using enum NumberMeaning;
  if (id >= 14 && id <= 17) return day;
  if (id >= 18 && id <= 21) return time;
  if (id == 22) return day_and_time;
  if ((id >= 27 && id <= 31) || id == 36) return day;
  if (id >= 32 && id <= 35) return time;
  if (id == 45 || id == 47) return time;
  if (id == 46) return elapsed;
  if ((id >= 50 && id <= 54) || id == 57 || id == 58) return day;
  if (id == 55 || id == 56) return time;
  return number;
}

NumberMeaning meaning_of_format(std::string_view code) {
  const std::string letters = bare_letters(code);
  if (letters.find_first_of("#?@") != letters.npos && !letters.starts_with('@'))
    if (letters.find('@') == letters.npos) return NumberMeaning::number;
  if (letters.contains('!')) return NumberMeaning::elapsed;
  const bool clock = letters.find_first_of("hs") != letters.npos;
  const bool day = letters.find_first_of("yd") != letters.npos || letters.contains("aaa") ||
                   (letters.contains('m') && !clock);
  if (day && clock) return NumberMeaning::day_and_time;
  if (clock) return NumberMeaning::time;
  return day ? NumberMeaning::day : NumberMeaning::number;
}

base::Result<std::vector<NumberMeaning>> read_cell_meanings(const Archive& archive,
                                                            std::string_view part) {
  auto document = read_xml(archive, part);
  if (!document) return std::unexpected(std::move(document.error()));
  std::vector<NumberMeaning> out;
  if (!*document) return out;
  const auto root = child_of(**document, "styleSheet");
  std::map<int, NumberMeaning> own;
  for (const auto& node : child_of(root, "numFmts").children())
    own[number_in(attribute_of(node, "numFmtId"), -1)] =
        meaning_of_format(attribute_of(node, "formatCode"));
  for (const auto& node : child_of(root, "cellXfs").children()) {
    if (local_name(node.name()) != "xf") continue;
    const int id = number_in(attribute_of(node, "numFmtId"), 0);
    const auto found = own.find(id);
    out.push_back(found == own.end() ? meaning_of_format(id) : found->second);
  }
  return out;
}

std::optional<std::string> date_text(std::string_view value, NumberMeaning meaning,
                                     XlsxWorkbook::Epoch epoch) {
  if (meaning == NumberMeaning::number) return std::nullopt;
  double serial = 0;
  const auto read = std::from_chars(value.data(), value.data() + value.size(), serial);
  if (read.ec != std::errc() || read.ptr != value.data() + value.size()) return std::nullopt;
  constexpr double serial_max = 2'958'466;  // 10000-01-01
  if (!(serial >= 0) || serial >= serial_max) return std::nullopt;
  const auto total = std::llround(serial * 86'400);
  if (meaning == NumberMeaning::elapsed) return clock_text(total);
  const std::int64_t days = total / 86'400;
  const std::string clock = clock_text(total % 86'400);
  if (meaning == NumberMeaning::time) return clock;
  // The 1900 calendar of spreadsheets has a 29 February 1900 (serial 60) that never was.
  const std::int64_t epoch_days = epoch == XlsxWorkbook::Epoch::from_1904 ? 24'107
                                  : days < 60                             ? 25'568
                                                                          : 25'569;
  const base::Day day{static_cast<std::int32_t>(days - epoch_days)};
  if (meaning == NumberMeaning::day) return base::to_text(day);
  return base::to_text(day) + " " + clock;
}

std::string plain_date_text(std::string text) {
  const auto digits = [&text](std::size_t from, std::size_t count) {
    return text.size() >= from + count &&
           std::all_of(text.begin() + static_cast<std::ptrdiff_t>(from),
                       text.begin() + static_cast<std::ptrdiff_t>(from + count),
                       [](char c) { return c >= '0' && c <= '9'; });
  };
  if (text.size() >= 19 && text[10] == 'T' && text[4] == '-' && text[13] == ':' && digits(0, 4) &&
      digits(11, 2) && digits(17, 2)) {
    text[10] = ' ';
    return text.substr(0, 19);
  }
  int hours = 0;
  int minutes = 0;
  if (!text.starts_with("PT")) return text;
  const char* end = text.data() + text.size();
  const auto hour = std::from_chars(text.data() + 2, end, hours);
  if (hour.ptr == end || *hour.ptr != 'H' || hours < 0) return text;
  const auto minute = std::from_chars(hour.ptr + 1, end, minutes);
  if (minute.ptr == end || *minute.ptr != 'M' || minutes < 0) return text;
  int seconds = 0;
  std::from_chars(minute.ptr + 1, end, seconds);
  return clock_text(std::int64_t{hours} * 3600 + minutes * 60 + seconds);
}

}  // namespace luoshi::interop
