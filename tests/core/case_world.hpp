// A small district for the text cases: units, posts, a rule set, and the records acted on. Names in
// the case files (village_a, clerk, ...) are names of this world.
#pragma once
#include <boost/json.hpp>

#include "core/codec.hpp"
#include "core/decide_case.hpp"
#include "core/offers.hpp"

namespace luoshi::core::testing {

class CaseWorld {
 public:
  CaseWorld();

  // The outcome of a command given as JSON (type and members): refusal code, or empty.
  std::string execute(const std::string& actor, const std::string& record,
                      const boost::json::object& command);
  // The command's members as a case file leaves them out.
  static boost::json::object defaults(std::string_view command);

  Context context(const std::string& actor, const Id& record) const;
  const State* find(const std::string& record) const;
  const CaseState& one(const std::string& record) const;
  Id id_of(const std::string& name) const;  // unit, post or record
  bool knows(const std::string& name) const { return ids_.contains(name); }
  void forget(const std::string& record) { ids_.erase(record); }
  const std::vector<std::string>& actors() const { return actors_; }
  const std::vector<std::string>& units() const { return units_; }
  const RuleSet& rules() const { return rules_; }
  RuleSet& change_rules() { return rules_; }

  Instant now;
  std::string refused_field;

 private:
  void add_unit(const std::string& name, const std::string& code, const std::string& level,
                const std::string& parent);
  void add_post(const std::string& name, const std::string& role, const std::string& unit);
  Id fresh();

  RuleSet rules_;
  Directory directory_;
  std::map<std::string, Id> ids_;
  std::map<Id, State> states_;
  std::map<std::string, Actor> posts_;
  std::vector<std::string> actors_;
  std::vector<std::string> units_;
  std::map<std::string, std::int64_t> numbers_;
  std::uint32_t last_ = 0;
};

}  // namespace luoshi::core::testing
