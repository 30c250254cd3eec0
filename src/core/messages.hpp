// Texts of every refusal of the core, one row a code, zh and en: what happened, where, what to do.
#pragma once
#include <span>

#include "base/message.hpp"

namespace luoshi::core {

std::span<const base::Message> messages();

}  // namespace luoshi::core
