// Deadlines: what people give, when it is due, when the warning goes out, and how it is explained.
#include <gtest/gtest.h>

#include "core/rules/deadline_text.hpp"
#include "tests/core/calendar_data.hpp"

namespace luoshi::core::testing {
namespace {

std::string text(Instant when) {
  return base::to_text(when, china).substr(0, 16);
}

Deadline deadline(const Limit& limit, std::string_view start, std::vector<Pause> pauses = {},
                  std::optional<Limit> extension = {}) {
  return compute_deadline(holidays(), china, {limit, at(start), extension, std::move(pauses)});
}
constexpr Limit of(LimitUnit unit, int amount) {
  return {unit, amount, 0, {}};
}

// Office hours 08:00-18:00, Monday to Friday: the golden case of the working-hour clock.
TEST(Deadline, four_working_hours_from_monday_five_are_due_on_tuesday) {
  const DeadlineBasis basis{of(LimitUnit::working_hours, 4), at("2018-11-05 17:00"), {}, {}};
  const Deadline found = compute_deadline(holidays(), china, basis, 1);
  EXPECT_EQ(text(found.due), "2018-11-06T11:00");
  EXPECT_EQ(text(found.warn_at), "2018-11-06T10:00");
  EXPECT_EQ(text(compute_deadline(holidays(), china, basis, 4).warn_at), "2018-11-06T09:00")
      << "halfway, on the same calendar";
  EXPECT_EQ(text(compute_deadline(holidays(), china, basis, 3).warn_at), "2018-11-06T08:00");
}

// The worked example of the working-day clock: a notice to a firm, suspended over a weekend.
TEST(Deadline, five_working_days_with_a_suspension_by_the_half_day_rule) {
  const Limit limit = of(LimitUnit::working_days, 5);
  const Deadline plain = deadline(limit, "2018-11-06 09:10");
  EXPECT_EQ(text(plain.due), "2018-11-14T00:00") << "Tuesday 13 November 24:00";
  EXPECT_EQ(text(plain.warn_at), "2018-11-12T08:00");
  const Deadline paused =
      deadline(limit, "2018-11-06 09:10", {{at("2018-11-09 12:00"), at("2018-11-12 12:00")}});
  EXPECT_EQ(text(paused.due), "2018-11-15T00:00") << "Wednesday 14 November 24:00";
  EXPECT_EQ(text(paused.warn_at), "2018-11-13T08:00");
  EXPECT_FALSE(paused.provisional);
}

TEST(Deadline, explains_itself_in_both_languages) {
  const Deadline found = deadline(of(LimitUnit::working_days, 5), "2018-11-06 09:10",
                                  {{at("2018-11-09 12:00"), at("2018-11-12 12:00")}});
  const std::vector<std::string> zh = explain(found, china, base::Language::zh);
  const std::vector<std::string> expected{"从2018-11-06 09:10起算",
                                          "限5个工作日，到最后一日24时止",
                                          "起算当日2018-11-06不计",
                                          "2018-11-09至2018-11-12缓办，暂停计时",
                                          "暂停期间完整覆盖2个半日",
                                          "折合1天（不足一天按一天），顺延",
                                          "2018-11-10至2018-11-11周末，不计",
                                          "到期：2018-11-14 24:00",
                                          "提醒：2018-11-13 08:00"};
  EXPECT_EQ(zh, expected);
  const std::vector<std::string> en = explain(found, china, base::Language::en);
  ASSERT_EQ(en.size(), zh.size());
  EXPECT_EQ(en[6], "2018-11-10 to 2018-11-11, weekend, not counted");
}

TEST(Deadline, every_step_has_words) {
  for (const LimitUnit unit :
       {LimitUnit::on_the_spot, LimitUnit::hours, LimitUnit::working_hours, LimitUnit::days,
        LimitUnit::working_days, LimitUnit::today_at, LimitUnit::tomorrow_at, LimitUnit::moment})
    for (const LimitUnit by : {LimitUnit::hours, LimitUnit::working_hours, LimitUnit::days,
                               LimitUnit::working_days, LimitUnit::moment}) {
      Limit limit{unit, 5, 600, at("2019-10-20 12:00")};
      Limit extension{by, 2, 0, at("2019-11-20 12:00")};
      const Deadline found = deadline(
          limit, "2019-09-26 09:00", {{at("2019-09-27 00:00"), at("2019-09-28 12:00")}}, extension);
      for (const std::string& line : explain(found, china, base::Language::zh))
        EXPECT_FALSE(line.empty() || (line[0] >= 'a' && line[0] <= 'z')) << line;
    }
}

struct Given {
  std::string_view text;
  std::string_view due;  // from Thursday 2018-11-08 09:30
  std::string_view warn;
};
class GivenDeadline : public ::testing::TestWithParam<Given> {};
TEST_P(GivenDeadline, is_due_when_people_expect_it) {
  const Given& given = GetParam();
  const Instant now = at("2018-11-08 09:30");
  const auto limit = parse_deadline(given.text, now, china);
  ASSERT_TRUE(limit) << given.text << ": " << limit.error().code;
  const Deadline found = compute_deadline(holidays(), china, {*limit, now, {}, {}});
  EXPECT_EQ(text(found.due), given.due) << given.text;
  EXPECT_EQ(text(found.warn_at), given.warn) << given.text;
}
INSTANTIATE_TEST_SUITE_P(
    Texts, GivenDeadline,
    ::testing::Values(Given{"当场", "2018-11-08T10:30", "2018-11-08T10:00"},
                      Given{"立行立改", "2018-11-08T10:30", "2018-11-08T10:00"},
                      Given{"2小时", "2018-11-08T11:30", "2018-11-08T10:30"},
                      Given{"两小时内", "2018-11-08T11:30", "2018-11-08T10:30"},
                      Given{"４个工作时", "2018-11-08T13:30", "2018-11-08T12:30"},
                      Given{"今天18:00", "2018-11-08T18:00", "2018-11-08T17:00"},
                      Given{"今天下午6点前", "2018-11-08T18:00", "2018-11-08T17:00"},
                      Given{"今日１８：００前", "2018-11-08T18:00", "2018-11-08T17:00"},
                      Given{"明天12:00", "2018-11-09T12:00", "2018-11-09T11:00"},
                      Given{"明天12点半", "2018-11-09T12:30", "2018-11-09T11:30"},
                      Given{"明日", "2018-11-10T00:00", "2018-11-09T23:00"},
                      Given{"3天", "2018-11-12T00:00", "2018-11-09T08:00"},
                      Given{"限３日内整改到位", "2018-11-12T00:00", "2018-11-09T08:00"},
                      Given{"7天", "2018-11-16T00:00", "2018-11-14T08:00"},
                      Given{"十天", "2018-11-19T00:00", "2018-11-16T08:00"},
                      Given{"5个工作日", "2018-11-16T00:00", "2018-11-14T08:00"},
                      Given{"五个工作日内", "2018-11-16T00:00", "2018-11-14T08:00"},
                      Given{"2018-11-20 18:00", "2018-11-20T18:00", "2018-11-20T17:00"},
                      Given{"2018年11月20日18时", "2018-11-20T18:00", "2018-11-20T17:00"},
                      Given{"2018/11/20", "2018-11-21T00:00", "2018-11-20T23:00"},
                      Given{"11月20日前", "2018-11-21T00:00", "2018-11-20T23:00"},
                      Given{"1月5日18:30", "2019-01-05T18:30", "2019-01-05T17:30"},
                      Given{"3 working days", "2018-11-14T00:00", "2018-11-12T08:00"},
                      Given{"on the spot", "2018-11-08T10:30", "2018-11-08T10:00"},
                      Given{"tomorrow 12:00", "2018-11-09T12:00", "2018-11-09T11:00"}));

TEST(GivenDeadline, is_refused_when_nobody_can_know_what_it_means) {
  const Instant now = at("2018-11-08 09:30");
  for (const std::string_view bad : {"", "尽快", "0天", "3", "25:99", "今天25:00", "2018-13-40",
                                     "123456小时", "3天5小时", "-3天", "天", "三当场"})
    EXPECT_FALSE(parse_deadline(bad, now, china)) << bad;
  EXPECT_EQ(parse_deadline("99999天", now, china).error().code, "deadline_too_long");
  EXPECT_EQ(parse_deadline("2118-11-08", now, china).error().code, "deadline_too_long");
}

TEST(Deadline, pauses_of_hours_take_out_their_length) {
  const Pause pause{at("2018-11-09 17:00"), at("2018-11-12 09:00")};
  EXPECT_EQ(text(deadline(of(LimitUnit::working_hours, 20), "2018-11-08 08:00", {pause}).due),
            "2018-11-12T10:00")
      << "2 working hours of pause";
  EXPECT_EQ(text(deadline(of(LimitUnit::hours, 2), "2018-11-09 16:00", {pause}).due),
            "2018-11-12T10:00");
}

TEST(Deadline, pauses_of_days_are_rounded_up) {
  const Pause pause{at("2018-11-09 12:00"), at("2018-11-10 00:00")};
  EXPECT_EQ(text(deadline(of(LimitUnit::days, 3), "2018-11-08 10:00", {pause}).due),
            "2018-11-13T00:00");
  EXPECT_EQ(text(deadline(of(LimitUnit::working_days, 3), "2018-11-08 10:00", {pause}).due),
            "2018-11-15T00:00");
}

TEST(Deadline, extension_adds_to_its_own_kind_and_moves_any_other) {
  EXPECT_EQ(
      text(deadline(of(LimitUnit::days, 3), "2018-11-08 10:00", {}, of(LimitUnit::days, 2)).due),
      "2018-11-14T00:00");
  EXPECT_EQ(text(deadline(of(LimitUnit::working_days, 2), "2018-11-08 10:00", {},
                          of(LimitUnit::working_days, 2))
                     .due),
            "2018-11-15T00:00");
  const Limit moment{LimitUnit::moment, 0, 0, at("2018-11-20 18:00")};
  EXPECT_EQ(text(deadline(of(LimitUnit::days, 3), "2018-11-08 10:00", {}, moment).due),
            "2018-11-20T18:00");
  EXPECT_EQ(text(deadline(moment, "2018-11-08 10:00", {}, of(LimitUnit::days, 2)).due),
            "2018-11-22T18:00");
}

TEST(Deadline, extension_is_not_longer_than_the_first_term) {
  const Calendar calendar = holidays();
  const Deadline first = deadline(of(LimitUnit::working_days, 3), "2018-11-08 10:00");
  EXPECT_TRUE(extension_fits(calendar, china, first, of(LimitUnit::working_days, 3)));
  EXPECT_FALSE(extension_fits(calendar, china, first, of(LimitUnit::working_days, 4)));
  EXPECT_FALSE(extension_fits(calendar, china, first, of(LimitUnit::working_days, 0)));
  const Limit late{LimitUnit::moment, 0, 0, at("2018-11-18 18:00")};
  EXPECT_TRUE(extension_fits(calendar, china, first, late));
  const Limit later{LimitUnit::moment, 0, 0, at("2018-11-28 18:00")};
  EXPECT_FALSE(extension_fits(calendar, china, first, later));
  const Limit earlier{LimitUnit::moment, 0, 0, at("2018-11-09 18:00")};
  EXPECT_FALSE(extension_fits(calendar, china, first, earlier));
}

TEST(Deadline, says_when_it_is_provisional) {
  const Limit limit = of(LimitUnit::working_days, 5);
  const Deadline found = deadline(limit, "2026-12-24 10:00");
  EXPECT_TRUE(found.provisional);
  EXPECT_EQ(explain(found, china, base::Language::zh).at(4),
            "期间有年份尚未公布放假安排，期限暂定");
  EXPECT_FALSE(deadline(limit, "2026-11-24 10:00").provisional);
  EXPECT_FALSE(deadline(of(LimitUnit::days, 5), "2026-12-24 10:00").provisional);
}

TEST(Deadline, names_holidays_and_adjusted_days) {
  const auto lines = explain(deadline(of(LimitUnit::working_days, 5), "2019-09-27 10:00"), china,
                             base::Language::zh);
  const auto has = [&](std::string_view line) {
    return std::ranges::find(lines, line) != lines.end();
  };
  EXPECT_TRUE(has("2019-10-01至2019-10-07法定节假日，不计"));
  EXPECT_TRUE(has("2019-09-29调休上班，计入"));
  EXPECT_TRUE(has("2019-09-28周末，不计"));
}

}  // namespace
}  // namespace luoshi::core::testing
