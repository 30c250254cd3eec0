#include "core/access.hpp"

#include <algorithm>

namespace luoshi::core {

bool Actor::may(Right right) const { return std::ranges::find(rights, right) != rights.end(); }

Scope access(const Actor& actor) {
  Scope scope;
  scope.personal_text = actor.may(Right::read_personal);
  scope.hidden = actor.may(Right::read_hidden);
  scope.ids.push_back(actor.post);
  if (actor.person) scope.ids.push_back(*actor.person);
  if (scope.hidden) scope.ids.push_back(hidden_audience);
  switch (actor.reach) {
    case Reach::own: break;
    case Reach::unit:
    case Reach::subtree: scope.ids.push_back(actor.unit); break;
    case Reach::authority: scope.ids.push_back(everything); break;
  }
  return scope;
}

Scope unrestricted() { return {.ids = {everything, hidden_audience}, .personal_text = true, .hidden = true}; }

}  // namespace luoshi::core
