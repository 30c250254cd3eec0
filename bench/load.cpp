#include "bench/load.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <openssl/ssl.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <charconv>
#include <memory>
#include <stdexcept>

#include "bench/clockwork.hpp"

namespace luoshi::bench {

namespace {
struct FreeTls {
  void operator()(SSL_CTX* one) const { SSL_CTX_free(one); }
  void operator()(SSL* one) const { SSL_free(one); }
};

int connect_to(std::uint16_t port) {
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
    throw std::runtime_error("connect");
  const int yes = 1;
  ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  return socket;
}

class Connection {
 public:
  Connection(SSL_CTX* context, std::uint16_t port) : socket_(connect_to(port)) {
    tls_.reset(SSL_new(context));
    SSL_set_fd(tls_.get(), socket_);
    if (SSL_connect(tls_.get()) != 1) throw std::runtime_error("handshake");
    ::fcntl(socket_, F_SETFL, O_NONBLOCK);
  }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection() { ::close(socket_); }

  int socket() const { return socket_; }
  double begun() const { return begun_; }

  // Requests are far smaller than the socket's buffer, so all of one leaves at once.
  void send(const std::string& bytes) {
    begun_ = wall_now_us();
    received_.clear();
    if (SSL_write(tls_.get(), bytes.data(), static_cast<int>(bytes.size())) !=
        static_cast<int>(bytes.size()))
      throw std::runtime_error("a request did not leave");
  }
  // True when the answer is whole.
  bool receive() {
    char buffer[16384];
    for (int read = 0; (read = SSL_read(tls_.get(), buffer, sizeof buffer)) > 0;)
      received_.append(buffer, static_cast<std::size_t>(read));
    const auto head = received_.find("\r\n\r\n");
    if (head == std::string::npos) {
      if (SSL_get_shutdown(tls_.get()) != 0) throw std::runtime_error("a connection was ended");
      return false;
    }
    const auto name = received_.find("Content-Length: ");
    std::size_t length = 0;
    if (name < head) std::from_chars(received_.data() + name + 16, received_.data() + head, length);
    return received_.size() >= head + 4 + length;
  }
  bool is_good() const { return received_.starts_with("HTTP/1.1 2"); }
  std::string body() const { return received_.substr(received_.find("\r\n\r\n") + 4); }
  const std::string& answer() const { return received_; }

 private:
  int socket_;
  std::unique_ptr<SSL, FreeTls> tls_;
  std::string received_;
  double begun_ = 0;
};
}  // namespace

LoadResult run_load(const LoadOptions& options) {
  const std::unique_ptr<SSL_CTX, FreeTls> context(SSL_CTX_new(TLS_client_method()));
  const int poll = ::epoll_create1(EPOLL_CLOEXEC);
  std::vector<std::unique_ptr<Connection>> connections;
  for (std::size_t i = 0; i < options.connections; ++i) {
    connections.push_back(std::make_unique<Connection>(context.get(), options.port));
    epoll_event event{.events = EPOLLIN, .data = {.ptr = connections.back().get()}};
    ::epoll_ctl(poll, EPOLL_CTL_ADD, connections.back()->socket(), &event);
  }
  LoadResult out;
  out.latencies_us.reserve(options.requests);
  const double begin = wall_now_us();
  std::size_t sent = 0;
  for (; sent < std::min(options.connections, options.requests); ++sent)
    connections[sent]->send(options.request(sent));
  for (std::size_t answered = 0; answered < options.requests;) {
    epoll_event events[256];
    const int ready = ::epoll_wait(poll, events, 256, 10'000);
    if (ready <= 0) throw std::runtime_error("no answer in ten seconds");
    for (int i = 0; i < ready; ++i) {
      auto& one = *static_cast<Connection*>(events[i].data.ptr);
      if (!one.receive()) continue;
      ++answered;
      out.latencies_us.push_back(wall_now_us() - one.begun());
      if (one.is_good())
        ++out.good;
      else if (out.first_bad.empty())
        out.first_bad = one.answer();
      if (answered == options.requests && one.is_good()) out.last_body = one.body();
      if (sent < options.requests) one.send(options.request(sent++));
    }
  }
  out.seconds = (wall_now_us() - begin) / 1e6;
  ::close(poll);
  return out;
}

LoadResult run_load(std::uint16_t port, std::size_t connections,
                    const std::vector<std::string>& requests) {
  return run_load({.port = port,
                   .connections = connections,
                   .requests = requests.size(),
                   .request = [&](std::size_t n) -> const std::string& { return requests[n]; }});
}

}  // namespace luoshi::bench
