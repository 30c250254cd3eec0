#include "papers/messages.hpp"

namespace luoshi::papers {

std::span<const base::Message> messages() {
  static constexpr base::Message table[] = {
      {"figure_rounded", "{number}余{measure}", "more than {number} {measure}"},
      {"figure_exact", "{number}{measure}", "{number} {measure}"},
      {"month_day", "{month}月{day}日", "{month}/{day}"},
      {"sheet_to_fill_in", "{subject}-空表", "{subject}-empty"},
      {"year_month_day", "{year}年{month}月{day}日", "{year}-{month}-{day}"},
      {"brief_heading", "{unit} {since} 至 {until}（{programme}）",
       "{unit}, {since} to {until} ({programme})"},
      {"all_programmes", "全部重点工作", "all programmes"},
      {"brief_figures", "准确数（每个数都可打开到记录）：",
       "Exact figures (each opens to its records):"},
      {"brief_figure",
       "  {name}：{exact}{measure}，{records} 条记录（有照片和位置 {photo_and_place}，"
       "实名记录 {named_recorder}，事后补录 {late_entry}）",
       "  {name}: {exact} {measure}, {records} records (photo and place {photo_and_place}, named "
       "recorder {named_recorder}, late entry {late_entry})"},
      {"brief_nothing_recorded", "  {name}：没有记录（不等于零）",
       "  {name}: nothing recorded (which is not zero)"},
      {"brief_reporting",
       "{kind}：应报 {expected}，已报 {reported}，零报告 {zero}，未报 {missing}（单位·日）",
       "{kind}: expected {expected}, reported {reported}, zero reports {zero}, missing {missing} "
       "(unit days)"},
      {"brief_missing_units", "  有未报的单位：{units}", "  Units with a day missing: {units}"},
      {"brief_sent_before", "上次报出（截至 {until}）：", "Sent before (until {until}):"},
      {"brief_fallen",
       "  注意：{name} 上次报出 {sent}{measure}，现在是 "
       "{exact}{measure}，累计数变小了；报出前请核对。",
       "  Note: {name} was sent as {sent} {measure} and is now {exact} {measure}: the cumulative "
       "figure has fallen; check before sending."},
      {"brief_not_fallen", "  没有变小的累计数。", "  No cumulative figure has fallen."},
  };
  return table;
}

}  // namespace luoshi::papers
