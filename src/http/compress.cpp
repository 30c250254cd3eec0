#include "http/compress.hpp"

#include <zlib.h>

#include <new>

#include "base/limits.hpp"

namespace luoshi::http {

namespace {

// Measured on lists of cases: level 1 is three times as fast as 6 and 15 % larger.
constexpr int level = 1;
constexpr int window_bits_gzip = 15 + 16;
constexpr int memory_level = 8;

bool is_text(std::string_view type) {
  type = type.substr(0, type.find(';'));
  constexpr std::string_view types[] = {"application/json", "application/problem+json",
                                        "application/javascript", "application/manifest+json",
                                        "image/svg+xml"};
  return type.starts_with("text/") || std::ranges::find(types, type) != std::end(types);
}

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

// "0", "0.", "0.000"
bool is_zero(std::string_view weight) {
  return weight.starts_with('0') && weight.find_first_not_of("0.") == weight.npos;
}

}  // namespace

bool accepts_coding(std::string_view accept_encoding, std::string_view wanted) {
  bool any = false;
  for (;;) {
    const auto comma = accept_encoding.find(',');
    const std::string_view one = trimmed(accept_encoding.substr(0, comma));
    const auto semicolon = one.find(';');
    const std::string_view coding = trimmed(one.substr(0, semicolon));
    std::string_view weight = semicolon == one.npos ? "" : trimmed(one.substr(semicolon + 1));
    const bool is_wanted = !weight.starts_with("q=") || !is_zero(trimmed(weight.substr(2)));
    if (equal_without_case(coding, wanted)) return is_wanted;
    if (coding == "*") any = is_wanted;
    if (comma == accept_encoding.npos) return any;
    accept_encoding.remove_prefix(comma + 1);
  }
}

struct Gzip::Tables {
  z_stream stream{};
};

Gzip::Gzip() : tables_(std::make_unique<Tables>()) {
  if (deflateInit2(&tables_->stream, level, Z_DEFLATED, window_bits_gzip, memory_level,
                   Z_DEFAULT_STRATEGY) != Z_OK)
    throw std::bad_alloc();
}

Gzip::~Gzip() {
  deflateEnd(&tables_->stream);
}

void Gzip::pack(Response& response, bool is_accepted) {
  if (!response.compress || response.file || response.stream || response.status == 206) return;
  if (response.body.size() < base::limits::http_compress_bytes_min) return;
  if (!is_text(response.header("Content-Type")) || !response.header("Content-Encoding").empty())
    return;
  response.headers.push_back({"Vary", "Accept-Encoding"});
  if (!is_accepted) return;
  response.body = packed(response.body);
  response.headers.push_back({"Content-Encoding", "gzip"});
}

std::string Gzip::packed(std::string_view text) {
  z_stream& stream = tables_->stream;
  deflateReset(&stream);
  std::string out(deflateBound(&stream, text.size()), '\0');
  // zlib reads from what it does not declare const.
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  return out;
}

}  // namespace luoshi::http
