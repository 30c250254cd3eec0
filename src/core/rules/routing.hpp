// 责任清单: which unit leads and which support. The first row whose conditions all hold fires; the
// answer says which, and why the rows before it did not.
#pragma once
#include "core/directory.hpp"
#include "core/rule_set.hpp"

namespace luoshi::core {

struct RoutingQuestion {
  std::optional<Id> unit;  // 属地
  std::string category;
  std::string owner;  // kind of the site; empty when there is none
  std::string source;
};

enum class RoutingCondition { within, category, owner, source, lead };
BOOST_DESCRIBE_ENUM(RoutingCondition, within, category, owner, source, lead)
struct RoutingTrial {
  std::string row;
  std::vector<RoutingCondition> failed;  // lead: the row's unit is not known, or there is no place
  bool operator==(const RoutingTrial&) const = default;
};
BOOST_DESCRIBE_STRUCT(RoutingTrial, (), (row, failed))

struct Routing {
  std::string row;  // that fired; empty: none did
  std::optional<Id> lead;
  std::vector<Id> supporting;
  std::string contact_post;
  std::string deadline;
  std::vector<RoutingTrial> tried;  // the rows before it
};
BOOST_DESCRIBE_STRUCT(Routing, (), (row, lead, supporting, contact_post, deadline, tried))

Routing route(const RuleSet& rules, const Directory& directory, const RoutingQuestion& question);

}  // namespace luoshi::core
