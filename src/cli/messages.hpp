// Texts of the command line.
#pragma once
#include <span>

#include "base/message.hpp"

namespace luoshi::cli {

std::span<const base::Message> messages();

}  // namespace luoshi::cli
