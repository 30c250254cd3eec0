// The bytes of one connection, plain or encrypted. Everything runs on the connection's network
// thread; errors of the network come back as values.
#pragma once
#include <array>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <chrono>
#include <memory>

struct ssl_ctx_st;  // OpenSSL's SSL_CTX

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

class TlsSession;
struct TlsStep;

class Transport {
 public:
  using Moved = std::tuple<boost::system::error_code, std::size_t>;
  using Parts = std::array<asio::const_buffer, 2>;

  // tls: null for a plain connection.
  Transport(Socket socket, ssl_ctx_st* tls);
  ~Transport();
  Transport(const Transport&) = delete;
  Transport& operator=(const Transport&) = delete;

  bool is_encrypted() const { return session_ != nullptr; }
  // True at once on a plain connection.
  Task<bool> shake_hands();
  Task<Moved> read_some(asio::mutable_buffer room);
  // All of it, or an error.
  Task<Moved> write(Parts parts);
  // Tells the client that nothing more will come.
  void end_sending();
  void close();
  Socket& socket() { return socket_; }

 private:
  Task<bool> wait_until_ready(TlsStep step);
  Task<> give_way();
  Task<Moved> read_decrypted(asio::mutable_buffer room);
  Task<Moved> write_encrypted(Parts parts);

  Socket socket_;
  std::unique_ptr<TlsSession> session_;
  int steps_in_a_row_ = 0;
};

}  // namespace luoshi::http
