#include "http/tls_session.hpp"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <sys/socket.h>

#include <new>

namespace luoshi::http {

namespace {

// OpenSSL's own socket BIO would raise SIGPIPE, and would go on using the number of a descriptor
// that has been closed and given to somebody else.
int handle_of(BIO* bio) {
  return static_cast<Socket*>(BIO_get_data(bio))->native_handle();
}

int moved(BIO* bio, ssize_t bytes, int retry) {
  BIO_clear_retry_flags(bio);
  if (bytes < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR))
    BIO_set_flags(bio, retry | BIO_FLAGS_SHOULD_RETRY);
  return static_cast<int>(bytes);
}

int read_socket(BIO* bio, char* data, int size) {
  return moved(bio, ::recv(handle_of(bio), data, static_cast<std::size_t>(size), 0),
               BIO_FLAGS_READ);
}

int write_socket(BIO* bio, const char* data, int size) {
  return moved(bio, ::send(handle_of(bio), data, static_cast<std::size_t>(size), MSG_NOSIGNAL),
               BIO_FLAGS_WRITE);
}

long control_socket(BIO*, int command, long, void*) {
  return command == BIO_CTRL_FLUSH ? 1 : 0;
}

const BIO_METHOD* socket_method() {
  static const BIO_METHOD* const method = [] {
    BIO_METHOD* out = BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "asio socket");
    if (!out) throw std::bad_alloc();
    BIO_meth_set_read(out, read_socket);
    BIO_meth_set_write(out, write_socket);
    BIO_meth_set_ctrl(out, control_socket);
    return out;
  }();
  return method;
}

}  // namespace

TlsSession::TlsSession(SSL_CTX* context, Socket& socket) : ssl_(SSL_new(context)) {
  BIO* bio = BIO_new(socket_method());
  if (!ssl_ || !bio) throw std::bad_alloc();
  BIO_set_data(bio, &socket);
  BIO_set_init(bio, 1);
  SSL_set_bio(ssl_.get(), bio, bio);
  SSL_set_accept_state(ssl_.get());
  boost::system::error_code ignored;
  socket.native_non_blocking(true, ignored);
}

TlsStep TlsSession::step_of(int result, std::size_t bytes) {
  if (result > 0) return {TlsWant::nothing, bytes};
  switch (SSL_get_error(ssl_.get(), result)) {
    case SSL_ERROR_WANT_READ:
      return {TlsWant::to_read, 0};
    case SSL_ERROR_WANT_WRITE:
      return {TlsWant::to_write, 0};
    default:
      return {TlsWant::end, 0};
  }
}

// The queue of errors belongs to the thread: what another connection left there must not be taken
// for an error of this one.
TlsStep TlsSession::shake_hands() {
  ERR_clear_error();
  return step_of(SSL_do_handshake(ssl_.get()), 0);
}

TlsStep TlsSession::read(asio::mutable_buffer room) {
  ERR_clear_error();
  std::size_t bytes = 0;
  const int result = SSL_read_ex(ssl_.get(), room.data(), room.size(), &bytes);
  return step_of(result, bytes);
}

TlsStep TlsSession::write(std::string_view text) {
  ERR_clear_error();
  std::size_t bytes = 0;
  const int result = SSL_write_ex(ssl_.get(), text.data(), text.size(), &bytes);
  return step_of(result, bytes);
}

void TlsSession::end_sending() {
  ERR_clear_error();
  if (SSL_is_init_finished(ssl_.get())) SSL_shutdown(ssl_.get());
}

}  // namespace luoshi::http
