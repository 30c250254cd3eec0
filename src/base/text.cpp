#include "base/text.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <utility>

#include "base/spelling_words.hpp"

namespace luoshi::base {

namespace {
std::string mapped(std::string_view text, int options) {
  utf8proc_uint8_t* out = nullptr;
  const auto length = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                   static_cast<utf8proc_ssize_t>(text.size()), &out,
                                   static_cast<utf8proc_option_t>(options));
  std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(out, &std::free);
  if (length < 0) return {};
  return {reinterpret_cast<const char*>(out), static_cast<std::size_t>(length)};
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != text.npos; at += to.size())
    text.replace(at, from.size(), to);
}

// One code point at `at`, as bytes; advances. Text is valid UTF-8.
std::string_view next_point(std::string_view text, std::size_t& at, utf8proc_int32_t& point) {
  const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at,
                                       static_cast<utf8proc_ssize_t>(text.size() - at), &point);
  const std::size_t size = length > 0 ? static_cast<std::size_t>(length) : 1;
  const std::string_view out = text.substr(at, size);
  at += size;
  return out;
}

constexpr std::uint32_t full_width_first = 0xff01;  // ！ ... ～ stand for ! ... ~
constexpr std::uint32_t full_width_last = 0xff5e;

// The code point of three bytes at `at` when it is one of most Chinese text: an ideograph (一 to
// 鿿), 、 or 。, a full-width sign or letter. 0 for anything else, invalid bytes too.
std::uint32_t common_point(std::string_view text, std::size_t at) {
  if (text.size() - at < 3) return 0;
  const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[at + i]); };
  if ((byte(0) & 0xf0) != 0xe0 || (byte(1) & 0xc0) != 0x80 || (byte(2) & 0xc0) != 0x80) return 0;
  const std::uint32_t point = (byte(0) & 0x0fu) << 12 | (byte(1) & 0x3fu) << 6 | (byte(2) & 0x3fu);
  const bool common = (point >= 0x4e00 && point <= 0x9fff) || point == 0x3001 || point == 0x3002 ||
                      (point >= full_width_first && point <= full_width_last);
  return common ? point : 0;
}

bool is_printable_ascii(char c) {
  return c >= ' ' && c <= '~';
}

// Most texts of an office need no tables. These two answer for them what `mapped` would; a test
// compares them. Nothing when a character asks for the tables.
bool is_common_nfc(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const bool single = static_cast<std::uint8_t>(text[at]) < 0x80;
    if (!single && common_point(text, at) == 0) return false;
    at += single ? 1 : 3;
  }
  return true;
}

std::optional<std::string> folded_common(std::string_view text) {
  const auto lower = [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  };
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if (is_printable_ascii(text[at])) {
      out += lower(text[at++]);
      continue;
    }
    const std::uint32_t point = common_point(text, at);
    if (point == 0) return std::nullopt;
    if (point < full_width_first)
      out.append(text, at, 3);
    else
      out += lower(static_cast<char>(point - full_width_first + '!'));
    at += 3;
  }
  return out;
}

// Letters, the marks that belong to them, and numbers.
bool is_word(utf8proc_int32_t point) {
  static constexpr utf8proc_category_t words[] = {
      UTF8PROC_CATEGORY_LU, UTF8PROC_CATEGORY_LL, UTF8PROC_CATEGORY_LT, UTF8PROC_CATEGORY_LM,
      UTF8PROC_CATEGORY_LO, UTF8PROC_CATEGORY_MN, UTF8PROC_CATEGORY_MC, UTF8PROC_CATEGORY_ND,
      UTF8PROC_CATEGORY_NL, UTF8PROC_CATEGORY_NO};
  return std::ranges::find(words, utf8proc_category(point)) != std::end(words);
}

// Calls take(run) for each run of word characters, given as its characters.
template <class Take>
void for_each_run(std::string_view text, const Take& take) {
  std::vector<std::string_view> run;
  for (std::size_t at = 0; at < text.size();) {
    utf8proc_int32_t point = 0;
    const std::string_view bytes = next_point(text, at, point);
    if (is_word(point)) {
      run.push_back(bytes);
    } else if (!run.empty()) {
      take(run);
      run.clear();
    }
  }
  if (!run.empty()) take(run);
}
}  // namespace

bool is_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    utf8proc_int32_t point = 0;
    const auto length =
        utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at,
                         static_cast<utf8proc_ssize_t>(text.size() - at), &point);
    if (length <= 0) return false;
    at += static_cast<std::size_t>(length);
  }
  return true;
}

std::string to_nfc(std::string_view text) {
  if (is_common_nfc(text)) return std::string(text);
  return mapped(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
}

std::string to_half_width(std::string_view text) {
  return mapped(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT);
}

std::string normalise(std::string_view text) {
  auto common = folded_common(text);
  std::string out = common
                        ? std::move(*common)
                        : mapped(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT |
                                           UTF8PROC_CASEFOLD | UTF8PROC_STRIPCC | UTF8PROC_NLF2LF);
  for (const auto& [from, to] : spelling_variants) replace_all(out, from, to);
  std::string single;
  single.reserve(out.size());
  for (char c : out) {
    const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!blank)
      single += c;
    else if (!single.empty() && single.back() != ' ')
      single += ' ';
  }
  if (!single.empty() && single.back() == ' ') single.pop_back();
  return single;
}

std::vector<std::string> search_tokens(std::string_view normalised) {
  std::vector<std::string> out;
  for_each_run(normalised, [&](const std::vector<std::string_view>& run) {
    for (std::size_t i = 0; i < run.size(); ++i) {
      out.emplace_back(run[i]);
      if (i + 1 < run.size()) out.push_back(std::string(run[i]).append(run[i + 1]));
    }
  });
  return out;
}

std::vector<std::string> query_tokens(std::string_view normalised) {
  std::vector<std::string> out;
  for_each_run(normalised, [&](const std::vector<std::string_view>& run) {
    if (run.size() == 1) out.emplace_back(run[0]);
    for (std::size_t i = 0; i + 1 < run.size(); ++i)
      out.push_back(std::string(run[i]).append(run[i + 1]));
  });
  return out;
}

std::size_t length(std::string_view text) {
  std::size_t count = 0;
  for (char c : text) count += (static_cast<unsigned char>(c) & 0xc0) != 0x80;
  return count;
}

}  // namespace luoshi::base
