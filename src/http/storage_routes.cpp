#include "http/storage_routes.hpp"

#include <chrono>

#include "base/limits.hpp"
#include "http/house_words.hpp"

namespace luoshi::http {

namespace {
namespace fs = std::filesystem;
using base::Result;

// Files come and go while they are counted: one that has gone counts nothing.
std::int64_t bytes_of(const fs::path& path) {
  std::error_code gone;
  if (fs::is_regular_file(path, gone)) {
    const auto size = fs::file_size(path, gone);
    return gone ? 0 : static_cast<std::int64_t>(size);
  }
  std::int64_t out = 0;
  for (fs::recursive_directory_iterator at(path, gone), end; !gone && at != end; at.increment(gone))
    if (std::error_code none; at->is_regular_file(none)) {
      const auto size = at->file_size(none);
      if (!none) out += static_cast<std::int64_t>(size);
    }
  return out;
}

struct PartRow {
  std::string_view name;
  std::initializer_list<std::string_view> paths;
};

core::Instant written_at(const fs::path& path) {
  std::error_code gone;
  const auto written = fs::last_write_time(path, gone);
  if (gone) return {};
  const auto at = std::chrono::file_clock::to_sys(written).time_since_epoch();
  return {std::chrono::duration_cast<std::chrono::microseconds>(at).count()};
}

std::vector<StorageBackup> backups_in(const fs::path& folder) {
  std::vector<StorageBackup> out;
  std::error_code none;
  for (fs::directory_iterator at(folder, none), end; !none && at != end; at.increment(none))
    if (fs::exists(at->path() / "luoshi.db", none))
      out.push_back({.name = at->path().filename().string(),
                     .at = written_at(at->path() / "luoshi.db"),
                     .bytes = bytes_of(at->path())});
  std::ranges::sort(out, std::greater(), [](const StorageBackup& one) { return one.at.us; });
  return out;
}

Result<Response> read_storage(Api& api, const Caller& caller, const Call&) {
  if (auto ok = must_have(caller, core::Right::administer); !ok) return std::unexpected(ok.error());
  return json_answer(storage_of(api.parts.data_folder));
}
}  // namespace

StorageAnswer storage_of(const fs::path& folder) {
  static const PartRow rows[] = {
      {"journal", {"luoshi.db", "luoshi.db-wal", "luoshi.db-shm"}},
      {"accounts", {"accounts.db", "accounts.db-wal", "accounts.db-shm"}},
      {"files", {"files", "files.db", "files.db-wal", "files.db-shm"}},
      {"derived", {"derived"}},
      {"web_assets", {"web-assets"}},
      {"tiles", {"tiles.mbtiles"}},
      {"backups", {"backups"}},
  };
  StorageAnswer out{.folder = fs::absolute(folder).string(),
                    .reserve_bytes = base::limits::disk_reserve_bytes};
  for (const PartRow& row : rows) {
    StoragePart part{std::string(row.name), 0};
    for (const std::string_view path : row.paths) part.bytes += bytes_of(folder / path);
    out.parts.push_back(std::move(part));
  }
  std::error_code unknown;
  const auto space = fs::space(folder, unknown);
  if (!unknown) out.free_bytes = static_cast<std::int64_t>(space.available);
  out.backups = backups_in(folder / "backups");
  return out;
}

std::vector<Route> storage_routes(const std::shared_ptr<Api>& api) {
  return {reading_route(api, {.path = "/api/v1/storage",
                              .operation = "read_storage",
                              .summary = house_words().storage,
                              .response = base::schema_of<StorageAnswer>,
                              .answer = read_storage,
                              .pace = Pace::slow})};
}

}  // namespace luoshi::http
