// What a record is called, for screens that show who, where and what by ids: only of what the
// scope may see, and names of persons only for those who may read them.
#pragma once
#include "app/snapshot.hpp"

namespace luoshi::app {

struct DisplayName {
  core::Id id;
  std::string noun;
  core::Name name;                    // of a post: its title or role; of a case: its number
  std::optional<core::Id> unit;       // it belongs to
  std::optional<std::string> about;   // of a case: how it begins
  std::optional<std::string> holder;  // of a post: the person who holds it
};
BOOST_DESCRIBE_STRUCT(DisplayName, (), (id, noun, name, unit, about, holder))

struct NameSources {
  views::Reader& reader;
  const Snapshot& snapshot;
  const core::Scope& scope;
};

// A person's own data are no secret to that person; others need the right and must reach the
// person, or a post she holds.
bool may_read_person(const core::Id& person, const NameSources& from);

// As recorded, whoever asks: callers see to it that the reader may know it. nullopt: no such
// person.
std::optional<core::Person> person_of(const core::Id& id, views::Reader& reader);

// nullopt: unknown, hidden, or a person whose name the scope may not read. Units, and titles and
// units of posts, are known to everybody who is signed in.
std::optional<DisplayName> display_name(const core::Id& id, const NameSources& from);

}  // namespace luoshi::app
