// What the data folder uses of the disk, and its backups, for those who keep the server.
#pragma once
#include "http/api_handlers.hpp"

namespace luoshi::http {

struct StoragePart {
  std::string name;  // journal, accounts, files, derived, web_assets, tiles, backups
  std::int64_t bytes = 0;
};
BOOST_DESCRIBE_STRUCT(StoragePart, (), (name, bytes))
struct StorageBackup {
  std::string name;  // of the folder in backups/
  core::Instant at;
  std::int64_t bytes = 0;
};
BOOST_DESCRIBE_STRUCT(StorageBackup, (), (name, at, bytes))
struct StorageAnswer {
  std::string folder;
  std::vector<StoragePart> parts;
  std::int64_t free_bytes = 0;
  std::int64_t reserve_bytes = 0;      // no upload is taken below
  std::vector<StorageBackup> backups;  // newest first
};
BOOST_DESCRIBE_STRUCT(StorageAnswer, (), (folder, parts, free_bytes, reserve_bytes, backups))

StorageAnswer storage_of(const std::filesystem::path& folder);

std::vector<Route> storage_routes(const std::shared_ptr<Api>& api);

}  // namespace luoshi::http

template <>
inline constexpr bool luoshi::base::writes_empty_lists<luoshi::http::StorageAnswer> = true;
