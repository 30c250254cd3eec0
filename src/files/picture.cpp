#include "files/picture.hpp"

#include <charconv>
#include <fstream>

#include "base/limits.hpp"
#include "base/text.hpp"
#include "files/overlay.hpp"
#include "interop/confined.hpp"
#include "interop/thumbnail.hpp"

namespace luoshi::files {

namespace {
namespace fs = std::filesystem;
namespace limits = base::limits;
using base::refuse;
using base::Result;

enum class Loaders { trusted, all };

Result<interop::ConfinedOutcome> run_vips(std::vector<std::string> argv, const fs::path& folder,
                                          Loaders loaders) {
  std::vector<std::string> environment{"VIPS_CONCURRENCY=1"};
  if (loaders == Loaders::trusted) environment.emplace_back("VIPS_BLOCK_UNTRUSTED=1");
  return interop::run_confined({.argv = std::move(argv),
                                .folder = folder,
                                .environment = std::move(environment),
                                .limits = {.cpu_seconds = limits::child_picture_cpu_seconds_max,
                                           .wall_time = limits::child_picture_time_max,
                                           .memory_bytes = limits::child_picture_memory_bytes_max,
                                           .output_bytes = limits::picture_header_bytes_max}});
}

// libvips reads options from names that hold a '[': the file gets a plain one.
void name_plainly(const fs::path& file, const fs::path& folder, const char* name) {
  fs::create_symlink(fs::absolute(file), folder / name);
}

// The value of "<field>: value" of vipsheader.
std::optional<std::string_view> field_of(std::string_view header, std::string_view field) {
  while (!header.empty()) {
    const auto end = std::min(header.find('\n'), header.size());
    const std::string_view line = header.substr(0, end);
    header.remove_prefix(std::min(end + 1, header.size()));
    if (line.starts_with(field) && line.substr(field.size()).starts_with(": "))
      return line.substr(field.size() + 2);
  }
  return std::nullopt;
}

template <class Number>
std::optional<Number> number_at_start(std::string_view text) {
  Number out = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), out);
  return read.ec == std::errc() ? std::optional(out) : std::nullopt;
}

// "VALUE (VALUE, ASCII, 8 components, 8 bytes)".
std::string ascii_value(std::string_view shown) {
  const auto end = shown.rfind(", ASCII, ");
  if (end == shown.npos || end < 2) return {};
  return std::string(shown.substr(0, (end - 2) / 2));
}

// "31/1 52/1 1234/100 (...": degrees, minutes, seconds as 1e-7 degrees.
std::optional<std::int64_t> degrees_e7(std::string_view shown) {
  constexpr std::int64_t parts_of_degree[] = {1, 60, 3600};
  std::int64_t out = 0;
  for (const std::int64_t parts : parts_of_degree) {
    const auto slash = shown.find('/');
    const auto above = number_at_start<std::int64_t>(shown);
    if (slash == shown.npos || !above) return std::nullopt;
    const auto below = number_at_start<std::int64_t>(shown.substr(slash + 1));
    constexpr std::int64_t above_max = 4'294'967'295;  // EXIF holds 32 bits
    if (!below || *below < 1 || *below > above_max || *above < 0 || *above > above_max)
      return std::nullopt;
    out += *above * 10'000'000 / parts / *below;
    const auto blank = std::min(shown.find(' '), shown.size() - 1);
    shown.remove_prefix(blank + 1);
  }
  return out;
}

std::optional<core::Place> place_of(std::string_view header) {
  const auto latitude = field_of(header, "exif-ifd3-GPSLatitude");
  const auto longitude = field_of(header, "exif-ifd3-GPSLongitude");
  if (!latitude || !longitude) return std::nullopt;
  auto north = degrees_e7(*latitude);
  auto east = degrees_e7(*longitude);
  if (!north || !east || *north > 900'000'000 || *east > 1'800'000'000) return std::nullopt;
  if (*north == 0 && *east == 0) return std::nullopt;  // what a phone without a fix writes
  if (field_of(header, "exif-ifd3-GPSLatitudeRef").value_or("").starts_with('S')) *north = -*north;
  if (field_of(header, "exif-ifd3-GPSLongitudeRef").value_or("").starts_with('W')) *east = -*east;
  return core::Place{static_cast<std::int32_t>(*north), static_cast<std::int32_t>(*east), {}};
}

// "2018:11:05 09:30:00" and perhaps "+08:00".
std::optional<core::Instant> time_of(std::string_view header, base::UtcOffset offset) {
  const auto shown = field_of(header, "exif-ifd2-DateTimeOriginal");
  if (!shown || shown->size() < 19) return std::nullopt;
  std::string text(shown->substr(0, 19));
  text[4] = text[7] = '-';
  text[10] = 'T';
  if (const auto zone = field_of(header, "exif-ifd2-OffsetTimeOriginal"); zone && zone->size() > 6)
    if (auto at = base::instant_from_text(text + std::string(zone->substr(0, 6)))) return at;
  auto at = base::instant_from_text(text + "Z");
  if (at) at->us -= offset.minutes * base::minute_us;
  return at;
}

std::optional<std::string> camera_of(std::string_view header) {
  std::string out;
  if (const auto model = field_of(header, "exif-ifd0-Model")) out = ascii_value(*model);
  const bool is_plain = std::ranges::all_of(out, [](char one) { return one >= ' ' && one <= '~'; });
  if (out.empty() || out.size() > limits::camera_name_bytes_max || !is_plain) return std::nullopt;
  return out;
}

Result<interop::PixelSize> size_of_jpeg(const fs::path& jpeg) {
  std::ifstream in(jpeg, std::ios::binary);
  std::string head(64UL * 1024, '\0');
  in.read(head.data(), static_cast<std::streamsize>(head.size()));
  head.resize(static_cast<std::size_t>(in.gcount()));
  const auto size = interop::jpeg_size(head);
  if (!size || size->width == 0 || size->height == 0) return refuse("picture_unreadable");
  return *size;
}

// The overlay is ours and the JPEG came out of a child: an SVG loader, which is not among those for
// strange files, reads the first only.
Result<void> draw(const fs::path& jpeg, const std::string& overlay, const fs::path& out) {
  const interop::PrivateFolder folder;
  name_plainly(jpeg, folder.path(), "below");
  std::ofstream(folder.path() / "above.svg", std::ios::binary) << overlay;
  auto outcome =
      run_vips({"vips", "composite2", "below", "above.svg", "drawn.jpg[Q=88,strip]", "over"},
               folder.path(), Loaders::all);
  if (!outcome) return std::unexpected(std::move(outcome.error()));
  if (!outcome->succeeded() || !fs::exists(folder.path() / "drawn.jpg"))
    return refuse("picture_unreadable");
  fs::copy_file(folder.path() / "drawn.jpg", out, fs::copy_options::overwrite_existing);
  return {};
}
}  // namespace

Result<PhotoFacts> read_facts(const fs::path& picture, base::UtcOffset offset) {
  const interop::PrivateFolder folder;
  name_plainly(picture, folder.path(), "photo");
  auto outcome = run_vips({"vipsheader", "-a", "photo"}, folder.path(), Loaders::trusted);
  if (!outcome) return std::unexpected(std::move(outcome.error()));
  if (!outcome->succeeded()) return refuse("picture_unreadable");
  const std::string_view header = outcome->output;
  const auto width = number_at_start<std::int32_t>(field_of(header, "width").value_or(""));
  const auto height = number_at_start<std::int32_t>(field_of(header, "height").value_or(""));
  if (!width || !height || *width < 1 || *height < 1) return refuse("picture_unreadable");
  if (std::int64_t{*width} * *height > limits::picture_pixels_max)
    return refuse("picture_too_many_pixels", {},
                  {{"width", std::to_string(*width)},
                   {"height", std::to_string(*height)},
                   {"max", std::to_string(limits::picture_pixels_max / 10'000)}});
  PhotoFacts facts{.width = *width,
                   .height = *height,
                   .taken_at = time_of(header, offset),
                   .place = place_of(header),
                   .camera = camera_of(header)};
  // Orientations 5 to 8 lie on their side.
  const auto turned = number_at_start<int>(field_of(header, "orientation").value_or(""));
  if (turned && *turned >= 5 && *turned <= 8) std::swap(facts.width, facts.height);
  return facts;
}

Result<void> shrink(const fs::path& picture, unsigned side_px, const fs::path& out) {
  const interop::PrivateFolder folder;
  name_plainly(picture, folder.path(), "photo");
  const std::string side = std::to_string(side_px);
  auto outcome = run_vips(
      {"vips", "thumbnail", "photo", "small.jpg[Q=82,strip,background=255]", side, "--height", side,
       "--size", "down", "--fail-on", "truncated", "--export-profile", "srgb"},
      folder.path(), Loaders::trusted);
  if (!outcome) return std::unexpected(std::move(outcome.error()));
  if (!outcome->succeeded() || !fs::exists(folder.path() / "small.jpg"))
    return refuse("picture_unreadable");
  fs::copy_file(folder.path() / "small.jpg", out, fs::copy_options::overwrite_existing);
  return {};
}

Result<void> draw_marks(const fs::path& jpeg, const std::vector<Mark>& marks, const fs::path& out) {
  if (marks.empty()) return refuse("marks_missing", "marks");
  if (marks.size() > limits::picture_marks_max)
    return refuse("marks_too_many", "marks", {{"max", std::to_string(limits::picture_marks_max)}});
  for (const Mark& mark : marks)
    for (const std::int32_t part : {mark.from_x, mark.from_y, mark.to_x, mark.to_y})
      if (part < 0 || part > mark_parts) return refuse("mark_outside_picture", "marks");
  const auto size = size_of_jpeg(jpeg);
  if (!size) return std::unexpected(size.error());
  return draw(jpeg, overlay_of_marks(marks, *size), out);
}

Result<void> draw_watermark(const fs::path& jpeg, std::string_view text, const fs::path& out) {
  if (text.size() > limits::watermark_bytes_max)
    return refuse("watermark_too_long", "watermark",
                  {{"max", std::to_string(limits::watermark_bytes_max)}});
  const auto size = size_of_jpeg(jpeg);
  if (!size) return std::unexpected(size.error());
  return draw(jpeg, overlay_of_text(text, *size), out);
}

}  // namespace luoshi::files
