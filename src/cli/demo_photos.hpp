// The demo's photos: drawn scenes as JPEG, many at a time, by libvips in a confined child.
#pragma once
#include <vector>

#include "base/result.hpp"
#include "cli/demo_scene.hpp"

namespace luoshi::cli {

struct PhotoOrder {
  std::string scene;
  std::uint64_t seed = 0;  // two pictures with one seed show one place
  SceneMoment moment = SceneMoment::before;
};

struct DrawnPhoto {
  std::string jpeg;
  std::string thumb;  // the same, small
};

// In the order asked for. Refusals: tool_missing, picture_unreadable.
base::Result<std::vector<DrawnPhoto>> draw_photos(const std::vector<PhotoOrder>& orders);

}  // namespace luoshi::cli
