#include "interop/import_list_words.hpp"

namespace luoshi::interop {

namespace {
using enum pack::TableId;
constexpr ListHeading headings[] = {
    {units, "serial", "序号"},
    {units, "serial", "no."},
    {units, "code", "代码"},
    {units, "code", "编号"},
    {units, "code", "编码"},
    {units, "code", "单位编码"},
    {units, "name", "名称"},
    {units, "name", "单位"},
    {units, "name", "单位全称"},
    {units, "aliases", "其他名称"},
    {units, "aliases", "简称"},
    {units, "aliases", "other names"},
    {units, "level", "级别"},
    {units, "level", "单位层级"},
    {units, "peer_group", "类别"},
    {units, "parent", "上级"},
    {units, "parent", "所属上级"},
    {units, "parent", "above it"},
    {units, "since", "设立日期"},
    {units, "since", "起"},
    {units, "until", "最后一天"},
    {units, "until", "止"},
    {units, "until", "last day"},
    {units, "announced", "公布的人数"},
    {units, "announced", "announced members"},
    {units, "place", "位置"},
    {units, "place", "place"},
    {units, "street", "街道"},
    {units, "street", "街道(镇)"},

    {persons, "serial", "序号"},
    {persons, "serial", "no."},
    {persons, "code", "工号"},
    {persons, "code", "代码"},
    {persons, "code", "编号"},
    {persons, "code", "人员编号"},
    {persons, "code", "staff number"},
    {persons, "name", "名字"},
    {persons, "name", "人员姓名"},
    {persons, "phone", "手机"},
    {persons, "phone", "手机号"},
    {persons, "phone", "手机号码"},
    {persons, "phone", "联系电话"},
    {persons, "phone", "电话号码"},
    {persons, "home_unit", "所在单位"},
    {persons, "home_unit", "单位"},
    {persons, "home_unit", "工作单位"},
    {persons, "home_unit", "部门"},
    {persons, "home_unit", "所在部门"},
    {persons, "home_unit", "unit"},
    {persons, "street", "街道"},
    {persons, "street", "街道(镇)"},

    {posts, "serial", "序号"},
    {posts, "serial", "no."},
    {posts, "code", "代码"},
    {posts, "code", "编号"},
    {posts, "role", "岗位角色"},
    {posts, "role", "岗位"},
    {posts, "unit", "所在单位"},
    {posts, "unit", "所属单位"},
    {posts, "person", "任职人"},
    {posts, "person", "人员"},
    {posts, "person", "姓名"},
    {posts, "person", "held by a person"},
    {posts, "holder_post", "由另一岗位兼任"},
    {posts, "holder_post", "held by another post"},
    {posts, "holder_unit", "held by a unit"},
    {posts, "holder", "由谁担任"},
    {posts, "holder", "担任者"},
    {posts, "holder", "held by"},
    {posts, "title", "职务名称"},
    {posts, "since", "任职时间"},
    {posts, "since", "起"},
    {posts, "until", "最后一天"},
    {posts, "until", "止"},
    {posts, "until", "last day"},
    {posts, "street", "街道"},
    {posts, "street", "街道(镇)"},

    {sites, "serial", "序号"},
    {sites, "serial", "no."},
    {sites, "code", "代码"},
    {sites, "code", "编号"},
    {sites, "name", "名称"},
    {sites, "kind", "种类"},
    {sites, "kind", "点位种类"},
    {sites, "kind", "点位类型"},
    {sites, "unit", "属地"},
    {sites, "unit", "单位"},
    {sites, "unit", "所在单位"},
    {sites, "unit", "unit of the place"},
    {sites, "contact", "联系电话"},
    {sites, "contact", "电话"},
    {sites, "pollution", "污染种类"},
    {sites, "pollution", "kinds of pollution"},
    {sites, "place", "位置"},
    {sites, "place", "place"},
    {sites, "until", "最后一天"},
    {sites, "until", "止"},
    {sites, "until", "last day"},
    {sites, "street", "街道"},
    {sites, "street", "街道(镇)"},
};
constexpr std::string_view name_ends[] = {"名单",   "清单", "列表",   "名册",  "花名册",
                                          "一览表", "表",   "信息表", " list", "list"};
constexpr std::string_view separators[] = {",", "，", "、", " ", ";"};
}  // namespace

std::span<const ListHeading> list_headings() {
  return headings;
}
std::span<const std::string_view> list_name_ends() {
  return name_ends;
}
std::span<const std::string_view> degree_separators() {
  return separators;
}

}  // namespace luoshi::interop
