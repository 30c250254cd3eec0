#include "core/unit_fields.hpp"

#include "core/unit_words.hpp"

namespace luoshi::core {

namespace {
using T = FieldType;
enum class Need { required, optional };
using enum Need;

struct FieldRow {
  std::string_view command;
  std::string_view code;
  FieldType type;
  Need need;
  std::string_view terms = {};
  std::string_view refers = {};
};

constexpr FieldRow rows[] = {
    {"record_unit", "unit.name", T::text, required},
    {"record_unit", "unit.code", T::text, required},
    {"record_unit", "unit.level", T::choice, required, "unit_levels"},
    {"record_unit", "unit.parent", T::unit, optional},
    {"record_unit", "unit.aliases", T::text, optional, {}, "list"},
    {"record_unit", "unit.peer_group", T::text, optional},
    {"record_unit", "unit.place", T::place, optional},
    {"record_unit", "unit.announced", T::integer, optional},
    {"record_unit", "unit.since", T::day, optional},
    {"record_unit", "unit.until", T::day, optional},
    {"record_person", "person.name", T::text, required},
    {"record_person", "person.phone", T::text, optional},
    {"record_person", "person.home_unit", T::unit, optional},
    {"record_person", "person.code", T::text, optional},
    {"record_post", "post.unit", T::unit, required},
    {"record_post", "post.role", T::choice, required, "roles"},
    {"record_post", "post.title", T::text, optional},
    {"record_post", "post.person", T::person, optional},
    {"record_post", "post.holder_post", T::text, optional, {}, "post"},
    {"record_post", "post.holder_unit", T::unit, optional},
    {"record_post", "post.code", T::text, optional},
    {"record_post", "post.since", T::day, required},
    {"record_post", "post.until", T::day, optional},
    {"record_site", "site.name", T::text, required},
    {"record_site", "site.kind", T::choice, required, "site_kinds"},
    {"record_site", "site.unit", T::unit, required},
    {"record_site", "site.place", T::place, optional},
    {"record_site", "site.keeper", T::person, optional},
    {"record_site", "site.contact", T::text, optional},
    {"record_site", "site.pollution", T::choices, optional, "pollution_types"},
    {"record_site", "site.grade", T::text, optional},
    {"record_site", "site.code", T::text, optional},
    {"record_site", "site.until", T::day, optional},
};

Name word_of(const std::string& code) {
  const base::Message* word = base::find_message(unit_words(), code);
  return word ? Name{std::string(word->zh), std::string(word->en)} : Name{code, {}};
}

struct Kept {
  std::string_view command;
  std::string_view change;  // its word when the record exists
  Right right;
};
Kept kept(const UnitState&) {
  return {RecordUnit::tag, "command.change_unit", Right::record_unit};
}
Kept kept(const PersonState&) {
  return {RecordPerson::tag, "command.change_person", Right::record_person};
}
Kept kept(const PostState&) {
  return {RecordPost::tag, "command.change_post", Right::record_person};
}
Kept kept(const SiteState&) {
  return {RecordSite::tag, "command.change_site", Right::record_site};
}
template <class S>
std::optional<Kept> kept(const S&) {
  return std::nullopt;
}
}  // namespace

std::vector<OfferField> fields_of_kept(std::string_view command) {
  std::vector<OfferField> out;
  for (const FieldRow& row : rows) {
    if (row.command != command) continue;
    OfferField& field = out.emplace_back();
    field.code = row.code;
    field.name = word_of("field." + field.code);
    field.type = row.type;
    field.required = row.need == required;
    field.terms = row.terms;
    field.refers = row.refers;
    if (row.type == T::integer) field.minimum = 0;
  }
  return out;
}

std::vector<Offer> kept_offers(const State& state, const Context& context) {
  const auto one = std::visit([](const auto& of) { return std::optional<Kept>(kept(of)); }, state);
  if (!one || !context.actor.may(one->right)) return {};
  // A form shows no contact to somebody who may not read it, and so could not keep it.
  const auto* site = std::get_if<SiteState>(&state);
  if (site && site->site.contact && !context.actor.may(Right::read_personal)) return {};
  Offer offer;
  offer.command = one->command;
  offer.name = word_of(std::string(one->change));
  offer.fields = fields_of_kept(one->command);
  offer.rule_set = context.rules.version;
  return {std::move(offer)};
}

}  // namespace luoshi::core
