// What a handler sees of HTTP: a whole request and a whole response, plain values. It knows nothing
// of sockets, parsers or the domain.
#pragma once
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.hpp"

namespace luoshi::http {

// The methods the product uses; every other one is answered with 405.
enum class Method { get, head, post, put, other };
std::string_view word_of(Method method);

// A header, a query parameter.
struct NamedValue {
  std::string name;
  std::string value;
  bool operator==(const NamedValue&) const = default;
};

// The body of a PUT: a file of the server's own, readable by its user only, not yet fsynced. Who
// keeps it renames it away; else it is removed with this object.
struct Upload {
  std::filesystem::path file;
  std::int64_t size = 0;
  base::Digest sha256{};

  Upload() = default;
  Upload(const Upload&) = delete;
  Upload& operator=(const Upload&) = delete;
  ~Upload();
};

// The framing guard has seen it: the path is in origin form, its segments and the query are
// percent-decoded UTF-8 without NUL, and no segment contains a slash or is "." or "..".
struct Request {
  Method method = Method::get;
  std::string target;             // as it was sent
  std::vector<std::string> path;  // without the prefix
  std::vector<NamedValue> query;
  std::vector<NamedValue> headers;  // trailers of a chunked body are not among them
  std::string body;
  std::shared_ptr<Upload> upload = {};  // of PUT, which leaves `body` empty
  std::string remote_address;           // of the client; believed from trusted proxies only
  std::string prefix = {};              // "/luoshi" when a gateway serves under it: cookies need it
  bool is_secure = false;               // the client's own connection is encrypted

  // The first header of that name (compared without case), or empty.
  std::string_view header(std::string_view name) const;
  std::optional<std::string_view> parameter(std::string_view name) const;
  bool operator==(const Request&) const = default;
};

// A part of a file, sent in pieces.
struct FileBody {
  std::filesystem::path path;
  std::int64_t offset = 0;
  std::int64_t size = 0;
};

class Stream;

// Content-Length, Date and Connection are the server's, and these when they are not set:
// X-Content-Type-Options, Referrer-Policy, Permissions-Policy, Content-Security-Policy,
// Cache-Control. A Location beginning with "/" gets the prefix.
struct Response {
  int status = 200;
  std::vector<NamedValue> headers;
  std::string body;
  std::optional<FileBody> file = {};  // instead of `body`
  // False for an answer with a secret beside what a stranger can choose (CSRF token): its
  // compressed length would tell the secret (BREACH).
  bool compress = true;
  std::shared_ptr<Stream> stream = {};  // see Respond::stream

  std::string_view header(std::string_view name) const;
  void set_header(std::string_view name, std::string value);
};

// The body is JSON text already.
Response json_response(int status, std::string json);

bool equal_without_case(std::string_view left, std::string_view right);

}  // namespace luoshi::http
