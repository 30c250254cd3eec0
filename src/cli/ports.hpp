// What the command line needs from rooms it may not know; main.cpp brings it.
#pragma once
#include <filesystem>
#include <functional>
#include <memory>

#include "base/result.hpp"
#include "journal/store.hpp"

namespace luoshi::cli {

// read_only: beside a running server; nothing is written.
enum class Opening { create, existing, read_only };

struct Ports {
  // Refusals: database_exists, database_missing, database_newer. Fault: StoreFault.
  std::function<base::Result<std::unique_ptr<journal::Store>>(const std::filesystem::path& file,
                                                              Opening opening)>
      open_store;
};

}  // namespace luoshi::cli
