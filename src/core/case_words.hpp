// The words of a case for screens and papers: commands ("command.hand_out_case"), their inputs
// ("field.reason"), and the members of closed sets ("choice.untrue", "status.rectifying").
#pragma once
#include <span>

#include "base/message.hpp"

namespace luoshi::core {

std::span<const base::Message> case_words();

}  // namespace luoshi::core
