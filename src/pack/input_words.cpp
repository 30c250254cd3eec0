// Words around days, times and numbers in people's sheets.
#include "pack/input_words.hpp"

namespace luoshi::pack {

namespace {
constexpr std::string_view day_marks[] = {"年", "月"};
constexpr std::string_view day_ends[] = {"日", "号"};
constexpr std::string_view weekdays[] = {"星期", "周", "礼拜"};
constexpr std::string_view weekday_names[] = {"一", "二", "三", "四", "五", "六", "日", "天"};
constexpr std::string_view hour_marks[] = {"点", "时"};
constexpr std::string_view afternoon[] = {"下午", "晚上", "晚", "傍晚", "夜间"};
constexpr std::string_view morning[] = {"上午", "早上", "凌晨", "早晨", "中午"};
constexpr std::string_view inexact[] = {"约",   "余",   "多",   "左右", "近",   "大概",
                                        "以上", "以下", "不足", "上下", "至少", "~"};
constexpr std::string_view none[] = {"无", "零", "没有"};
constexpr std::string_view span_marks[] = {"至", "到", "~", "—", "–", " - "};
constexpr Multiplier multipliers[] = {{"亿", 8}, {"万", 4}, {"千", 3}, {"百", 2}};
constexpr MeasureWord measures[] = {
    {"立方米", "立方"}, {"立方米", "方"},  {"立方米", "m3"}, {"平方米", "平方"}, {"平方米", "平米"},
    {"平方米", "m2"},   {"公里", "千米"},  {"公里", "km"},   {"米", "m"},        {"吨", "t"},
    {"人次", "人"},     {"人次", "人·次"}, {"车次", "辆次"}, {"车次", "辆"},     {"车次", "台次"},
    {"车次", "车"},     {"台次", "台"},    {"辆次", "辆"},   {"家次", "家"},
};
}  // namespace

std::span<const std::string_view> words(InputWords set) {
  switch (set) {
    case InputWords::day_marks:
      return day_marks;
    case InputWords::day_ends:
      return day_ends;
    case InputWords::weekdays:
      return weekdays;
    case InputWords::weekday_names:
      return weekday_names;
    case InputWords::hour_marks:
      return hour_marks;
    case InputWords::afternoon:
      return afternoon;
    case InputWords::morning:
      return morning;
    case InputWords::inexact:
      return inexact;
    case InputWords::none:
      return none;
    case InputWords::span_marks:
      return span_marks;
  }
  return {};
}
std::string_view minute_mark() {
  return "分";
}
std::string_view half_mark() {
  return "半";
}
std::span<const Multiplier> multiplier_words() {
  return multipliers;
}
std::span<const MeasureWord> measure_words() {
  return measures;
}
std::string_view list_marks() {
  return "|｜、，,；;\n";
}

}  // namespace luoshi::pack
