#include "core/decide_unit.hpp"

namespace luoshi::core {

namespace {
using base::refuse;

// A record is replaced by one of its own noun only.
template <class S>
base::Result<void> expect(const State* state) {
  if (state && !std::holds_alternative<S>(*state))
    return refuse("record_is_of_another_noun", {}, {{"noun", std::string(tag_of(*state))}});
  return {};
}

base::Result<void> may(const Context& context, Right right) {
  if (context.actor.may(right)) return {};
  return refuse("right_missing", {}, {{"right", std::string(base::name_of(right))}});
}

base::Result<void> known_term(const RuleSet& rules, std::string_view list, const std::string& code,
                              std::string_view field) {
  const TermList* terms = find_by_code(rules.terms, list);
  if (terms && find_by_code(terms->terms, code)) return {};
  return refuse("term_unknown", field, {{"value", code}, {"list", std::string(list)}});
}

base::Result<void> known_unit(const Context& context, const Id& unit, std::string_view field) {
  if (context.directory.unit(unit)) return {};
  return refuse("unit_unknown", field, {{"value", base::to_text(unit)}});
}

std::vector<Id> path_of(const Directory& directory, const Id& unit) {
  std::vector<Id> path{unit};
  const auto& above = directory.ancestors(unit);
  path.insert(path.end(), above.begin(), above.end());
  return path;
}

std::vector<NewEvent> one(const Context& context, Event event) {
  return {NewEvent{context.record, std::move(event)}};
}
}  // namespace

Decision decide_one(const RecordUnit& command, const State* state, const Context& context) {
  const Unit& unit = command.unit;
  if (auto ok = expect<UnitState>(state); !ok) return std::unexpected(ok.error());
  if (auto ok = may(context, Right::record_unit); !ok) return std::unexpected(ok.error());
  if (unit.code.empty()) return refuse("field_missing", "unit.code");
  if (unit.name.empty()) return refuse("field_missing", "unit.name");
  if (!find_by_code(context.rules.unit_levels, unit.level))
    return refuse("unit_level_unknown", "unit.level", {{"value", unit.level}});
  if (auto same = context.directory.unit_by_code(unit.code); same && *same != context.record)
    return refuse("code_taken", "unit.code", {{"value", unit.code}});
  if (unit.since && unit.until && *unit.until < *unit.since)
    return refuse("span_ends_before_it_begins", "unit.until");
  std::vector<Id> ancestors;
  if (unit.parent) {
    if (auto ok = known_unit(context, *unit.parent, "unit.parent"); !ok)
      return std::unexpected(ok.error());
    // A unit below itself would never end.
    if (context.directory.within(*unit.parent, context.record))
      return refuse("unit_below_itself", "unit.parent");
    ancestors = path_of(context.directory, *unit.parent);
  } else if (unit.code != context.rules.authority) {
    return refuse("field_missing", "unit.parent");
  }
  return one(context, UnitRecorded{unit, std::move(ancestors)});
}

Decision decide_one(const RecordPerson& command, const State* state, const Context& context) {
  if (auto ok = expect<PersonState>(state); !ok) return std::unexpected(ok.error());
  if (auto ok = may(context, Right::record_person); !ok) return std::unexpected(ok.error());
  if (command.person.name.empty()) return refuse("field_missing", "person.name");
  std::vector<Id> ancestors;
  if (const auto& home = command.person.home_unit) {
    if (auto ok = known_unit(context, *home, "person.home_unit"); !ok)
      return std::unexpected(ok.error());
    ancestors = path_of(context.directory, *home);
  }
  return one(context, PersonRecorded{command.person, std::move(ancestors)});
}

Decision decide_one(const RecordPost& command, const State* state, const Context& context) {
  const Post& post = command.post;
  if (auto ok = expect<PostState>(state); !ok) return std::unexpected(ok.error());
  if (auto ok = may(context, Right::record_person); !ok) return std::unexpected(ok.error());
  if (!find_by_code(context.rules.roles, post.role))
    return refuse("role_unknown", "post.role", {{"value", post.role}});
  if (auto ok = known_unit(context, post.unit, "post.unit"); !ok)
    return std::unexpected(ok.error());
  const int holders =
      (post.person ? 1 : 0) + (post.holder_post ? 1 : 0) + (post.holder_unit ? 1 : 0);
  if (holders > 1) return refuse("post_has_several_holders", "post.person");
  if (post.until && *post.until < post.since)
    return refuse("span_ends_before_it_begins", "post.until");
  if (post.holder_unit)
    if (auto ok = known_unit(context, *post.holder_unit, "post.holder_unit"); !ok)
      return std::unexpected(ok.error());
  if (post.holder_post && !context.directory.post(*post.holder_post))
    return refuse("post_unknown", "post.holder_post");
  return one(context, PostRecorded{post, path_of(context.directory, post.unit)});
}

Decision decide_one(const RecordSite& command, const State* state, const Context& context) {
  const Site& site = command.site;
  if (auto ok = expect<SiteState>(state); !ok) return std::unexpected(ok.error());
  if (auto ok = may(context, Right::record_site); !ok) return std::unexpected(ok.error());
  if (site.name.empty()) return refuse("field_missing", "site.name");
  // Who cannot see the contact may name another one, but not lose the one that is there.
  const auto* before = state ? std::get_if<SiteState>(state) : nullptr;
  if (before && before->site.contact && !site.contact)
    if (auto ok = may(context, Right::read_personal); !ok) return std::unexpected(ok.error());
  if (auto ok = known_unit(context, site.unit, "site.unit"); !ok)
    return std::unexpected(ok.error());
  if (auto ok = known_term(context.rules, "site_kinds", site.kind, "site.kind"); !ok)
    return std::unexpected(ok.error());
  for (const std::string& type : site.pollution)
    if (auto ok = known_term(context.rules, "pollution_types", type, "site.pollution"); !ok)
      return std::unexpected(ok.error());
  return one(context, SiteRecorded{site, path_of(context.directory, site.unit)});
}

State evolve_one(const State*, const UnitRecorded& event, const Envelope&) {
  return UnitState{event.unit, event.ancestors};
}
State evolve_one(const State*, const PersonRecorded& event, const Envelope&) {
  return PersonState{event.person, event.ancestors};
}
State evolve_one(const State*, const PostRecorded& event, const Envelope&) {
  return PostState{event.post, event.ancestors};
}
State evolve_one(const State*, const SiteRecorded& event, const Envelope&) {
  return SiteState{event.site, event.ancestors};
}

}  // namespace luoshi::core
