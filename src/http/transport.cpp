#include "http/transport.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>
#include <string>

#include "http/tls_session.hpp"

namespace luoshi::http {

namespace {

// What fits into one TLS record goes out as one.
constexpr std::size_t record_bytes_max = 16 * 1024;
// A client that always has more ready must let the others have their turn.
constexpr int steps_in_a_row_max = 16;

}  // namespace

Transport::Transport(Socket socket, SSL_CTX* tls) : socket_(std::move(socket)) {
  if (tls) session_ = std::make_unique<TlsSession>(tls, socket_);
}
Transport::~Transport() = default;

Task<bool> Transport::shake_hands() {
  if (!session_) co_return true;
  for (;;) {
    const auto step = session_->shake_hands();
    if (step.want == TlsWant::nothing) co_return true;
    if (!co_await wait_until_ready(step)) co_return false;
  }
}

Task<bool> Transport::wait_until_ready(TlsStep step) {
  if (step.want == TlsWant::end || !socket_.is_open()) co_return false;
  steps_in_a_row_ = 0;
  const auto side = step.want == TlsWant::to_read ? Socket::wait_read : Socket::wait_write;
  const auto [error] = co_await socket_.async_wait(side, as_values);
  co_return !error;
}

Task<> Transport::give_way() {
  if (++steps_in_a_row_ < steps_in_a_row_max) co_return;
  steps_in_a_row_ = 0;
  co_await asio::post(socket_.get_executor(), Suspend{});
}

Task<Transport::Moved> Transport::read_some(asio::mutable_buffer room) {
  return session_ ? read_decrypted(room) : socket_.async_read_some(room, as_values);
}

Task<Transport::Moved> Transport::read_decrypted(asio::mutable_buffer room) {
  co_await give_way();
  for (;;) {
    const auto step = session_->read(room);
    if (step.want == TlsWant::nothing) co_return Moved{{}, step.bytes};
    if (!co_await wait_until_ready(step)) co_return Moved{asio::error::eof, 0};
  }
}

Task<Transport::Moved> Transport::write(Parts parts) {
  return session_ ? write_encrypted(parts) : asio::async_write(socket_, parts, as_values);
}

Task<Transport::Moved> Transport::write_encrypted(Parts parts) {
  std::string joined;
  if (parts[1].size() > 0 && parts[0].size() + parts[1].size() <= record_bytes_max) {
    for (const asio::const_buffer& part : parts)
      joined.append(static_cast<const char*>(part.data()), part.size());
    parts = {asio::buffer(joined), {}};
  }
  std::size_t written = 0;
  for (asio::const_buffer part : parts) {
    while (part.size() > 0) {
      const auto step = session_->write({static_cast<const char*>(part.data()), part.size()});
      if (step.want == TlsWant::nothing) {
        part += step.bytes;
        written += step.bytes;
      } else if (!co_await wait_until_ready(step)) {
        co_return Moved{asio::error::broken_pipe, written};
      }
    }
  }
  co_return Moved{{}, written};
}

void Transport::end_sending() {
  if (session_ && socket_.is_open()) session_->end_sending();
  boost::system::error_code ignored;
  socket_.shutdown(Tcp::socket::shutdown_send, ignored);
}

void Transport::close() {
  boost::system::error_code ignored;
  socket_.close(ignored);
}

}  // namespace luoshi::http
