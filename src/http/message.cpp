#include "http/message.hpp"

namespace luoshi::http {

namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

std::string_view find_value(const std::vector<NamedValue>& headers, std::string_view name) {
  for (const NamedValue& header : headers)
    if (equal_without_case(header.name, name)) return header.value;
  return {};
}

}  // namespace

bool equal_without_case(std::string_view left, std::string_view right) {
  return std::ranges::equal(left, right, {}, lower, lower);
}

std::string_view word_of(Method method) {
  switch (method) {
    case Method::get:
      return "GET";
    case Method::head:
      return "HEAD";
    case Method::post:
      return "POST";
    case Method::put:
      return "PUT";
    case Method::other:
      break;
  }
  return "?";
}

std::string_view Request::header(std::string_view name) const {
  return find_value(headers, name);
}
std::string_view Response::header(std::string_view name) const {
  return find_value(headers, name);
}

void Response::set_header(std::string_view name, std::string value) {
  for (NamedValue& header : headers)
    if (equal_without_case(header.name, name)) {
      header.value = std::move(value);
      return;
    }
  headers.push_back({std::string(name), std::move(value)});
}

Upload::~Upload() {
  std::error_code ignored;
  if (!file.empty()) std::filesystem::remove(file, ignored);
}

std::optional<std::string_view> Request::parameter(std::string_view name) const {
  for (const NamedValue& pair : query)
    if (pair.name == name) return pair.value;
  return std::nullopt;
}

Response json_response(int status, std::string json) {
  Response out{.status = status, .headers = {}, .body = std::move(json)};
  out.headers = {{"Content-Type", "application/json"}};
  return out;
}

}  // namespace luoshi::http
