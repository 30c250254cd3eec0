// The routes of signing in and keeping accounts, appended to the table of /api/v1.
#pragma once
#include "http/router.hpp"

namespace luoshi::http {

struct Api;
std::vector<Route> account_routes(const std::shared_ptr<Api>& api);

}  // namespace luoshi::http
