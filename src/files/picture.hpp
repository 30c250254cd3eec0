// What a picture says of itself, smaller copies of it, and drawings upon it. Every step that
// decodes runs as libvips in a confined child: the server never decodes a picture.
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/value.hpp"

namespace luoshi::files {

// As the camera wrote them, so anybody may have written them: shown beside a photo, never a proof.
struct PhotoFacts {
  std::int32_t width = 0;  // upright
  std::int32_t height = 0;
  std::optional<core::Instant> taken_at;
  std::optional<core::Place> place;
  std::optional<std::string> camera;
  bool operator==(const PhotoFacts&) const = default;
};
BOOST_DESCRIBE_STRUCT(PhotoFacts, (), (width, height, taken_at, place, camera))

// Corners in ten-thousandths of the width and height of the upright picture, from its top left.
// black_out, frame, circle: in the rectangle between the two corners; arrow: from one to the other.
enum class MarkKind { black_out, frame, circle, arrow };
BOOST_DESCRIBE_ENUM(MarkKind, black_out, frame, circle, arrow)
struct Mark {
  MarkKind kind = MarkKind::black_out;
  std::int32_t from_x = 0;
  std::int32_t from_y = 0;
  std::int32_t to_x = 0;
  std::int32_t to_y = 0;
  bool operator==(const Mark&) const = default;
};
BOOST_DESCRIBE_STRUCT(Mark, (), (kind, from_x, from_y, to_x, to_y))

// Reads the header only. offset: of times without a zone. Refusals: picture_unreadable,
// picture_too_many_pixels, tool_missing.
base::Result<PhotoFacts> read_facts(const std::filesystem::path& picture, base::UtcOffset offset);

// A JPEG, upright, flattened on white, in sRGB, without metadata, no side longer than side_px; at
// `out`. A cut off file is refused. Refusals: picture_unreadable, tool_missing.
base::Result<void> shrink(const std::filesystem::path& picture, unsigned side_px,
                          const std::filesystem::path& out);

// Draws upon a JPEG that shrink has made and writes a new one. A black-out replaces its pixels.
// Refusals: marks_missing, marks_too_many, mark_outside_picture, picture_unreadable, tool_missing.
base::Result<void> draw_marks(const std::filesystem::path& jpeg, const std::vector<Mark>& marks,
                              const std::filesystem::path& out);

// Writes a line of text at the lower edge. Refusals: watermark_too_long, picture_unreadable,
// tool_missing.
base::Result<void> draw_watermark(const std::filesystem::path& jpeg, std::string_view text,
                                  const std::filesystem::path& out);

}  // namespace luoshi::files
