#include "core/rules/deadline_words.hpp"

namespace luoshi::core {

namespace {
constexpr base::Message explanations[] = {
    {"start", "从{at}起算", "counted from {at}"},
    {"limit_on_the_spot", "当场整改", "on the spot"},
    {"limit_hours", "限{amount}小时，按自然小时连续计算",
     "{amount} {amount:hour|hours}, counted without a break"},
    {"limit_working_hours", "限{amount}个工作时，只计工作日的工作时间",
     "{amount} working {amount:hour|hours}, counted in the hours of working days only"},
    {"limit_days", "限{amount}天，按自然日计算，到最后一日24时止",
     "{amount} {amount:day|days}, every day counted, until 24:00 of the last"},
    {"limit_working_days", "限{amount}个工作日，到最后一日24时止",
     "{amount} working {amount:day|days}, until 24:00 of the last"},
    {"limit_today_at", "限当天{clock}前", "until {clock} of that day"},
    {"limit_tomorrow_at", "限次日{clock}前", "until {clock} of the next day"},
    {"limit_moment", "限{at}前", "until {at}"},
    {"extended_hours", "延期{amount}小时", "extended by {amount} {amount:hour|hours}"},
    {"extended_working_hours", "延期{amount}个工作时",
     "extended by {amount} working {amount:hour|hours}"},
    {"extended_days", "延期{amount}天", "extended by {amount} {amount:day|days}"},
    {"extended_working_days", "延期{amount}个工作日",
     "extended by {amount} working {amount:day|days}"},
    {"extended_until", "延期至{at}", "extended until {at}"},
    {"start_day_not_counted", "起算当日{from}不计", "{from}, the day it starts on, is not counted"},
    {"paused", "{from}至{until}缓办，暂停计时", "put off from {from} to {until}, the clock stood"},
    {"paused_one", "{from}缓办，暂停计时", "put off on {from}, the clock stood"},
    {"paused_halves", "暂停期间完整覆盖{amount}个半日",
     "the pause covers {amount} half {amount:day|days}"},
    {"paused_days", "折合{amount}天（不足一天按一天），顺延",
     "{amount} {amount:day|days}, rounded up, are added"},
    {"paused_minutes", "暂停{amount}分钟，顺延",
     "{amount} {amount:minute|minutes} of pause are added"},
    {"day_weekend", "{from}至{until}周末，不计", "{from} to {until}, weekend, not counted"},
    {"day_weekend_one", "{from}周末，不计", "{from}, weekend, not counted"},
    {"day_holiday", "{from}至{until}法定节假日，不计", "{from} to {until}, holiday, not counted"},
    {"day_holiday_one", "{from}法定节假日，不计", "{from}, holiday, not counted"},
    {"day_adjusted_working", "{from}至{until}调休上班，计入",
     "{from} to {until}, adjusted working days, counted"},
    {"day_adjusted_working_one", "{from}调休上班，计入",
     "{from}, an adjusted working day, counted"},
    {"provisional", "期间有年份尚未公布放假安排，期限暂定",
     "provisional: the holidays of a year within it are not yet announced"},
    {"due", "到期：{at}", "due: {at}"},
    {"warning", "提醒：{at}", "warning: {at}"},
};

constexpr UnitWord units[] = {
    {"个工作日", LimitUnit::working_days},
    {"工作日", LimitUnit::working_days},
    {"个工作小时", LimitUnit::working_hours},
    {"工作小时", LimitUnit::working_hours},
    {"个工作时", LimitUnit::working_hours},
    {"工作时", LimitUnit::working_hours},
    {"个自然日", LimitUnit::days},
    {"自然日", LimitUnit::days},
    {"个小时", LimitUnit::hours},
    {"小时", LimitUnit::hours},
    {"天", LimitUnit::days},
    {"日", LimitUnit::days},
    {"working days", LimitUnit::working_days},
    {"working day", LimitUnit::working_days},
    {"working hours", LimitUnit::working_hours},
    {"working hour", LimitUnit::working_hours},
    {"hours", LimitUnit::hours},
    {"hour", LimitUnit::hours},
    {"days", LimitUnit::days},
    {"day", LimitUnit::days},
    {"h", LimitUnit::hours},
    {"当场", LimitUnit::on_the_spot},
    {"现场", LimitUnit::on_the_spot},
    {"立即", LimitUnit::on_the_spot},
    {"立行立改", LimitUnit::on_the_spot},
    {"on the spot", LimitUnit::on_the_spot},
};
constexpr UnitWord days[] = {
    {"今天", LimitUnit::today_at},        {"今日", LimitUnit::today_at},
    {"当天", LimitUnit::today_at},        {"当日", LimitUnit::today_at},
    {"明天", LimitUnit::tomorrow_at},     {"明日", LimitUnit::tomorrow_at},
    {"次日", LimitUnit::tomorrow_at},     {"today", LimitUnit::today_at},
    {"tomorrow", LimitUnit::tomorrow_at},
};
constexpr std::string_view fillers[] = {"限期",   "限",   "于",       "在",   "within", "by",
                                        "before", "之前", "以前",     "以内", "之内",   "内",
                                        "前",     "整改", "整改到位", "完成", "。"};
constexpr DigitWord digits[] = {
    {"零", 0}, {"一", 1}, {"二", 2}, {"两", 2}, {"三", 3}, {"四", 4},
    {"五", 5}, {"六", 6}, {"七", 7}, {"八", 8}, {"九", 9}, {"十", 10},
};
constexpr MomentWordRow moments[] = {
    {"年", MomentWord::year},      {"-", MomentWord::year},         {"/", MomentWord::year},
    {".", MomentWord::year},       {"月", MomentWord::month},       {"日", MomentWord::day},
    {"号", MomentWord::day},       {"点半", MomentWord::half},      {"时半", MomentWord::half},
    {"点钟", MomentWord::hour},    {"点", MomentWord::hour},        {"时", MomentWord::hour},
    {":", MomentWord::hour},       {"分", MomentWord::minute},      {"上午", MomentWord::morning},
    {"早上", MomentWord::morning}, {"下午", MomentWord::afternoon}, {"晚上", MomentWord::afternoon},
};
}  // namespace

std::span<const base::Message> deadline_table() {
  return explanations;
}
std::span<const UnitWord> limit_unit_words() {
  return units;
}
std::span<const UnitWord> limit_day_words() {
  return days;
}
std::span<const std::string_view> limit_filler_words() {
  return fillers;
}
std::span<const DigitWord> digit_words() {
  return digits;
}
std::span<const MomentWordRow> moment_words() {
  return moments;
}

}  // namespace luoshi::core
