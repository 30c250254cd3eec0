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
// Carried by hidden records instead: whoever has the right to read hidden records of the whole
// authority (the discipline group, those who order undercover visits).
inline constexpr Id hidden_audience{{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}};

struct Scope {
  std::vector<Id> ids;        // a record is visible when it carries one of them
  bool personal_text = false;  // may read names and contacts of persons
  bool hidden = false;         // may read hidden records of its audience
};

// What a post may see on a day: a pure function of post and rules.
Scope access(const Actor& actor);
// The scope of the product itself (rebuild, verify, export by the office's own command line).
Scope unrestricted();

}  // namespace luoshi::core
