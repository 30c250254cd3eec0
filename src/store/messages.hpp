// Texts of what a store refuses.
#pragma once
#include <span>

#include "base/message.hpp"

namespace luoshi::store {

std::span<const base::Message> messages();

}  // namespace luoshi::store
