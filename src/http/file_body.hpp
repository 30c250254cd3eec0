// Answers that are files: conditions and ranges (RFC 9110 sections 13 and 14), and reading a part
// of one in pieces.
#pragma once
#include <memory>
#include <span>

#include "http/message.hpp"

namespace luoshi::http {

// The file, or the part of it that a single Range asks for (206), or 304 when If-None-Match names
// the etag, or 416. etag with its quotes: "\"sha\"". The file must exist and never change under
// that name. Several ranges at once are answered with the whole file.
Response file_response(const Request& request, const std::filesystem::path& path,
                       std::string_view content_type, std::string_view etag);

// Content-Disposition that keeps a file under that name, in any script (RFC 6266).
enum class Disposition { in_page, attachment };
std::string disposition(Disposition how, std::string_view name);

// Weak comparison with a list of If-None-Match (RFC 9110 section 13.1.2). etag with its quotes.
bool names_etag(std::string_view list, std::string_view etag);

class FileReader {
 public:
  // Null when the file cannot be opened.
  static std::unique_ptr<FileReader> open(const std::filesystem::path& path);
  ~FileReader();
  FileReader(const FileReader&) = delete;
  FileReader& operator=(const FileReader&) = delete;

  // 0 at the end of the file, and when it cannot be read.
  std::size_t read_at(std::int64_t offset, std::span<char> room) const;

 private:
  explicit FileReader(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

}  // namespace luoshi::http
