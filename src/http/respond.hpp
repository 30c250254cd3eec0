// How a handler answers: at once or later, from any thread, exactly once.
#pragma once
#include <functional>
#include <optional>
#include <utility>

#include "http/file_body.hpp"
#include "http/message.hpp"
#include "http/stream.hpp"

namespace luoshi::http {

// Somebody who waits for an answer: a connection, or a test.
class Exchange {
 public:
  // Called once, from any thread; the exchange may be gone when it returns. nullopt: the handler
  // dropped the request, which is a fault and answered with 500.
  virtual void finish(std::optional<Response> response) noexcept = 0;
  // Which operation of the routes it is, for the metrics: text of the route table.
  virtual void note_operation(std::string_view) noexcept {}

 protected:
  ~Exchange() = default;
};

// Answers of one group, given from one thread in a row, wake each network thread about once.
class Respond {
 public:
  explicit Respond(Exchange& exchange) : exchange_(&exchange) {}
  Respond(Respond&& other) noexcept : exchange_(std::exchange(other.exchange_, nullptr)) {}
  Respond& operator=(Respond&&) = delete;
  ~Respond() {
    if (exchange_) exchange_->finish(std::nullopt);
  }

  void operator()(Response response) {
    if (exchange_) std::exchange(exchange_, nullptr)->finish(std::move(response));
  }
  // Answers with the head and leaves the body open: server-sent events until Stream::close, until
  // the client goes or the server stops. The connection serves nothing else afterwards.
  std::shared_ptr<Stream> stream(Response head) {
    auto out = std::make_shared<Stream>();
    if (head.header("Content-Type").empty()) head.set_header("Content-Type", "text/event-stream");
    head.stream = out;
    (*this)(std::move(head));
    return out;
  }
  void note_operation(std::string_view operation) {
    if (exchange_) exchange_->note_operation(operation);
  }

 private:
  Exchange* exchange_;
};

// Runs on a network thread: it must not block. An exception is a fault and answered with 500.
using Handler = std::function<void(Request, Respond)>;

}  // namespace luoshi::http
