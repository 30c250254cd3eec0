// Units, persons, posts and sites: records kept by the office. Each is written as a whole and
// replaced as a whole; `within` and names are resolved when the record is written, so that a later
// change of the tree does not change the past.
#pragma once
#include "core/value.hpp"

namespace luoshi::core {

struct Unit {
  std::string code;  // unique in the authority: 410108003, or an own code for groups
  Text name;
  std::vector<Text> aliases;
  std::string level;       // unit level of the rule set
  std::string peer_group;  // class for ranking: "A类村"
  std::optional<Id> parent;
  std::optional<Day> since;
  std::optional<Day> until;
  // Groups: the number of members the source announces; a list of another length is flagged.
  std::optional<std::int64_t> announced;
  std::optional<Place> place;
  bool operator==(const Unit&) const = default;
};
BOOST_DESCRIBE_STRUCT(Unit, (),
                      (code, name, aliases, level, peer_group, parent, since, until, announced,
                       place))

struct Person {
  Text name;
  std::optional<Text> phone;
  std::optional<Id> home_unit;
  std::string code;  // staff number or an import key; may be empty
  bool operator==(const Person&) const = default;
};
BOOST_DESCRIBE_STRUCT(Person, (), (name, phone, home_unit, code))

// A dated post in a unit, held by a person, by another post or by a unit.
struct Post {
  std::string role;  // role of the rule set
  Id unit;
  std::optional<Id> person;
  std::optional<Id> holder_post;
  std::optional<Id> holder_unit;
  std::optional<Text> title;  // 党工委副书记, 包村领导
  std::string code;           // import key; may be empty
  Day since;
  std::optional<Day> until;  // last day
  bool operator==(const Post&) const = default;
};
BOOST_DESCRIBE_STRUCT(Post, (),
                      (role, unit, person, holder_post, holder_unit, title, code, since, until))

struct Site {
  std::string code;
  Text name;
  std::string kind;          // term of the list site_kinds
  Id unit;                   // the unit on whose ground it lies
  std::optional<Id> keeper;  // 专人
  std::optional<Text> contact;
  std::vector<std::string> pollution;  // terms of pollution_types
  std::string grade;
  std::optional<Place> place;
  std::optional<Day> until;
  bool operator==(const Site&) const = default;
};
BOOST_DESCRIBE_STRUCT(Site, (),
                      (code, name, kind, unit, keeper, contact, pollution, grade, place, until))

// Commands and events of these records have one shape: the record as it is to be.
struct RecordUnit {
  static constexpr std::string_view tag = "record_unit";
  Unit unit;
};
BOOST_DESCRIBE_STRUCT(RecordUnit, (), (unit))
struct RecordPerson {
  static constexpr std::string_view tag = "record_person";
  Person person;
};
BOOST_DESCRIBE_STRUCT(RecordPerson, (), (person))
struct RecordPost {
  static constexpr std::string_view tag = "record_post";
  Post post;
};
BOOST_DESCRIBE_STRUCT(RecordPost, (), (post))
struct RecordSite {
  static constexpr std::string_view tag = "record_site";
  Site site;
};
BOOST_DESCRIBE_STRUCT(RecordSite, (), (site))

struct UnitRecorded {
  static constexpr std::string_view tag = "unit_recorded";
  Unit unit;
  std::vector<Id> ancestors;  // from the parent to the authority's unit
};
BOOST_DESCRIBE_STRUCT(UnitRecorded, (), (unit, ancestors))
struct PersonRecorded {
  static constexpr std::string_view tag = "person_recorded";
  Person person;
  std::vector<Id> ancestors;  // of the home unit, the unit first; none without one
};
BOOST_DESCRIBE_STRUCT(PersonRecorded, (), (person, ancestors))
struct PostRecorded {
  static constexpr std::string_view tag = "post_recorded";
  Post post;
  std::vector<Id> ancestors;  // of the unit, the unit first
};
BOOST_DESCRIBE_STRUCT(PostRecorded, (), (post, ancestors))
struct SiteRecorded {
  static constexpr std::string_view tag = "site_recorded";
  Site site;
  std::vector<Id> ancestors;  // of the unit, the unit first
};
BOOST_DESCRIBE_STRUCT(SiteRecorded, (), (site, ancestors))

// States: what the last event said.
struct UnitState {
  static constexpr std::string_view tag = "unit";
  Unit unit;
  std::vector<Id> ancestors;
};
BOOST_DESCRIBE_STRUCT(UnitState, (), (unit, ancestors))
struct PersonState {
  static constexpr std::string_view tag = "person";
  Person person;
  std::vector<Id> ancestors;
};
BOOST_DESCRIBE_STRUCT(PersonState, (), (person, ancestors))
struct PostState {
  static constexpr std::string_view tag = "post";
  Post post;
  std::vector<Id> ancestors;
};
BOOST_DESCRIBE_STRUCT(PostState, (), (post, ancestors))
struct SiteState {
  static constexpr std::string_view tag = "site";
  Site site;
  std::vector<Id> ancestors;
};
BOOST_DESCRIBE_STRUCT(SiteState, (), (site, ancestors))

}  // namespace luoshi::core
