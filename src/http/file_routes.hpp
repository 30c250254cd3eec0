// Photos and files over HTTP: brought by their digest, shown only as part of a record that the
// reader sees, marked and taken down by the offices.
#pragma once
#include "http/api_handlers.hpp"
#include "http/server.hpp"

namespace luoshi::http {

std::vector<Route> file_routes(const std::shared_ptr<Api>& api);

// For ServerConfig::before_upload: only who is signed in, or holds a link, brings anything.
UploadCheck upload_check(accounts::Accounts& accounts, accounts::Links& links, app::Clock clock);

}  // namespace luoshi::http
