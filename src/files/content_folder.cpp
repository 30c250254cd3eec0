#include "files/content_folder.hpp"

#include <fcntl.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <fstream>
#include <iterator>
#include <system_error>

#include "base/limits.hpp"

namespace luoshi::files {

namespace fs = std::filesystem;

namespace {
[[noreturn]] void fault(const fs::path& file) {
  throw std::system_error(errno, std::generic_category(), file.string());
}

class Descriptor {
 public:
  Descriptor(const fs::path& file, int flags)
      : number_(::open(file.c_str(), flags | O_CLOEXEC, 0600)) {
    if (number_ < 0) fault(file);
  }
  ~Descriptor() { ::close(number_); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const { return number_; }

 private:
  int number_;
};

void sync(const fs::path& file, int flags) {
  const Descriptor open(file, flags);
  if (::fsync(open.number()) != 0) fault(file);
}

void sync_folder(const fs::path& folder) {
  sync(folder, O_RDONLY | O_DIRECTORY);
}

void write_all(const Descriptor& into, std::string_view bytes, const fs::path& name) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(into.number(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) fault(name);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

// Threads and processes may write the same file at once.
fs::path part_of(const fs::path& file) {
  static std::atomic<unsigned> number = 0;
  fs::path out = file;
  out += ".part" + std::to_string(::getpid()) + "-" + std::to_string(++number);
  return out;
}

// Its own entry in the folder above survives a power loss too.
void make_folder(const fs::path& folder) {
  if (fs::create_directories(folder)) sync_folder(folder.parent_path());
}

std::optional<fs::path> if_there(fs::path file) {
  std::error_code error;
  return fs::exists(file, error) ? std::optional(std::move(file)) : std::nullopt;
}

bool is_gone(const std::error_code& error) {
  return error == std::errc::no_such_file_or_directory;
}
}  // namespace

void write_durably(const fs::path& file, std::string_view bytes) {
  const fs::path part = part_of(file);
  try {
    const Descriptor out(part, O_WRONLY | O_CREAT | O_TRUNC);
    write_all(out, bytes, part);
    if (::fsync(out.number()) != 0) fault(part);
  } catch (...) {
    ::unlink(part.c_str());
    throw;
  }
  fs::rename(part, file);
  // A name alone lies in the folder where the program stands.
  sync_folder(fs::absolute(file).parent_path());
}

fs::path ContentFolder::place_of(const base::Digest& digest) const {
  const std::string name = base::to_hex(digest);
  return root_ / "files" / name.substr(0, 2) / name;
}

base::Digest ContentFolder::put(std::string_view bytes) const {
  const base::Digest digest = base::sha256(bytes);
  const fs::path place = place_of(digest);
  if (fs::exists(place)) return digest;
  make_folder(place.parent_path());
  write_durably(place, bytes);
  return digest;
}

void ContentFolder::adopt(const fs::path& file, const base::Digest& digest) const {
  const fs::path place = place_of(digest);
  make_folder(place.parent_path());
  sync(file, O_RDONLY);
  std::error_code error;
  fs::rename(file, place, error);
  if (error == std::errc::cross_device_link) {
    const fs::path part = part_of(place);
    fs::copy_file(file, part);
    sync(part, O_RDONLY);
    fs::rename(part, place);
  } else if (error) {
    throw std::system_error(error, place.string());
  }
  sync_folder(place.parent_path());
}

std::optional<fs::path> ContentFolder::path_of(const base::Digest& digest) const {
  return if_there(place_of(digest));
}

std::optional<std::string> ContentFolder::read(const base::Digest& digest) const {
  std::ifstream in(place_of(digest), std::ios::binary);
  if (!in) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(in), {});
}

void ContentFolder::remove(const base::Digest& digest) const {
  std::error_code error;
  fs::remove(place_of(digest), error);
  const std::string name = base::to_hex(digest);
  const fs::path folder = root_ / "derived" / name.substr(0, 2);
  for (const auto& entry : fs::directory_iterator(folder, error))
    if (entry.path().filename().string().starts_with(name)) fs::remove(entry.path(), error);
}

std::optional<fs::path> ContentFolder::derived(const base::Digest& digest,
                                               std::string_view kind) const {
  const std::string name = base::to_hex(digest);
  return if_there(root_ / "derived" / name.substr(0, 2) / (name + "." + std::string(kind)));
}

fs::path ContentFolder::keep_derived(const fs::path& made, const base::Digest& digest,
                                     std::string_view kind) const {
  const std::string name = base::to_hex(digest);
  const fs::path folder = root_ / "derived" / name.substr(0, 2);
  fs::create_directories(folder);
  fs::path place = folder / (name + "." + std::string(kind));
  const fs::path part = part_of(place);
  fs::copy_file(made, part);
  fs::rename(part, place);
  return place;
}

void ContentFolder::visit(
    std::uint8_t first_byte,
    const std::function<void(const base::Digest&, const fs::path&)>& see) const {
  const std::uint8_t bytes[] = {first_byte};
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(root_ / "files" / base::to_hex(bytes), error)) {
    base::Digest digest;
    if (base::from_hex(entry.path().filename().string(), digest)) see(digest, entry.path());
  }
}

void ContentFolder::copy_to(const fs::path& other_root) const {
  const ContentFolder other(other_root);
  for (unsigned first = 0; first < 256; ++first)
    visit(static_cast<std::uint8_t>(first), [&](const base::Digest& digest, const fs::path& file) {
      const fs::path place = other.place_of(digest);
      if (fs::exists(place)) return;
      fs::create_directories(place.parent_path());
      const fs::path part = part_of(place);
      std::error_code error;
      fs::copy_file(file, part, error);
      if (is_gone(error)) return;
      if (error) throw std::system_error(error, place.string());
      fs::rename(part, place);
    });
}

Room room_for(const fs::path& folder, std::int64_t bytes) {
  struct statvfs info{};
  if (::statvfs(folder.c_str(), &info) != 0) fault(folder);
  const auto room =
      static_cast<std::int64_t>(info.f_bavail) * static_cast<std::int64_t>(info.f_frsize);
  return room - bytes >= base::limits::disk_reserve_bytes ? Room::enough : Room::too_little;
}

}  // namespace luoshi::files
