// A blocking socket client that shows exactly what the server did: answers, and open or closed.
#pragma once
#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <openssl/ssl.h>
#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "http/router.hpp"
#include "http/server.hpp"
#include "http/tls_authority.hpp"

namespace luoshi::http {

using namespace std::chrono_literals;

struct Answer {
  int status = 0;
  std::map<std::string, std::string, std::less<>> headers;  // names in lower case
  std::string body;

  std::string header(std::string_view name) const {
    const auto found = headers.find(name);
    return found == headers.end() ? std::string() : found->second;
  }
};

// A folder that is removed with everything in it.
class TestFolder {
 public:
  TestFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "luoshi-http-XXXXXX").string();
    if (!::mkdtemp(name.data())) throw std::runtime_error("mkdtemp");
    path_ = name;
  }
  TestFolder(const TestFolder&) = delete;
  TestFolder& operator=(const TestFolder&) = delete;
  ~TestFolder() { std::filesystem::remove_all(path_); }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

inline core::Instant now_of_tests() {
  return {std::chrono::duration_cast<std::chrono::microseconds>(
              std::chrono::system_clock::now().time_since_epoch())
              .count()};
}

// An authority of the product's own making, and a client's trust in it.
class TestAuthority {
 public:
  TestAuthority() {
    const auto made = found_authority(files(), {{"localhost"}, {"127.0.0.1"}}, now_of_tests());
    if (!made) throw std::runtime_error(made.error().code);
    ::signal(SIGPIPE, SIG_IGN);
    SSL_CTX_set_verify(trust_.get(), SSL_VERIFY_PEER, nullptr);
    if (SSL_CTX_load_verify_file(trust_.get(), files().ca_certificate().c_str()) != 1)
      throw std::runtime_error("trust");
  }
  TlsFolder files() const { return {folder_.path() / "tls"}; }
  SSL_CTX* trust() const { return trust_.get(); }

 private:
  struct Free {
    void operator()(SSL_CTX* one) const { SSL_CTX_free(one); }
  };
  TestFolder folder_;
  std::unique_ptr<SSL_CTX, Free> trust_{SSL_CTX_new(TLS_client_method())};
};

// One for all tests of the program.
inline const TestAuthority& test_authority() {
  static const TestAuthority authority;
  return authority;
}

enum class Channel { plain, encrypted };
inline std::string name_of(Channel channel) {
  return channel == Channel::plain ? "plain" : "encrypted";
}

class Client {
 public:
  // Throws when it cannot connect, or when the certificate is not good for 127.0.0.1.
  Client(std::uint16_t port, Channel channel) : Client(port) {
    if (channel == Channel::encrypted) encrypt(test_authority().trust());
  }
  explicit Client(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
      throw std::runtime_error("connect");
  }
  Client(Client&& other) noexcept
      : socket_(std::exchange(other.socket_, -1)),
        ssl_(std::move(other.ssl_)),
        unread_(std::move(other.unread_)) {}
  Client& operator=(Client&&) = delete;
  ~Client() {
    if (socket_ >= 0) ::close(socket_);
  }

  void encrypt(SSL_CTX* trust) {
    ssl_.reset(SSL_new(trust));
    SSL_set_fd(ssl_.get(), socket_);
    SSL_set1_host(ssl_.get(), "127.0.0.1");
    // A ticket is no answer: reading must come back after it.
    SSL_clear_mode(ssl_.get(), SSL_MODE_AUTO_RETRY);
    if (SSL_connect(ssl_.get()) != 1) throw std::runtime_error("handshake");
  }
  SSL* ssl() const { return ssl_.get(); }
  int socket() const { return socket_; }

  // False when the server does not take everything.
  bool send(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t sent = ssl_
                               ? SSL_write(ssl_.get(), bytes.data(), static_cast<int>(bytes.size()))
                               : ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }

  Client& get(std::string_view target, std::string_view headers = {}) {
    send(fmt::format("GET {} HTTP/1.1\r\nHost: a\r\n{}\r\n", target, headers));
    return *this;
  }

  // The next answer; nullopt when none comes in time or the connection ends first.
  std::optional<Answer> read(std::string_view method = "GET",
                             std::chrono::milliseconds patience = 10s) {
    const auto until = std::chrono::steady_clock::now() + patience;
    std::size_t end = unread_.npos;
    while ((end = unread_.find("\r\n\r\n")) == unread_.npos)
      if (!receive(until)) return std::nullopt;
    Answer out = parse_head(unread_.substr(0, end + 2));
    unread_.erase(0, end + 4);
    std::size_t length = 0;
    if (const std::string text = out.header("content-length"); !text.empty())
      std::from_chars(text.data(), text.data() + text.size(), length);
    if (method == "HEAD") length = 0;
    while (unread_.size() < length)
      if (!receive(until)) return std::nullopt;
    out.body = unread_.substr(0, length);
    unread_.erase(0, length);
    return out;
  }

  // True when the server has ended the connection, with nothing more to read.
  bool ends_within(std::chrono::milliseconds patience) {
    const auto until = std::chrono::steady_clock::now() + patience;
    while (unread_.empty() && receive(until)) {
    }
    return unread_.empty() && ended_;
  }

  // Everything received until the words are among it; empty when they do not come in time.
  std::string read_until(std::string_view words, std::chrono::milliseconds patience = 10s) {
    const auto until = std::chrono::steady_clock::now() + patience;
    while (unread_.find(words) == unread_.npos)
      if (!receive(until)) return {};
    return std::exchange(unread_, {});
  }

  void shut_down_send() { ::shutdown(socket_, SHUT_WR); }

 private:
  bool receive(std::chrono::steady_clock::time_point until) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
        until - std::chrono::steady_clock::now());
    pollfd one{socket_, POLLIN, 0};
    const bool is_waiting = ssl_ && SSL_pending(ssl_.get()) > 0;
    if (ended_) return false;
    if (!is_waiting && ::poll(&one, 1, static_cast<int>(std::max(left.count(), 0L))) <= 0)
      return false;
    char buffer[16384];
    const ssize_t read = ssl_ ? SSL_read(ssl_.get(), buffer, sizeof buffer)
                              : ::recv(socket_, buffer, sizeof buffer, 0);
    if (ssl_ && read <= 0 &&
        SSL_get_error(ssl_.get(), static_cast<int>(read)) == SSL_ERROR_WANT_READ)
      return true;
    if (read <= 0) {
      ended_ = true;
      return false;
    }
    unread_.append(buffer, static_cast<std::size_t>(read));
    return true;
  }

  static Answer parse_head(std::string_view head) {
    Answer out;
    std::from_chars(head.data() + 9, head.data() + 12, out.status);
    for (head.remove_prefix(head.find("\r\n") + 2); !head.empty();) {
      const auto line = head.substr(0, head.find("\r\n"));
      head.remove_prefix(line.size() + 2);
      const auto colon = line.find(": ");
      std::string name(line.substr(0, colon));
      std::ranges::transform(name, name.begin(),
                             [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
      out.headers[name] = line.substr(colon + 2);
    }
    return out;
  }

  struct Free {
    void operator()(SSL* one) const { SSL_free(one); }
  };
  int socket_;
  std::unique_ptr<SSL, Free> ssl_;
  std::string unread_;
  bool ended_ = false;
};

inline Route test_route(Method method, std::string_view path, std::string_view operation,
                        RouteHandler handler) {
  Route out;
  out.method = method;
  out.path = path;
  out.operation = operation;
  out.summary = {"测试", "A test"};
  out.right = Right::everyone;
  out.handler = std::move(handler);
  return out;
}

// Two small routes for everything that is about the server, not about routes.
inline std::vector<Route> small_routes() {
  return {test_route(Method::get, "/api/hello/{name}", "hello", at_once([](const Call& call) {
                       const std::string name(call.path_parameter("name"));
                       return json_response(200, fmt::format(R"({{"hello":"{}"}})", name));
                     })),
          test_route(Method::post, "/api/echo", "echo", at_once([](const Call& call) {
                       return json_response(200, call.request.body);
                     }))};
}

inline std::unique_ptr<Server> serve(Handler handler, ServerConfig config = {}) {
  auto server = Server::start(std::move(config), std::move(handler), Problems());
  if (!server) throw std::runtime_error(server.error().code);
  return std::move(*server);
}

inline std::unique_ptr<Server> serve_small(ServerConfig config = {}) {
  return serve(Router(small_routes(), Problems()), std::move(config));
}

inline ServerConfig with(Channel channel, ServerConfig config = {}) {
  if (channel == Channel::encrypted) config.tls = test_authority().files().server();
  return config;
}

}  // namespace luoshi::http
