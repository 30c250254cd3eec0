// One connection: read a request, ask the handler, write the answer, again.
#include <spdlog/spdlog.h>

#include <boost/asio/async_result.hpp>
#include <boost/asio/write.hpp>
#include <cstring>

#include "http/status.hpp"
#include "http/worker.hpp"

namespace luoshi::http {

namespace {

constexpr std::size_t buffer_bytes_least = 4096;

// A line break inside a value would begin a header of the client's choice.
void append_clean(std::string& out, std::string_view text) {
  for (char c : text) out += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? ' ' : c;
}

bool has_no_content(int status) {
  return status == 204 || status == 304;
}

std::string head_of(const Response& response, std::string_view date, std::string_view connection) {
  std::string out;
  out.reserve(512);
  out += "HTTP/1.1 ";
  out += std::to_string(response.status);
  out += ' ';
  out += meaning_of(response.status).reason;
  out += "\r\nDate: ";
  out += date;
  for (const NamedValue& header : response.headers) {
    out += "\r\n";
    append_clean(out, header.name);
    out += ": ";
    append_clean(out, header.value);
  }
  if (!has_no_content(response.status)) {
    out += "\r\nContent-Length: ";
    out += std::to_string(response.body.size());
  }
  if (!connection.empty()) {
    out += "\r\nConnection: ";
    out += connection;
  }
  out += "\r\n\r\n";
  return out;
}

}  // namespace

Connection::Connection(Worker& worker, Socket socket)
    : worker_(worker),
      socket_(std::move(socket)),
      reader_(worker.config().limits),
      buffer_(buffer_bytes_least),
      place_(worker.connections_.insert(worker.connections_.end(), this)) {
  boost::system::error_code ignored;
  socket_.set_option(Tcp::no_delay(true), ignored);
  const auto remote = socket_.remote_endpoint(ignored);
  remote_address_ = remote.address().to_string();
  allow(worker_.config().timeouts.idle);
}

Connection::~Connection() {
  worker_.connections_.erase(place_);
  if (worker_.connections_.empty() && worker_.is_draining()) worker_.sweep_timer_.cancel();
}

void Connection::close_if_idle() {
  if (!idle_) return;
  boost::system::error_code ignored;
  socket_.close(ignored);
}

void Connection::close_if_late(Clock::time_point now) {
  if (now < deadline_) return;
  boost::system::error_code ignored;
  socket_.close(ignored);
}

Task<> Connection::run() {
  while (co_await read_request()) {
    if (reader_.state() == RequestReader::State::rejected) {
      const base::Refusal refusal{std::string(reader_.rejection()), {}, {}};
      const Response response = worker_.problems().answer(refusal, reader_.request());
      if (co_await write(response, reader_.request().method, "close")) co_await linger();
      co_return;
    }
    const bool asked_to_close = !reader_.keeps_alive();
    const std::string_view promise = reader_.is_http_1_0() ? "keep-alive" : "";
    Request request = reader_.take();
    const Method method = request.method;
    request.remote_address = remote_address_;
    const Response response = co_await ask(std::move(request));
    const bool keep_open = !asked_to_close && !worker_.is_draining();
    if (!co_await write(response, method, keep_open ? promise : "close")) co_return;
    if (!keep_open) {
      co_await linger();
      co_return;
    }
  }
}

Task<bool> Connection::read_request() {
  using State = RequestReader::State;
  const Timeouts& timeouts = worker_.config().timeouts;
  bool told_to_continue = false;
  State before = State::nothing;
  for (;;) {
    feed();
    const State now = reader_.state();
    if (now == State::complete || now == State::rejected) co_return true;
    if (now != before && now == State::header) allow(timeouts.header);
    if (now != before && now == State::body) allow(timeouts.body);
    before = now;
    if (now == State::nothing) {
      if (worker_.is_draining()) co_return false;
      allow(timeouts.idle);
    }
    if (reader_.wants_continue() && !told_to_continue && buffered_ == 0) {
      told_to_continue = true;
      static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
      const auto [error, bytes] =
          co_await asio::async_write(socket_, asio::buffer(go_on), as_values);
      if (error) co_return false;
    }
    idle_ = now == State::nothing;
    const bool more = co_await read_more();
    idle_ = false;
    if (!more) co_return false;
  }
}

void Connection::feed() {
  const std::size_t taken = reader_.put({buffer_.data(), buffered_});
  buffered_ -= taken;
  std::memmove(buffer_.data(), buffer_.data() + taken, buffered_);
}

Task<bool> Connection::read_more() {
  // The reader never needs more than a header's worth at once.
  if (buffered_ == buffer_.size()) buffer_.resize(buffer_.size() * 2);
  const auto free = asio::buffer(buffer_.data() + buffered_, buffer_.size() - buffered_);
  const auto [error, bytes] = co_await socket_.async_read_some(free, as_values);
  buffered_ += bytes;
  co_return !error;
}

Task<Response> Connection::ask(Request request) {
  deadline_ = Clock::time_point::max();
  // What the problem document needs when the handler fails.
  Request asked;
  asked.target = request.target.substr(0, request.target.find('?'));
  asked.headers.push_back({"Accept-Language", std::string(request.header("Accept-Language"))});
  PendingAnswer pending(worker_);
  try {
    worker_.handler()(std::move(request), Respond(pending));
  } catch (const std::exception& fault) {
    // The handler's Respond went down with it, so `pending` is answered.
    spdlog::error("http: {}: {}", asked.target, fault.what());
  }
  co_await pending.wait();
  std::optional<Response> response = pending.take();
  if (response) co_return std::move(*response);
  const base::Refusal refusal{"internal_fault", {}, {}};
  co_return worker_.problems().answer(refusal, asked);
}

Task<bool> Connection::write(const Response& response, Method method, std::string_view connection) {
  allow(worker_.config().timeouts.answer);
  const std::string head = head_of(response, worker_.date(), connection);
  const bool without_body = method == Method::head || has_no_content(response.status);
  const std::array<asio::const_buffer, 2> parts{
      asio::buffer(head),
      asio::buffer(response.body.data(), without_body ? 0 : response.body.size())};
  const auto [error, bytes] = co_await asio::async_write(socket_, parts, as_values);
  co_return !error;
}

Task<> Connection::linger() {
  allow(worker_.config().timeouts.linger);
  boost::system::error_code ignored;
  socket_.shutdown(Tcp::socket::shutdown_send, ignored);
  std::size_t dropped = 0;
  while (dropped < base::limits::http_linger_bytes_max) {
    const auto [error, bytes] = co_await socket_.async_read_some(asio::buffer(buffer_), as_values);
    if (error) co_return;
    dropped += bytes;
  }
}

void PendingAnswer::finish(std::optional<Response> response) noexcept {
  response_ = std::move(response);
  // When nobody waits yet the connection goes on by itself, and this object may be gone at once.
  if (state_.exchange(State::answered) == State::waiting) worker_.finished(*this);
}

Task<> PendingAnswer::wait() {
  if (state_.load() == State::answered) co_return;
  const auto suspend = [this](auto handler) {
    resume_ = std::move(handler);
    State open = State::open;
    if (!state_.compare_exchange_strong(open, State::waiting)) worker_.finished(*this);
  };
  Suspend token;
  co_await asio::async_initiate<Suspend, void()>(suspend, token);
}

}  // namespace luoshi::http
