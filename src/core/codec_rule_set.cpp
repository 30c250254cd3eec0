#include "core/codec.hpp"

namespace luoshi::core {

std::string encode_rule_set(const RuleSet& rules) {
  return base::to_json(rules);
}
base::Result<RuleSet> decode_rule_set(std::string_view json) {
  return base::from_json<RuleSet>(json);
}

}  // namespace luoshi::core
