// Texts that skip the tables of Unicode come out as the tables would have it.
#include "base/text.hpp"

#include <gtest/gtest.h>
#include <utf8proc.h>

#include <cstdlib>
#include <memory>
#include <random>

namespace luoshi::base {
namespace {

std::string by_tables(std::string_view text, int options) {
  utf8proc_uint8_t* out = nullptr;
  const auto length = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                   static_cast<utf8proc_ssize_t>(text.size()), &out,
                                   static_cast<utf8proc_option_t>(options));
  std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(out, &std::free);
  if (length < 0) return {};
  return {reinterpret_cast<const char*>(out), static_cast<std::size_t>(length)};
}

constexpr int nfc = UTF8PROC_STABLE | UTF8PROC_COMPOSE;
constexpr int folded = UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD |
                       UTF8PROC_STRIPCC | UTF8PROC_NLF2LF;

std::string utf8(utf8proc_int32_t point) {
  std::string out(4, '\0');
  const auto size = utf8proc_encode_char(point, reinterpret_cast<utf8proc_uint8_t*>(out.data()));
  out.resize(static_cast<std::size_t>(size));
  return out;
}

TEST(Text, EveryCharacterIsWhatTheTablesSay) {
  for (utf8proc_int32_t point = 1; point < 0x30000; ++point) {
    if (!utf8proc_codepoint_valid(point)) continue;
    // Between letters: a blank at an end, and two of them, are taken away.
    const std::string text = "x" + utf8(point) + "x";
    ASSERT_EQ(to_nfc(text), by_tables(text, nfc)) << point;
    const std::string expected = by_tables(text, folded);
    if (expected.find_first_of(" \t\n\r") != expected.npos) continue;
    ASSERT_EQ(normalise(text), expected) << point;
  }
}

TEST(Text, NeighboursDoNotChangeTheAnswer) {
  std::mt19937 random(7);
  const std::string parts[] = {"垃圾", "，",   "。", "ＡＢｃ", "Kk",     "e\u0301", "\u0301", "が",
                               "ｶﾞ",   "１２", "ﬁ",  "🙂",     "\u200d", "한",      "ᄒ",     "、"};
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (int i = 0; i < 6; ++i) text += parts[random() % std::size(parts)];
    ASSERT_EQ(to_nfc(text), by_tables(text, nfc)) << text;
    ASSERT_EQ(normalise(text), by_tables(text, folded)) << text;
  }
}

TEST(Text, BytesThatAreNoTextGiveNothing) {
  for (const char* text : {"\xe5\x9e", "\xe5\x9e\x21", "\xff", "垃\x80", "\xed\xa0\x80"}) {
    EXPECT_EQ(to_nfc(text), "") << text;
    EXPECT_EQ(normalise(text), "") << text;
  }
}

TEST(Text, BlanksAndSpellings) {
  EXPECT_EQ(normalise("  Ａ  b\t\n c "), "a b c");
  EXPECT_EQ(normalise("制订方案"), "制定方案");
}

}  // namespace
}  // namespace luoshi::base
