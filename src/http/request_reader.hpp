// Turns bytes into requests and refuses every message whose framing two readers could understand
// differently (request smuggling). Knows no sockets, so that tests and fuzzers feed it directly.
#pragma once
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>

#include "base/limits.hpp"
#include "base/result.hpp"
#include "http/message.hpp"
#include "http/upload.hpp"

namespace luoshi::http {

struct ReadLimits {
  std::size_t header_bytes_max = base::limits::http_header_bytes_max;
  std::size_t target_bytes_max = base::limits::http_target_bytes_max;
  std::size_t header_count_max = base::limits::http_header_count_max;
  std::size_t body_bytes_max = base::limits::http_body_bytes_max;  // of every method but PUT
  UploadRules upload;                                              // of PUT
};

// Looks at a PUT when its header is whole and before a byte of its body is taken.
using UploadCheck = std::function<std::optional<base::Refusal>(const Request&)>;

class RequestReader {
 public:
  // nothing: not a byte of the next request yet. After `rejected` the connection must be closed.
  enum class State { nothing, header, body, complete, rejected };

  // A fault of the upload's disk is thrown by put().
  explicit RequestReader(const ReadLimits& limits, UploadCheck check = {});
  ~RequestReader();
  RequestReader(const RequestReader&) = delete;
  RequestReader& operator=(const RequestReader&) = delete;

  // Takes bytes from the front and returns how many. What was not taken must be given again, with
  // more bytes behind it; at most header_bytes_max bytes need to be kept for that. The outcome does
  // not depend on how the bytes are cut.
  std::size_t put(std::string_view bytes);
  State state() const;

  // The client waits for "100 Continue" before it sends the body.
  bool wants_continue() const;
  bool keeps_alive() const;
  bool is_http_1_0() const;
  // The body goes into a file.
  bool is_upload() const;
  // Why it was rejected: a code with a row in the tables of status.cpp and messages.cpp.
  std::string_view rejection() const { return rejection_.code; }
  const base::Refusal& refusal() const { return rejection_; }
  // What is known of the request so far.
  const Request& request() const;
  // The complete request; the reader then waits for the next one.
  Request take();

 private:
  class Parser;
  // How many bytes were taken; 0 means that more are needed.
  std::size_t feed_header(std::string_view bytes);
  std::size_t feed_body(std::string_view bytes);
  void begin_upload();
  void finish_if_done();
  void reject(base::Refusal refusal);
  void reject(std::string_view code) { reject(base::Refusal{std::string(code), {}, {}}); }

  ReadLimits limits_;
  UploadCheck check_;
  std::unique_ptr<Parser> parser_;
  State state_ = State::nothing;
  base::Refusal rejection_;
};

}  // namespace luoshi::http
