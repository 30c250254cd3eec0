#include "http/response_head.hpp"

#include "http/status.hpp"

namespace luoshi::http {

namespace {

// A line break inside a value would begin a header of the client's choice.
bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}
void append_clean(std::string& out, std::string_view text) {
  const std::size_t begin = out.size();
  out += text;
  std::replace_if(out.begin() + static_cast<std::ptrdiff_t>(begin), out.end(), is_control, ' ');
}

void append(std::string& out, std::string_view name, std::string_view value) {
  out += "\r\n";
  append_clean(out, name);
  out += ": ";
  append_clean(out, value);
}

bool is_json(std::string_view content_type) {
  return content_type == "application/json" || content_type == "application/problem+json";
}

// What a browser must not do with any answer, unless the handler knows better. Pages set their own
// Content-Security-Policy; an API answer has no business to load or show anything.
constexpr std::pair<std::string_view, std::string_view> safe_defaults[] = {
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "no-referrer"},
    {"Permissions-Policy", "geolocation=(self), camera=(self)"},
    {"Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"},
};
// Half a year; not for sub-domains, which may be somebody else's.
constexpr std::string_view encrypted_only = "max-age=15552000";

}  // namespace

bool has_no_content(int status) {
  return status == 204 || status == 304;
}

std::string head_of(const Response& response, const HeadFacts& facts) {
  std::string out;
  out.reserve(768);
  out += "HTTP/1.1 ";
  out += std::to_string(response.status);
  out += ' ';
  out += meaning_of(response.status).reason;
  append(out, "Date", facts.date);
  for (const NamedValue& header : response.headers) {
    const bool is_own_place =
        header.value.starts_with('/') && equal_without_case(header.name, "Location");
    if (is_own_place)
      append(out, header.name, std::string(facts.prefix) + header.value);
    else
      append(out, header.name, header.value);
  }
  for (const auto& [name, value] : safe_defaults)
    if (response.header(name).empty()) append(out, name, value);
  if (is_json(response.header("Content-Type")) && response.header("Cache-Control").empty())
    append(out, "Cache-Control", "no-store");
  if (facts.is_encrypted) append(out, "Strict-Transport-Security", encrypted_only);
  if (facts.is_chunked) append(out, "Transfer-Encoding", "chunked");
  if (facts.length && !has_no_content(response.status))
    append(out, "Content-Length", std::to_string(*facts.length));
  if (!facts.connection.empty()) append(out, "Connection", facts.connection);
  out += "\r\n\r\n";
  return out;
}

}  // namespace luoshi::http
