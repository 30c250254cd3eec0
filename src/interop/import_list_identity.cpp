#include "interop/import_list_identity.hpp"

#include "pack/seed.hpp"

namespace luoshi::interop {

namespace {
std::string text_of(const std::optional<core::Id>& id) {
  return id ? base::to_text(*id) : std::string();
}

template <class Map>
std::optional<typename Map::mapped_type> look_up(const Map& map, const std::string& key) {
  const auto found = map.find(key);
  return found == map.end() ? std::nullopt : std::optional(found->second);
}
}  // namespace

ListIdentity::ListIdentity(const ImportNames& names, std::string authority)
    : directory_(*names.directory),
      person_records_(names.person_records),
      site_records_(names.site_records),
      post_titles_(names.post_titles),
      authority_(std::move(authority)),
      persons_(index_of(person_records_)),
      sites_(index_of(site_records_)) {
  for (const auto& [id, state] : directory_.posts())
    if (!state.post.code.empty()) posts_.emplace(state.post.code, id);
}

ListIdentity::Index ListIdentity::index_of(const Records& records) {
  Index out;
  for (const auto& [id, record] : records) {
    if (!record.code.empty()) out.by_code.emplace(record.code, id);
    out.by_name[{name_key(record.name), record.unit}].push_back(id);
  }
  return out;
}

core::Id ListIdentity::fresh(std::string_view noun, std::string_view key) const {
  return pack::seed_id(authority_, noun, key);
}

core::Id ListIdentity::unit(const std::string& code) const {
  return directory_.unit_by_code(code).value_or(fresh("unit", code));
}

std::optional<core::Id> ListIdentity::find(std::string_view noun, const Index& index,
                                           const Records& records,
                                           const NamedRecord& wanted) const {
  if (!wanted.code.empty())
    if (const auto known = look_up(index.by_code, wanted.code)) return known;
  const std::string name = name_key(wanted.name);
  std::vector<core::Id> found;
  if (const auto same = index.by_name.find({name, wanted.unit}); same != index.by_name.end())
    for (const core::Id& id : same->second)
      if (wanted.code.empty() || records.at(id).code.empty()) found.push_back(id);
  if (found.size() == 1) return found.front();
  if (found.size() > 1) return std::nullopt;
  return fresh(noun,
               wanted.code.empty() ? "name/" + name + '/' + text_of(wanted.unit) : wanted.code);
}

std::optional<core::Id> ListIdentity::person(const core::Person& person) const {
  return find("person", persons_, person_records_,
              {person.code, person.name.plain, person.home_unit});
}

std::optional<core::Id> ListIdentity::site(const core::Site& site) const {
  return find("site", sites_, site_records_, {site.code, site.name.plain, site.unit});
}

core::Id ListIdentity::post_of_code(const std::string& code) const {
  return look_up(posts_, code).value_or(fresh("post", code));
}

std::optional<core::Id> ListIdentity::post(const core::Post& post) const {
  if (!post.code.empty())
    if (const auto known = look_up(posts_, post.code)) return known;
  const std::string title = post.title ? post.title->plain : std::string();
  std::vector<core::Id> found;
  for (const auto& [id, state] : directory_.posts()) {
    const core::Post& other = state.post;
    if (other.role != post.role || other.unit != post.unit || other.person != post.person ||
        other.holder_post != post.holder_post || other.holder_unit != post.holder_unit ||
        other.since != post.since || (!post.code.empty() && !other.code.empty()))
      continue;
    const auto known = post_titles_.find(id);
    const std::string name = known == post_titles_.end() ? std::string() : known->second;
    if (title.empty() || name_key(title) == name_key(name)) found.push_back(id);
  }
  if (found.size() == 1) return found.front();
  if (found.size() > 1) return std::nullopt;
  if (!post.code.empty()) return fresh("post", post.code);
  return fresh("post", "held/" + post.role + '/' + base::to_text(post.unit) + '/' +
                           text_of(post.person) + '/' + text_of(post.holder_post) + '/' +
                           text_of(post.holder_unit) + '/' + title + '/' +
                           base::to_text(post.since));
}

std::optional<core::Id> ListIdentity::home_of(const std::string& person_code) const {
  const auto id = look_up(persons_.by_code, person_code);
  return id ? person_records_.at(*id).unit : std::nullopt;
}

std::optional<core::Id> ListIdentity::ground_of(const std::string& site_code) const {
  const auto id = look_up(sites_.by_code, site_code);
  return id ? site_records_.at(*id).unit : std::nullopt;
}

const core::Post* ListIdentity::post_before(const std::string& code) const {
  const auto id = look_up(posts_, code);
  const core::PostState* state = id ? directory_.post(*id) : nullptr;
  return state ? &state->post : nullptr;
}

}  // namespace luoshi::interop
