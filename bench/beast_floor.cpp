#include "bench/beast_floor.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/ssl/impl/src.hpp>  // the product itself uses OpenSSL without it
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>
#include <thread>

namespace luoshi::bench {

namespace asio = boost::asio;
namespace beast = boost::beast;
using Tcp = asio::ip::tcp;

struct BeastFloor::Parts {
  asio::io_context context{1};
  asio::ssl::context tls{asio::ssl::context::tls_server};
  Tcp::acceptor acceptor{context, {asio::ip::make_address("127.0.0.1"), 0}};
  std::string body;
  std::thread thread;

  asio::awaitable<void> serve(Tcp::socket socket) {
    beast::ssl_stream<beast::tcp_stream> stream(std::move(socket), tls);
    beast::get_lowest_layer(stream).socket().set_option(Tcp::no_delay(true));
    try {
      co_await stream.async_handshake(asio::ssl::stream_base::server, asio::use_awaitable);
      beast::flat_buffer buffer;
      for (;;) {
        beast::http::request<beast::http::string_body> request;
        co_await beast::http::async_read(stream, buffer, request, asio::use_awaitable);
        beast::http::response<beast::http::string_body> response(beast::http::status::ok, 11);
        response.set(beast::http::field::content_type, "application/json");
        response.keep_alive(request.keep_alive());
        response.body() = body;
        response.prepare_payload();
        co_await beast::http::async_write(stream, response, asio::use_awaitable);
      }
    } catch (const boost::system::system_error&) {
      // The client is gone.
    }
  }
  asio::awaitable<void> accept() {
    for (;;) {
      Tcp::socket socket = co_await acceptor.async_accept(asio::use_awaitable);
      asio::co_spawn(context, serve(std::move(socket)), asio::detached);
    }
  }
};

BeastFloor::BeastFloor(const std::filesystem::path& certificate, const std::filesystem::path& key,
                       std::string body)
    : parts_(std::make_unique<Parts>()) {
  parts_->body = std::move(body);
  parts_->tls.use_certificate_chain_file(certificate.string());
  parts_->tls.use_private_key_file(key.string(), asio::ssl::context::pem);
  asio::co_spawn(parts_->context, parts_->accept(), asio::detached);
  parts_->thread = std::thread([parts = parts_.get()] { parts->context.run(); });
}

BeastFloor::~BeastFloor() {
  parts_->context.stop();
  parts_->thread.join();
}

std::uint16_t BeastFloor::port() const {
  return parts_->acceptor.local_endpoint().port();
}

}  // namespace luoshi::bench
