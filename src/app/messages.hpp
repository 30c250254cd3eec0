// Texts of the refusals of this room: what the road of a write and the briefs refuse themselves.
#pragma once
#include <span>

#include "base/message.hpp"

namespace luoshi::app {

std::span<const base::Message> messages();

}  // namespace luoshi::app
