// openapi: the document of the API, for whoever generates a client from it.
#include "cli/commands.hpp"
#include "http/api.hpp"

namespace luoshi::cli {

void add_openapi(CLI::App& app, Session& session) {
  app.callback([&session] { session.out << http::api_document() << '\n'; });
}

}  // namespace luoshi::cli
