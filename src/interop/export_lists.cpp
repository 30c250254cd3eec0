// What units, persons, posts and sites print: the columns of the pack room's lists, so that a sheet
// that comes back is read as one.
#include "interop/export_values.hpp"
#include "pack/sheets.hpp"

namespace luoshi::interop {

namespace {
using Context = ExportContext;

std::string unit_code(const core::Id& id, const Context& context) {
  const core::UnitState* unit = context.directory.unit(id);
  return unit ? unit->unit.code : base::to_text(id);
}
ExportCell unit_code(const std::optional<core::Id>& id, const Context& context) {
  return id ? cell_of(unit_code(*id, context)) : ExportCell{};
}
ExportCell person(const std::optional<core::Id>& id, const Context& context) {
  return id ? cell_of(context.person_name(*id)) : ExportCell{};
}
template <class T>
ExportCell day(const std::optional<T>& value) {
  return value ? ExportCell(*value) : ExportCell{};
}

using core::PersonState;
using core::PostState;
using core::SiteState;
using core::UnitState;
constexpr auto personal = ColumnPrivacy::personal;

constexpr ValueColumn<UnitState> units[] = {
    {"code", "代码", "code",
     [](const UnitState& state, const Context&) { return cell_of(state.unit.code); }},
    {"name", "名称", "name",
     [](const UnitState& state, const Context& context) {
       return cell_of(context.text(state.unit.name));
     }},
    {"aliases", "别名", "aliases",
     [](const UnitState& state, const Context& context) {
       std::vector<std::string> aliases;
       for (const core::Text& alias : state.unit.aliases) aliases.push_back(context.text(alias));
       return cell_of(join(aliases));
     }},
    {"level", "层级", "level",
     [](const UnitState& state, const Context&) { return cell_of(state.unit.level); }},
    {"peer_group", "类别", "peer group",
     [](const UnitState& state, const Context&) { return cell_of(state.unit.peer_group); }},
    {"parent", "上级", "parent",
     [](const UnitState& state, const Context& context) {
       return unit_code(state.unit.parent, context);
     }},
    {"since", "起", "since",
     [](const UnitState& state, const Context&) { return day(state.unit.since); }},
    {"until", "止", "until",
     [](const UnitState& state, const Context&) { return day(state.unit.until); }},
    {"latitude", "纬度", "latitude",
     [](const UnitState& state, const Context&) { return latitude_of(state.unit.place); }},
    {"longitude", "经度", "longitude",
     [](const UnitState& state, const Context&) { return longitude_of(state.unit.place); }},
};
constexpr ValueColumn<PersonState> persons[] = {
    {"code", "编号", "code",
     [](const PersonState& state, const Context&) { return cell_of(state.person.code); }},
    {"name", "姓名", "name",
     [](const PersonState& state, const Context& context) {
       return cell_of(context.text(state.person.name));
     },
     personal},
    {"phone", "电话", "phone",
     [](const PersonState& state, const Context& context) {
       return cell_of(state.person.phone, context);
     },
     personal},
    {"home_unit", "单位", "home unit",
     [](const PersonState& state, const Context& context) {
       return unit_code(state.person.home_unit, context);
     }},
};
constexpr ValueColumn<PostState> posts[] = {
    {"code", "编号", "code",
     [](const PostState& state, const Context&) { return cell_of(state.post.code); }},
    {"role", "角色", "role",
     [](const PostState& state, const Context&) { return cell_of(state.post.role); }},
    {"unit", "单位", "unit",
     [](const PostState& state, const Context& context) {
       return cell_of(unit_code(state.post.unit, context));
     }},
    {"person", "人员", "person",
     [](const PostState& state, const Context& context) {
       return person(state.post.person, context);
     },
     personal},
    {"title", "职务", "title",
     [](const PostState& state, const Context& context) {
       return cell_of(state.post.title, context);
     }},
    {"since", "起", "since",
     [](const PostState& state, const Context&) { return ExportCell(state.post.since); }},
    {"until", "止", "until",
     [](const PostState& state, const Context&) { return day(state.post.until); }},
};
constexpr ValueColumn<SiteState> sites[] = {
    {"code", "编号", "code",
     [](const SiteState& state, const Context&) { return cell_of(state.site.code); }},
    {"name", "名称", "name",
     [](const SiteState& state, const Context& context) {
       return cell_of(context.text(state.site.name));
     }},
    {"kind", "种类", "kind",
     [](const SiteState& state, const Context& context) {
       return cell_of(term_name("site_kinds", state.site.kind, context));
     }},
    {"unit", "单位", "unit",
     [](const SiteState& state, const Context& context) {
       return cell_of(context.unit_name(state.site.unit));
     }},
    {"keeper", "专人", "keeper",
     [](const SiteState& state, const Context& context) {
       return person(state.site.keeper, context);
     },
     personal},
    {"contact", "联系方式", "contact",
     [](const SiteState& state, const Context& context) {
       return cell_of(state.site.contact, context);
     },
     personal},
    {"pollution", "污染类型", "pollution",
     [](const SiteState& state, const Context& context) {
       std::vector<std::string> names;
       for (const std::string& code : state.site.pollution)
         names.push_back(term_name("pollution_types", code, context));
       return cell_of(join(names));
     }},
    {"grade", "等级", "grade",
     [](const SiteState& state, const Context&) { return cell_of(state.site.grade); }},
    {"latitude", "纬度", "latitude",
     [](const SiteState& state, const Context&) { return latitude_of(state.site.place); }},
    {"longitude", "经度", "longitude",
     [](const SiteState& state, const Context&) { return longitude_of(state.site.place); }},
    {"until", "止", "until",
     [](const SiteState& state, const Context&) { return day(state.site.until); }},
};
}  // namespace

std::span<const ValueColumn<UnitState>> unit_columns() {
  return units;
}
std::span<const ValueColumn<PersonState>> person_columns() {
  return persons;
}
std::span<const ValueColumn<PostState>> post_columns() {
  return posts;
}
std::span<const ValueColumn<SiteState>> site_columns() {
  return sites;
}

}  // namespace luoshi::interop
