#include "core/access.hpp"

#include <algorithm>

namespace luoshi::core {

bool Actor::may(Right right) const {
  return std::ranges::find(rights, right) != rights.end();
}

Scope access(const Actor& actor) {
  Scope scope;
  scope.personal_text = actor.may(Right::read_personal);
  scope.hidden = actor.may(Right::read_hidden);
  scope.contacts = actor.may(Right::read_contacts);
  scope.ids.push_back(actor.post);
  if (actor.person) scope.ids.push_back(*actor.person);
  if (scope.hidden) {
    scope.ids.push_back(hidden_scope(actor.unit));
    // Whoever oversees the whole authority sees what its own unit at the top has ordered.
    if (actor.reach == Reach::authority && !actor.ancestors.empty())
      scope.ids.push_back(hidden_scope(actor.ancestors.back()));
  }
  switch (actor.reach) {
    case Reach::own:
      break;
    case Reach::unit:
    case Reach::subtree:
      scope.ids.push_back(actor.unit);
      break;
    case Reach::authority:
      scope.ids.push_back(everything);
      break;
  }
  return scope;
}

Id hidden_scope(const Id& unit) {
  Id out = unit;
  out.bytes[6] =
      static_cast<std::uint8_t>(0xf0 | (out.bytes[6] & 0x0f));  // no record has this version
  return out;
}

std::vector<Id> hidden_audience_of(const Actor& actor) {
  std::vector<Id> out{hidden_everything};
  if (actor.post.is_nil()) return out;
  out.push_back(hidden_scope(actor.unit));
  for (const Id& above : actor.ancestors) out.push_back(hidden_scope(above));
  return out;
}

Scope unrestricted() {
  return {.ids = {everything, hidden_everything}, .personal_text = true, .hidden = true};
}

}  // namespace luoshi::core
