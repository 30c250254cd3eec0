// The tables of seed records: names, headings and explanations.
#include "pack/table_words.hpp"

namespace luoshi::pack {

namespace {
using enum CellKind;
using enum Need;

constexpr TableColumn units_columns[] = {
    {"code", "单位代码", "code", code, identity},
    {"name", "单位名称", "name", text, required},
    {"aliases", "别名", "aliases", list, optional, "", "其他写法，用 | 隔开",
     "other spellings, separated by |"},
    {"level", "层级", "level", code, required, "unit_levels"},
    {"peer_group", "同类组", "peer group", text, optional, "", "如 A类村", "for example A类村"},
    {"parent", "上级单位", "parent", code, optional, "units", "最高一级留空",
     "empty for the authority itself"},
    {"since", "成立日期", "since", day, optional},
    {"until", "撤销日期", "until", day, optional},
    {"announced", "公布数", "announced", number, optional, "", "公布的下属个数，与所列不符时会提示",
     "the number of members that was announced"},
    {"latitude", "纬度", "latitude", decimal, optional},
    {"longitude", "经度", "longitude", decimal, optional},
};

constexpr TableColumn persons_columns[] = {
    {"code", "人员代码", "code", code, identity},
    {"name", "姓名", "name", text, required},
    {"phone", "电话", "phone", text, optional},
    {"home_unit", "所属单位", "home unit", code, optional, "units"},
};

constexpr TableColumn posts_columns[] = {
    {"code", "岗位代码", "code", code, optional, "", "被其他岗位引用时必填",
     "needed when another post refers to it"},
    {"role", "角色", "role", code, identity, "roles"},
    {"unit", "单位", "unit", code, identity, "units"},
    {"person", "担任人", "person", code, part, "persons"},
    {"holder_post", "由岗位兼任", "holder post", code, part, "posts"},
    {"holder_unit", "由单位担任", "holder unit", code, part, "units"},
    {"title", "职务", "title", text, part},
    {"since", "任职日期", "since", day, identity},
    {"until", "离任日期", "until", day, optional},
};

constexpr TableColumn sites_columns[] = {
    {"code", "点位代码", "code", code, identity},
    {"name", "点位名称", "name", text, required},
    {"kind", "类型", "kind", code, required, "list:site_kinds"},
    {"unit", "属地单位", "unit", code, required, "units"},
    {"keeper", "专人", "keeper", code, optional, "persons"},
    {"contact", "联系方式", "contact", text, optional},
    {"pollution", "污染类型", "pollution", list, optional, "list:pollution_types"},
    {"grade", "等级", "grade", text, optional},
    {"latitude", "纬度", "latitude", decimal, optional},
    {"longitude", "经度", "longitude", decimal, optional},
    {"until", "截止日期", "until", day, optional},
};
}  // namespace

std::span<const Table> seed_tables() {
  using enum TableId;
  static constexpr Table all[] = {
      {units, "units", "单位", "Units", Home::seed, optional, units_columns,
       "初始单位，只在启用时读入一次", "the first units, read once when the product starts"},
      {persons, "persons", "人员", "Persons", Home::seed, optional, persons_columns, "初始人员",
       "the first persons"},
      {posts, "posts", "岗位", "Posts", Home::seed, optional, posts_columns,
       "初始岗位，由人、岗位或单位担任", "the first posts, held by a person, a post or a unit"},
      {sites, "sites", "点位", "Sites", Home::seed, optional, sites_columns, "初始点位",
       "the first sites"},
  };
  return all;
}

}  // namespace luoshi::pack
