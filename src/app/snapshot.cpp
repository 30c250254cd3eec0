#include "app/snapshot.hpp"

#include "app/each_state.hpp"

namespace luoshi::app {

std::string Snapshot::unit_name(const core::Id& unit) const {
  auto it = unit_names->find(unit);
  return it == unit_names->end() ? base::to_text(unit) : it->second;
}

Snapshot load_snapshot(views::Reader& reader) {
  Snapshot out;
  auto rules = std::make_shared<core::RuleSet>();
  auto directory = std::make_shared<core::Directory>();
  auto names = std::make_shared<std::map<core::Id, std::string>>();
  for_each_state<core::AuthorityState>(
      reader, views::Noun::authority,
      [&](const core::Id& id, const core::AuthorityState&) { out.authority = id; });
  for_each_state<core::UnitState>(reader, views::Noun::unit,
                                  [&](const core::Id& id, core::UnitState state) {
                                    if (auto text = reader.text(state.unit.name.vault))
                                      (*names)[id] = text->text;
                                    directory->put_unit(id, std::move(state));
                                  });
  for_each_state<core::PostState>(reader, views::Noun::post,
                                  [&](const core::Id& id, core::PostState state) {
                                    directory->put_post(id, std::move(state));
                                  });
  if (!out.authority.is_nil()) {
    for (const auto& event : reader.history(out.authority)) {
      if (event.tag != core::RuleSetPublished::tag) continue;
      auto envelope = core::decode_envelope(event.bytes);
      if (!envelope) throw journal::StoreFault("event " + std::to_string(event.seq));
      const auto& published = std::get<core::RuleSetPublished>(envelope->event);
      auto parsed = core::decode_rule_set(published.rule_set);
      if (!parsed) throw journal::StoreFault("rule set " + published.version);
      *rules = std::move(*parsed);
    }
  }
  out.rules = std::move(rules);
  out.directory = std::move(directory);
  out.unit_names = std::move(names);
  return out;
}

std::optional<core::Actor> actor_of(const Snapshot& snapshot, const core::Id& post, core::Day day) {
  const core::PostState* held = snapshot.directory->post(post);
  if (!held || held->post.since > day || (held->post.until && *held->post.until < day))
    return std::nullopt;
  const core::Role* role = core::find_by_code(snapshot.rules->roles, held->post.role);
  if (!role) return std::nullopt;
  return core::Actor{.post = post,
                     .person = held->post.person,
                     .unit = held->post.unit,
                     .ancestors = snapshot.directory->ancestors(held->post.unit),
                     .role = role->code,
                     .rights = role->rights,
                     .reach = role->reach};
}

core::Actor machinery() {
  core::Actor actor;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<core::Right>>(
      [&](auto d) { actor.rights.push_back(d.value); });
  actor.reach = core::Reach::authority;
  return actor;
}

}  // namespace luoshi::app
