// Numbers for whoever watches the server, in the text format of Prometheus. Safe from any thread.
#pragma once
#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "http/respond.hpp"

namespace luoshi::http {

class Metrics {
 public:
  Metrics();
  ~Metrics();
  Metrics(const Metrics&) = delete;
  Metrics& operator=(const Metrics&) = delete;

  // operation: of the route table; empty when no route was found.
  void answered(std::string_view operation, int status, std::chrono::steady_clock::duration took);
  // Before a request was understood: a refusal code, or why a connection was not taken.
  void refused(std::string_view reason);
  void connection_opened();
  void connection_closed();
  void stream_opened();
  void stream_closed();
  // A number that is read whenever somebody asks. Before the first text().
  void watch(const std::string& name, const std::string& help, std::function<double()> read);

  std::string text();
  // Answers GET /metrics, for a server on a port of its own.
  Handler handler();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace luoshi::http
