// Texts of this room's refusals, zh and en.
#pragma once
#include <span>

#include "base/message.hpp"

namespace luoshi::interop {

std::span<const base::Message> messages();

}  // namespace luoshi::interop
