// Whom to call about a record: those concerned with it, as far as the reader may know them.
#pragma once
#include "app/names.hpp"
#include "core/access.hpp"

namespace luoshi::app {

enum class Concern {
  responsible,  // whoever answers for a case, else those of its lead unit who may respond
  reporter,     // who found and reported it
  office,       // the nearest office above that hands cases out
  applicant     // who made a request
};
BOOST_DESCRIBE_ENUM(Concern, responsible, reporter, office, applicant)

struct Contact {
  Concern concern = Concern::responsible;
  std::optional<core::Id> post;
  core::Name title;  // of the post
  core::Id unit;     // of the post, nil without one
  std::string name;
  std::string phone;
};
BOOST_DESCRIBE_STRUCT(Contact, (), (concern, post, title, unit, name, phone))

// Of a case or a request that the actor may see; other nouns have none. A person appears once, the
// actor never, nobody without a number. With `read_personal` everybody whom the actor reaches; with
// `read_contacts` those in charge of it, and of the others only whoever holds a post in the actor's
// own unit or below it: the inspected do not learn the numbers of their inspectors.
std::vector<Contact> contacts_of(const views::StoredRecord& record, const core::Actor& actor,
                                 core::Day today, const NameSources& from);

}  // namespace luoshi::app
