// What every answer carries: the headers that make it safe in a browser, compression, and a line in
// the metrics.
#include <gtest/gtest.h>
#include <zlib.h>

#include "http/compress.hpp"
#include "tests/http/client.hpp"

namespace luoshi::http {
namespace {

std::unique_ptr<Server> serve_answer(Response response) {
  return serve(
      [response = std::move(response)](const Request&, Respond respond) { respond(response); });
}

TEST(safe_headers, stand_on_every_answer_unless_the_handler_knows_better) {
  const auto server = serve_small();
  Client client(server->port());
  for (const std::string_view target : {"/api/hello/a", "/nowhere"}) {
    const auto answer = client.get(target).read();
    EXPECT_EQ(answer->header("x-content-type-options"), "nosniff");
    EXPECT_EQ(answer->header("referrer-policy"), "no-referrer");
    EXPECT_EQ(answer->header("permissions-policy"), "geolocation=(self), camera=(self)");
    EXPECT_EQ(answer->header("content-security-policy"),
              "default-src 'none'; frame-ancestors 'none'");
    EXPECT_EQ(answer->header("cache-control"), "no-store");
  }
  Response page;
  page.headers = {{"Content-Type", "text/html"},
                  {"Content-Security-Policy", "default-src 'self'"},
                  {"Cache-Control", "max-age=60"}};
  const auto own = serve_answer(page);
  const auto answer = Client(own->port()).get("/").read();
  EXPECT_EQ(answer->header("content-security-policy"), "default-src 'self'");
  EXPECT_EQ(answer->header("cache-control"), "max-age=60");
  EXPECT_EQ(answer->header("x-content-type-options"), "nosniff");
}

std::string unpacked(const std::string& bytes) {
  z_stream stream{};
  inflateInit2(&stream, 15 + 16);
  std::string out(1 << 20, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
  out.resize(stream.total_out);
  inflateEnd(&stream);
  return out;
}

TEST(gzip, is_used_for_long_texts_when_the_client_takes_it) {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "{\"n\":" + std::to_string(i) + "}";
  const auto server = serve_answer(json_response(200, text));
  Client client(server->port());
  for (int i = 0; i < 3; ++i) {
    const auto packed = client.get("/", "Accept-Encoding: br, gzip\r\n").read();
    EXPECT_EQ(packed->header("content-encoding"), "gzip");
    EXPECT_EQ(packed->header("vary"), "Accept-Encoding");
    EXPECT_LT(packed->body.size(), text.size() / 3);
    EXPECT_EQ(unpacked(packed->body), text);
  }
  for (const std::string_view no :
       {"", "Accept-Encoding: br\r\n", "Accept-Encoding: gzip;q=0\r\n"}) {
    const auto plain = client.get("/", no).read();
    EXPECT_EQ(plain->header("content-encoding"), "");
    EXPECT_EQ(plain->header("vary"), "Accept-Encoding") << "a cache must know";
    EXPECT_EQ(plain->body, text);
  }
}

TEST(gzip, is_not_used_where_it_harms_or_does_not_help) {
  const std::string text(5000, 'x');
  Response secret = json_response(200, text);
  secret.compress = false;
  Response picture;
  picture.set_header("Content-Type", "image/jpeg");
  picture.body = text;
  Response packed = json_response(200, text);
  packed.set_header("Content-Encoding", "br");
  for (const Response& one : {secret, picture, packed, json_response(200, "{}")}) {
    const auto server = serve_answer(one);
    const auto answer = Client(server->port()).get("/", "Accept-Encoding: gzip\r\n").read();
    EXPECT_NE(answer->header("content-encoding"), "gzip");
    EXPECT_EQ(answer->body, one.body);
  }
}

TEST(gzip, is_read_from_the_weights_of_the_client) {
  for (const std::string_view yes : {"gzip", "GZIP", "br, gzip;q=0.5", "*", "deflate, *;q=0.1"})
    EXPECT_TRUE(accepts_gzip(yes)) << yes;
  for (const std::string_view no : {"", "br", "gzip;q=0", "gzip; q=0.000", "*;q=0", "gzip;q=0, *"})
    EXPECT_FALSE(accepts_gzip(no)) << no;
}

TEST(metrics, count_answers_by_operation_and_what_was_refused) {
  Metrics metrics;
  metrics.watch("waiting", "Those who wait.", [] { return 7.0; });
  ServerConfig config;
  config.metrics = &metrics;
  const auto server = serve_small(config);
  Client client(server->port());
  for (int i = 0; i < 3; ++i) client.get("/api/hello/a").read();
  client.get("/nowhere").read();
  Client broken(server->port());
  broken.send("rubbish\n\n");
  broken.read();
  const auto watching = serve(metrics.handler());
  // An answer is counted after its last byte, so that the client may be here first.
  const auto scrape = [&] { return Client(watching->port()).get("/metrics").read(); };
  auto answer = scrape();
  for (int i = 0; i < 500 && !answer->body.contains("operation=\"none\""); ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
    answer = scrape();
  }
  EXPECT_EQ(answer->status, 200);
  EXPECT_TRUE(answer->header("content-type").starts_with("text/plain"));
  for (const std::string_view line :
       {"luoshi_http_requests_total{operation=\"hello\",status=\"2xx\"} 3",
        "luoshi_http_requests_total{operation=\"none\",status=\"4xx\"} 1",
        "luoshi_http_request_seconds_count{operation=\"hello\"} 3",
        "luoshi_http_refused_total{reason=\"framing_malformed\"} 1", "\nwaiting 7",
        "\nluoshi_http_streams 0"})
    EXPECT_NE(answer->body.find(line), std::string::npos) << line << "\n" << answer->body;
  EXPECT_EQ(Client(watching->port()).get("/").read()->status, 404);
}

}  // namespace
}  // namespace luoshi::http
