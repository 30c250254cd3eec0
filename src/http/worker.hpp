// One network thread: its event loop, its connections and their deadlines. Everything but
// finished() and stop() runs on that thread.
#pragma once
#include <atomic>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <chrono>
#include <functional>
#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "http/server.hpp"

namespace luoshi::http {

namespace asio = boost::asio;

// Concrete executors: the type-erased ones cost an allocation in every operation.
using Executor = asio::io_context::executor_type;
using Tcp = asio::ip::tcp;
using Socket = asio::basic_stream_socket<Tcp, Executor>;
using Acceptor = asio::basic_socket_acceptor<Tcp, Executor>;
using Clock = std::chrono::steady_clock;
using Timer = asio::basic_waitable_timer<Clock, asio::wait_traits<Clock>, Executor>;
template <class T = void>
using Task = asio::awaitable<T, Executor>;
using Suspend = asio::use_awaitable_t<Executor>;
// Network errors are ordinary here: they come back as values.
inline constexpr asio::as_tuple_t<Suspend> as_values{Suspend{}};

class Connection;

// One request that waits for its answer. Lives in the coroutine frame of its connection, so the
// queue of answers allocates nothing for each request.
class PendingAnswer final : public Exchange {
 public:
  explicit PendingAnswer(class Worker& worker) : worker_(worker) {}

  void finish(std::optional<Response> response) noexcept override;
  Task<> wait();
  // The connection runs on inside and may destroy this object, hence the handler leaves it first.
  void resume() { std::exchange(resume_, nullptr)(); }
  std::optional<Response> take() { return std::move(response_); }

 private:
  enum class State { open, waiting, answered };

  Worker& worker_;
  std::atomic<State> state_ = State::open;
  std::optional<Response> response_;
  std::move_only_function<void()> resume_;
};

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

// Lives in the frame of Worker::serve.
class Connection {
 public:
  Connection(Worker& worker, Socket socket);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  Task<> run();
  void close_if_idle();
  void close_if_late(Clock::time_point now);

 private:
  // False when there is no further request: closed, cut, or draining.
  Task<bool> read_request();
  Task<bool> read_more();
  Task<Response> ask(Request request);
  // connection: the value of that header, empty for none. False when the client is gone.
  Task<bool> write(const Response& response, Method method, std::string_view connection);
  Task<> linger();
  void feed();
  void allow(Timeouts::Milliseconds time) { deadline_ = Clock::now() + time; }

  Worker& worker_;
  Socket socket_;
  std::string remote_address_;
  RequestReader reader_;
  std::vector<char> buffer_;
  std::size_t buffered_ = 0;
  bool idle_ = true;
  Clock::time_point deadline_;
  std::list<Connection*>::iterator place_;
};

}  // namespace luoshi::http
