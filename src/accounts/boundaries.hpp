// The areas of units as GeoJSON (RFC 7946), drawn by somebody else: checked as a whole and kept as
// a whole. Coordinates are CGCS2000 or WGS-84, longitude first.
#pragma once
#include <memory>

#include "accounts/accounts.hpp"
#include "core/directory.hpp"

namespace luoshi::accounts {

// What check_boundaries says of more than limits::boundaries_bytes_max, for whoever can tell before
// reading.
std::unexpected<base::Refusal> boundaries_too_large();

struct CheckedBoundaries {
  // A FeatureCollection of Polygon and MultiPolygon, in the order of the units' codes; the only
  // properties are "unit" (id) and "code". Six decimals: a tenth of a metre.
  std::string geojson;
  std::int64_t units = 0;
};
// Each feature names its unit by the property "unit" (id) or "code". Refusals: json_malformed,
// boundaries_too_large, boundaries_empty, boundaries_not_geojson, boundaries_projected, and with
// the number of the feature (args: feature, from 1; field: features.<index>)
// boundary_unit_unknown, boundary_unit_repeated, boundary_not_area, boundary_ring_open,
// boundary_ring_flat, boundary_outside_world.
base::Result<CheckedBoundaries> check_boundaries(std::string_view geojson,
                                                 const core::Directory& directory);

// Any thread.
class BoundaryBook {
 public:
  struct Kept {
    std::string geojson;
    std::string tag;  // names these bytes
  };

  explicit BoundaryBook(Store& store) : store_(store) {}

  // An empty FeatureCollection before any were given. Seen anew when another process has changed
  // them.
  std::shared_ptr<const Kept> read();
  void put(const CheckedBoundaries& boundaries, std::optional<Id> by, const Occasion& occasion);

 private:
  Store& store_;
  std::mutex mutex_;
  std::shared_ptr<const Kept> kept_;
};

}  // namespace luoshi::accounts
