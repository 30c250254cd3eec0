#include "interop/archive.hpp"

#include <minizip/unzip.h>
#include <minizip/zip.h>
#include <sys/mman.h>
#include <unistd.h>

#include <stdexcept>

#include "base/limits.hpp"

namespace luoshi::interop {
namespace limits = base::limits;

struct Archive::State {
  struct Part {
    unz64_file_pos position{};
    std::size_t bytes = 0;
  };

  State() = default;
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    if (zip != nullptr) unzClose(zip);
    if (memory >= 0) ::close(memory);
  }

  unzFile zip = nullptr;
  int memory = -1;  // holds the bytes when the archive did not come from a file
  std::map<std::string, Part, std::less<>> parts;
};

Archive::Archive(std::unique_ptr<State> state) : state_(std::move(state)) {}
Archive::Archive(Archive&&) noexcept = default;
Archive& Archive::operator=(Archive&&) noexcept = default;
Archive::~Archive() = default;

base::Result<Archive> Archive::open(const std::filesystem::path& file) {
  auto state = std::make_unique<State>();
  state->zip = unzOpen64(file.c_str());
  return read_directory(std::move(state));
}

base::Result<Archive> Archive::from_bytes(std::string_view bytes) {
  auto state = std::make_unique<State>();
  state->memory = ::memfd_create("archive", MFD_CLOEXEC);
  if (state->memory < 0) throw std::system_error(errno, std::generic_category(), "memfd_create");
  while (!bytes.empty()) {
    const auto written = ::write(state->memory, bytes.data(), bytes.size());
    if (written < 0) throw std::system_error(errno, std::generic_category(), "write");
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  state->zip = unzOpen64(fmt::format("/proc/self/fd/{}", state->memory).c_str());
  return read_directory(std::move(state));
}

base::Result<Archive> Archive::read_directory(std::unique_ptr<State> state) {
  if (state->zip == nullptr) return base::refuse("workbook_damaged");
  std::size_t total = 0;
  int next = unzGoToFirstFile(state->zip);
  for (; next == UNZ_OK; next = unzGoToNextFile(state->zip)) {
    unz_file_info64 info{};
    char name[1024] = {};
    if (unzGetCurrentFileInfo64(state->zip, &info, name, sizeof name - 1, nullptr, 0, nullptr, 0) !=
        UNZ_OK)
      return base::refuse("workbook_damaged");
    State::Part part{.bytes = info.uncompressed_size};
    if (unzGetFilePos64(state->zip, &part.position) != UNZ_OK)
      return base::refuse("workbook_damaged");
    const auto packed = std::max<std::uint64_t>(info.compressed_size, 1);
    if (part.bytes > limits::workbook_ratio_free_bytes &&
        part.bytes / packed > limits::workbook_ratio_max)
      return base::refuse("workbook_bomb", {}, {{"part", name}});
    total += std::min(part.bytes, limits::workbook_unpacked_bytes_max + 1);
    if (state->parts.size() >= limits::workbook_parts_max ||
        total > limits::workbook_unpacked_bytes_max)
      return base::refuse("workbook_too_large");
    std::string key = name;
    std::ranges::replace(key, '\\', '/');
    state->parts.emplace(std::move(key), part);
  }
  if (next != UNZ_END_OF_LIST_OF_FILE || state->parts.empty())
    return base::refuse("workbook_damaged");
  return Archive(std::move(state));
}

bool Archive::contains(std::string_view name) const {
  return state_->parts.contains(name);
}

std::vector<std::string> Archive::names() const {
  std::vector<std::string> out;
  for (const auto& [name, part] : state_->parts) out.push_back(name);
  return out;
}

std::size_t Archive::size_of(std::string_view name) const {
  const auto found = state_->parts.find(name);
  return found == state_->parts.end() ? 0 : found->second.bytes;
}

base::Result<std::optional<std::string>> Archive::read(std::string_view name,
                                                       std::size_t bytes_max) const {
  const auto found = state_->parts.find(name);
  if (found == state_->parts.end()) return std::nullopt;
  auto position = found->second.position;
  if (found->second.bytes > bytes_max)
    return base::refuse("workbook_too_large", {}, {{"part", std::string(name)}});
  if (unzGoToFilePos64(state_->zip, &position) != UNZ_OK ||
      unzOpenCurrentFile(state_->zip) != UNZ_OK)
    return base::refuse("workbook_damaged", {}, {{"part", std::string(name)}});
  std::string out;
  out.resize(found->second.bytes + 1);  // one more, to see the end and with it a wrong check sum
  std::size_t have = 0;
  int got = 0;
  while (have < out.size() &&
         (got = unzReadCurrentFile(state_->zip, out.data() + have,
                                   static_cast<unsigned>(out.size() - have))) > 0)
    have += static_cast<std::size_t>(got);
  const int closed = unzCloseCurrentFile(state_->zip);
  if (got < 0 || closed != UNZ_OK || have != found->second.bytes)
    return base::refuse("workbook_damaged", {}, {{"part", std::string(name)}});
  out.resize(have);
  return out;
}

ArchiveWriter::ArchiveWriter(const std::filesystem::path& file)
    : zip_(zipOpen64(file.c_str(), APPEND_STATUS_CREATE)) {
  if (zip_ == nullptr) throw std::runtime_error("cannot make " + file.string());
}

ArchiveWriter::~ArchiveWriter() {
  if (zip_ != nullptr) zipClose(zip_, nullptr);
}

void ArchiveWriter::add(const std::string& name, std::string_view bytes) {
  zip_fileinfo info{};
  const auto opened =
      zipOpenNewFileInZip(zip_, name.c_str(), &info, nullptr, 0, nullptr, 0, nullptr, 0, 0);
  if (opened != ZIP_OK ||
      zipWriteInFileInZip(zip_, bytes.data(), static_cast<unsigned>(bytes.size())) != ZIP_OK ||
      zipCloseFileInZip(zip_) != ZIP_OK)
    throw std::runtime_error("cannot write " + name);
}

void ArchiveWriter::finish() {
  if (zipClose(std::exchange(zip_, nullptr), nullptr) != ZIP_OK)
    throw std::runtime_error("cannot complete the archive");
}

}  // namespace luoshi::interop
