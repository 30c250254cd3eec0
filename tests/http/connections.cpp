// Connections over their life: keep-alive, pipelining, slow clients, many of them, late answers,
// the drain at the end.
#include <gtest/gtest.h>

#include <condition_variable>
#include <future>
#include <mutex>
#include <thread>

#include "tests/http/client.hpp"

namespace luoshi::http {
namespace {

ServerConfig impatient() {
  ServerConfig config;
  config.timeouts.header = 300ms;
  config.timeouts.body = 500ms;
  config.timeouts.idle = 400ms;
  config.timeouts.drain = 1s;
  return config;
}

// Sends a byte every 20 ms until the server has had enough; how long that took.
std::chrono::milliseconds trickle(Client& client, std::string_view start, std::string_view bytes) {
  const auto begun = std::chrono::steady_clock::now();
  client.send(start);
  for (char c : bytes) {
    if (client.ends_within(20ms)) break;
    client.send({&c, 1});
  }
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() -
                                                               begun);
}

TEST(slow_clients, are_cut_in_the_header) {
  const auto server = serve_small(impatient());
  Client client(server->port());
  const auto took = trickle(client, "GET / HTTP/1.1\r\n", std::string(500, 'x'));
  EXPECT_GE(took, 250ms);
  EXPECT_LT(took, 3s);
  EXPECT_TRUE(client.ends_within(0ms));
}

TEST(slow_clients, are_cut_in_the_body) {
  const auto server = serve_small(impatient());
  Client client(server->port());
  const auto took =
      trickle(client, "POST /api/echo HTTP/1.1\r\nHost: a\r\nContent-Length: 999\r\n\r\n",
              std::string(500, 'x'));
  EXPECT_GE(took, 450ms);
  EXPECT_LT(took, 4s);
  EXPECT_TRUE(client.ends_within(0ms));
}

TEST(slow_clients, are_cut_when_they_say_nothing) {
  const auto server = serve_small(impatient());
  Client silent(server->port());
  Client served(server->port());
  ASSERT_TRUE(served.get("/api/hello/a").read());
  EXPECT_FALSE(served.ends_within(150ms));
  EXPECT_TRUE(silent.ends_within(3s));
  EXPECT_TRUE(served.ends_within(3s));
}

TEST(slow_clients, do_not_delay_others) {
  const auto server = serve_small();
  Client slow(server->port());
  slow.send("GET /api/hel");
  EXPECT_EQ(Client(server->port()).get("/api/hello/a").read()->status, 200);
  slow.send("lo/b HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_EQ(slow.read()->body, R"({"hello":"b"})");
}

TEST(idle_connections, five_thousand_leave_room_for_a_fresh_request) {
  rlimit files{};
  ::getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &files);
  // Both ends are in this process. Where fewer descriptors are allowed, as many as there are.
  const std::size_t idle = std::min<std::size_t>(5'000, (files.rlim_cur - 200) / 2);
  const auto server = serve_small();
  std::vector<Client> clients;
  for (std::size_t i = 0; i < idle; ++i) {
    clients.emplace_back(server->port());
    ASSERT_EQ(clients.back().get("/api/hello/a").read()->status, 200) << i;
  }
  EXPECT_EQ(Client(server->port()).get("/api/hello/fresh").read()->status, 200);
  for (Client& client : clients) ASSERT_EQ(client.get("/api/hello/b").read()->status, 200);
}

TEST(too_many_connections, are_not_taken) {
  ServerConfig config;
  config.connections_max = 2;
  const auto server = serve_small(config);
  Client first(server->port());
  Client second(server->port());
  ASSERT_TRUE(first.get("/api/hello/a").read());
  ASSERT_TRUE(second.get("/api/hello/a").read());
  Client third(server->port());
  EXPECT_TRUE(third.ends_within(3s));
  EXPECT_TRUE(first.get("/api/hello/a").read());
}

TEST(pipelined_requests, are_answered_in_order) {
  const auto server = serve_small();
  Client client(server->port());
  std::string all;
  for (int i = 0; i < 200; ++i)
    all += fmt::format("GET /api/hello/{} HTTP/1.1\r\nHost: a\r\n\r\n", i);
  client.send(all);
  for (int i = 0; i < 200; ++i)
    ASSERT_EQ(client.read()->body, fmt::format(R"({{"hello":"{}"}})", i));
}

TEST(keep_alive, follows_the_client) {
  const auto server = serve_small();
  Client closing(server->port());
  EXPECT_EQ(closing.get("/api/hello/a", "Connection: close\r\n").read()->header("connection"),
            "close");
  EXPECT_TRUE(closing.ends_within(3s));
  Client old(server->port());
  old.send("GET /api/hello/a HTTP/1.0\r\nHost: a\r\n\r\n");
  EXPECT_EQ(old.read()->status, 200);
  EXPECT_TRUE(old.ends_within(3s));
  Client old_open(server->port());
  for (int i = 0; i < 2; ++i) {
    old_open.send("GET /api/hello/a HTTP/1.0\r\nHost: a\r\nConnection: keep-alive\r\n\r\n");
    EXPECT_EQ(old_open.read()->header("connection"), "keep-alive");
  }
}

TEST(head, says_the_length_and_sends_no_body) {
  const auto server = serve_small();
  Client client(server->port());
  client.send("HEAD /api/hello/abc HTTP/1.1\r\nHost: a\r\n\r\n");
  const auto answer = client.read("HEAD");
  EXPECT_EQ(answer->status, 200);
  EXPECT_EQ(answer->header("content-length"), "15");
  EXPECT_EQ(client.get("/api/hello/abc").read()->body, R"({"hello":"abc"})");
}

TEST(expect_continue, is_answered_before_the_body) {
  const auto server = serve_small();
  Client client(server->port());
  const std::string head = "POST /api/echo HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n";
  client.send(head + "Content-Length: 5\r\n\r\n");
  EXPECT_EQ(client.read()->status, 100);
  client.send("hello");
  EXPECT_EQ(client.read()->body, "hello");
  client.send(head + "Content-Length: 2000000\r\n\r\n");
  EXPECT_EQ(client.read()->status, 413);
}

TEST(chunked_body, arrives_whole) {
  const auto server = serve_small();
  Client client(server->port());
  client.send("POST /api/echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
  std::string expected;
  for (int i = 1; i < 60; ++i) {
    const std::string piece(static_cast<std::size_t>(i) * 97, static_cast<char>('a' + i % 26));
    client.send(fmt::format("{:x};note=x\r\n{}\r\n", piece.size(), piece));
    expected += piece;
  }
  client.send("0\r\n\r\n");
  EXPECT_EQ(client.read()->body, expected);
}

TEST(body_over_the_limit, is_answered_although_the_client_still_sends) {
  ServerConfig config;
  config.limits.body_bytes_max = 1000;
  const auto server = serve_small(config);
  for (int i = 0; i < 20; ++i) {
    Client client(server->port());
    client.send("POST /api/echo HTTP/1.1\r\nHost: a\r\nContent-Length: 4000000\r\n\r\n");
    client.send(std::string(4'000'000, 'x'));
    const auto answer = client.read();
    ASSERT_TRUE(answer) << "the reset of the connection destroyed the answer";
    EXPECT_EQ(answer->status, 413);
  }
}

TEST(body_of_the_limit, is_taken) {
  const auto server = serve_small();
  Client client(server->port());
  const std::string body(base::limits::http_body_bytes_max, 'x');
  client.send(
      fmt::format("POST /api/echo HTTP/1.1\r\nHost: a\r\nContent-Length: {}\r\n\r\n", body.size()));
  client.send(body);
  EXPECT_EQ(client.read()->body, body);
}

// Collects requests and answers them from its own thread, all that wait at once, like a writer that
// commits in groups.
class Writer {
 public:
  Writer() : thread_([this](std::stop_token stop) { run(stop); }) {}
  void take(Respond respond) {
    const std::lock_guard lock(mutex_);
    waiting_.push_back(std::move(respond));
    wake_.notify_one();
  }

 private:
  void run(std::stop_token stop) {
    std::unique_lock lock(mutex_);
    while (wake_.wait(lock, stop, [this] { return !waiting_.empty(); })) {
      std::vector<Respond> group;
      for (Respond& one : waiting_) group.push_back(std::move(one));
      waiting_.clear();
      lock.unlock();
      for (Respond& one : group) one(json_response(201, "{}"));
      lock.lock();
    }
  }
  std::mutex mutex_;
  std::condition_variable_any wake_;
  std::vector<Respond> waiting_;
  std::jthread thread_;
};

TEST(answers_from_another_thread, reach_their_connections) {
  for (std::size_t threads : {1U, 2U}) {
    Writer writer;
    ServerConfig config;
    config.threads = threads;
    const auto server =
        serve([&](const Request&, Respond respond) { writer.take(std::move(respond)); }, config);
    std::vector<Client> clients;
    for (int i = 0; i < 50; ++i) clients.emplace_back(server->port());
    for (int round = 0; round < 40; ++round) {
      for (Client& client : clients) client.get("/");
      for (Client& client : clients) ASSERT_EQ(client.read()->status, 201);
    }
  }
}

TEST(faults_of_a_handler, are_answered_with_500_and_no_detail) {
  const auto server = serve([](const Request& request, Respond respond) {
    if (request.target == "/throws") throw std::runtime_error("secret");
    const Respond dropped = std::move(respond);
  });
  Client client(server->port());
  for (std::string_view target : {"/throws", "/drops"}) {
    const auto answer = client.get(target).read();
    EXPECT_EQ(answer->status, 500);
    EXPECT_NE(answer->body.find("internal_fault"), std::string::npos) << answer->body;
    EXPECT_EQ(answer->body.find("secret"), std::string::npos);
  }
}

TEST(header_values, cannot_begin_another_header) {
  const auto server = serve([](const Request&, Respond respond) {
    Response response = json_response(200, "{}");
    response.headers.push_back({"X-Name", "a\r\nSet-Cookie: b"});
    respond(std::move(response));
  });
  const auto answer = Client(server->port()).get("/").read();
  EXPECT_EQ(answer->header("set-cookie"), "");
  EXPECT_EQ(answer->header("x-name"), "a  Set-Cookie: b");
}

TEST(drain, finishes_begun_requests_and_closes_idle_ones) {
  std::promise<void> begun;
  std::promise<Respond> taken;
  auto server = serve([&](const Request&, Respond respond) {
    taken.set_value(std::move(respond));
    begun.set_value();
  });
  const std::uint16_t port = server->port();
  Client idle(port);
  Client busy(port);
  busy.get("/");
  begun.get_future().wait();
  std::thread stopping([&] { server->stop(); });
  EXPECT_TRUE(idle.ends_within(5s));
  EXPECT_THROW(Client{port}, std::runtime_error);
  taken.get_future().get()(json_response(200, "{}"));
  const auto answer = busy.read();
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 200);
  EXPECT_EQ(answer->header("connection"), "close");
  EXPECT_TRUE(busy.ends_within(5s));
  stopping.join();
}

TEST(drain, does_not_wait_for_ever_for_a_slow_client) {
  auto server = serve_small(impatient());
  Client slow(server->port());
  slow.send("POST /api/echo HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n");
  Client(server->port()).get("/api/hello/a").read();
  const auto begun = std::chrono::steady_clock::now();
  server->stop();
  EXPECT_LT(std::chrono::steady_clock::now() - begun, 5s);
}

TEST(address, other_than_loopback_is_refused) {
  const auto start = [](std::string address, std::uint16_t port) {
    ServerConfig config;
    config.address = std::move(address);
    config.port = port;
    return Server::start(config, Handler(), Problems());
  };
  EXPECT_EQ(start("0.0.0.0", 0).error().code, "address_needs_tls");
  EXPECT_EQ(start("::", 0).error().code, "address_needs_tls");
  EXPECT_EQ(start("localhost:80", 0).error().code, "address_malformed");
  const auto first = start("127.0.0.1", 0);
  ASSERT_TRUE(first);
  EXPECT_EQ(start("127.0.0.1", (*first)->port()).error().code, "port_taken");
}

}  // namespace
}  // namespace luoshi::http
