// Texts of the journal's refusals and of what a proof file proves.
#pragma once
#include <span>

#include "base/message.hpp"

namespace luoshi::journal {

// Rows by refusal code; the statements of a proof under "proof_states_" + their name.
std::span<const base::Message> messages();

}  // namespace luoshi::journal
