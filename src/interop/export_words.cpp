#include "interop/export_words.hpp"

namespace luoshi::interop {

namespace {
constexpr auto personal = ColumnPrivacy::personal;
constexpr ColumnWord columns[] = {
    {"", "#", "序号", "No."},
    {"", "record", "记录号", "Record id"},
    {"case", "number", "台账编号", "Case number"},
    {"case", "source", "问题来源", "Source"},
    {"case", "found_at", "发现时间", "Found at"},
    {"case", "finder", "发现人", "Finder", personal},
    {"case", "location", "地点", "Location"},
    {"case", "place_unit", "属地", "Place unit"},
    {"case", "site", "点位", "Site"},
    {"case", "owner", "责任主体", "Owner", personal},
    {"case", "category", "问题类别", "Category"},
    {"case", "category_code", "类别代码", "Category code"},
    {"case", "degree", "程度", "Degree"},
    {"case", "urgency", "紧急程度", "Urgency"},
    {"case", "programme", "重点工作", "Programme"},
    {"case", "description", "问题描述", "Description"},
    {"case", "photos.before", "整改前照片", "Photo before"},
    {"case", "no_photo_reason", "无照片原因", "No photo because"},
    {"case", "requirement", "整改要求", "Requirement"},
    {"case", "due", "整改时限", "Due"},
    {"case", "unit", "责任单位", "Responsible unit"},
    {"case", "supporting", "配合单位", "Supporting"},
    {"case", "person", "责任人", "Responsible person", personal},
    {"case", "leader", "包保领导", "Leader", personal},
    {"case", "verifier", "验收单位", "Verifier"},
    {"case", "handed_out_at", "交办时间", "Handed out at"},
    {"case", "acknowledged_at", "签收时间", "Acknowledged at"},
    {"case", "measures", "整改措施", "Measures"},
    {"case", "rectified_at", "完成时间", "Rectified at"},
    {"case", "photos.after", "整改后照片", "Photo after"},
    {"case", "check", "验收意见", "Check", personal},
    {"case", "checked_at", "验收时间", "Checked at"},
    {"case", "closed_at", "销号时间", "Closed at"},
    {"case", "status", "状态", "Status"},
    {"case", "rounds", "整改轮次", "Rounds"},
    {"case", "recurrences", "复发次数", "Recurrences"},
    {"case", "listed", "挂牌督办标记", "Listed"},
    {"case", "points", "扣分", "Points"},
    {"case", "latitude", "纬度", "Latitude"},
    {"case", "longitude", "经度", "Longitude"},
    {"case", "remark", "备注", "Remark"},
    {"activity", "day", "日期", "Date"},
    {"activity", "kind", "种类", "Kind"},
    {"activity", "street", "街道(镇)", "Street"},
    {"activity", "unit", "单位", "Unit"},
    {"activity", "programme", "重点工作", "Programme"},
    {"activity", "from", "开始时间", "From"},
    {"activity", "until", "结束时间", "Until"},
    {"activity", "location", "地点", "Location"},
    {"activity", "site", "点位", "Site"},
    {"activity", "latitude", "纬度", "Latitude"},
    {"activity", "longitude", "经度", "Longitude"},
    {"activity", "nothing_today", "今日无", "Nothing today"},
    {"activity", "summary", "内容", "Summary"},
    {"activity", "people", "参加人员", "People", personal},
    {"activity", "recorder", "填报人", "Recorder", personal},
    {"activity", "photos", "照片", "Photos"},
    {"activity", "photos.before", "整改前照片", "Photo before"},
    {"activity", "photos.after", "整改后照片", "Photo after"},
    {"activity", "no_photo_reason", "无照片原因", "No photo because"},
    {"activity", "status", "状态", "Status"},
    {"activity", "recorded_at", "录入时间", "Recorded at"},
    {"unit", "code", "代码", "code"},
    {"unit", "name", "名称", "name"},
    {"unit", "aliases", "别名", "aliases"},
    {"unit", "level", "层级", "level"},
    {"unit", "peer_group", "类别", "peer group"},
    {"unit", "parent", "上级", "parent"},
    {"unit", "since", "起", "since"},
    {"unit", "until", "止", "until"},
    {"unit", "announced", "公布数", "announced"},
    {"unit", "latitude", "纬度", "latitude"},
    {"unit", "longitude", "经度", "longitude"},
    {"person", "code", "编号", "code"},
    {"person", "name", "姓名", "name", personal},
    {"person", "phone", "电话", "phone", personal},
    {"person", "home_unit", "单位", "home unit"},
    {"post", "code", "编号", "code"},
    {"post", "role", "角色", "role"},
    {"post", "unit", "单位", "unit"},
    {"post", "person", "人员", "person", personal},
    {"post", "holder_post", "由岗位兼任", "holder post"},
    {"post", "holder_unit", "由单位担任", "holder unit"},
    {"post", "title", "职务", "title"},
    {"post", "since", "起", "since"},
    {"post", "until", "止", "until"},
    {"site", "code", "编号", "code"},
    {"site", "name", "名称", "name"},
    {"site", "kind", "种类", "kind"},
    {"site", "unit", "单位", "unit"},
    {"site", "keeper", "专人", "keeper", personal},
    {"site", "contact", "联系方式", "contact", personal},
    {"site", "pollution", "污染类型", "pollution"},
    {"site", "grade", "等级", "grade"},
    {"site", "latitude", "纬度", "latitude"},
    {"site", "longitude", "经度", "longitude"},
    {"site", "until", "止", "until"},
};
constexpr ActivityStatusWord statuses[] = {
    {core::ActivityStatus::hidden, "未公布", "hidden"},
    {core::ActivityStatus::valid, "有效", "valid"},
    {core::ActivityStatus::voided, "已作废", "voided"},
};
}  // namespace

std::string_view word_in(std::string_view zh, std::string_view en, base::Language language) {
  return language == base::Language::zh ? zh : en;
}
std::span<const ColumnWord> export_vocabulary() {
  return columns;
}
std::span<const ActivityStatusWord> activity_status_words() {
  return statuses;
}
std::string_view item_separator() {
  return "、";
}
std::string_view part_separator() {
  return "；";
}
std::string_view part_colon() {
  return "：";
}

}  // namespace luoshi::interop
