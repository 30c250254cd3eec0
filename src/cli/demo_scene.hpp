// Drawn scenes for the demo's photos: a street, a yard or a field with something wrong in it, and
// the same place put right. Nothing in them is a real place; the same arguments draw the same.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace luoshi::cli {

enum class SceneMoment { before, after };

// The names a course may use, such as "waste" or "soil".
std::span<const std::string_view> scene_names();

// An SVG of 800 x 600. name: one of scene_names(); any other draws the bare place.
std::string scene_svg(std::string_view name, std::uint64_t seed, SceneMoment moment);

}  // namespace luoshi::cli
