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
  return mapped(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
}

std::string to_half_width(std::string_view text) {
  return mapped(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT);
}

std::string normalise(std::string_view text) {
  std::string out = mapped(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT |
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
