// The events of a request 申请.
#pragma once
#include "core/value.hpp"

namespace luoshi::core {

using RequestEvents = std::variant<>;

}  // namespace luoshi::core
