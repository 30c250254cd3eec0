// What a post is called, wherever people read of it.
#pragma once
#include <functional>

#include "core/rule_set.hpp"
#include "core/unit.hpp"

namespace luoshi::core {

// Its own title, in both languages the same; else the name of its role, else the role's code.
Name title_of(const Post& post, const RuleSet& rules,
              const std::function<std::string(const Text&)>& read);

}  // namespace luoshi::core
