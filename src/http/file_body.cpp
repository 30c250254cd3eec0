#include "http/file_body.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <boost/url/encode.hpp>
#include <boost/url/rfc/unreserved_chars.hpp>
#include <charconv>

namespace luoshi::http {

namespace {

struct Range {
  std::int64_t first = 0;
  std::int64_t size = 0;
};
enum class RangeKind { none, one, unsatisfiable };

std::optional<std::int64_t> number_of(std::string_view text) {
  std::int64_t out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (error != std::errc() || end != text.data() + text.size() || out < 0) return std::nullopt;
  return out;
}

// "bytes=0-99", "bytes=100-", "bytes=-50". What is not understood is no range.
RangeKind read_range(std::string_view header, std::int64_t size, Range& out) {
  constexpr std::string_view unit = "bytes=";
  if (!header.starts_with(unit) || header.contains(',')) return RangeKind::none;
  header.remove_prefix(unit.size());
  const auto dash = header.find('-');
  if (dash == header.npos) return RangeKind::none;
  const auto first = number_of(header.substr(0, dash));
  const auto last = number_of(header.substr(dash + 1));
  if (dash == 0) {
    if (!last) return RangeKind::none;
    if (*last == 0 || size == 0) return RangeKind::unsatisfiable;
    out.size = std::min(*last, size);
    out.first = size - out.size;
    return RangeKind::one;
  }
  const bool is_open = dash + 1 == header.size();
  if (!first || (!is_open && (!last || *last < *first))) return RangeKind::none;
  if (*first >= size) return RangeKind::unsatisfiable;
  out = {*first, (is_open ? size : std::min(*last + 1, size)) - *first};
  return RangeKind::one;
}

}  // namespace

std::string disposition(Disposition how, std::string_view name) {
  return std::string(how == Disposition::in_page ? "inline" : "attachment") +
         "; filename*=UTF-8''" + boost::urls::encode(name, boost::urls::unreserved_chars);
}

bool names_etag(std::string_view list, std::string_view etag) {
  if (list == "*") return true;
  while (!list.empty()) {
    const auto comma = std::min(list.find(','), list.size());
    std::string_view one = list.substr(0, comma);
    list.remove_prefix(std::min(comma + 1, list.size()));
    while (one.starts_with(' ') || one.starts_with('\t')) one.remove_prefix(1);
    while (one.ends_with(' ') || one.ends_with('\t')) one.remove_suffix(1);
    if (one.starts_with("W/")) one.remove_prefix(2);
    if (one == etag) return true;
  }
  return false;
}

Response file_response(const Request& request, const std::filesystem::path& path,
                       std::string_view content_type, std::string_view etag) {
  const auto size = static_cast<std::int64_t>(std::filesystem::file_size(path));
  Response out;
  out.set_header("ETag", std::string(etag));
  out.set_header("Accept-Ranges", "bytes");
  if (names_etag(request.header("If-None-Match"), etag)) {
    out.status = 304;
    return out;
  }
  Range range;
  RangeKind kind = RangeKind::none;
  const std::string_view condition = request.header("If-Range");
  if (request.method == Method::get && (condition.empty() || condition == etag))
    kind = read_range(request.header("Range"), size, range);
  if (kind == RangeKind::unsatisfiable) {
    out.status = 416;
    out.set_header("Content-Range", fmt::format("bytes */{}", size));
    return out;
  }
  if (kind == RangeKind::one) {
    out.status = 206;
    out.set_header("Content-Range",
                   fmt::format("bytes {}-{}/{}", range.first, range.first + range.size - 1, size));
  } else {
    range = {0, size};
  }
  out.set_header("Content-Type", std::string(content_type));
  out.file = FileBody{path, range.first, range.size};
  return out;
}

std::unique_ptr<FileReader> FileReader::open(const std::filesystem::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  return descriptor < 0 ? nullptr : std::unique_ptr<FileReader>(new FileReader(descriptor));
}

FileReader::~FileReader() {
  ::close(descriptor_);
}

std::size_t FileReader::read_at(std::int64_t offset, std::span<char> room) const {
  const ssize_t bytes = ::pread(descriptor_, room.data(), room.size(), offset);
  return bytes > 0 ? static_cast<std::size_t>(bytes) : 0;
}

}  // namespace luoshi::http
