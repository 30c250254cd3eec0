// The inputs of the commands of cases and requests, as offers show them.
#pragma once
#include "core/case.hpp"
#include "core/offers.hpp"

namespace luoshi::core {

// As declared for the command, before anything of a record is known.
std::vector<OfferField> fields_of(std::string_view command);
Name name_of_command(std::string_view command);

// What the record says about them: defaults that are missing, ids that are out of the question.
void fit_to_case(Offer& offer, const CaseState& state, const Context& context);

}  // namespace luoshi::core
