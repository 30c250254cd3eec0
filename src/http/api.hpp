// The routes of /api/v1: who is asking, what they may see, and the writer behind every command.
#pragma once
#include "accounts/accounts.hpp"
#include "accounts/boundaries.hpp"
#include "accounts/installation.hpp"
#include "accounts/link.hpp"
#include "accounts/saved_views.hpp"
#include "app/jobs.hpp"
#include "app/writer.hpp"
#include "files/file_store.hpp"
#include "files/tiles.hpp"
#include "http/change_feed.hpp"
#include "http/rate_limit.hpp"
#include "http/router.hpp"

namespace luoshi::http {

// What the routes work on; all of it must outlive the server.
struct ApiParts {
  app::Writer& writer;
  journal::Store& store;
  accounts::Accounts& accounts;
  app::Clock clock;
  accounts::Links& links;
  accounts::Installation& installation;
  accounts::SavedViews& saved_views;
  accounts::BoundaryBook& boundaries;
  ChangeFeed& changes;
  app::Jobs& jobs;
  files::FileStore& files;
  // Of each account, whatever it asks.
  Rate account_rate = {base::limits::account_requests_per_second_max,
                       base::limits::account_requests_burst_max};
  // Copies the whole data folder beside the running server into a folder of that name. Refusal:
  // backup_exists. Fault: StoreFault.
  std::function<base::Result<void>(const std::string& name,
                                   const std::function<void(std::int64_t, std::int64_t)>& progress)>
      back_up;
  // For what it uses of the disk, and demo_file in it; nothing else is read of it by this.
  std::filesystem::path data_folder = {};
  // Photos and sheets in the data folder, by hexadecimal SHA-256. A thumbnail is what others may
  // see; none of what was taken down.
  std::function<std::optional<std::string>(const std::string& digest)> load_thumbnail;
  std::function<std::string(std::string_view bytes)> store_file;
  std::function<std::optional<std::filesystem::path>(const std::string& digest)> path_of_file;
  // Told of each change of the base map: pages may then load its tiles.
  std::function<void(const accounts::BaseMap&)> load_pictures_from = {};
  // Of tiles.mbtiles in the data folder; none when there is no such file.
  std::function<std::optional<std::string>(const files::TilePlace&)> load_tile = {};
};

std::vector<Route> api_routes(ApiParts parts);
// The OpenAPI document of these routes, without anything they work on.
std::string api_document();
// Message tables for problem documents, in the order they are searched.
std::vector<std::span<const base::Message>> api_messages();

}  // namespace luoshi::http
