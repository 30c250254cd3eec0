#include "core/unit_words.hpp"

namespace luoshi::core {

namespace {
constexpr base::Message words[] = {
    {"command.change_unit", "修改单位", "Change the unit"},
    {"command.change_person", "修改人员", "Change the person"},
    {"command.change_post", "修改岗位", "Change the post"},
    {"command.change_site", "修改点位", "Change the site"},

    {"field.unit.code", "代码", "Code"},
    {"field.unit.name", "名称", "Name"},
    {"field.unit.aliases", "别名", "Other names"},
    {"field.unit.level", "层级", "Level"},
    {"field.unit.peer_group", "同类组", "Peer group"},
    {"field.unit.parent", "上级单位", "Above it"},
    {"field.unit.since", "设立日期", "Since"},
    {"field.unit.until", "最后一天", "Last day"},
    {"field.unit.announced", "公布的人数", "Announced members"},
    {"field.unit.place", "位置", "Place"},

    {"field.person.name", "姓名", "Name"},
    {"field.person.phone", "手机", "Phone"},
    {"field.person.home_unit", "所在单位", "Home unit"},
    {"field.person.code", "工号", "Staff number"},

    {"field.post.role", "角色", "Role"},
    {"field.post.unit", "单位", "Unit"},
    {"field.post.title", "职务", "Title"},
    {"field.post.person", "任职人", "Held by a person"},
    {"field.post.holder_post", "由另一岗位兼任", "Held by another post"},
    {"field.post.holder_unit", "由单位担任", "Held by a unit"},
    {"field.post.code", "代码", "Code"},
    {"field.post.since", "任职日期", "Since"},
    {"field.post.until", "最后一天", "Last day"},

    {"field.site.code", "代码", "Code"},
    {"field.site.name", "名称", "Name"},
    {"field.site.kind", "点位种类", "Kind"},
    {"field.site.unit", "属地", "Unit of the place"},
    {"field.site.keeper", "专人", "Keeper"},
    {"field.site.contact", "联系方式", "Contact"},
    {"field.site.pollution", "污染类型", "Kinds of pollution"},
    {"field.site.grade", "等级", "Grade"},
    {"field.site.place", "位置", "Place"},
    {"field.site.until", "最后一天", "Last day"},
};
}  // namespace

std::span<const base::Message> unit_words() {
  return words;
}

}  // namespace luoshi::core
