// The routes of /api/v1: who is asking, what they may see, and the writer behind every command.
#pragma once
#include "app/writer.hpp"
#include "http/router.hpp"
#include "http/tokens.hpp"

namespace luoshi::http {

// What the routes work on; all of it must outlive the server.
struct ApiParts {
  app::Writer& writer;
  journal::Store& store;
  TokenFile& tokens;
  app::Clock clock;
};

std::vector<Route> api_routes(ApiParts parts);
// Message tables for problem documents, in the order they are searched.
std::vector<std::span<const base::Message>> api_messages();

}  // namespace luoshi::http
