// The composition root: the only file that knows every room.
#include <iostream>

#include "cli/session.hpp"
#include "store/sqlite/store.hpp"

namespace {
using luoshi::cli::Opening;

luoshi::base::Result<std::unique_ptr<luoshi::journal::Store>> open_store(
    const std::filesystem::path& file, Opening) {
  auto store = luoshi::store::SqliteStore::open({.path = file.string()});
  if (!store) return std::unexpected(std::move(store.error()));
  return std::move(*store);
}
}  // namespace

int main(int argc, char** argv) {
  const luoshi::cli::Ports ports{.open_store = open_store};
  return luoshi::cli::run(argc, argv, ports, std::cout, std::cerr);
}
