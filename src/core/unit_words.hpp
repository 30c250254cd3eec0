// The words of the records an office keeps: their inputs ("field.unit.code") and what is done with
// one that exists ("command.change_unit").
#pragma once
#include <span>

#include "base/message.hpp"

namespace luoshi::core {

std::span<const base::Message> unit_words();

}  // namespace luoshi::core
