// Server-sent events: pieces arrive, silence is filled, and whoever goes, is slow or outlives the
// server is let go.
#include <gtest/gtest.h>

#include <future>
#include <thread>

#include "tests/http/client.hpp"

namespace luoshi::http {
namespace {

class Streams : public testing::TestWithParam<Channel> {
 protected:
  std::unique_ptr<Server> start(ServerConfig config = {}) {
    return serve(
        [this](const Request&, Respond respond) { opened_.set_value(respond.stream(Response())); },
        with(GetParam(), std::move(config)));
  }
  std::shared_ptr<Stream> stream() {
    auto out = opened_.get_future().get();
    opened_ = {};
    return out;
  }
  static bool closes(const Stream& stream) {
    const auto until = std::chrono::steady_clock::now() + 20s;
    while (stream.is_open() && std::chrono::steady_clock::now() < until)
      std::this_thread::sleep_for(2ms);
    return !stream.is_open();
  }

  std::promise<std::shared_ptr<Stream>> opened_;
};

TEST_P(Streams, carry_pieces_from_any_thread_until_they_are_closed) {
  const auto server = start();
  Client client(server->port(), GetParam());
  client.get("/");
  const auto stream = this->stream();
  EXPECT_TRUE(stream->send("data: one\n\n"));
  const std::string head = client.read_until("data: one\n\n");
  EXPECT_NE(head.find("Content-Type: text/event-stream"), head.npos) << head;
  EXPECT_NE(head.find("Transfer-Encoding: chunked"), head.npos);
  EXPECT_EQ(head.find("Content-Length"), head.npos);
  std::jthread([&] { stream->send("data: two\n\n"); }).join();
  client.read_until("data: two\n\n");
  stream->send("data: last\n\n");
  stream->close();
  EXPECT_FALSE(stream->send("data: never\n\n"));
  const std::string all = client.read_until("\r\n0\r\n\r\n");
  EXPECT_NE(all.find("data: last\n\n\r\n0\r\n\r\n"), all.npos) << all;
  EXPECT_EQ(all.find("never"), all.npos);
}

TEST_P(Streams, say_something_when_there_is_nothing) {
  ServerConfig config;
  config.timeouts.heartbeat = 20ms;
  const auto server = start(config);
  Client client(server->port(), GetParam());
  client.get("/");
  const auto stream = this->stream();
  EXPECT_NE(client.read_until("4\r\n: \n").find("4\r\n: \n"), std::string::npos);
}

TEST_P(Streams, outlive_the_time_of_an_answer) {
  ServerConfig config;
  config.timeouts.answer = 100ms;
  config.timeouts.idle = 100ms;
  const auto server = start(config);
  Client client(server->port(), GetParam());
  client.get("/");
  const auto stream = this->stream();
  client.read_until("\r\n\r\n");
  EXPECT_FALSE(client.ends_within(400ms));
  EXPECT_TRUE(stream->send("data: late\n\n"));
  EXPECT_NE(client.read_until("late").find("late"), std::string::npos);
}

TEST_P(Streams, of_a_client_that_takes_nothing_are_cut) {
  const auto server = start();
  Client client(server->port(), GetParam());
  client.get("/");
  const auto stream = this->stream();
  const std::string piece(100'000, 'x');
  int sent = 0;
  // The kernel's own buffers take some MiB first.
  while (sent < 10'000 && stream->send(piece)) ++sent;
  EXPECT_LT(sent, 10'000);
  EXPECT_FALSE(stream->is_open());
  EXPECT_EQ(Client(server->port(), GetParam()).ends_within(0ms), false);
}

TEST_P(Streams, end_with_their_client) {
  const auto server = start();
  std::shared_ptr<Stream> stream;
  {
    Client client(server->port(), GetParam());
    client.get("/");
    stream = this->stream();
    client.read_until("\r\n\r\n");
    EXPECT_TRUE(stream->is_open());
  }
  EXPECT_TRUE(closes(*stream));
  EXPECT_FALSE(stream->send("x"));
}

TEST_P(Streams, end_with_the_server) {
  const auto server = start();
  Client client(server->port(), GetParam());
  client.get("/");
  const auto stream = this->stream();
  stream->send("data: one\n\n");
  client.read_until("one");
  std::thread stopping([&] { server->stop(); });
  const std::string all = client.read_until("0\r\n\r\n");
  EXPECT_NE(all.find("0\r\n\r\n"), all.npos) << all;
  {
    const Client gone = std::move(client);
  }
  stopping.join();
  EXPECT_FALSE(stream->send("x"));
}

INSTANTIATE_TEST_SUITE_P(both, Streams, testing::Values(Channel::plain, Channel::encrypted),
                         [](const auto& one) { return name_of(one.param); });

TEST(streams_asked_with_head, have_no_body) {
  std::promise<std::shared_ptr<Stream>> opened;
  const auto server =
      serve([&](const Request&, Respond respond) { opened.set_value(respond.stream(Response())); });
  Client client(server->port());
  client.send("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n");
  const auto answer = client.read("HEAD");
  EXPECT_EQ(answer->header("content-type"), "text/event-stream");
  EXPECT_TRUE(client.ends_within(5s));
  EXPECT_FALSE(opened.get_future().get()->send("x"));
}

}  // namespace
}  // namespace luoshi::http
