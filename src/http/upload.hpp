// A body on its way into a file: written in pieces as they come, its SHA-256 made on the way. Knows
// no sockets.
#pragma once
#include <filesystem>
#include <memory>

#include "base/bytes.hpp"
#include "base/limits.hpp"
#include "http/message.hpp"

namespace luoshi::http {

struct UploadRules {
  std::filesystem::path folder;  // empty: no upload is taken
  std::size_t bytes_max = base::limits::http_upload_bytes_max;
  // What must stay free on the disk of the folder.
  std::int64_t reserve_bytes = base::limits::disk_reserve_bytes;
  // So much must come in each time for a body, or the client is cut.
  std::size_t progress_bytes = base::limits::http_upload_progress_bytes;
};

class UploadFile {
 public:
  // expected: bytes that are promised, 0 when nobody knows. Null when they would touch the reserve.
  // Other failures of the disk are faults (std::system_error).
  static std::unique_ptr<UploadFile> create(const UploadRules& rules, std::int64_t expected);
  ~UploadFile();
  UploadFile(const UploadFile&) = delete;
  UploadFile& operator=(const UploadFile&) = delete;

  // False when the disk is full or its reserve is reached.
  bool add(std::string_view bytes);
  std::shared_ptr<Upload> finish();

 private:
  UploadFile(const UploadRules& rules, int descriptor, std::string file);

  const UploadRules& rules_;
  int descriptor_;
  std::shared_ptr<Upload> upload_;
  base::Sha256 digest_;
  std::int64_t checked_at_ = 0;
};

// Files of uploads that a killed process has left. Only while no server uses the folder.
void remove_left_uploads(const std::filesystem::path& folder);

}  // namespace luoshi::http
