// How a handler answers: at once or later, from any thread, exactly once.
#pragma once
#include <functional>
#include <optional>
#include <utility>

#include "http/message.hpp"

namespace luoshi::http {

// Somebody who waits for an answer: a connection, or a test.
class Exchange {
 public:
  // Called once, from any thread; the exchange may be gone when it returns. nullopt: the handler
  // dropped the request, which is a fault and answered with 500.
  virtual void finish(std::optional<Response> response) noexcept = 0;

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

 private:
  Exchange* exchange_;
};

// Runs on a network thread: it must not block. An exception is a fault and answered with 500.
using Handler = std::function<void(Request, Respond)>;

}  // namespace luoshi::http
