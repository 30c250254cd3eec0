#include "http/server.hpp"

#include <fmt/chrono.h>
#include <spdlog/spdlog.h>
#include <sys/socket.h>
#include <unistd.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <ctime>
#include <thread>

#include "base/thread_name.hpp"
#include "http/worker.hpp"

namespace luoshi::http {

namespace {

// Deadlines are looked at this often; a fraction of the shortest of them.
Timeouts::Milliseconds sweep_interval(const Timeouts& timeouts) {
  const auto shortest = std::min({timeouts.header, timeouts.body, timeouts.idle, timeouts.answer,
                                  timeouts.linger, timeouts.drain});
  return std::clamp(shortest / 8, Timeouts::Milliseconds(5), Timeouts::Milliseconds(500));
}

}  // namespace

void Worker::listen(Tcp protocol, int descriptor) {
  acceptor_.assign(protocol, descriptor);
  asio::co_spawn(context_, accept(), asio::detached);
  asio::co_spawn(context_, sweep(), asio::detached);
}

void Worker::run() {
  base::name_this_thread("network");
  context_.run();
}

void Worker::shut_door() {
  ::shutdown(acceptor_.native_handle(), SHUT_RDWR);
}

void Worker::stop() {
  asio::post(context_, [this] { drain(); });
}

Task<> Worker::accept() {
  while (!draining_) {
    auto [error, socket] = co_await acceptor_.async_accept(as_values);
    if (draining_) break;
    if (error) {
      // Out of descriptors: trying again at once would burn a core until one is free.
      accept_pause_.expires_after(std::chrono::milliseconds(100));
      co_await accept_pause_.async_wait(as_values);
      continue;
    }
    const auto remote = socket.remote_endpoint(error);
    const Address peer = read_address(remote.address().to_string()).value_or(Address{});
    if (const std::string_view reason = admit(peer); !reason.empty()) {
      if (metrics()) metrics()->refused(reason);
      continue;
    }
    asio::co_spawn(context_, serve(std::move(socket), peer), asio::detached);
  }
}

std::string_view Worker::admit(const Address& peer) {
  return shared_.connections.open(
      std::string(limit_key(peer)),
      {.in_all = config().connections_max,
       .of_address = is_limited(peer) ? config().address_limits.connections_max : 0});
}

bool Worker::is_limited(const Address& address) const {
  const bool is_free =
      config().address_limits.loopback == AddressLimits::Loopback::free && is_loopback(address);
  return !is_free && !config().proxies.contains(address);
}

Allowance Worker::allow(const Address& client) const {
  if (!shared_.requests || !is_limited(client)) return {};
  return shared_.requests->allow(limit_key(client), Clock::now());
}

Task<> Worker::serve(Socket socket, Address peer) {
  if (metrics()) metrics()->connection_opened();
  try {
    Connection connection(*this, std::move(socket), peer);
    co_await connection.run();
  } catch (const std::exception& fault) {
    spdlog::error("http: a connection was closed: {}", fault.what());
  }
  shared_.connections.close(std::string(limit_key(peer)));
  if (metrics()) metrics()->connection_closed();
}

Task<> Worker::sweep() {
  while (!draining_ || !connections_.empty()) {
    sweep_timer_.expires_after(sweep_interval(config().timeouts));
    co_await sweep_timer_.async_wait(as_values);
    const auto now = Clock::now();
    const auto judged = now >= drain_deadline_ ? Clock::time_point::max() : now;
    for (Connection* connection : connections_) connection->close_if_late(judged);
  }
}

void Worker::drain() {
  draining_ = true;
  drain_deadline_ = Clock::now() + config().timeouts.drain;
  boost::system::error_code ignored;
  acceptor_.close(ignored);
  accept_pause_.cancel();
  for (Connection* connection : connections_) connection->begin_drain();
  sweep_timer_.cancel();
}

void Worker::finished(PendingAnswer& answer) {
  // The lock is held over post(): whoever resumes the answer may end the connection and then this
  // object, and takes the lock first.
  const std::lock_guard lock(finished_mutex_);
  finished_.push_back(&answer);
  if (finished_.size() == 1) asio::post(context_, [this] { resume_finished(); });
}

void Worker::resume_finished() {
  {
    const std::lock_guard lock(finished_mutex_);
    resuming_.swap(finished_);
  }
  for (PendingAnswer* answer : resuming_) answer->resume();
  resuming_.clear();
}

std::string_view Worker::date() {
  const std::time_t second = std::time(nullptr);
  if (second != date_second_ || date_.empty()) {
    date_second_ = second;
    date_ = fmt::format("{:%a, %d %b %Y %H:%M:%S} GMT", fmt::gmtime(second));
  }
  return date_;
}

struct Server::Parts {
  Shared shared;
  std::uint16_t port = 0;
  std::vector<std::unique_ptr<Worker>> workers;
  std::vector<std::jthread> threads;
};

namespace {

// One listening socket for all threads: two servers on one port must collide, which SO_REUSEPORT
// would hide.
base::Result<Acceptor> open_acceptor(asio::io_context& context, const ServerConfig& config) {
  boost::system::error_code error;
  const auto address = asio::ip::make_address(config.address, error);
  if (error) return base::refuse("address_malformed", "address", {{"address", config.address}});
  if (!address.is_loopback() && !config.tls)
    return base::refuse("address_needs_tls", "address", {{"address", config.address}});
  const Tcp::endpoint endpoint(address, config.port);
  Acceptor acceptor(context);
  acceptor.open(endpoint.protocol());
  acceptor.set_option(Acceptor::reuse_address(true));
  acceptor.bind(endpoint, error);
  if (error == asio::error::address_in_use)
    return base::refuse("port_taken", "port", {{"port", std::to_string(config.port)}});
  if (error) throw std::system_error(error, "bind");
  acceptor.listen(Acceptor::max_listen_connections);
  return acceptor;
}

std::vector<std::string> segments_of(std::string_view path) {
  std::vector<std::string> out;
  while (!path.empty()) {
    const auto slash = std::min(path.find('/'), path.size());
    if (slash > 0) out.emplace_back(path.substr(0, slash));
    path.remove_prefix(std::min(slash + 1, path.size()));
  }
  return out;
}

int copy_descriptor(int descriptor) {
  const int copy = ::dup(descriptor);
  if (copy < 0) throw std::system_error(errno, std::system_category(), "dup");
  return copy;
}

}  // namespace

base::Result<std::unique_ptr<Server>> Server::start(ServerConfig config, Handler handler,
                                                    Problems problems) {
  if (!config.upload_folder.empty()) remove_left_uploads(config.upload_folder);
  config.limits.upload.folder = config.upload_folder;
  auto parts = std::make_unique<Parts>();
  Shared& shared = parts->shared;
  shared.prefix = segments_of(config.path_prefix);
  if (config.address_limits.requests.per_second > 0)
    shared.requests = std::make_unique<RateLimiter>(config.address_limits.requests);
  if (config.tls) {
    auto certificate = Certificate::open(*config.tls);
    if (!certificate) return std::unexpected(std::move(certificate.error()));
    shared.certificate = std::move(*certificate);
  }
  shared.config = std::move(config);
  shared.handler = std::move(handler);
  shared.problems = std::move(problems);
  asio::io_context context;
  auto acceptor = open_acceptor(context, shared.config);
  if (!acceptor) return std::unexpected(std::move(acceptor.error()));
  const auto endpoint = acceptor->local_endpoint();
  parts->port = endpoint.port();
  for (std::size_t i = 0; i < shared.config.threads; ++i) {
    auto& worker = parts->workers.emplace_back(std::make_unique<Worker>(shared));
    worker->listen(endpoint.protocol(), copy_descriptor(acceptor->native_handle()));
  }
  for (const auto& worker : parts->workers)
    parts->threads.emplace_back([one = worker.get()] { one->run(); });
  return std::unique_ptr<Server>(new Server(std::move(parts)));
}

base::Result<bool> Server::reload_certificate(Certificate::Reload when) {
  const auto& certificate = parts_->shared.certificate;
  return certificate ? certificate->reload(when) : base::Result<bool>(false);
}

Server::Server(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Server::~Server() {
  stop();
}

std::uint16_t Server::port() const {
  return parts_->port;
}

void Server::stop() {
  if (parts_->threads.empty()) return;
  parts_->workers.front()->shut_door();
  for (const auto& worker : parts_->workers) worker->stop();
  parts_->threads.clear();  // joins
}

}  // namespace luoshi::http
