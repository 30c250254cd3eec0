// Seed records of a pack: what an office starts with. They refer to one another by code and become
// ordinary commands of `luoshi init`; after that they are records, kept in the product.
#pragma once
#include <optional>

#include "core/command.hpp"

namespace luoshi::pack {

struct Degrees {  // "34.8" is 348,000,000
  std::int32_t e7 = 0;
};
BOOST_DESCRIBE_STRUCT(Degrees, (), (e7))

struct SeedUnit {
  std::string code;
  std::string name;
  std::vector<std::string> aliases;
  std::string level;
  std::string peer_group;
  std::string parent;
  std::optional<core::Day> since;
  std::optional<core::Day> until;
  std::optional<std::int64_t> announced;
  std::optional<Degrees> latitude;
  std::optional<Degrees> longitude;
};
BOOST_DESCRIBE_STRUCT(SeedUnit, (),
                      (code, name, aliases, level, peer_group, parent, since, until, announced,
                       latitude, longitude))

struct SeedPerson {
  std::string code;
  std::string name;
  std::string phone;
  std::string home_unit;
};
BOOST_DESCRIBE_STRUCT(SeedPerson, (), (code, name, phone, home_unit))

struct SeedPost {
  std::string code;
  std::string role;
  std::string unit;
  std::string person;
  std::string holder_post;
  std::string holder_unit;
  std::string title;
  core::Day since;
  std::optional<core::Day> until;
};
BOOST_DESCRIBE_STRUCT(SeedPost, (),
                      (code, role, unit, person, holder_post, holder_unit, title, since, until))

struct SeedSite {
  std::string code;
  std::string name;
  std::string kind;
  std::string unit;
  std::string keeper;
  std::string contact;
  std::vector<std::string> pollution;
  std::string grade;
  std::optional<Degrees> latitude;
  std::optional<Degrees> longitude;
  std::optional<core::Day> until;
};
BOOST_DESCRIBE_STRUCT(SeedSite, (),
                      (code, name, kind, unit, keeper, contact, pollution, grade, latitude,
                       longitude, until))

struct SeedTables {
  std::vector<SeedUnit> units;
  std::vector<SeedPerson> persons;
  std::vector<SeedPost> posts;
  std::vector<SeedSite> sites;
};
BOOST_DESCRIBE_STRUCT(SeedTables, (), (units, persons, posts, sites))

// The id of a seed record: the same authority, noun ("unit", "person", "post", "site") and code
// always give the same id, so that reading a seed twice changes nothing.
core::Id seed_id(std::string_view authority, std::string_view noun, std::string_view code);
// What seed_id takes for a post: its code, or what names the row when it has none.
std::string post_code(const SeedPost& post);

struct SeedCommand {
  core::Id id;  // of the command and of the record
  core::Command command;
};
// Units before those below them, then persons, posts (holders first) and sites. The tables must
// come from a loaded pack: references are not checked again.
std::vector<SeedCommand> seed_commands(const SeedTables& seed, std::string_view authority);

}  // namespace luoshi::pack
