// Working days on the holiday data of 2017 to 2026, and what is provisional without data.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "tests/core/calendar_data.hpp"

namespace luoshi::core::testing {
namespace {

TEST(WorkingDays, follow_the_shipped_vectors) {
  std::ifstream file(std::string(LUOSHI_SOURCE_DIR) + "/tests/core/data/workday_tests.tsv");
  std::string line;
  std::getline(file, line);
  int vectors = 0;
  const Calendar calendar = holidays();
  while (std::getline(file, line)) {
    std::istringstream cells(line);
    std::string start, expected;
    int plus = 0;
    cells >> start >> plus >> expected;
    EXPECT_EQ(base::to_text(add_working_days(calendar, day(start), plus)), expected) << line;
    EXPECT_FALSE(is_provisional(calendar, day(start))) << line;
    ++vectors;
  }
  EXPECT_EQ(vectors, 18);
}

TEST(WorkingDays, read_an_entry_from_the_next_years_file) {
  const Calendar calendar = holidays();
  EXPECT_EQ(kind_of(calendar, day("2018-12-29")), DayKind::adjusted_working);
  EXPECT_EQ(kind_of(calendar, day("2018-12-31")), DayKind::holiday);
  EXPECT_EQ(kind_of(calendar, day("2018-12-30")), DayKind::holiday);
  EXPECT_EQ(kind_of(calendar, day("2018-11-10")), DayKind::weekend);
}

TEST(WorkingDays, count_back_over_the_same_days) {
  const Calendar calendar = holidays();
  EXPECT_EQ(add_working_days(calendar, day("2019-10-08"), -1), day("2019-09-30"));
  EXPECT_EQ(add_working_days(calendar, day("2019-09-30"), -1), day("2019-09-29"));
  EXPECT_EQ(add_working_days(calendar, day("2019-09-29"), 0), day("2019-09-29"));
}

TEST(WorkingDays, are_provisional_without_data) {
  const Calendar calendar = holidays(2017, 2026);
  EXPECT_FALSE(is_provisional(calendar, day("2026-12-24")));
  EXPECT_TRUE(is_provisional(calendar, day("2026-12-25")));
  EXPECT_TRUE(is_provisional(calendar, day("2027-03-01")));
  EXPECT_FALSE(is_provisional(holidays(2018, 2019), day("2018-12-31")));
  EXPECT_TRUE(is_provisional(holidays(2018, 2018), day("2018-12-31")));
  EXPECT_EQ(kind_of(calendar, day("2027-03-06")), DayKind::weekend);
  EXPECT_EQ(kind_of(calendar, day("2027-03-05")), DayKind::working);
}

TEST(WorkingDays, end_even_when_no_day_is_a_working_day) {
  Calendar calendar;
  for (int number = 0; number < 40'000; ++number) calendar.holidays.push_back({{number}, true});
  EXPECT_GT(add_working_days(calendar, {10}, 1), Day{10});
}

TEST(WorkingHours, are_those_of_working_days) {
  const Calendar calendar = holidays();
  EXPECT_EQ(working_time(calendar, china, at("2018-11-09 17:00"), at("2018-11-12 09:00")),
            2 * base::hour_us);
  EXPECT_EQ(working_time(calendar, china, at("2018-11-12 09:00"), at("2018-11-09 17:00")), 0);
  EXPECT_EQ(add_working_time(calendar, china, at("2018-11-09 17:00"), 2 * base::hour_us),
            at("2018-11-12 09:00"));
  EXPECT_EQ(subtract_working_time(calendar, china, at("2018-11-12 09:00"), 2 * base::hour_us),
            at("2018-11-09 17:00"));
  EXPECT_EQ(add_working_time(calendar, china, at("2018-11-10 03:00"), base::hour_us),
            at("2018-11-12 09:00"));
}

TEST(HalfDays, count_only_when_covered_completely) {
  const Calendar calendar = holidays();
  const auto halves = [&](std::string_view from, std::string_view until, Halves which) {
    return complete_halves(calendar, china, at(from), at(until), which);
  };
  EXPECT_EQ(halves("2018-11-09 12:00", "2018-11-12 12:00", Halves::working), 2);
  EXPECT_EQ(halves("2018-11-09 12:00", "2018-11-12 12:00", Halves::natural), 6);
  EXPECT_EQ(halves("2018-11-09 12:01", "2018-11-12 11:59", Halves::working), 0);
  EXPECT_EQ(halves("2018-11-09 08:00", "2018-11-09 18:00", Halves::working), 0);
}

}  // namespace
}  // namespace luoshi::core::testing
