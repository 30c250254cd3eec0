// The composition root: the only file that knows every room.
#include <iostream>

#include "cli/session.hpp"
#include "store/sqlite/accounts_store.hpp"
#include "store/sqlite/files_store.hpp"
#include "store/sqlite/mbtiles.hpp"
#include "store/sqlite/store.hpp"

namespace {
using luoshi::cli::Opening;

luoshi::base::Result<std::unique_ptr<luoshi::journal::Store>> open_store(
    const std::filesystem::path& file, Opening) {
  auto store = luoshi::store::SqliteStore::open({.path = file.string()});
  if (!store) return std::unexpected(std::move(store.error()));
  return std::move(*store);
}

luoshi::base::Result<std::unique_ptr<luoshi::accounts::Store>> open_accounts(
    const std::filesystem::path& file) {
  auto store = luoshi::store::AccountsStore::open(file.string());
  if (!store) return std::unexpected(std::move(store.error()));
  return std::move(*store);
}

luoshi::base::Result<std::unique_ptr<luoshi::files::Book>> open_files(
    const std::filesystem::path& file) {
  auto store = luoshi::store::FilesStore::open(file.string());
  if (!store) return std::unexpected(std::move(store.error()));
  return std::move(*store);
}

luoshi::base::Result<std::unique_ptr<luoshi::files::Tiles>> open_tiles(
    const std::filesystem::path& file) {
  auto tiles = luoshi::store::Mbtiles::open(file.string());
  if (!tiles) return std::unexpected(std::move(tiles.error()));
  return std::move(*tiles);
}

void copy_database(const std::filesystem::path& from, const std::filesystem::path& into) {
  luoshi::store::copy_database(from.string(), into.string());
}
}  // namespace

int main(int argc, char** argv) {
  const luoshi::cli::Ports ports{.open_store = open_store,
                                 .open_accounts = open_accounts,
                                 .open_files = open_files,
                                 .open_tiles = open_tiles,
                                 .copy_database = copy_database};
  return luoshi::cli::run(argc, argv, ports, std::cout, std::cerr);
}
