#include "http/request_reader.hpp"

#include <utf8proc.h>

#include <boost/beast/http/basic_parser.hpp>
#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>

namespace luoshi::http {

namespace beast = boost::beast;
namespace urls = boost::urls;

namespace {

std::string_view view(beast::string_view text) {
  return {text.data(), text.size()};
}

bool is_utf8_without_nul(std::string_view text) {
  while (!text.empty()) {
    utf8proc_int32_t point = 0;
    const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                         static_cast<utf8proc_ssize_t>(text.size()), &point);
    if (length <= 0 || point == 0) return false;
    text.remove_prefix(static_cast<std::size_t>(length));
  }
  return true;
}

std::string decoded(urls::pct_string_view text) {
  return text.decode(urls::encoding_opts(true));
}

// A segment that a proxy could read as another path is refused, not repaired.
bool read_target(Request& request) {
  auto parsed = urls::parse_origin_form(request.target);
  if (!parsed) return false;
  for (urls::pct_string_view encoded : parsed->encoded_segments()) {
    std::string segment = encoded.decode();
    if (!is_utf8_without_nul(segment) || segment.contains('/') || segment == "." || segment == "..")
      return false;
    request.path.push_back(std::move(segment));
  }
  for (const auto& pair : parsed->encoded_params()) {
    NamedValue decoded_pair{decoded(pair.key), pair.has_value ? decoded(pair.value) : ""};
    if (!is_utf8_without_nul(decoded_pair.name) || !is_utf8_without_nul(decoded_pair.value))
      return false;
    request.query.push_back(std::move(decoded_pair));
  }
  return true;
}

Method method_of(beast::http::verb verb) {
  if (verb == beast::http::verb::get) return Method::get;
  if (verb == beast::http::verb::head) return Method::head;
  if (verb == beast::http::verb::post) return Method::post;
  if (verb == beast::http::verb::put) return Method::put;
  return Method::other;
}

struct Counted {
  std::size_t count = 0;
  std::string_view value;
};

Counted count_headers(const Request& request, std::string_view name) {
  Counted out;
  for (const NamedValue& header : request.headers)
    if (equal_without_case(header.name, name)) out = {out.count + 1, header.value};
  return out;
}

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == text.npos;
}

// The guard. Everything here was accepted, or understood differently, by some server or proxy:
// beast#3096, beast#3098, RFC 9112 sections 3.2 and 6.
std::string_view framing_fault(const Request& request, bool http_1_0) {
  const auto [codings, coding] = count_headers(request, "Transfer-Encoding");
  const auto [lengths, length] = count_headers(request, "Content-Length");
  const auto [hosts, host] = count_headers(request, "Host");
  if (codings > 0 && (lengths > 0 || http_1_0)) return "framing_ambiguous";
  if (codings > 1 || (codings == 1 && !equal_without_case(coding, "chunked")))
    return "framing_ambiguous";
  if (lengths > 1 || (lengths == 1 && !is_number(length))) return "framing_ambiguous";
  if (hosts != 1 || host.empty()) return "host_invalid";
  return {};
}

// The size of the header with its empty line; 0: it has not ended yet; nullopt: a bare line feed.
// Beast gets the header only when it is whole: fed in pieces it finds other faults than at once.
std::optional<std::size_t> header_size(std::string_view bytes) {
  std::size_t line = 0;
  for (auto end = bytes.find('\n'); end != bytes.npos; end = bytes.find('\n', line)) {
    if (end == line || bytes[end - 1] != '\r') return std::nullopt;
    if (end == line + 1) return end + 1;
    line = end + 1;
  }
  return 0;
}

enum class Chunk { first, later };

// The same for what stands between two chunks: the line end of the one before, the line of the
// size, and after the last one the trailers. Beast asserts when the last one comes in pieces.
std::optional<std::size_t> chunk_header_size(std::string_view bytes, Chunk chunk) {
  const std::size_t start = chunk == Chunk::first ? 0 : 2;
  const auto end = bytes.find('\n', start);
  if (end == bytes.npos) return 0;
  if (end == start || bytes[end - 1] != '\r') return std::nullopt;
  const std::string_view line = bytes.substr(start, end - start);
  const char after_zeros = line[line.find_first_not_of('0')];
  const bool is_last = line[0] == '0' && !std::isxdigit(static_cast<unsigned char>(after_zeros));
  if (!is_last) return end + 1;
  const auto size = header_size(bytes.substr(start));
  return size && *size > 0 ? start + *size : size;
}

// Also decodes the target into the request.
std::string_view header_fault(Request& request, const ReadLimits& limits, bool http_1_0) {
  if (const auto fault = framing_fault(request, http_1_0); !fault.empty()) return fault;
  if (request.headers.size() > limits.header_count_max) return "headers_too_many";
  if (request.target.size() > limits.target_bytes_max) return "target_too_long";
  if (!read_target(request)) return "target_malformed";
  const auto expect = request.header("Expect");
  if (!expect.empty() && !equal_without_case(expect, "100-continue")) return "expectation_unknown";
  return {};
}

}  // namespace

// Fills a Request straight from the callbacks: no Beast message in between.
class RequestReader::Parser final : public beast::http::basic_parser<true> {
 public:
  explicit Parser(const ReadLimits& limits) {
    header_limit(static_cast<std::uint32_t>(limits.header_bytes_max));
    body_limit(limits.body_bytes_max);
    upload_bytes_max_ = limits.upload.folder.empty() ? 0 : limits.upload.bytes_max;
  }

  Request request;
  std::unique_ptr<UploadFile> upload;
  bool disk_is_full = false;
  bool http_1_0 = false;
  bool header_done = false;
  Chunk next_chunk = Chunk::first;
  std::uint64_t chunk_bytes_left = 0;

 private:
  using error_code = beast::error_code;
  void on_request_impl(beast::http::verb verb, beast::string_view, beast::string_view target,
                       int version, error_code&) override {
    request.method = method_of(verb);
    request.target = view(target);
    http_1_0 = version == 10;
    // Beast compares at the header's end.
    if (request.method == Method::put) body_limit(upload_bytes_max_);
  }
  void on_response_impl(int, beast::string_view, int, error_code&) override {}
  void on_field_impl(beast::http::field, beast::string_view name, beast::string_view value,
                     error_code&) override {
    // A trailer must not become a header that somebody has checked already.
    if (!header_done)
      request.headers.push_back({std::string(view(name)), std::string(view(value))});
  }
  void on_header_impl(error_code&) override { header_done = true; }
  void on_body_init_impl(const boost::optional<std::uint64_t>&, error_code&) override {}
  std::size_t on_body_impl(beast::string_view body, error_code& error) override {
    keep(view(body), error);
    return body.size();
  }
  void on_chunk_header_impl(std::uint64_t size, beast::string_view, error_code&) override {
    next_chunk = Chunk::later;
    chunk_bytes_left = size;
  }
  std::size_t on_chunk_body_impl(std::uint64_t, beast::string_view body,
                                 error_code& error) override {
    keep(view(body), error);
    chunk_bytes_left -= body.size();
    return body.size();
  }
  void on_finish_impl(error_code&) override {}
  void keep(std::string_view body, error_code& error) {
    if (!upload) {
      request.body += body;
    } else if (!upload->add(body)) {
      disk_is_full = true;
      error = beast::http::error::body_limit;
    }
  }

  std::size_t upload_bytes_max_ = 0;
};

RequestReader::RequestReader(const ReadLimits& limits, UploadCheck check)
    : limits_(limits), check_(std::move(check)), parser_(std::make_unique<Parser>(limits)) {}
RequestReader::~RequestReader() = default;

std::size_t RequestReader::put(std::string_view bytes) {
  std::size_t taken = 0;
  if (state_ == State::nothing && !bytes.empty()) state_ = State::header;
  while (taken < bytes.size() && (state_ == State::header || state_ == State::body)) {
    const std::string_view rest = bytes.substr(taken);
    const std::size_t used = state_ == State::header ? feed_header(rest) : feed_body(rest);
    if (used == 0) break;
    taken += used;
  }
  return taken;
}

std::size_t RequestReader::feed_header(std::string_view bytes) {
  bytes = bytes.substr(0, limits_.header_bytes_max);
  const auto size = header_size(bytes);
  // A TLS greeting on the plain port is told so at once instead of after the time for a header.
  if (!size || !std::isalpha(static_cast<unsigned char>(bytes[0]))) {
    reject("framing_malformed");
    return 0;
  }
  if (*size == 0) {
    if (bytes.size() == limits_.header_bytes_max) reject("header_too_large");
    return 0;
  }
  beast::error_code error;
  parser_->put(boost::asio::const_buffer(bytes.data(), *size), error);
  if (error || !parser_->header_done) {
    reject(error == beast::http::error::body_limit ? "body_too_large" : "framing_malformed");
  } else if (const auto fault = header_fault(parser_->request, limits_, parser_->http_1_0);
             !fault.empty()) {
    reject(fault);
  } else {
    state_ = State::body;
    if (parser_->request.method == Method::put && !limits_.upload.folder.empty()) begin_upload();
    finish_if_done();
  }
  return *size;
}

void RequestReader::begin_upload() {
  if (check_) {
    if (auto refusal = check_(parser_->request)) return reject(std::move(*refusal));
  }
  const auto length = parser_->content_length();
  parser_->upload =
      UploadFile::create(limits_.upload, static_cast<std::int64_t>(length.value_or(0)));
  if (!parser_->upload) reject("disk_full");
}

void RequestReader::finish_if_done() {
  if (state_ != State::body || !parser_->is_done()) return;
  if (parser_->upload) parser_->request.upload = parser_->upload->finish();
  state_ = State::complete;
}

std::size_t RequestReader::feed_body(std::string_view bytes) {
  if (parser_->chunked() && parser_->chunk_bytes_left == 0) {
    bytes = bytes.substr(0, limits_.header_bytes_max);
    const auto size = chunk_header_size(bytes, parser_->next_chunk);
    if (!size || (*size == 0 && bytes.size() == limits_.header_bytes_max))
      reject("framing_malformed");
    if (!size || *size == 0) return 0;
    bytes = bytes.substr(0, *size);
  }
  beast::error_code error;
  const std::size_t used =
      parser_->put(boost::asio::const_buffer(bytes.data(), bytes.size()), error);
  if (parser_->disk_is_full)
    reject("disk_full");
  else if (error)
    reject(error == beast::http::error::body_limit ? "body_too_large" : "framing_malformed");
  finish_if_done();
  return used;
}

void RequestReader::reject(base::Refusal refusal) {
  state_ = State::rejected;
  rejection_ = std::move(refusal);
  parser_->upload.reset();  // removes what has come of it
}

RequestReader::State RequestReader::state() const {
  return state_;
}

bool RequestReader::wants_continue() const {
  return state_ == State::body && !parser_->http_1_0 && !request().header("Expect").empty();
}

bool RequestReader::keeps_alive() const {
  return parser_->keep_alive();
}
bool RequestReader::is_http_1_0() const {
  return parser_->http_1_0;
}
bool RequestReader::is_upload() const {
  return parser_->upload != nullptr;
}
const Request& RequestReader::request() const {
  return parser_->request;
}

Request RequestReader::take() {
  Request out = std::move(parser_->request);
  parser_ = std::make_unique<Parser>(limits_);
  state_ = State::nothing;
  rejection_ = {};
  return out;
}

}  // namespace luoshi::http
