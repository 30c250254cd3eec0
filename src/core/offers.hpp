// Offers: what an actor may do with a record now, from the table and the checks decide uses. They
// are data with a date, for screens and phones to interpret.
#pragma once
#include "core/decide.hpp"

namespace luoshi::core {

// An input of a command. code is its path in the command's JSON ("work.done"). refers: what an id
// names, where the type does not say it ("post", "case"); "list": several texts;
// "flag": true or false; "one": a single photo, not a list.
// proposed: what the rules take when it is left out: a unit's id, the code of a deadline term.
struct OfferField {
  std::string code;
  Name name;
  FieldType type = FieldType::text;
  bool required = false;
  std::vector<std::string> choices;  // choice: the values
  std::string terms;                 // choice from a list of the rule set: its code
  std::string refers;
  std::optional<std::int64_t> minimum;  // integer
  std::optional<std::int64_t> maximum;
  std::optional<Day> earliest;  // day
  std::vector<Id> candidates;   // the only ids allowed, when there are any
  std::vector<Id> except;       // ids not allowed
  std::string only_when;        // "reason=duplicate": given then, and only then
  std::string proposed;
};
BOOST_DESCRIBE_STRUCT(OfferField, (),
                      (code, name, type, required, choices, terms, refers, minimum, maximum,
                       earliest, candidates, except, only_when, proposed))

struct Offer {
  std::string command;
  Name name;
  std::map<std::string, std::string> preset;  // values that come with the offer: {"kind": "..."}
  std::vector<OfferField> fields;
  std::vector<Field> kind_fields;       // a new activity: the fields of its kind
  std::vector<std::string> quantities;  // and its quantities
  std::vector<std::string> checklists;
  Evidence evidence = Evidence::none;  // asked for; a reason is taken in its place
  std::optional<Instant> until;        // after that it is refused
  std::string rule_set;                // version it was made under
};
BOOST_DESCRIBE_STRUCT(Offer, (),
                      (command, name, preset, fields, kind_fields, quantities, checklists, evidence,
                       until, rule_set))

// With the record the context is about. loads.open_children counts, when the caller knows it.
std::vector<Offer> offers(const State& state, const Context& context);
// New records.
std::vector<Offer> creation_offers(const Context& context);

}  // namespace luoshi::core
