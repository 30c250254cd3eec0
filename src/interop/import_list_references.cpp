#include "interop/import_list_references.hpp"

#include <algorithm>

namespace luoshi::interop {

namespace {
std::optional<core::Id> one_of(const std::vector<core::Id>& found,
                               const std::optional<core::Id>& before) {
  if (found.size() == 1) return found.front();
  if (before && std::ranges::find(found, *before) != found.end()) return before;
  return std::nullopt;
}
}  // namespace

ListReferences::ListReferences(const ImportNames& names, const core::RuleSet& rules,
                               ListCells& cells)
    : names_(names),
      directory_(std::make_shared<core::Directory>(*names.directory)),
      rules_(rules),
      cells_(cells) {
  names_.directory = directory_.get();
  names_.widened = directory_;
}

void ListReferences::add_unit(const core::Id& id, const core::Unit& unit) {
  names_.units.add(id, unit.name.plain);
  names_.units.add(id, unit.code);
  for (const core::Text& alias : unit.aliases) names_.units.add(id, alias.plain);
  if (directory_->unit(id)) return;
  names_.unit_names.insert_or_assign(id, unit.name.plain);
  fresh_.insert(id);
}

void ListReferences::place_unit(const core::Id& id, const core::Unit& unit) {
  if (directory_->unit(id)) return;
  core::UnitState state{.unit = unit, .ancestors = {}};
  if (unit.parent) {
    state.ancestors = directory_->ancestors(*unit.parent);
    state.ancestors.insert(state.ancestors.begin(), *unit.parent);
  }
  directory_->put_unit(id, std::move(state));
}

void ListReferences::add_person(const core::Id& id, const core::Person& person) {
  names_.persons.add(id, person.name.plain);
  names_.persons.add(id, person.code);
  const NamedRecord record{person.code, person.name.plain, person.home_unit};
  if (names_.person_records.emplace(id, record).second) fresh_.insert(id);
}

void ListReferences::add_post(const core::Id& id, const core::Post& post) {
  names_.add_post(id, post, post.title ? std::string_view(post.title->plain) : std::string_view(),
                  rules_);
  if (!directory_->post(id)) fresh_.insert(id);
}

std::optional<core::Id> ListReferences::lean(ListLine& line, std::string_view key,
                                             const core::Id& id) {
  if (fresh_.contains(id)) line.leans.push_back({id, std::string(key)});
  return id;
}

std::optional<core::Id> ListReferences::area(const ListLine& line) const {
  const std::string street = line.text("street");
  if (street.empty()) return std::nullopt;
  const auto found = names_.find_units(street, std::nullopt);
  return found.size() == 1 ? std::optional(found.front()) : std::nullopt;
}

std::vector<core::Id> ListReferences::units(const ListLine& line, std::string_view key) const {
  const std::string words = line.text(key);
  return words.empty() ? std::vector<core::Id>() : names_.find_units(words, area(line));
}

std::optional<core::Id> ListReferences::unit(ListLine& line, std::string_view key,
                                             const Before& before) {
  const std::string words = line.text(key);
  if (words.empty()) return std::nullopt;
  std::vector<core::Id> found = units(line, key);
  if (found.size() > 1) std::erase(found, line.id);  // a unit is not its own parent
  if (const auto one = one_of(found, before)) return lean(line, key, *one);
  if (found.empty()) {
    cells_.complain(line, "unit_not_found", key, {{"similar", similar_hint(names_.units, words)}});
    return std::nullopt;
  }
  std::string codes;
  for (const core::Id& id : found)
    if (const core::UnitState* state = directory_->unit(id))
      codes += (codes.empty() ? "" : "、") + state->unit.code;
  cells_.complain(line, "unit_ambiguous", key, {{"units", codes}});
  return std::nullopt;
}

std::vector<core::Id> ListReferences::nearest(std::vector<core::Id> found,
                                              const core::Id& unit) const {
  const auto keep = [&](const auto& fits) {
    std::vector<core::Id> out;
    for (const core::Id& id : found) {
      const auto record = names_.person_records.find(id);
      if (record != names_.person_records.end() && record->second.unit &&
          fits(*record->second.unit))
        out.push_back(id);
    }
    return out;
  };
  if (auto own = keep([&](const core::Id& home) { return home == unit; }); !own.empty()) return own;
  if (auto near = keep([&](const core::Id& home) { return directory_->within(home, unit); });
      !near.empty())
    return near;
  return found;
}

std::vector<core::Id> ListReferences::persons(const std::string& words,
                                              const std::optional<core::Id>& unit) const {
  if (const auto& found = names_.persons.find(words); !found.empty())
    return found.size() > 1 && unit ? nearest(found, *unit) : found;
  // 张三（荷塘村）
  const HeadingParts parts = heading_parts(name_key(words));
  if (parts.measure.empty()) return {};
  const auto homes = names_.find_units(parts.measure, std::nullopt);
  if (homes.size() != 1) return {};
  std::vector<core::Id> out;
  for (const core::Id& id : names_.persons.find(parts.name)) {
    const auto record = names_.person_records.find(id);
    if (record != names_.person_records.end() && record->second.unit &&
        directory_->within(*record->second.unit, homes.front()))
      out.push_back(id);
  }
  return nearest(std::move(out), homes.front());
}

std::optional<core::Id> ListReferences::person(ListLine& line, std::string_view key,
                                               const std::optional<core::Id>& unit,
                                               const Before& before) {
  const std::string words = line.text(key);
  if (words.empty()) return std::nullopt;
  const auto found = persons(words, unit);
  if (const auto one = one_of(found, before)) return lean(line, key, *one);
  cells_.complain(line, found.empty() ? "list_person_not_found" : "list_person_ambiguous", key);
  return std::nullopt;
}

// Of several posts of one name those that are not over.
std::vector<core::Id> ListReferences::posts(const std::string& words) const {
  const auto& found = names_.posts.find(words);
  if (found.size() < 2) return found;
  std::vector<core::Id> held;
  for (const core::Id& id : found) {
    const core::PostState* state = directory_->post(id);
    if (!state || !state->post.until) held.push_back(id);
  }
  return held.empty() ? found : held;
}

std::optional<core::Id> ListReferences::post(ListLine& line, std::string_view key,
                                             const Before& before) {
  const std::string words = line.text(key);
  if (words.empty()) return std::nullopt;
  const auto found = posts(words);
  if (const auto one = one_of(found, before)) return lean(line, key, *one);
  cells_.complain(line, found.empty() ? "list_post_not_found" : "list_post_ambiguous", key);
  return std::nullopt;
}

ListReferences::Holder ListReferences::holder_named(const ListLine& line,
                                                    const core::Id& unit) const {
  if (!persons(line.text("holder"), unit).empty()) return Holder::person;
  return units(line, "holder").empty() ? Holder::post : Holder::unit;
}

void ListReferences::holder(ListLine& line, core::Post& post, const core::Post* before) {
  constexpr std::string_view key = "holder";
  if (line.text(key).empty()) return;
  const auto was = [&](std::optional<core::Id> core::Post::* member) {
    return before ? before->*member : std::nullopt;
  };
  switch (holder_named(line, post.unit)) {
    case Holder::person:
      post.person = person(line, key, post.unit, was(&core::Post::person));
      return;
    case Holder::unit:
      post.holder_unit = unit(line, key, was(&core::Post::holder_unit));
      return;
    case Holder::post:
      if (posts(line.text(key)).empty())
        cells_.complain(line, "list_holder_not_found", key);
      else
        post.holder_post = this->post(line, key, was(&core::Post::holder_post));
      return;
  }
}

}  // namespace luoshi::interop
