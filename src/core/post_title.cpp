#include "core/post_title.hpp"

namespace luoshi::core {

Name title_of(const Post& post, const RuleSet& rules,
              const std::function<std::string(const Text&)>& read) {
  if (post.title)
    if (std::string own = read(*post.title); !own.empty()) return {.zh = std::move(own), .en = {}};
  const Role* role = find_by_code(rules.roles, post.role);
  return role ? role->name : Name{.zh = post.role, .en = {}};
}

}  // namespace luoshi::core
