// Compared with normalised texts (base::normalise): lower case, half width.
#include "interop/import_words.hpp"

namespace luoshi::interop {

namespace {
constexpr std::string_view subtotal[] = {"合计", "小计",  "总计",     "共计", "累计",
                                         "总和", "total", "subtotal", "sum"};
constexpr std::string_view note[] = {"#",       "备注:", "注:",    "说明:",  "填表说明", "填表人",
                                     "制表人",  "制表:", "填报人", "审核人", "审核:",    "审批人",
                                     "负责人:", "签字:", "note:",  "notes:"};
constexpr std::string_view nothing_today[] = {"今日无", "今日无出动",    "当日无",
                                              "无出动", "零报告",        "本日无",
                                              "今天无", "nothing today", "none today"};
constexpr std::string_view yes[] = {"是", "有", "√", "✓", "✔", "对", "已", "yes", "y", "true", "1"};
constexpr std::string_view no[] = {"否",   "无", "×", "✗",     "x", "未",
                                   "没有", "no", "n", "false", "0"};
constexpr std::string_view committee[] = {
    "村民委员会", "社区居民委员会", "居民委员会", "社区居委会", "村委会", "居委会",
    "街道办事处", "办事处",         "人民政府",   "村委",       "街道办"};
constexpr std::string_view lead_heading[] = {"责任", "承办", "整改", "牵头", "responsible", "lead"};
constexpr std::string_view of_the_day[] = {"今日", "当日", "本日", "当天", "今天"};
constexpr std::string_view count_measure[] = {"个", "项", "件", "起", "次", "处", "家",
                                              "条", "份", "块", "宗", "名", "人"};
constexpr std::string_view no_value[] = {"/", "\\", "-", "--", "—", "——", "无", "n/a", "null"};
constexpr std::string_view whether_any[] = {"有无"};

constexpr HeadingWord headings[] = {
    {SheetColumn::serial, "序号"},
    {SheetColumn::serial, "no."},
    {SheetColumn::serial, "no"},
    {SheetColumn::serial, "#"},
    {SheetColumn::record, "记录号"},
    {SheetColumn::record, "record id"},
    {SheetColumn::number, "台账编号"},
    {SheetColumn::number, "case number"},
    {SheetColumn::kind, "种类"},
    {SheetColumn::kind, "记录种类"},
    {SheetColumn::unit, "单位"},
    {SheetColumn::unit, "lead unit"},
    {SheetColumn::unit, "责任单位"},
    {SheetColumn::unit, "responsible unit"},
    {SheetColumn::unit, "牵头单位"},
    {SheetColumn::place_unit, "属地"},
    {SheetColumn::place_unit, "属地单位"},
    {SheetColumn::place_unit, "所在村(社区)"},
    {SheetColumn::place_unit, "place unit"},
    {SheetColumn::street, "街道"},
    {SheetColumn::street, "sub-district"},
    {SheetColumn::day, "日期"},
    {SheetColumn::day, "date"},
    {SheetColumn::programme, "重点工作"},
    {SheetColumn::location, "地点"},
    {SheetColumn::location, "address"},
    {SheetColumn::site, "点位"},
    {SheetColumn::summary, "内容"},
    {SheetColumn::summary, "remarks"},
    {SheetColumn::remark, "备注"},
    {SheetColumn::remark, "remark"},
    {SheetColumn::photo, "照片"},
    {SheetColumn::photo, "photos"},
    {SheetColumn::photo_before, "整改前照片"},
    {SheetColumn::photo_before, "before"},
    {SheetColumn::photo_after, "整改后照片"},
    {SheetColumn::photo_after, "after"},
    {SheetColumn::latitude, "纬度"},
    {SheetColumn::longitude, "经度"},
    {SheetColumn::nothing_today, "今日无"},
    {SheetColumn::supporting, "配合单位"},
    {SheetColumn::found_at, "发现时间"},
    {SheetColumn::finder, "发现人"},
    {SheetColumn::category, "问题类别"},
    {SheetColumn::description, "问题描述"},
    {SheetColumn::due, "整改时限"},
    {SheetColumn::due, "deadline"},
    {SheetColumn::status, "状态"},
    {SheetColumn::handed_out_at, "交办时间"},
    {SheetColumn::handed_out_at, "交办日期"},
    {SheetColumn::checked_at, "验收时间"},
    {SheetColumn::checked_at, "核查时间"},
    {SheetColumn::closed_at, "销号时间"},
    {SheetColumn::rectified_at, "完成时间"},
    {SheetColumn::no_photo_reason, "无照片原因"},
    {SheetColumn::backing, "依据"},
    {SheetColumn::no_photo_reason, "no photo because"},
    {SheetColumn::source, "问题来源"},
    {SheetColumn::owner, "责任主体"},
    {SheetColumn::requirement, "整改要求"},
    {SheetColumn::measures, "整改措施"},
    {SheetColumn::person, "责任人"},
    {SheetColumn::leader, "包保领导"},
    {SheetColumn::verifier, "验收单位"},
    {SheetColumn::check, "验收意见"},
    {SheetColumn::recurrences, "复发次数"},
    {SheetColumn::listed, "挂牌督办标记"},
    {SheetColumn::points, "扣分"},
    {SheetColumn::degree, "程度"},
    {SheetColumn::urgency, "紧急程度"},
};

using core::CaseStatus;
constexpr StatusWord statuses[] = {
    {CaseStatus::reported, "待受理"},    {CaseStatus::reported, "已上报"},
    {CaseStatus::reported, "上报"},      {CaseStatus::accepted, "待交办"},
    {CaseStatus::accepted, "已受理"},    {CaseStatus::accepted, "已入账"},
    {CaseStatus::assigned, "待签收"},    {CaseStatus::assigned, "已交办"},
    {CaseStatus::rectifying, "整改中"},  {CaseStatus::rectifying, "正在整改"},
    {CaseStatus::rectifying, "处置中"},  {CaseStatus::rectifying, "办理中"},
    {CaseStatus::rectifying, "未整改"},  {CaseStatus::rectifying, "未完成"},
    {CaseStatus::rectifying, "未销号"},  {CaseStatus::rectifying, "待整改"},
    {CaseStatus::rectifying, "进行中"},  {CaseStatus::rectifying, "返工"},
    {CaseStatus::rectifying, "超期"},    {CaseStatus::rectifying, "已签收"},
    {CaseStatus::suspended, "缓办"},     {CaseStatus::shelved, "挂账"},
    {CaseStatus::rectified, "待核查"},   {CaseStatus::rectified, "已整改"},
    {CaseStatus::rectified, "整改完成"}, {CaseStatus::rectified, "已完成"},
    {CaseStatus::rectified, "完成"},     {CaseStatus::rectified, "待验收"},
    {CaseStatus::rectified, "已反馈"},   {CaseStatus::passed, "待销号"},
    {CaseStatus::passed, "核查通过"},    {CaseStatus::passed, "已验收"},
    {CaseStatus::passed, "验收通过"},    {CaseStatus::closed, "已销号"},
    {CaseStatus::closed, "销号"},        {CaseStatus::closed, "已办结"},
    {CaseStatus::closed, "办结"},        {CaseStatus::closed, "已结案"},
    {CaseStatus::closed, "结案"},        {CaseStatus::closed, "已归档"},
    {CaseStatus::ended, "已终结"},       {CaseStatus::ended, "终结"},
    {CaseStatus::ended, "撤销"},         {CaseStatus::ended, "作废"},
    {CaseStatus::ended, "不属实"},       {CaseStatus::ended, "非本辖区"},
    {CaseStatus::ended, "重复"},         {CaseStatus::ended, "误录撤回"},
};
constexpr EndWord ends[] = {
    {core::EndReason::untrue, "不属实"},  {core::EndReason::not_our_area, "非本辖区"},
    {core::EndReason::duplicate, "重复"}, {core::EndReason::transferred, "转办"},
    {core::EndReason::withdrawn, "撤"},   {core::EndReason::withdrawn, "作废"},
};
constexpr DegreeWord degrees[] = {
    {core::Degree::ordinary, "一般"}, {core::Degree::ordinary, "轻微"},
    {core::Degree::serious, "较重"},  {core::Degree::serious, "较严重"},
    {core::Degree::grave, "严重"},    {core::Degree::grave, "特别严重"},
    {core::Degree::grave, "重大"},
};
constexpr UrgencyWord urgencies[] = {
    {core::Urgency::ordinary, "普通"},    {core::Urgency::ordinary, "一般"},
    {core::Urgency::urgent, "加急"},      {core::Urgency::urgent, "紧急"},
    {core::Urgency::most_urgent, "特急"},
};
}  // namespace

std::span<const std::string_view> import_words(ImportWords set) {
  switch (set) {
    case ImportWords::subtotal:
      return subtotal;
    case ImportWords::note:
      return note;
    case ImportWords::nothing_today:
      return nothing_today;
    case ImportWords::yes:
      return yes;
    case ImportWords::no:
      return no;
    case ImportWords::committee:
      return committee;
    case ImportWords::lead_heading:
      return lead_heading;
    case ImportWords::of_the_day:
      return of_the_day;
    case ImportWords::count_measure:
      return count_measure;
    case ImportWords::no_value:
      return no_value;
    case ImportWords::whether_any:
      return whether_any;
  }
  return {};
}
std::span<const HeadingWord> heading_words() {
  return headings;
}
std::span<const StatusWord> status_words() {
  return statuses;
}
std::span<const EndWord> end_words() {
  return ends;
}
std::span<const DegreeWord> degree_words() {
  return degrees;
}
std::span<const UrgencyWord> urgency_words() {
  return urgencies;
}

}  // namespace luoshi::interop
