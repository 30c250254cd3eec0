// What both doors of field_input.hpp share.
#pragma once
#include "pack/field_input.hpp"

namespace luoshi::pack {

// The bounds of a number field. Refusals: number_below, number_above.
base::Result<core::FieldValue> bounded(const core::Field& field, std::int64_t value,
                                       std::string path);
// Names of the terms, for a refusal: the first some, then "…".
std::string allowed_terms(const core::TermList* list);

}  // namespace luoshi::pack
