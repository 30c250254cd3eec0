// The inputs of the records an office keeps (units, persons, posts, sites), as offers show them.
#pragma once
#include "core/offers.hpp"

namespace luoshi::core {

std::vector<OfferField> fields_of_kept(std::string_view command);
// A kept record as it is may be written anew by whoever may record one of its noun.
std::vector<Offer> kept_offers(const State& state, const Context& context);

}  // namespace luoshi::core
