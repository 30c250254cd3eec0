// TLS: handshakes that are not finished, old protocols, slow clients inside, and a certificate that
// changes while clients are served.
#include <gtest/gtest.h>

#include <atomic>
#include <fstream>
#include <thread>

#include "tests/http/client.hpp"

namespace luoshi::http {
namespace {

constexpr Channel encrypted = Channel::encrypted;

ServerConfig impatient() {
  ServerConfig config = with(encrypted);
  config.timeouts.header = 300ms;
  config.timeouts.body = 300ms;
  config.timeouts.idle = 400ms;
  config.timeouts.drain = 1s;
  return config;
}

// Sends a byte every 20 ms until the server has had enough.
bool is_cut_while_trickling(Client& client, std::string_view start) {
  client.send(start);
  for (int i = 0; i < 500; ++i) {
    if (client.ends_within(20ms)) return true;
    client.send("x");
  }
  return false;
}

TEST(encrypted, is_answered_with_the_header_that_insists_on_it) {
  const auto server = serve_small(with(encrypted));
  Client client(server->port(), encrypted);
  for (int i = 0; i < 3; ++i) {
    const auto answer = client.get("/api/hello/a").read();
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->body, R"({"hello":"a"})");
    EXPECT_NE(answer->header("strict-transport-security"), "");
  }
  const auto plain = serve_small();
  EXPECT_EQ(Client(plain->port()).get("/api/hello/a").read()->header("strict-transport-security"),
            "");
}

TEST(encrypted, carries_large_bodies_both_ways) {
  const auto server = serve_small(with(encrypted));
  Client client(server->port(), encrypted);
  std::string body(base::limits::http_body_bytes_max, 'x');
  for (std::size_t i = 0; i < body.size(); ++i) body[i] = static_cast<char>('a' + i % 23);
  client.send(
      fmt::format("POST /api/echo HTTP/1.1\r\nHost: a\r\nContent-Length: {}\r\n\r\n", body.size()));
  client.send(body);
  EXPECT_EQ(client.read()->body, body);
}

TEST(encrypted, pipelined_requests_are_answered_in_order) {
  const auto server = serve_small(with(encrypted));
  Client client(server->port(), encrypted);
  std::string all;
  for (int i = 0; i < 200; ++i)
    all += fmt::format("GET /api/hello/{} HTTP/1.1\r\nHost: a\r\n\r\n", i);
  client.send(all);
  for (int i = 0; i < 200; ++i)
    ASSERT_EQ(client.read()->body, fmt::format(R"({{"hello":"{}"}})", i));
}

TEST(encrypted, slow_clients_are_cut) {
  const auto server = serve_small(impatient());
  Client header(server->port(), encrypted);
  EXPECT_TRUE(is_cut_while_trickling(header, "GET / HTTP/1.1\r\nX: "));
  Client body(server->port(), encrypted);
  EXPECT_TRUE(is_cut_while_trickling(
      body, "POST /api/echo HTTP/1.1\r\nHost: a\r\nContent-Length: 999\r\n\r\n"));
  Client silent(server->port(), encrypted);
  EXPECT_TRUE(silent.ends_within(5s));
}

TEST(encrypted, half_a_handshake_is_cut) {
  const auto server = serve_small(impatient());
  Client nothing(server->port());
  Client half(server->port());
  half.send(std::string("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11));
  EXPECT_TRUE(nothing.ends_within(5s));
  EXPECT_TRUE(half.ends_within(5s));
  EXPECT_EQ(Client(server->port(), encrypted).get("/api/hello/a").read()->status, 200);
}

TEST(encrypted, plain_requests_are_not_served) {
  const auto server = serve_small(with(encrypted));
  Client plain(server->port());
  plain.get("/api/hello/a");
  const std::string answered = plain.read_until("hello\":", 2s);
  EXPECT_EQ(answered, "");
}

class Context {
 public:
  Context() { SSL_CTX_set_verify(one_, SSL_VERIFY_NONE, nullptr); }
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;
  ~Context() { SSL_CTX_free(one_); }
  SSL_CTX* get() const { return one_; }

 private:
  SSL_CTX* one_ = SSL_CTX_new(TLS_client_method());
};

TEST(encrypted, old_protocols_and_other_languages_are_refused) {
  const auto server = serve_small(with(encrypted));
  const auto connects = [&](const Context& context) {
    try {
      Client client(server->port());
      client.encrypt(context.get());
      return client.get("/api/hello/a").read().has_value();
    } catch (const std::runtime_error&) {
      return false;
    }
  };
  const Context newest;
  EXPECT_TRUE(connects(newest));
  const Context of_2008;
  SSL_CTX_set_max_proto_version(of_2008.get(), TLS1_2_VERSION);
  EXPECT_TRUE(connects(of_2008));
  const Context of_2006;
  SSL_CTX_set_security_level(of_2006.get(), 0);
  SSL_CTX_set_min_proto_version(of_2006.get(), TLS1_VERSION);
  SSL_CTX_set_max_proto_version(of_2006.get(), TLS1_1_VERSION);
  EXPECT_FALSE(connects(of_2006));
  const Context without_secrecy;
  SSL_CTX_set_max_proto_version(without_secrecy.get(), TLS1_2_VERSION);
  SSL_CTX_set_cipher_list(without_secrecy.get(), "AES128-GCM-SHA256");
  EXPECT_FALSE(connects(without_secrecy));
  const Context of_mail;
  SSL_CTX_set_alpn_protos(of_mail.get(), reinterpret_cast<const unsigned char*>("\x04imap"), 5);
  EXPECT_FALSE(connects(of_mail));
  const Context of_web;
  SSL_CTX_set_alpn_protos(of_web.get(),
                          reinterpret_cast<const unsigned char*>("\x02h2\x08http/1.1"), 12);
  EXPECT_TRUE(connects(of_web));
}

TEST(encrypted, drain_closes_idle_ones) {
  const auto server = serve_small(impatient());
  Client idle(server->port(), encrypted);
  ASSERT_TRUE(idle.get("/api/hello/a").read());
  server->stop();
  EXPECT_TRUE(idle.ends_within(5s));
}

TEST(encrypted, many_idle_ones_leave_room_for_a_fresh_request) {
  const auto server = serve_small(with(encrypted));
  std::vector<Client> clients;
  for (int i = 0; i < 200; ++i) {
    clients.emplace_back(server->port(), encrypted);
    ASSERT_EQ(clients.back().get("/api/hello/a").read()->status, 200) << i;
  }
  EXPECT_EQ(Client(server->port(), encrypted).get("/api/hello/b").read()->status, 200);
  for (Client& client : clients) ASSERT_EQ(client.get("/api/hello/c").read()->status, 200);
}

std::string serial_of(const Client& client) {
  X509* document = SSL_get1_peer_certificate(client.ssl());
  const ASN1_INTEGER* serial = X509_get0_serialNumber(document);
  std::string out(reinterpret_cast<const char*>(ASN1_STRING_get0_data(serial)),
                  static_cast<std::size_t>(ASN1_STRING_length(serial)));
  X509_free(document);
  return out;
}

TEST(certificate, changes_under_load_without_a_lost_request) {
  const TestAuthority authority;
  ServerConfig config;
  config.tls = authority.files().server();
  const auto server = serve_small(config);
  const auto connect = [&] {
    Client out(server->port());
    out.encrypt(authority.trust());
    return out;
  };
  Client old = connect();
  const std::string serial = serial_of(old);
  std::atomic<bool> stop = false;
  std::atomic<int> answered = 0;
  std::vector<std::jthread> load;
  for (int i = 0; i < 2; ++i)
    load.emplace_back([&, i] {
      while (!stop) {
        Client client = connect();
        for (int n = 0; n < 20; ++n) {
          const auto answer = client.get(fmt::format("/api/hello/{}", i)).read();
          ASSERT_TRUE(answer);
          ASSERT_EQ(answer->status, 200);
          ++answered;
        }
      }
    });
  for (int i = 0; i < 10; ++i) {
    const int before = answered;
    ASSERT_TRUE(renew_certificate(authority.files(), now_of_tests()));
    ASSERT_TRUE(server->reload_certificate(Certificate::Reload::always).value());
    while (answered < before + 20) std::this_thread::yield();
  }
  stop = true;
  load.clear();
  EXPECT_EQ(old.get("/api/hello/a").read()->status, 200);
  Client fresh = connect();
  EXPECT_NE(serial_of(fresh), serial);
}

TEST(certificate, that_is_bad_leaves_the_old_one_in_use) {
  const TestAuthority authority;
  ServerConfig config;
  config.tls = authority.files().server();
  const auto server = serve_small(config);
  EXPECT_FALSE(server->reload_certificate(Certificate::Reload::if_changed).value());
  std::ofstream(authority.files().server().certificate) << "not a certificate";
  EXPECT_EQ(server->reload_certificate(Certificate::Reload::always).error().code,
            "certificate_unreadable");
  // The key alone belongs to another certificate.
  const TestAuthority other;
  std::filesystem::copy_file(other.files().server().certificate,
                             authority.files().server().certificate,
                             std::filesystem::copy_options::overwrite_existing);
  EXPECT_EQ(server->reload_certificate(Certificate::Reload::always).error().code,
            "certificate_key_other");
  Client client(server->port());
  client.encrypt(authority.trust());
  EXPECT_EQ(client.get("/api/hello/a").read()->status, 200);
}

TEST(certificate, of_the_own_authority_has_names_and_an_end) {
  const TestAuthority authority;
  const auto facts = read_certificate(authority.files().server().certificate);
  ASSERT_TRUE(facts);
  EXPECT_EQ(facts->names.names, std::vector<std::string>{"localhost"});
  EXPECT_EQ(facts->names.addresses, std::vector<std::string>{"127.0.0.1"});
  EXPECT_EQ((facts->until.us - facts->from.us) / 86'400'000'000, 397);
  const auto status = std::filesystem::status(authority.files().ca_key());
  EXPECT_EQ(status.permissions(),
            std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  const auto refused = [&](const ServerNames& names) {
    const TestFolder folder;
    return found_authority({folder.path() / "tls"}, names, now_of_tests()).error().code;
  };
  EXPECT_EQ(refused({}), "certificate_name_missing");
  EXPECT_EQ(refused({{"a.b,DNS:c"}, {}}), "certificate_name_malformed");
  EXPECT_EQ(refused({{}, {"1.2.3"}}), "address_malformed");
  EXPECT_EQ(found_authority(authority.files(), {{"a"}, {}}, now_of_tests()).error().code,
            "certificate_exists");
}

}  // namespace
}  // namespace luoshi::http
