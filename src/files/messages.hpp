// Texts of this room's refusals.
#pragma once
#include <span>

#include "base/message.hpp"

namespace luoshi::files {

std::span<const base::Message> messages();

}  // namespace luoshi::files
