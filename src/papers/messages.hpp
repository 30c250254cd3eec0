// Texts of papers.
#pragma once
#include <span>

#include "base/message.hpp"

namespace luoshi::papers {

std::span<const base::Message> messages();

}  // namespace luoshi::papers
