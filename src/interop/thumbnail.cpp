#include "interop/thumbnail.hpp"

#include <fstream>

#include "interop/confined.hpp"
#include "interop/pictures.hpp"

namespace luoshi::interop {
namespace {

namespace limits = base::limits;

unsigned byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}

unsigned two_bytes_at(std::string_view bytes, std::size_t at) {
  return byte_at(bytes, at) << 8 | byte_at(bytes, at + 1);
}

}  // namespace

base::Result<std::string> thumbnail(std::string_view bytes, unsigned longest_side_px) {
  if (bytes.size() > limits::workbook_picture_bytes_max)
    return base::refuse("picture_too_large", {},
                        {{"max", std::to_string(limits::workbook_picture_bytes_max >> 20)}});
  if (picture_type(bytes).empty()) return base::refuse("picture_format_unknown");
  const auto side = std::clamp(longest_side_px, 1U, limits::thumbnail_side_px_max);
  const PrivateFolder folder;
  std::ofstream photo(folder.path() / "photo", std::ios::binary);
  photo.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  photo.close();
  if (!photo) throw std::runtime_error("cannot write a picture to the temporary directory");
  const auto outcome = run_confined(
      {.argv = {"vipsthumbnail", "photo", "--size", fmt::format("{0}x{0}>", side), "-o",
                (folder.path() / "small.jpg[Q=80,strip,background=255]").string()},
       .folder = folder.path(),
       .environment = {"VIPS_BLOCK_UNTRUSTED=1", "VIPS_CONCURRENCY=1"},
       .limits = {.cpu_seconds = limits::child_picture_cpu_seconds_max,
                  .wall_time = limits::child_picture_time_max,
                  .memory_bytes = limits::child_picture_memory_bytes_max,
                  .output_bytes = 64 * 1024}});
  if (!outcome) return std::unexpected(outcome.error());
  std::ifstream small(folder.path() / "small.jpg", std::ios::binary);
  std::string out((std::istreambuf_iterator<char>(small)), {});
  if (!outcome->succeeded() || !jpeg_size(out)) return base::refuse("picture_unreadable");
  forget_density(out);
  return out;
}

void forget_density(std::string& jpeg) {
  if (jpeg.size() < 18 || std::string_view(jpeg).substr(6, 4) != "JFIF") return;
  jpeg[13] = 0;
  jpeg[14] = jpeg[16] = 0;
  jpeg[15] = jpeg[17] = 1;
}

std::optional<PixelSize> jpeg_size(std::string_view jpeg) {
  if (!jpeg.starts_with("\xFF\xD8")) return std::nullopt;
  std::size_t at = 2;
  while (at + 9 <= jpeg.size() && byte_at(jpeg, at) == 0xFF) {
    const unsigned marker = byte_at(jpeg, at + 1);
    // SOF0 to SOF15 without the tables (DHT, JPG, DAC) that share the range.
    if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC)
      return PixelSize{two_bytes_at(jpeg, at + 7), two_bytes_at(jpeg, at + 5)};
    at += 2 + two_bytes_at(jpeg, at + 2);
  }
  return std::nullopt;
}

}  // namespace luoshi::interop
