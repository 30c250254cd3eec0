// What the command line needs from rooms it may not know; main.cpp brings it.
#pragma once
#include <filesystem>
#include <functional>
#include <memory>

#include "accounts/port.hpp"
#include "base/result.hpp"
#include "files/port.hpp"
#include "files/tiles.hpp"
#include "journal/store.hpp"

namespace luoshi::cli {

// read_only: beside a running server; nothing is written.
enum class Opening { create, existing, read_only };

struct Ports {
  // Refusals: database_exists, database_missing, database_newer. Fault: StoreFault.
  std::function<base::Result<std::unique_ptr<journal::Store>>(const std::filesystem::path& file,
                                                              Opening opening)>
      open_store;
  // Made when it is not there; may be open in several processes. Refusals: account_schema_newer,
  // database_foreign. Fault: StoreFault.
  std::function<base::Result<std::unique_ptr<accounts::Store>>(const std::filesystem::path& file)>
      open_accounts;
  // The book of files; made when it is not there. Refusals: database_newer, database_foreign.
  // Fault: StoreFault.
  std::function<base::Result<std::unique_ptr<files::Book>>(const std::filesystem::path& file)>
      open_files;
  // Map tiles that somebody else has made. Refusal: database_foreign.
  std::function<base::Result<std::unique_ptr<files::Tiles>>(const std::filesystem::path& file)>
      open_tiles;
  // A consistent copy of one of these databases, also while a server uses it. Fault: StoreFault.
  std::function<void(const std::filesystem::path& from, const std::filesystem::path& into)>
      copy_database;
};

}  // namespace luoshi::cli
