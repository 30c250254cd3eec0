// Texts of the pack room, zh and en.
#pragma once
#include <span>

#include "base/message.hpp"

namespace luoshi::pack {

// Complaints about packs, and the words of places.
std::span<const base::Message> messages();
// Refusals of field_input.hpp and input_text.hpp.
std::span<const base::Message> input_messages();

}  // namespace luoshi::pack
