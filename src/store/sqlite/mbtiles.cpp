#include "store/sqlite/mbtiles.hpp"

#include "base/limits.hpp"
#include "store/sqlite/statement.hpp"

namespace luoshi::store {

base::Result<std::unique_ptr<Mbtiles>> Mbtiles::open(const std::string& path) {
  try {
    auto connection = std::make_unique<Connection>(path, SQLITE_OPEN_READONLY, nullptr);
    // A view of the file must not run functions of ours.
    connection->execute("PRAGMA trusted_schema = OFF; PRAGMA query_only = ON;");
    auto find = std::make_unique<Statement>(
        *connection,
        "SELECT tile_data FROM tiles WHERE zoom_level = $1 AND tile_column = $2 AND tile_row = $3");
    return std::unique_ptr<Mbtiles>(new Mbtiles(std::move(connection), std::move(find)));
  } catch (const journal::StoreFault&) {
    return base::refuse("database_foreign", {}, {{"file", path}});
  }
}

Mbtiles::Mbtiles(std::unique_ptr<Connection> connection, std::unique_ptr<Statement> find)
    : connection_(std::move(connection)), find_(std::move(find)) {}
Mbtiles::~Mbtiles() = default;

std::optional<std::string> Mbtiles::tile(const files::TilePlace& place) {
  if (place.zoom < 0 || place.zoom > base::limits::map_zoom_max) return std::nullopt;
  const std::int64_t side = std::int64_t{1} << place.zoom;
  if (place.column < 0 || place.column >= side || place.row < 0 || place.row >= side)
    return std::nullopt;
  const std::lock_guard lock(mutex_);
  find_->reset();  // after a read that failed the statement is still under way
  // MBTiles counts rows from the south.
  find_->bind(Statement::Lifetime::kept, place.zoom, place.column, side - 1 - place.row);
  std::optional<std::string> out;
  if (find_->step() && find_->text(0).size() <= base::limits::tile_bytes_max)
    out.emplace(find_->text(0));
  find_->reset();
  return out;
}

}  // namespace luoshi::store
