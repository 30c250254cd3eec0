// What units, persons, posts and sites print: the columns of the pack room's lists, so that a sheet
// that comes back is read as one.
#include "core/post_title.hpp"
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
// The name, by which an import knows it again; the code where several have that name.
template <class T>
std::string spoken(const std::vector<T>& list, const std::string& code, const Context& context) {
  const T* known = core::find_by_code(list, code);
  if (!known) return code;
  const std::string name = name_in(known->name, context.language);
  const auto same = std::ranges::count_if(
      list, [&](const T& one) { return name_in(one.name, context.language) == name; });
  return same == 1 ? name : code;
}
// Its code, or the unit and the title by which lists and pages call it.
ExportCell post(const std::optional<core::Id>& id, const Context& context) {
  const core::PostState* state = id ? context.directory.post(*id) : nullptr;
  if (!state) return {};
  if (!state->post.code.empty()) return cell_of(state->post.code);
  const core::Name title = core::title_of(state->post, context.rules, context.text);
  return cell_of(context.unit_name(state->post.unit) + ' ' + name_in(title, context.language));
}
template <class T>
ExportCell day(const std::optional<T>& value) {
  return value ? ExportCell(*value) : ExportCell{};
}

using core::PersonState;
using core::PostState;
using core::SiteState;
using core::UnitState;

constexpr ValueColumn<UnitState> units[] = {
    {"code", [](const UnitState& state, const Context&) { return cell_of(state.unit.code); }},
    {"name", [](const UnitState& state,
                const Context& context) { return cell_of(context.text(state.unit.name)); }},
    {"aliases",
     [](const UnitState& state, const Context& context) {
       std::vector<std::string> aliases;
       for (const core::Text& alias : state.unit.aliases) aliases.push_back(context.text(alias));
       return cell_of(join(aliases));
     }},
    {"level",
     [](const UnitState& state, const Context& context) {
       return cell_of(spoken(context.rules.unit_levels, state.unit.level, context));
     }},
    {"peer_group",
     [](const UnitState& state, const Context&) { return cell_of(state.unit.peer_group); }},
    {"parent", [](const UnitState& state,
                  const Context& context) { return unit_code(state.unit.parent, context); }},
    {"since", [](const UnitState& state, const Context&) { return day(state.unit.since); }},
    {"until", [](const UnitState& state, const Context&) { return day(state.unit.until); }},
    {"announced",
     [](const UnitState& state, const Context&) {
       return state.unit.announced ? ExportCell(WrittenNumber{*state.unit.announced, 0})
                                   : ExportCell{};
     }},
    {"latitude",
     [](const UnitState& state, const Context&) { return latitude_of(state.unit.place); }},
    {"longitude",
     [](const UnitState& state, const Context&) { return longitude_of(state.unit.place); }},
};
constexpr ValueColumn<PersonState> persons[] = {
    {"code", [](const PersonState& state, const Context&) { return cell_of(state.person.code); }},
    {"name", [](const PersonState& state,
                const Context& context) { return cell_of(context.text(state.person.name)); }},
    {"phone", [](const PersonState& state,
                 const Context& context) { return cell_of(state.person.phone, context); }},
    {"home_unit",
     [](const PersonState& state, const Context& context) {
       return unit_code(state.person.home_unit, context);
     }},
};
constexpr ValueColumn<PostState> posts[] = {
    {"code", [](const PostState& state, const Context&) { return cell_of(state.post.code); }},
    {"role",
     [](const PostState& state, const Context& context) {
       return cell_of(spoken(context.rules.roles, state.post.role, context));
     }},
    {"unit", [](const PostState& state,
                const Context& context) { return cell_of(unit_code(state.post.unit, context)); }},
    {"person", [](const PostState& state,
                  const Context& context) { return person(state.post.person, context); }},
    {"holder_post", [](const PostState& state,
                       const Context& context) { return post(state.post.holder_post, context); }},
    {"holder_unit",
     [](const PostState& state, const Context& context) {
       return unit_code(state.post.holder_unit, context);
     }},
    {"title", [](const PostState& state,
                 const Context& context) { return cell_of(state.post.title, context); }},
    {"since", [](const PostState& state, const Context&) { return ExportCell(state.post.since); }},
    {"until", [](const PostState& state, const Context&) { return day(state.post.until); }},
};
constexpr ValueColumn<SiteState> sites[] = {
    {"code", [](const SiteState& state, const Context&) { return cell_of(state.site.code); }},
    {"name", [](const SiteState& state,
                const Context& context) { return cell_of(context.text(state.site.name)); }},
    {"kind",
     [](const SiteState& state, const Context& context) {
       return cell_of(term_name("site_kinds", state.site.kind, context));
     }},
    {"unit", [](const SiteState& state,
                const Context& context) { return cell_of(context.unit_name(state.site.unit)); }},
    {"keeper", [](const SiteState& state,
                  const Context& context) { return person(state.site.keeper, context); }},
    {"contact", [](const SiteState& state,
                   const Context& context) { return cell_of(state.site.contact, context); }},
    {"pollution",
     [](const SiteState& state, const Context& context) {
       std::vector<std::string> names;
       for (const std::string& code : state.site.pollution)
         names.push_back(term_name("pollution_types", code, context));
       return cell_of(join(names));
     }},
    {"grade", [](const SiteState& state, const Context&) { return cell_of(state.site.grade); }},
    {"latitude",
     [](const SiteState& state, const Context&) { return latitude_of(state.site.place); }},
    {"longitude",
     [](const SiteState& state, const Context&) { return longitude_of(state.site.place); }},
    {"until", [](const SiteState& state, const Context&) { return day(state.site.until); }},
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
