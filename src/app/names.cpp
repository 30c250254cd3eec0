#include "app/names.hpp"

#include "core/codec.hpp"
#include "core/post_title.hpp"

namespace luoshi::app {

namespace {
constexpr std::size_t about_characters = 20;

core::Name plain(std::string text) {
  return {.zh = std::move(text), .en = {}};
}

std::string text_of(const core::Text& text, views::Reader& reader) {
  const auto found = reader.text(text.vault);
  return found ? found->text : std::string();
}

// Whole characters.
std::string beginning_of(const std::string& text) {
  std::size_t end = 0, characters = 0;
  while (end < text.size() && characters <= about_characters) {
    const bool begins = (static_cast<unsigned char>(text[end]) & 0xc0) != 0x80;
    if (begins && ++characters > about_characters) return text.substr(0, end) + "…";
    ++end;
  }
  return text;
}

bool holds(const core::Scope& scope, const core::Id& id) {
  return std::ranges::find(scope.ids, id) != scope.ids.end();
}

bool reaches_unit(const core::Id& unit, const NameSources& from) {
  if (holds(from.scope, core::everything) || holds(from.scope, unit)) return true;
  return std::ranges::any_of(from.snapshot.directory->ancestors(unit),
                             [&](const core::Id& above) { return holds(from.scope, above); });
}

// Many persons have no home unit: whoever reaches a post reaches the one who holds it.
bool reaches_person(const core::Id& person, const NameSources& from) {
  if (from.reader.find(person, from.scope)) return true;
  return std::ranges::any_of(from.snapshot.directory->posts(), [&](const auto& one) {
    return one.second.post.person == person && reaches_unit(one.second.post.unit, from);
  });
}

std::optional<std::string> person_name(const core::Id& person, const NameSources& from) {
  if (!may_read_person(person, from)) return std::nullopt;
  const auto found = person_of(person, from.reader);
  if (!found) return std::nullopt;
  return text_of(found->name, from.reader);
}

DisplayName name_of_post(const core::Id& id, const core::Post& post, const NameSources& from) {
  DisplayName out{.id = id, .noun = "post", .unit = post.unit};
  out.name = core::title_of(post, *from.snapshot.rules,
                            [&](const core::Text& text) { return text_of(text, from.reader); });
  if (post.person) out.holder = person_name(*post.person, from);
  return out;
}

core::Name name_of(const core::CaseState& state, const NameSources& from) {
  if (!state.number.empty()) return plain(state.number);
  return plain(beginning_of(text_of(state.facts.description, from.reader)));
}
core::Name name_of(const core::SiteState& state, const NameSources& from) {
  return plain(text_of(state.site.name, from.reader));
}
core::Name name_of(const core::ActivityState& state, const NameSources& from) {
  const auto* kind = core::find_by_code(from.snapshot.rules->activity_kinds, state.activity.kind);
  core::Name out = kind ? kind->name : plain(state.activity.kind);
  const std::string day = " " + base::to_text(state.activity.day);
  out.zh += day;
  if (!out.en.empty()) out.en += day;
  return out;
}
core::Name name_of(const core::RequestState& state, const NameSources& from) {
  const auto* kind = core::find_by_code(from.snapshot.rules->request_kinds, state.kind);
  return kind ? kind->name : plain(state.kind);
}
// Authorities, sent reports and set-aside commands are told by their kind.
template <class S>
core::Name name_of(const S&, const NameSources&) {
  return {};
}
}  // namespace

bool may_read_person(const core::Id& person, const NameSources& from) {
  return holds(from.scope, person) || (from.scope.personal_text && reaches_person(person, from));
}

std::optional<core::Person> person_of(const core::Id& id, views::Reader& reader) {
  const auto stored = reader.find(id, core::unrestricted());
  if (!stored || stored->noun != views::Noun::person) return std::nullopt;
  auto state = core::decode_state(stored->state);
  auto* one = state ? std::get_if<core::PersonState>(&*state) : nullptr;
  if (!one) return std::nullopt;
  return std::move(one->person);
}

std::optional<DisplayName> display_name(const core::Id& id, const NameSources& from) {
  if (from.snapshot.directory->unit(id))
    return DisplayName{.id = id, .noun = "unit", .name = plain(from.snapshot.unit_name(id))};
  if (const core::PostState* post = from.snapshot.directory->post(id))
    return name_of_post(id, post->post, from);
  if (const auto name = person_name(id, from))
    return DisplayName{.id = id, .noun = "person", .name = plain(*name)};
  const auto stored = from.reader.find(id, from.scope);
  if (!stored || stored->noun == views::Noun::person) return std::nullopt;
  DisplayName out{.id = id, .noun = std::string(views::name_of(stored->noun))};
  out.unit = stored->row.unit;
  const auto state = core::decode_state(stored->state);
  if (!state) return std::nullopt;
  out.name = std::visit([&](const auto& one) { return name_of(one, from); }, *state);
  if (out.name.zh.empty()) out.name = plain(stored->row.kind);
  if (const auto* one = std::get_if<core::CaseState>(&*state))
    out.about = beginning_of(text_of(one->facts.description, from.reader));
  return out;
}

}  // namespace luoshi::app
