// What an activity prints; its quantities and fields are columns of their own (export_columns.cpp).
#include "interop/export_values.hpp"
#include "interop/export_words.hpp"
#include "interop/import_words.hpp"

namespace luoshi::interop {

namespace {
using State = core::ActivityState;
using Context = ExportContext;

ExportCell kind(const State& state, const Context& context) {
  const auto* known = core::find_by_code(context.rules.activity_kinds, state.activity.kind);
  return cell_of(known ? name_in(known->name, context.language) : state.activity.kind);
}
ExportCell day(const State& state, const Context&) {
  return state.activity.day;
}
ExportCell from(const State& state, const Context&) {
  return cell_of(state.activity.from);
}
ExportCell until(const State& state, const Context&) {
  return cell_of(state.activity.until);
}
ExportCell unit(const State& state, const Context& context) {
  return cell_of(join_units(state.activity.units, context));
}
// The unit above the first one: two villages may have one name.
ExportCell street(const State& state, const Context& context) {
  if (state.activity.units.empty()) return {};
  const auto& above = context.directory.ancestors(state.activity.units.front());
  return above.size() > 1 ? cell_of(context.unit_name(above.front())) : ExportCell{};
}
ExportCell programme(const State& state, const Context& context) {
  return cell_of(join_programmes(state.activity.programmes, context));
}
ExportCell location(const State& state, const Context& context) {
  return cell_of(state.activity.location, context);
}
ExportCell site(const State& state, const Context& context) {
  return state.activity.site ? cell_of(context.site_name(*state.activity.site)) : ExportCell{};
}
ExportCell summary(const State& state, const Context& context) {
  return cell_of(state.activity.summary, context);
}
ExportCell photos(const State& state, const Context& context) {
  return cell_of(state.activity.photos, context);
}
ExportCell of_role(const State& state, core::PhotoRole role, const Context& context) {
  std::vector<core::Photo> some;
  for (const core::Photo& photo : state.activity.photos)
    if (photo.role == role) some.push_back(photo);
  return cell_of(some, context);
}
ExportCell photos_before(const State& state, const Context& context) {
  return of_role(state, core::PhotoRole::before, context);
}
ExportCell photos_after(const State& state, const Context& context) {
  return of_role(state, core::PhotoRole::after, context);
}
ExportCell people(const State& state, const Context& context) {
  std::vector<std::string> names;
  for (const core::Id& id : state.activity.people) names.push_back(context.person_name(id));
  return cell_of(join(names));
}
ExportCell recorder(const State& state, const Context& context) {
  if (state.activity.recorder_named) return cell_of(state.activity.recorder_named, context);
  return state.recorded_by_person ? cell_of(context.person_name(*state.recorded_by_person))
                                  : ExportCell{};
}
ExportCell nothing_today(const State& state, const Context&) {
  return state.activity.nothing_today ? cell_of(std::string(import_words(ImportWords::yes).front()))
                                      : ExportCell{};
}
ExportCell recorded_at(const State& state, const Context&) {
  return state.recorded_at;
}
ExportCell status(const State& state, const Context& context) {
  for (const ActivityStatusWord& word : activity_status_words())
    if (word.status == state.status)
      return cell_of(std::string(word_in(word.zh, word.en, context.language)));
  return {};
}
ExportCell latitude(const State& state, const Context&) {
  return latitude_of(state.activity.place);
}
ExportCell longitude(const State& state, const Context&) {
  return longitude_of(state.activity.place);
}
ExportCell no_photo_reason(const State& state, const Context& context) {
  return cell_of(state.activity.no_photo_reason, context);
}

constexpr ValueColumn<State> table[] = {
    {"day", day},
    {"kind", kind},
    {"street", street},
    {"unit", unit},
    {"programme", programme},
    {"from", from},
    {"until", until},
    {"location", location},
    {"site", site},
    {"latitude", latitude},
    {"longitude", longitude},
    {"nothing_today", nothing_today},
    {"summary", summary},
    {"people", people},
    {"recorder", recorder},
    {"photos", photos},
    {"photos.before", photos_before},
    {"photos.after", photos_after},
    {"no_photo_reason", no_photo_reason},
    {"status", status},
    {"recorded_at", recorded_at},
};
}  // namespace

std::span<const ValueColumn<core::ActivityState>> activity_columns() {
  return table;
}

}  // namespace luoshi::interop
