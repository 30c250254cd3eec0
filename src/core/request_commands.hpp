// The commands of a request 申请.
#pragma once
#include "core/value.hpp"

namespace luoshi::core {

using RequestCommands = std::variant<>;

}  // namespace luoshi::core
