// Days, times and numbers as offices write them: what is understood, and what is refused rather
// than guessed.
#include "pack/input_text.hpp"

#include <gtest/gtest.h>

namespace luoshi::pack {
namespace {

std::string day(std::string_view text, std::optional<int> year = std::nullopt) {
  const auto result = parse_day(text, year);
  return result ? base::to_text(*result) : result.error().code;
}

TEST(input_text, days) {
  for (const char* text : {"2018-11-05", "2018-11-5", "2018/11/5", "2018.11.5", "2018年11月5日",
                           "2018年11月05号", "２０１８－１１－０５", "20181105", "43409", "43409.0",
                           "2018-11-05 00:00:00", "2018-11-05T08:30:00", "2018年11月5日 星期一",
                           "2018年11月5日（周一）", " 2018 年 11 月 5 日 "})
    EXPECT_EQ(day(text), "2018-11-05") << text;
  for (const char* text : {"11月5日", "11-5", "11/5", "11.5", "11月5日星期一", "１１月５号"}) {
    EXPECT_EQ(day(text), "day_without_year") << text;
    EXPECT_EQ(day(text, 2018), "2018-11-05") << text;
  }
  EXPECT_EQ(day("2018-02-30"), "day_impossible");
  EXPECT_EQ(day("2018-13-01"), "day_impossible");
  EXPECT_EQ(day("2月29日", 2018), "day_impossible");
  for (const char* text : {"", "昨天", "2018-11", "2018-11/5", "18-11-05", "11", "99999", "12345",
                           "2018-11-05 25:00", "2018-11-051", "11月", "-", "2018年"})
    EXPECT_EQ(day(text), "day_malformed") << text;
}

TEST(input_text, times) {
  const auto minute = [](std::string_view text) {
    const auto result = parse_minute_of_day(text);
    return result ? *result : -1;
  };
  EXPECT_EQ(minute("18:00"), 1080);
  EXPECT_EQ(minute("18：05"), 1085);
  EXPECT_EQ(minute("8:05:30"), 485);
  EXPECT_EQ(minute("08:00:00.123"), 480);
  EXPECT_EQ(minute("18点"), 1080);
  EXPECT_EQ(minute("18时30分"), 1110);
  EXPECT_EQ(minute("8点半"), 510);
  EXPECT_EQ(minute("下午3点"), 900);
  EXPECT_EQ(minute("晚上8点15"), 1215);
  EXPECT_EQ(minute("上午 9:30"), 570);
  EXPECT_EQ(minute("24:00"), 1440);
  for (const char* text : {"", "24:01", "25:00", "18:60", "18", "点", "18:0:0:0", "noon"})
    EXPECT_EQ(minute(text), -1) << text;
}

TEST(input_text, instants) {
  const base::UtcOffset china{480};
  const auto instant = [&](std::string_view text) {
    const auto result = parse_instant(text, 2018, china);
    return result ? base::to_text(*result, china) : result.error().code;
  };
  EXPECT_EQ(instant("2018-11-05 14:30"), "2018-11-05T14:30:00+08:00");
  EXPECT_EQ(instant("11月5日14时30分"), "2018-11-05T14:30:00+08:00");
  EXPECT_EQ(instant("2018-11-05T06:30:00Z"), "2018-11-05T14:30:00+08:00");
  EXPECT_EQ(instant("2018-11-05 24:00"), "2018-11-06T00:00:00+08:00");
  EXPECT_EQ(instant("2018-11-05"), "time_missing");
  EXPECT_EQ(instant("2018-11-05 soon"), "time_malformed");
  EXPECT_EQ(instant("soon"), "day_malformed");
}

std::string amount(std::string_view text, std::int32_t decimals = 0,
                   std::string_view measure = "人次") {
  const auto result = parse_amount(text, decimals, measure);
  return result ? std::to_string(*result) : result.error().code;
}

TEST(input_text, amounts) {
  EXPECT_EQ(amount("500"), "500");
  EXPECT_EQ(amount("５００"), "500");
  EXPECT_EQ(amount("500人次"), "500");
  EXPECT_EQ(amount("500 人"), "500");
  EXPECT_EQ(amount("1,200"), "1200");
  EXPECT_EQ(amount("1，200"), "1200");
  EXPECT_EQ(amount("1 200"), "1200");
  EXPECT_EQ(amount("1.2万"), "12000");
  EXPECT_EQ(amount("1.2万人次"), "12000");
  EXPECT_EQ(amount("3百"), "300");
  EXPECT_EQ(amount("500.0"), "500");
  EXPECT_EQ(amount("-3"), "-3");
  EXPECT_EQ(amount("无"), "0");
  EXPECT_EQ(amount("0"), "0");
  EXPECT_EQ(amount("1200立方米", 1, "立方米"), "12000");
  EXPECT_EQ(amount("12.5方", 1, "立方米"), "125");
  EXPECT_EQ(amount("12.5m³", 1, "立方米"), "125");
  EXPECT_EQ(amount("0.25", 2, ""), "25");
  EXPECT_EQ(amount("1.2345万", 0, "处"), "12345");
}

TEST(input_text, amounts_that_are_not_certain_are_refused) {
  for (const char* text : {"约500", "500余", "500多人次", "500左右", "近500", "500以上"})
    EXPECT_EQ(amount(text), "number_not_exact") << text;
  for (const char* text : {"500吨", "500车次", "5处"})
    EXPECT_EQ(amount(text), "number_measure_differs") << text;
  for (const char* text : {"", "-", "/", "五百", "1,20", "12,00,000", "1.2.3", "--5", "1-5", ",5"})
    EXPECT_EQ(amount(text), "number_malformed") << text;
  EXPECT_EQ(amount("1.5"), "number_too_precise");
  EXPECT_EQ(amount("0.123", 2), "number_too_precise");
  EXPECT_EQ(amount("99999999999999999999"), "number_too_large");
  EXPECT_EQ(amount("9999999999999999亿"), "number_too_large");
}

}  // namespace
}  // namespace luoshi::pack
