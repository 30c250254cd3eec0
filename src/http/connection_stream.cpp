// A connection that has become a stream of events: pieces go out as they come, a comment when there
// is long nothing, until the handler, the client or the server ends it.
#include <spdlog/spdlog.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>

#include "http/worker.hpp"

namespace luoshi::http {

namespace {

constexpr std::string_view heartbeat = ": \n\n";

// Wake-ups that are under way when the connection ends find nobody.
class StreamLink {
 public:
  StreamLink(Stream& stream, asio::io_context& context, std::function<void()> woken)
      : stream_(stream), woken_(std::make_shared<std::function<void()>>(std::move(woken))) {
    stream_.attach([&context, woken = woken_] {
      asio::post(context, [woken] {
        if (*woken) (*woken)();
      });
    });
  }
  StreamLink(const StreamLink&) = delete;
  StreamLink& operator=(const StreamLink&) = delete;
  ~StreamLink() {
    stream_.detach();
    *woken_ = nullptr;
  }

 private:
  Stream& stream_;
  std::shared_ptr<std::function<void()>> woken_;
};

class StreamCount {
 public:
  explicit StreamCount(Metrics* metrics) : metrics_(metrics) {
    if (metrics_) metrics_->stream_opened();
  }
  StreamCount(const StreamCount&) = delete;
  StreamCount& operator=(const StreamCount&) = delete;
  ~StreamCount() {
    if (metrics_) metrics_->stream_closed();
  }

 private:
  Metrics* metrics_;
};

}  // namespace

Task<> Connection::run_stream(Response head, const Asked& asked) {
  stream_ = head.stream;
  const StreamCount count(worker_.metrics());
  if (worker_.is_draining()) stream_->close();
  const StreamLink link(*stream_, worker_.context_, [this] { stream_woken(); });
  HeadFacts facts = head_facts(asked, "close");
  facts.is_chunked = !asked.is_http_1_0;
  const std::string bytes = head_of(head, facts);
  allow(worker_.config().timeouts.answer);
  const auto [error, written] = co_await transport_.write({asio::buffer(bytes), {}});
  if (error) co_return;
  if (asked.method != Method::head) {
    client_watched_ = true;
    asio::co_spawn(worker_.context_, watch_for_the_end(), asio::detached);
    try {
      co_await send_pieces(*stream_, asked);
    } catch (const std::exception& fault) {
      spdlog::error("http: a stream was closed: {}", fault.what());
      transport_.close();
    }
  }
  stream_->detach();
  transport_.end_sending();
  allow(worker_.config().timeouts.linger);
  while (client_watched_) {
    stream_timer_.expires_at(Clock::time_point::max());
    co_await stream_timer_.async_wait(as_values);
  }
}

Task<> Connection::send_pieces(Stream& stream, const Asked& asked) {
  bool is_silent = false;
  while (!client_ended_) {
    const Stream::Waiting waiting = stream.take();
    if (waiting.state == Stream::State::cut) {
      transport_.close();
      co_return;
    }
    if (!waiting.bytes.empty() || is_silent) {
      const std::string_view piece = waiting.bytes.empty() ? heartbeat : waiting.bytes;
      if (!co_await send_piece(piece, asked)) co_return;
      is_silent = false;
      continue;
    }
    if (waiting.state == Stream::State::closing) {
      static constexpr std::string_view last_chunk = "0\r\n\r\n";
      if (!asked.is_http_1_0) co_await transport_.write({asio::buffer(last_chunk), {}});
      co_return;
    }
    deadline_ = Clock::time_point::max();
    stream_timer_.expires_after(worker_.config().timeouts.heartbeat);
    const auto [error] = co_await stream_timer_.async_wait(as_values);
    is_silent = !error;
  }
}

Task<bool> Connection::send_piece(std::string_view bytes, const Asked& asked) {
  std::string chunk;
  if (!asked.is_http_1_0) chunk = fmt::format("{:x}\r\n", bytes.size());
  chunk += bytes;
  if (!asked.is_http_1_0) chunk += "\r\n";
  allow(worker_.config().timeouts.answer);
  const auto [error, written] = co_await transport_.write({asio::buffer(chunk), {}});
  co_return !error;
}

// What a listener still sends is dropped; that he goes must be noticed while nothing is sent.
Task<> Connection::watch_for_the_end() {
  std::array<char, 512> dropped;
  for (;;) {
    const auto [error, bytes] = co_await transport_.read_some(asio::buffer(dropped));
    if (error) break;
  }
  client_watched_ = false;
  client_ended_ = true;
  stream_timer_.cancel();
}

void Connection::stream_woken() {
  // A client that takes nothing would hold the write until its deadline.
  if (stream_->is_cut()) transport_.close();
  stream_timer_.cancel();
}

}  // namespace luoshi::http
