// A case in each of its states, for tests that go through all of them.
#pragma once
#include "tests/core/case_world.hpp"

namespace luoshi::core::testing {

// The name of a state to look at, and the steps that lead a case "A" there, in the language of the
// text cases without expectations: "actor command path=value".
struct LeadIn {
  std::string name;
  std::vector<std::string> steps;
};
const std::vector<LeadIn>& lead_ins();

// Plays them; every step must be accepted. Time goes on by a minute a step.
void play(CaseWorld& world, const LeadIn& lead_in);

// The members a command needs in this world, whatever the state is: ids and moments filled in.
boost::json::object sample(const CaseWorld& world, std::string_view command);

}  // namespace luoshi::core::testing
