// The units and posts of the authority as one immutable snapshot (at most limits: units_max): what
// rules need to know of the organisation, kept in memory beside the writer.
#pragma once
#include <map>

#include "core/unit.hpp"

namespace luoshi::core {

class Directory {
 public:
  // Adds or replaces; the caller does so for each recorded event, in journal order.
  void put_unit(const Id& id, UnitState state);
  void put_post(const Id& id, PostState state);

  const UnitState* unit(const Id& id) const;
  const PostState* post(const Id& id) const;
  // The unit with that code; nullopt when there is none.
  std::optional<Id> unit_by_code(std::string_view code) const;
  // From the parent to the authority's unit; empty for the authority's unit and unknown ids.
  const std::vector<Id>& ancestors(const Id& unit) const;
  // True when unit is `above` or lies below it.
  bool within(const Id& unit, const Id& above) const;
  std::vector<Id> children(const Id& unit) const;
  // Units of one of the levels that lie within `above` and exist on the day, sorted by code.
  std::vector<Id> units_of_levels(const std::vector<std::string>& levels, const Id& above,
                                  Day day) const;
  // Posts of a unit held on a day.
  std::vector<Id> posts_of(const Id& unit, Day day) const;
  const std::map<Id, UnitState>& units() const { return units_; }
  const std::map<Id, PostState>& posts() const { return posts_; }

 private:
  std::map<Id, UnitState> units_;
  std::map<Id, PostState> posts_;
  std::map<std::string, Id, std::less<>> unit_by_code_;
};

}  // namespace luoshi::core
