// Words that readers of people's sheets look for; the words themselves stand in input_words.cpp.
#pragma once
#include <cstdint>
#include <span>
#include <string_view>

namespace luoshi::pack {

enum class InputWords {
  day_marks,
  day_ends,
  weekdays,
  weekday_names,
  hour_marks,
  afternoon,
  morning,
  inexact,
  none,
  span_marks
};
std::span<const std::string_view> words(InputWords set);
std::string_view minute_mark();
std::string_view half_mark();

struct Multiplier {  // 1.2 and this word means 1.2 * 10^zeros
  std::string_view word;
  std::int32_t zeros = 0;
};
std::span<const Multiplier> multiplier_words();

struct MeasureWord {  // a short form that people write for a measure
  std::string_view measure;
  std::string_view word;
};
std::span<const MeasureWord> measure_words();
// Every character of it ends an item of a list typed into one cell.
std::string_view list_marks();

}  // namespace luoshi::pack
