// gzip for answers of text (RFC 9110 section 8.4). One object a network thread: its 256 KiB of
// tables are used again and again.
#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "http/message.hpp"

namespace luoshi::http {

// What Accept-Encoding says of a coding ("gzip", "br"), with its weights.
bool accepts_coding(std::string_view accept_encoding, std::string_view wanted);
inline bool accepts_gzip(std::string_view accept_encoding) {
  return accepts_coding(accept_encoding, "gzip");
}

class Gzip {
 public:
  Gzip();
  ~Gzip();
  Gzip(const Gzip&) = delete;
  Gzip& operator=(const Gzip&) = delete;

  // Compresses the body when its type and size are worth it, and says so in the headers. The ETag
  // stays: it names the state of a record, which If-Match asks for, not these bytes.
  void pack(Response& response, bool is_accepted);

 private:
  std::string packed(std::string_view text);

  struct Tables;
  std::unique_ptr<Tables> tables_;
};

}  // namespace luoshi::http
