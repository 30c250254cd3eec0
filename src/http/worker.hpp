// One network thread: its event loop, its connections and their deadlines. Everything but
// finished() and stop() runs on that thread.
#pragma once
#include <functional>
#include <list>
#include <mutex>
#include <string>
#include <vector>

#include "http/connection.hpp"

namespace luoshi::http {

class Worker {
 public:
  Worker(const ServerConfig& config, const Handler& handler, const Problems& problems);

  // Takes over a listening socket (a descriptor of its own).
  void listen(Tcp protocol, int descriptor);
  void run();
  // From any thread; run() returns when the last connection has ended.
  void stop();
  // From any thread: the connection of this answer goes on. One wake-up carries every answer that
  // has come in until it runs.
  void finished(PendingAnswer& answer);

  const ServerConfig& config() const { return config_; }
  const Handler& handler() const { return handler_; }
  const Problems& problems() const { return problems_; }
  bool is_draining() const { return draining_; }
  // For the header Date (RFC 9110 section 5.6.7).
  std::string_view date();

 private:
  friend class Connection;
  Task<> accept();
  Task<> serve(Socket socket);
  Task<> sweep();
  void drain();
  void resume_finished();

  const ServerConfig& config_;
  const Handler& handler_;
  const Problems& problems_;
  asio::io_context context_{1};
  Acceptor acceptor_{context_};
  Timer sweep_timer_{context_};
  Timer accept_pause_{context_};
  std::list<Connection*> connections_;
  bool draining_ = false;
  Clock::time_point drain_deadline_ = Clock::time_point::max();
  std::time_t date_second_ = 0;
  std::string date_;
  std::mutex finished_mutex_;
  std::vector<PendingAnswer*> finished_;
  std::vector<PendingAnswer*> resuming_;
};

}  // namespace luoshi::http
