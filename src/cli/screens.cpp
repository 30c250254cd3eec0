#include "cli/screens.hpp"

#include <spdlog/spdlog.h>

namespace luoshi::cli {

namespace fs = std::filesystem;

namespace {

fs::path beside_the_program() {
  std::error_code error;
  const fs::path above = fs::read_symlink("/proc/self/exe", error).parent_path().parent_path();
  if (error) return {};
  for (const fs::path& folder : {above / "web", above / "share" / "luoshi" / "web"})
    if (fs::is_regular_file(folder / "index.html", error)) return folder;
  return {};
}

}  // namespace

base::Result<http::WebFiles> read_screens(const fs::path& named, const fs::path& kept) {
  auto files = http::read_web_folder(named.empty() ? beside_the_program() : named);
  if (!files) return files;
  try {
    http::keep_web_assets(*files, kept);
  } catch (const fs::filesystem_error& fault) {
    // A full disk must not keep anybody from reading.
    spdlog::warn("web: {}", fault.what());
  }
  return files;
}

}  // namespace luoshi::cli
