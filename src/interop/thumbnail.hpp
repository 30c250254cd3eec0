// Small copies of photos, made by libvips in a confined child: the server never decodes a picture.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace luoshi::interop {

// A JPEG turned upright, without any metadata (place, camera, time), no side longer than
// `longest_side_px` (1 to base::limits::thumbnail_side_px_max; smaller pictures are not enlarged).
// Refuses with picture_unreadable, picture_too_large, picture_format_unknown, tool_missing.
base::Result<std::string> thumbnail(std::string_view bytes, unsigned longest_side_px);

// Spreadsheets scale by the density a JPEG states, and libvips states one even where none was
// known: says "none" instead, so that a pixel stays a pixel.
void forget_density(std::string& jpeg);

struct PixelSize {
  unsigned width = 0;
  unsigned height = 0;
};
// From the frame header of a JPEG; nullopt when there is none.
std::optional<PixelSize> jpeg_size(std::string_view jpeg);

}  // namespace luoshi::interop
