// Who acts, and what of the records an actor may see. Scope is a closed value: the only thing a
// store, stream, export or search ever gets.
#pragma once
#include "core/rule_set.hpp"
#include "core/value.hpp"

namespace luoshi::core {

// A post that acts. Comes from the account, link or token, never from the request.
struct Actor {
  Id post;
  std::optional<Id> person;
  Id unit;
  std::vector<Id> ancestors;  // of the unit, from its parent to the authority's unit
  std::string role;
  std::vector<Right> rights;
  Reach reach = Reach::unit;

  bool may(Right right) const;
};

// Every record carries its scope ids: the units it concerns with those above that may see it, the
// posts named in it, and `everything` unless it is hidden.
inline constexpr Id everything{};
// Carried by hidden records instead; only the product itself asks with it.
inline constexpr Id hidden_everything{{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}};
// Hidden records carry this for the unit of whoever made them and those above it: posts there with
// the right to read hidden records see them, the inspected unit does not.
Id hidden_scope(const Id& unit);
// hidden_scope of the actor's unit and those above it; what a hidden record carries.
std::vector<Id> hidden_audience_of(const Actor& actor);

struct Scope {
  std::vector<Id> ids;         // a record is visible when it carries one of them
  bool personal_text = false;  // may read names and contacts of persons
  bool hidden = false;         // may read hidden records of its audience
  bool contacts = false;       // may read those of whoever a visible record concerns
};

// What a post may see on a day: a pure function of post and rules.
Scope access(const Actor& actor);
// The scope of the product itself (rebuild, verify, export by the office's own command line).
Scope unrestricted();

}  // namespace luoshi::core
