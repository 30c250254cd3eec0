// Map tiles that an office keeps in a file of its own (tiles.mbtiles of the data folder).
#pragma once
#include <cstdint>
#include <optional>
#include <string>

namespace luoshi::files {

// A square of the map: zoom, column from the west, row from the north.
struct TilePlace {
  std::int32_t zoom = 0;
  std::int64_t column = 0;
  std::int64_t row = 0;
};

class Tiles {
 public:
  virtual ~Tiles() = default;
  // The picture as it lies in the file; nullopt: there is none, or it is no picture of a map.
  // Any thread. Fault: StoreFault.
  virtual std::optional<std::string> tile(const TilePlace& place) = 0;
};

}  // namespace luoshi::files
