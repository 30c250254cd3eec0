#include "files/overlay.hpp"

#include <cmath>

#include "base/text.hpp"

namespace luoshi::files {

namespace {
using interop::PixelSize;

constexpr std::string_view ink = "#e60000";

std::string svg(PixelSize size, std::string_view inside) {
  return fmt::format(R"(<svg xmlns="http://www.w3.org/2000/svg" width="{}" height="{}">{}</svg>)",
                     size.width, size.height, inside);
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char one : text) {
    if (one == '<')
      out += "&lt;";
    else if (one == '>')
      out += "&gt;";
    else if (one == '&')
      out += "&amp;";
    else if (static_cast<unsigned char>(one) >= 0x20)
      out += one;
  }
  return out;
}

// In pixels; left <= right, top <= bottom.
struct Box {
  double left, top, right, bottom;
};

Box box_of(const Mark& mark, PixelSize size) {
  const double wide = static_cast<double>(size.width) / mark_parts;
  const double high = static_cast<double>(size.height) / mark_parts;
  return {std::min(mark.from_x, mark.to_x) * wide, std::min(mark.from_y, mark.to_y) * high,
          std::max(mark.from_x, mark.to_x) * wide, std::max(mark.from_y, mark.to_y) * high};
}

std::string black_out(const Mark& mark, PixelSize size) {
  const Box box = box_of(mark, size);
  const double left = std::floor(box.left);
  const double top = std::floor(box.top);
  return fmt::format(
      R"(<rect x="{}" y="{}" width="{}" height="{}" fill="#000" shape-rendering="crispEdges"/>)",
      left, top, std::ceil(box.right) - left, std::ceil(box.bottom) - top);
}

std::string arrow(const Mark& mark, PixelSize size, double stroke) {
  const double wide = static_cast<double>(size.width) / mark_parts;
  const double high = static_cast<double>(size.height) / mark_parts;
  const double x = mark.to_x * wide;
  const double y = mark.to_y * high;
  const double back = std::atan2(mark.from_y * high - y, mark.from_x * wide - x);
  std::string path =
      fmt::format("M{:.1f} {:.1f}L{:.1f} {:.1f}", mark.from_x * wide, mark.from_y * high, x, y);
  for (const double side : {-0.45, 0.45})
    path +=
        fmt::format("M{:.1f} {:.1f}L{:.1f} {:.1f}", x, y, x + 6 * stroke * std::cos(back + side),
                    y + 6 * stroke * std::sin(back + side));
  return fmt::format(R"(<path d="{}" fill="none" stroke="{}" stroke-width="{:.1f}" )"
                     R"(stroke-linecap="round"/>)",
                     path, ink, stroke);
}

std::string drawn(const Mark& mark, PixelSize size) {
  const double stroke = std::max(3.0, std::max(size.width, size.height) / 300.0);
  const Box box = box_of(mark, size);
  switch (mark.kind) {
    case MarkKind::black_out:
      return black_out(mark, size);
    case MarkKind::frame:
      return fmt::format(
          R"(<rect x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}" fill="none" )"
          R"(stroke="{}" stroke-width="{:.1f}"/>)",
          box.left, box.top, box.right - box.left, box.bottom - box.top, ink, stroke);
    case MarkKind::circle:
      return fmt::format(R"(<ellipse cx="{:.1f}" cy="{:.1f}" rx="{:.1f}" ry="{:.1f}" fill="none" )"
                         R"(stroke="{}" stroke-width="{:.1f}"/>)",
                         (box.left + box.right) / 2, (box.top + box.bottom) / 2,
                         (box.right - box.left) / 2, (box.bottom - box.top) / 2, ink, stroke);
    case MarkKind::arrow:
      return arrow(mark, size, stroke);
  }
  return {};
}
}  // namespace

std::string overlay_of_marks(const std::vector<Mark>& marks, PixelSize size) {
  std::string inside;
  // Black-outs last: nothing is drawn over what is hidden.
  for (const Mark& mark : marks)
    if (mark.kind != MarkKind::black_out) inside += drawn(mark, size);
  for (const Mark& mark : marks)
    if (mark.kind == MarkKind::black_out) inside += drawn(mark, size);
  return svg(size, inside);
}

std::string overlay_of_text(std::string_view text, PixelSize size) {
  // A Chinese character is as wide as it is high; others are narrower.
  const double room =
      0.94 * size.width / std::max<double>(1, static_cast<double>(base::length(text)));
  const double high = std::clamp(std::min(room, size.height / 28.0), 8.0, 120.0);
  return svg(size, fmt::format(
                       R"(<text x="{0:.1f}" y="{1:.1f}" font-family="Noto Sans CJK SC" )"
                       R"(font-size="{2:.1f}" fill="#fff" stroke="#000" stroke-width="{3:.1f}" )"
                       R"(paint-order="stroke">{4}</text>)",
                       0.02 * size.width, size.height - 0.7 * high, high, high / 8, escaped(text)));
}

}  // namespace luoshi::files
