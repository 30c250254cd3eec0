// Words of the API document about the rule set as tables.
#pragma once
#include "http/router.hpp"

namespace luoshi::http {

struct RuleTableText {
  Text tables, draft;
};
const RuleTableText& rule_table_words();

}  // namespace luoshi::http
