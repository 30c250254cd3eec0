#include "http/upload.hpp"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace luoshi::http {

namespace {

constexpr std::string_view name_start = "upload-";
// Others write too, so the free space is looked at again and again.
constexpr std::int64_t check_every_bytes = 1024 * 1024;

bool has_room(const UploadRules& rules, std::int64_t bytes) {
  const auto space = std::filesystem::space(rules.folder);
  return static_cast<std::int64_t>(space.available) - bytes >= rules.reserve_bytes;
}

}  // namespace

std::unique_ptr<UploadFile> UploadFile::create(const UploadRules& rules, std::int64_t expected) {
  if (!has_room(rules, expected)) return nullptr;
  std::string file = rules.folder / (std::string(name_start) + "XXXXXX");
  const int descriptor = ::mkostemp(file.data(), O_CLOEXEC);  // 0600
  if (descriptor < 0 && (errno == ENOSPC || errno == EDQUOT)) return nullptr;
  if (descriptor < 0) throw std::system_error(errno, std::system_category(), "upload");
  return std::unique_ptr<UploadFile>(new UploadFile(rules, descriptor, std::move(file)));
}

UploadFile::UploadFile(const UploadRules& rules, int descriptor, std::string file)
    : rules_(rules), descriptor_(descriptor), upload_(std::make_shared<Upload>()) {
  upload_->file = std::move(file);
}

UploadFile::~UploadFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

bool UploadFile::add(std::string_view bytes) {
  digest_.add(bytes);
  while (!bytes.empty()) {
    if (upload_->size - checked_at_ >= check_every_bytes) {
      checked_at_ = upload_->size;
      if (!has_room(rules_, check_every_bytes)) return false;
    }
    const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0 && (errno == ENOSPC || errno == EDQUOT)) return false;
    if (written < 0) throw std::system_error(errno, std::system_category(), "upload");
    upload_->size += written;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

std::shared_ptr<Upload> UploadFile::finish() {
  upload_->sha256 = digest_.finish();
  ::close(std::exchange(descriptor_, -1));
  return std::move(upload_);
}

void remove_left_uploads(const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder);
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (entry.path().filename().string().starts_with(name_start))
      std::filesystem::remove(entry.path());
}

}  // namespace luoshi::http
