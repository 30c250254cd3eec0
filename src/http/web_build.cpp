#include "http/web_build.hpp"

#include <fstream>
#include <vector>

#include "base/limits.hpp"

namespace luoshi::http {

namespace fs = std::filesystem;

namespace {

std::string read_whole(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw fs::filesystem_error("open", file, std::error_code(errno, std::system_category()));
  std::string out(static_cast<std::size_t>(fs::file_size(file)), '\0');
  in.read(out.data(), static_cast<std::streamsize>(out.size()));
  out.resize(static_cast<std::size_t>(in.gcount()));
  return out;
}

// Regular files below a folder; links are not followed, they could lead anywhere.
std::vector<fs::path> files_below(const fs::path& folder) {
  std::vector<fs::path> out;
  if (!fs::is_directory(folder)) return out;
  for (const fs::directory_entry& one : fs::recursive_directory_iterator(folder))
    if (one.is_regular_file() && !one.is_symlink()) out.push_back(one.path());
  return out;
}

std::string name_below(const fs::path& folder, const fs::path& file) {
  return file.lexically_relative(folder).generic_string();
}

void add_to(WebFiles& files, std::string_view name, std::string bytes) {
  if (name.ends_with(".br"))
    files[std::string(name.substr(0, name.size() - 3))].brotli = std::move(bytes);
  else if (name.ends_with(".gz"))
    files[std::string(name.substr(0, name.size() - 3))].gzip = std::move(bytes);
  else
    files[std::string(name)].plain = std::move(bytes);
}

// What the assets are called on the disk, with their bytes.
std::map<std::string, const std::string*> assets_of(const WebFiles& files) {
  std::map<std::string, const std::string*> out;
  for (const auto& [name, file] : files) {
    if (!is_asset(name)) continue;
    out.emplace(name, &file.plain);
    if (!file.brotli.empty()) out.emplace(name + ".br", &file.brotli);
    if (!file.gzip.empty()) out.emplace(name + ".gz", &file.gzip);
  }
  return out;
}

void retire(const fs::path& file, const fs::path& to) {
  fs::create_directories(to.parent_path());
  fs::rename(file, to);
  fs::last_write_time(to, fs::file_time_type::clock::now());
}

// Written beside and renamed: a start that was cut off leaves no half of an asset.
void keep(const fs::path& file, const std::string& bytes) {
  if (fs::exists(file)) return;
  fs::create_directories(file.parent_path());
  const fs::path part = file.string() + ".part";
  std::ofstream out(part, std::ios::binary | std::ios::trunc);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (!out) throw fs::filesystem_error("write", part, std::make_error_code(std::errc::io_error));
  fs::rename(part, file);
}

// The retired ones in order of their age, without those that are too old or too many: removed.
std::vector<fs::path> retired_still_kept(const fs::path& earlier) {
  std::vector<std::pair<fs::file_time_type, fs::path>> all;
  for (const fs::path& file : files_below(earlier))
    all.emplace_back(fs::last_write_time(file), file);
  std::ranges::sort(all, std::ranges::greater{});
  const auto oldest = fs::file_time_type::clock::now() - base::limits::web_kept_time;
  std::size_t bytes = 0;
  std::vector<fs::path> out;
  for (const auto& [time, file] : all) {
    bytes += static_cast<std::size_t>(fs::file_size(file));
    if (time < oldest || bytes > base::limits::web_kept_bytes_max)
      fs::remove(file);
    else
      out.push_back(file);
  }
  return out;
}

}  // namespace

bool is_asset(std::string_view name) {
  return name.starts_with("assets/") || name.starts_with("m/assets/");
}

base::Result<WebFiles> read_web_folder(const fs::path& folder) {
  WebFiles out;
  if (folder.empty()) return out;
  if (!fs::is_regular_file(folder / "index.html"))
    return base::refuse("web_folder_malformed", "web", {{"folder", folder.string()}});
  std::size_t bytes = 0;
  for (const fs::path& file : files_below(folder)) {
    bytes += static_cast<std::size_t>(fs::file_size(file));
    if (bytes > base::limits::web_bytes_max)
      return base::refuse(
          "web_folder_too_large", "web",
          {{"folder", folder.string()}, {"bytes", std::to_string(base::limits::web_bytes_max)}});
    add_to(out, name_below(folder, file), read_whole(file));
  }
  // A .br without what it was made from cannot be served to everybody.
  std::erase_if(out, [](const auto& one) {
    return one.second.plain.empty() && !(one.second.brotli.empty() && one.second.gzip.empty());
  });
  return out;
}

void keep_web_assets(WebFiles& files, const fs::path& kept) {
  const fs::path current = kept / "current";
  const fs::path earlier = kept / "earlier";
  const auto assets = assets_of(files);
  // A server without screens is no upgrade: what was kept waits for the next build.
  if (!files.empty()) {
    for (const fs::path& file : files_below(current)) {
      const std::string name = name_below(current, file);
      if (!assets.contains(name)) retire(file, earlier / name);
    }
    for (const auto& [name, bytes] : assets) keep(current / name, *bytes);
  }
  WebFiles old;
  for (const fs::path& file : retired_still_kept(earlier))
    add_to(old, name_below(earlier, file), read_whole(file));
  for (auto& [name, file] : old)
    if (!file.plain.empty()) files.emplace(name, std::move(file));
}

}  // namespace luoshi::http
