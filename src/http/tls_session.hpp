// One encrypted connection: OpenSSL straight over the non-blocking socket. Asio's own ssl::stream
// keeps 34 KiB of buffers for each of 5,000 idle phones; here an idle one keeps none.
#pragma once
#include <openssl/ssl.h>

#include <memory>
#include <string_view>

#include "http/transport.hpp"

namespace luoshi::http {

enum class TlsWant { nothing, to_read, to_write, end };
// nothing: it moved that many bytes. to_read, to_write: call again when the socket is ready.
struct TlsStep {
  TlsWant want = TlsWant::nothing;
  std::size_t bytes = 0;
};

class TlsSession {
 public:
  // The socket must outlive it and stay where it is; it becomes non-blocking.
  TlsSession(SSL_CTX* context, Socket& socket);

  TlsStep shake_hands();
  TlsStep read(asio::mutable_buffer room);
  TlsStep write(std::string_view bytes);
  // Says goodbye without waiting for the answer.
  void end_sending();

 private:
  TlsStep step_of(int result, std::size_t bytes);

  struct Free {
    void operator()(SSL* ssl) const { SSL_free(ssl); }
  };
  std::unique_ptr<SSL, Free> ssl_;
};

}  // namespace luoshi::http
