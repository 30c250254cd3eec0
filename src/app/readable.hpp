// A stored record as its reader may see it: references replaced by their texts, names and contacts
// of persons only for those who may read them.
#pragma once
#include "app/snapshot.hpp"

namespace luoshi::app {

// True for members that name a person or say how to reach one, whatever record they stand in. All
// texts of a person's own record are personal besides.
bool is_personal(std::string_view member);

// The state as JSON text. A text that was erased reads as its placeholder; one that the scope may
// not read as null.
std::string readable_state(const views::StoredRecord& record, views::Reader& reader,
                           const core::Scope& scope);

}  // namespace luoshi::app
