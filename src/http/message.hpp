// What a handler sees of HTTP: a whole request and a whole response, plain values. It knows nothing
// of sockets, parsers or the domain.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

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

// The framing guard has seen it: the path is in origin form, its segments and the query are
// percent-decoded UTF-8 without NUL, and no segment contains a slash or is "." or "..".
struct Request {
  Method method = Method::get;
  std::string target;  // as it was sent
  std::vector<std::string> path;
  std::vector<NamedValue> query;
  std::vector<NamedValue> headers;  // trailers of a chunked body are not among them
  std::string body;
  std::string remote_address;

  // The first header of that name (compared without case), or empty.
  std::string_view header(std::string_view name) const;
  std::optional<std::string_view> parameter(std::string_view name) const;
  bool operator==(const Request&) const = default;
};

// Content-Length, Date and Connection are the server's.
struct Response {
  int status = 200;
  std::vector<NamedValue> headers;
  std::string body;

  std::string_view header(std::string_view name) const;
};

// The body is JSON text already.
Response json_response(int status, std::string json);

bool equal_without_case(std::string_view left, std::string_view right);

}  // namespace luoshi::http
