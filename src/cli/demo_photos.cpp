#include "cli/demo_photos.hpp"

#include <fmt/format.h>

#include "base/limits.hpp"
#include "cli/data_folder.hpp"
#include "interop/confined.hpp"

namespace luoshi::cli {

namespace {
namespace limits = base::limits;
constexpr std::size_t photos_a_child = 12;
// A second each on a machine that does much else; what is drawn is the product's own.
constexpr std::chrono::minutes drawing_time_max{5};

base::Result<void> run_vips(std::vector<std::string> argv, const std::filesystem::path& folder) {
  const auto done =
      interop::run_confined({.argv = std::move(argv),
                             .folder = folder,
                             .environment = {"VIPS_CONCURRENCY=1"},
                             .limits = {.cpu_seconds = limits::child_picture_cpu_seconds_max,
                                        .wall_time = drawing_time_max,
                                        .memory_bytes = limits::child_picture_memory_bytes_max}});
  if (!done) return std::unexpected(done.error());
  if (!done->succeeded()) return base::refuse("picture_unreadable");
  return {};
}

base::Result<void> draw(std::span<const PhotoOrder> orders, std::vector<DrawnPhoto>& out) {
  const interop::PrivateFolder folder;
  std::vector<std::string> drawn{"vipsthumbnail"}, small{"vipsthumbnail"};
  for (std::size_t i = 0; i < orders.size(); ++i) {
    const std::string name = std::to_string(i);
    write_file(folder.path() / (name + ".svg"),
               scene_svg(orders[i].scene, orders[i].seed, orders[i].moment));
    drawn.push_back(name + ".svg");
    small.push_back(name + ".jpg");
  }
  const std::string side = fmt::format("{0}x{0}>", limits::picture_thumb_px);
  drawn.insert(drawn.end(), {"--size", "800x600", "-o", "%s.jpg[Q=76,strip]"});
  small.insert(small.end(), {"--size", side, "-o", "%s.small.jpg[Q=82,strip]"});
  for (auto& argv : {drawn, small})
    if (auto done = run_vips(argv, folder.path()); !done) return done;
  for (std::size_t i = 0; i < orders.size(); ++i) {
    auto jpeg = read_file(folder.path() / (std::to_string(i) + ".jpg"));
    auto thumb = read_file(folder.path() / (std::to_string(i) + ".small.jpg"));
    if (!jpeg || !thumb) return base::refuse("picture_unreadable");
    out.push_back({std::move(*jpeg), std::move(*thumb)});
  }
  return {};
}
}  // namespace

base::Result<std::vector<DrawnPhoto>> draw_photos(const std::vector<PhotoOrder>& orders) {
  std::vector<DrawnPhoto> out;
  for (std::size_t at = 0; at < orders.size(); at += photos_a_child) {
    const std::size_t count = std::min(photos_a_child, orders.size() - at);
    if (auto done = draw(std::span(orders).subspan(at, count), out); !done)
      return std::unexpected(done.error());
  }
  return out;
}

}  // namespace luoshi::cli
