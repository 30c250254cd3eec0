// The rule set for reading and for changing a row: what a draft answers is the workbook, which goes
// the road of every workbook of rules (checked, compared, published).
#pragma once
#include "http/api_handlers.hpp"

namespace luoshi::http {

std::vector<Route> rule_table_routes(const std::shared_ptr<Api>& api);

}  // namespace luoshi::http
