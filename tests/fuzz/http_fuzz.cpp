// Bytes of a stranger through the request reader and its guard. The outcome must not depend on how
// the network cuts the bytes, and what comes out must keep the promises of http/message.hpp.
#include <cstdlib>

#include "http/request_reader.hpp"

namespace {

using luoshi::http::Request;
using luoshi::http::RequestReader;

struct Outcome {
  std::vector<Request> requests;
  RequestReader::State last = RequestReader::State::nothing;
  std::string rejection;
};

Outcome read_in_pieces(std::string_view bytes, std::size_t piece) {
  luoshi::http::ReadLimits limits;
  limits.header_bytes_max = 512;
  limits.body_bytes_max = 256;
  RequestReader reader(limits);
  Outcome out;
  std::string waiting;
  while (reader.state() != RequestReader::State::rejected) {
    waiting.erase(0, reader.put(waiting));
    if (reader.state() == RequestReader::State::complete) {
      out.requests.push_back(reader.take());
      continue;
    }
    if (bytes.empty() || reader.state() == RequestReader::State::rejected) break;
    if (waiting.size() >= limits.header_bytes_max) std::abort();
    waiting += bytes.substr(0, piece);
    bytes.remove_prefix(std::min(piece, bytes.size()));
  }
  out.last = reader.state();
  out.rejection = reader.rejection();
  return out;
}

void check_promises(const Request& request) {
  if (request.headers.size() > 100 || request.body.size() > 256) std::abort();
  if (!request.target.starts_with('/')) std::abort();
  for (const std::string& segment : request.path)
    if (segment.contains('/') || segment.contains('\0') || segment == "..") std::abort();
  const bool sized = !request.header("Content-Length").empty();
  const bool chunked = !request.header("Transfer-Encoding").empty();
  if (sized && chunked) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const Outcome whole = read_in_pieces(bytes, size + 1);
  for (const Request& request : whole.requests) check_promises(request);
  for (std::size_t piece : {std::size_t{1}, std::size_t{7}}) {
    const Outcome pieces = read_in_pieces(bytes, piece);
    if (whole.requests != pieces.requests || whole.last != pieces.last) std::abort();
  }
  return 0;
}
