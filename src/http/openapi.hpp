// The OpenAPI 3.1 document of the route table, generated: nothing of it is written by hand.
#pragma once
#include <span>
#include <string>

#include "http/router.hpp"

namespace luoshi::http {

std::string openapi_document(std::span<const Route> routes);

}  // namespace luoshi::http
