// Texts of the refusals of queries: selections, cursors, page sizes.
#pragma once
#include <span>

#include "base/message.hpp"

namespace luoshi::views {

std::span<const base::Message> messages();

}  // namespace luoshi::views
