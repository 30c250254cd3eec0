// What is drawn over a picture, as SVG of the picture's own size. Pure text.
#pragma once
#include "files/picture.hpp"
#include "interop/thumbnail.hpp"

namespace luoshi::files {

inline constexpr std::int32_t mark_parts = 10'000;  // of the width and of the height

// A black-out covers every pixel that it touches, wholly.
std::string overlay_of_marks(const std::vector<Mark>& marks, interop::PixelSize size);
std::string overlay_of_text(std::string_view text, interop::PixelSize size);

}  // namespace luoshi::files
