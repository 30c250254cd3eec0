// What an address may do before anybody has signed in, and who the client is behind gateways.
#include <gtest/gtest.h>

#include "tests/http/client.hpp"

namespace luoshi::http {
namespace {

using Moment = RateLimiter::Moment;

TEST(rate_limiter, lets_a_burst_through_and_then_the_rate) {
  RateLimiter limiter({.per_second = 2, .burst = 5});
  const Moment begin{};
  for (int i = 0; i < 5; ++i) EXPECT_TRUE(limiter.allow("a", begin).allowed);
  const Allowance no = limiter.allow("a", begin);
  EXPECT_FALSE(no.allowed);
  EXPECT_EQ(no.retry_after, 1s);
  EXPECT_TRUE(limiter.allow("b", begin).allowed) << "another key";
  EXPECT_TRUE(limiter.allow("a", begin + 500ms).allowed);
  EXPECT_FALSE(limiter.allow("a", begin + 500ms).allowed);
  for (int i = 0; i < 5; ++i) EXPECT_TRUE(limiter.allow("a", begin + 1h).allowed);
  EXPECT_FALSE(limiter.allow("a", begin + 1h).allowed) << "more than a burst was saved up";
  RateLimiter slow({.per_second = 0.1, .burst = 1});
  EXPECT_TRUE(slow.allow("a", begin).allowed);
  EXPECT_EQ(slow.allow("a", begin).retry_after, 10s);
}

TEST(rate_limiter, forgets_the_key_longest_unseen) {
  RateLimiter limiter({.per_second = 0.001, .burst = 1}, 3);
  const Moment now{};
  for (const std::string_view key : {"a", "b", "c"}) EXPECT_TRUE(limiter.allow(key, now).allowed);
  EXPECT_FALSE(limiter.allow("a", now).allowed);
  EXPECT_TRUE(limiter.allow("d", now).allowed);
  EXPECT_FALSE(limiter.allow("a", now).allowed) << "it was seen after b";
  EXPECT_TRUE(limiter.allow("b", now).allowed);
}

ServerConfig limited(AddressLimits limits) {
  ServerConfig out;
  out.address_limits = limits;
  out.address_limits.loopback = AddressLimits::Loopback::limited;
  return out;
}

TEST(requests_of_one_address, are_limited_and_told_when_to_come_again) {
  const auto server = serve_small(limited({.requests = {.per_second = 0.01, .burst = 3}}));
  Client client(server->port());
  for (int i = 0; i < 3; ++i) ASSERT_EQ(client.get("/api/hello/a").read()->status, 200);
  const auto answer = client.get("/api/hello/a").read();
  EXPECT_EQ(answer->status, 429);
  EXPECT_EQ(answer->header("retry-after"), "100");
  EXPECT_NE(answer->body.find("too_many_requests"), std::string::npos);
  EXPECT_EQ(Client(server->port()).get("/api/hello/a").read()->status, 429);
}

TEST(connections_of_one_address, are_limited) {
  const auto server = serve_small(limited({.connections_max = 2}));
  Client first(server->port());
  {
    Client second(server->port());
    ASSERT_TRUE(first.get("/api/hello/a").read());
    ASSERT_TRUE(second.get("/api/hello/a").read());
    EXPECT_TRUE(Client(server->port()).ends_within(5s));
    second.get("/api/hello/a", "Connection: close\r\n").read();
    EXPECT_TRUE(second.ends_within(5s));
  }
  // The place is free as soon as the server has seen the end.
  bool served = false;
  for (int i = 0; i < 500 && !served; ++i)
    served = Client(server->port()).get("/api/hello/a").read().has_value();
  EXPECT_TRUE(served);
}

TEST(loopback, is_not_limited_as_a_rule) {
  ServerConfig config;
  config.address_limits = {.connections_max = 1, .requests = {.per_second = 0.01, .burst = 1}};
  const auto server = serve_small(config);
  Client first(server->port());
  Client second(server->port());
  for (int i = 0; i < 5; ++i) {
    EXPECT_EQ(first.get("/api/hello/a").read()->status, 200);
    EXPECT_EQ(second.get("/api/hello/a").read()->status, 200);
  }
}

TrustedProxies proxies(std::vector<std::string> networks,
                       ProxyHeader header = ProxyHeader::x_forwarded_for) {
  return TrustedProxies::parse(networks, header).value();
}

std::string client_of(const TrustedProxies& trusted, std::string_view peer,
                      std::vector<NamedValue> headers) {
  Request request;
  request.headers = std::move(headers);
  const auto origin = trusted.origin_of(request, *read_address(peer), false);
  return text_of(origin.address) + (origin.is_secure ? " https" : "");
}

TEST(trusted_proxies, are_believed_and_nobody_else) {
  const TrustedProxies trusted = proxies({"10.0.0.0/8", "fd00::/8"});
  using Headers = std::vector<NamedValue>;
  const Headers one = {{"X-Forwarded-For", "7.7.7.7"}, {"X-Forwarded-Proto", "https"}};
  EXPECT_EQ(client_of(trusted, "10.1.1.1", one), "7.7.7.7 https");
  EXPECT_EQ(client_of(trusted, "9.1.1.1", one), "9.1.1.1") << "a stranger's claim";
  EXPECT_EQ(client_of(trusted, "fd00::1", one), "7.7.7.7 https");
  EXPECT_EQ(client_of(trusted, "10.1.1.1", {}), "10.1.1.1");
  EXPECT_EQ(client_of(trusted, "10.1.1.1", {{"X-Forwarded-For", "1.1.1.1, 7.7.7.7"}}), "7.7.7.7")
      << "the client has written the left one";
  EXPECT_EQ(client_of(trusted, "10.1.1.1", {{"X-Forwarded-For", "7.7.7.7, 10.2.2.2"}}), "7.7.7.7");
  EXPECT_EQ(client_of(trusted, "10.1.1.1",
                      {{"X-Forwarded-For", "1.1.1.1"}, {"x-forwarded-for", "7.7.7.7"}}),
            "7.7.7.7")
      << "headers of one name are one list";
  EXPECT_EQ(client_of(trusted, "10.1.1.1", {{"X-Forwarded-For", "7.7.7.7, rubbish"}}), "10.1.1.1");
  EXPECT_EQ(client_of(trusted, "10.1.1.1", {{"X-Forwarded-For", "7.7.7.7:1234"}}), "7.7.7.7");
  EXPECT_EQ(client_of(trusted, "10.1.1.1", {{"X-Forwarded-For", "[2001:db8::1]:80"}}),
            "2001:db8::1");
  EXPECT_EQ(client_of(trusted, "10.1.1.1", {{"Forwarded", "for=7.7.7.7;proto=https"}}), "10.1.1.1")
      << "the header that this gateway does not write";
}

TEST(trusted_proxies, may_write_forwarded_instead) {
  const TrustedProxies trusted = proxies({"10.0.0.1"}, ProxyHeader::forwarded);
  EXPECT_EQ(client_of(trusted, "10.0.0.1", {{"Forwarded", "for=1.1.1.1, For=7.7.7.7;PROTO=https"}}),
            "7.7.7.7 https");
  EXPECT_EQ(client_of(trusted, "10.0.0.1", {{"Forwarded", "for=\"[2001:db8::1]:80\""}}),
            "2001:db8::1");
  EXPECT_EQ(client_of(trusted, "10.0.0.1", {{"X-Forwarded-For", "7.7.7.7"}}), "10.0.0.1");
  EXPECT_EQ(client_of(trusted, "10.0.0.2", {{"Forwarded", "for=7.7.7.7"}}), "10.0.0.2");
}

TEST(trusted_proxies, are_written_as_networks) {
  for (const std::string text : {"10.0.0.0/33", "10.0.0", "10.0.0.0/", "10.0.0.0/8x", "::/129", ""})
    EXPECT_EQ(TrustedProxies::parse(std::vector{text}).error().code, "network_malformed") << text;
  EXPECT_FALSE(proxies({"10.0.0.1"}).contains(*read_address("10.0.0.2")));
  EXPECT_TRUE(proxies({"10.0.0.0/9"}).contains(*read_address("10.127.0.2")));
  EXPECT_FALSE(proxies({"10.0.0.0/9"}).contains(*read_address("10.128.0.2")));
  EXPECT_TRUE(proxies({"0.0.0.0/0"}).contains(*read_address("1.2.3.4")));
  EXPECT_FALSE(proxies({"0.0.0.0/0"}).contains(*read_address("2001:db8::1")));
}

TEST(limit_keys, are_a_household_for_ipv6) {
  EXPECT_EQ(limit_key(*read_address("2001:db8::1")), limit_key(*read_address("2001:db8::ffff")));
  EXPECT_NE(limit_key(*read_address("2001:db8:0:1::1")), limit_key(*read_address("2001:db8::1")));
  EXPECT_NE(limit_key(*read_address("1.2.3.4")), limit_key(*read_address("1.2.3.5")));
  EXPECT_EQ(*read_address("::ffff:1.2.3.4"), *read_address("1.2.3.4"));
}

std::unique_ptr<Server> serve_seen(ServerConfig config) {
  return serve(
      [](const Request& request, Respond respond) {
        std::string path;
        for (const std::string& segment : request.path) path += "/" + segment;
        Response out;
        out.body = fmt::format("{} {} {} {}", path, request.prefix, request.remote_address,
                               request.is_secure);
        out.set_header("Location", "/api/next");
        respond(std::move(out));
      },
      std::move(config));
}

TEST(gateway, serves_under_a_prefix_and_tells_the_client) {
  ServerConfig config;
  config.path_prefix = "/luoshi";
  config.proxies = proxies({"127.0.0.1"});
  const auto server = serve_seen(config);
  Client client(server->port());
  const std::string headers = "X-Forwarded-For: 7.7.7.7\r\nX-Forwarded-Proto: https\r\n";
  const auto answer = client.get("/luoshi/api/x", headers).read();
  EXPECT_EQ(answer->body, "/api/x /luoshi 7.7.7.7 true");
  EXPECT_EQ(answer->header("location"), "/luoshi/api/next");
  EXPECT_EQ(client.get("/api/x").read()->body, "/api/x /luoshi 127.0.0.1 false")
      << "some gateways cut it off themselves";
  EXPECT_EQ(client.get("/luoshi/").read()->body, " /luoshi 127.0.0.1 false");
  EXPECT_EQ(client.get("/luoshixyz/a").read()->body, "/luoshixyz/a /luoshi 127.0.0.1 false");
}

TEST(gateway, that_nobody_declared_is_not_believed) {
  const auto server = serve_seen({});
  Client client(server->port());
  const auto answer =
      client.get("/a", "X-Forwarded-For: 7.7.7.7\r\nX-Forwarded-Proto: https\r\n").read();
  EXPECT_EQ(answer->body, "/a  127.0.0.1 false");
  EXPECT_EQ(answer->header("location"), "/api/next");
}

TEST(clients_behind_a_gateway, are_limited_each_by_himself) {
  ServerConfig config =
      limited({.connections_max = 1, .requests = {.per_second = 0.01, .burst = 1}});
  config.proxies = proxies({"127.0.0.1"});
  const auto server = serve_small(config);
  Client first(server->port());
  Client second(server->port());
  EXPECT_EQ(first.get("/api/hello/a", "X-Forwarded-For: 7.7.7.7\r\n").read()->status, 200);
  EXPECT_EQ(second.get("/api/hello/a", "X-Forwarded-For: 7.7.7.7\r\n").read()->status, 429);
  EXPECT_EQ(second.get("/api/hello/a", "X-Forwarded-For: 7.7.7.8\r\n").read()->status, 200);
}

}  // namespace
}  // namespace luoshi::http
