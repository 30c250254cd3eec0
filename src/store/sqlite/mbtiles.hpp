// Tiles from an MBTiles 1.3 file, which others have made: read only, nothing in it is trusted.
#pragma once
#include <memory>
#include <mutex>

#include "base/result.hpp"
#include "files/tiles.hpp"

namespace luoshi::store {

class Connection;
class Statement;

class Mbtiles final : public files::Tiles {
 public:
  // Refusal: database_foreign (no table of tiles).
  static base::Result<std::unique_ptr<Mbtiles>> open(const std::string& path);
  ~Mbtiles() override;

  std::optional<std::string> tile(const files::TilePlace& place) override;

 private:
  Mbtiles(std::unique_ptr<Connection> connection, std::unique_ptr<Statement> find);

  std::mutex mutex_;
  std::unique_ptr<Connection> connection_;
  std::unique_ptr<Statement> find_;
};

}  // namespace luoshi::store
