// What a case may say under a rule set, and what its facts resolve to when they are written down:
// paths of units and programmes, closing level, who may see it.
#pragma once
#include "core/case.hpp"
#include "core/decide.hpp"

namespace luoshi::core {

base::Result<void> check_facts(const CaseFacts& facts, const Context& context);
// Something was said, and there is an after photo or a reason why not.
base::Result<void> check_work(const WorkDone& work);
base::Result<void> check_photos(const std::vector<Photo>& photos, std::string_view field);
base::Result<void> check_said(const Text& text, std::string_view field);

UnitPath path_of(const Id& unit, const Context& context);
std::vector<ProgrammePath> programme_paths_of(const CaseFacts& facts, const RuleSet& rules);
// 重点 for orders from above, listed and grave cases; else the category's or the given level.
ClosingLevel closing_of(const CaseFacts& facts, const RuleSet& rules);

// Lead, supporting units (at most 4) and responsible post as given, checked and resolved.
struct Named {
  Id lead;
  std::vector<Id> supporting;
  std::optional<Id> post;
  std::optional<Id> person;
  std::string routing_row = {};
};
base::Result<Responsibility> responsibility_of(const Named& named, const Context& context);

// Units that may see the case. Self-found ones show to their units and the direct superiors; the
// others, and those surfaced, to all units above.
enum class Reported { to_superior, to_all_above };
struct Seen {
  const CaseFacts& facts;
  const UnitPath& finder;
  const std::optional<UnitPath>& place;
  const std::optional<Responsibility>& responsibility;
};
Reported reach_of(const CaseFacts& facts, const RuleSet& rules);
std::vector<Id> visible_units(const Seen& seen, Reported reach, const RuleSet& rules);
std::vector<Id> visible_units(const CaseState& state, const std::optional<Responsibility>& who,
                              const RuleSet& rules);

}  // namespace luoshi::core
