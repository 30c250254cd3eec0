// One network thread: its event loop, its connections and their deadlines. Everything but
// finished() and stop() runs on that thread.
#pragma once
#include <functional>
#include <list>
#include <mutex>
#include <string>
#include <vector>

#include "http/compress.hpp"
#include "http/connection.hpp"
#include "http/open_connections.hpp"

namespace luoshi::http {

// What the threads of one server share. Does not change while they run, but for what is counted.
struct Shared {
  ServerConfig config;
  Handler handler;
  Problems problems;
  std::vector<std::string> prefix;           // segments of config.path_prefix
  std::unique_ptr<Certificate> certificate;  // null: plain
  std::unique_ptr<RateLimiter> requests;     // of addresses
  OpenConnections connections;
};

class Worker {
 public:
  explicit Worker(Shared& shared) : shared_(shared) {}

  // Takes over a listening socket (a descriptor of its own).
  void listen(Tcp protocol, int descriptor);
  void run();
  // From any thread, before any worker stops: from here on no client gets in, at no worker, since
  // all listen on copies of one socket.
  void shut_door();
  // From any thread; run() returns when the last connection has ended.
  void stop();
  // From any thread: the connection of this answer goes on. One wake-up carries every answer that
  // has come in until it runs.
  void finished(PendingAnswer& answer);

  const Shared& shared() const { return shared_; }
  const ServerConfig& config() const { return shared_.config; }
  const Problems& problems() const { return shared_.problems; }
  Metrics* metrics() const { return shared_.config.metrics; }
  Gzip& gzip() { return gzip_; }
  // Takes a token for a request of that address.
  Allowance allow(const Address& client) const;
  bool is_draining() const { return draining_; }
  // For the header Date (RFC 9110 section 5.6.7).
  std::string_view date();

 private:
  friend class Connection;
  Task<> accept();
  // Why the connection is not taken; empty when it is, and counted.
  std::string_view admit(const Address& peer);
  bool is_limited(const Address& address) const;
  Task<> serve(Socket socket, Address peer);
  Task<> sweep();
  void drain();
  void resume_finished();

  Shared& shared_;
  Gzip gzip_;
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
