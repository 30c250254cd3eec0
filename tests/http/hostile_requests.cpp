// Requests that servers and proxies are known to understand differently: each gets one status and
// the connection is open or closed, as the table says. No smuggled request is ever answered.
#include <gtest/gtest.h>

#include "tests/http/client.hpp"

namespace luoshi::http {
namespace {

enum class After { open, closed };

struct HostileCase {
  std::string name;
  std::string bytes;
  std::vector<int> statuses;
  After after;
};

const std::string second_request = "GET /api/hello/smuggled HTTP/1.1\r\nHost: a\r\n\r\n";

std::string post(std::string_view headers, std::string_view body) {
  return fmt::format("POST /api/echo HTTP/1.1\r\nHost: a\r\n{}\r\n{}", headers, body);
}

std::string get(std::string_view target, std::string_view headers = "Host: a\r\n") {
  return fmt::format("GET {} HTTP/1.1\r\n{}\r\n", target, headers);
}

std::string many_headers() {
  std::string out = "Host: a\r\n";
  for (int i = 0; i < 1000; ++i) out += fmt::format("X{}: v\r\n", i);
  return out;
}

std::vector<HostileCase> body_cases() {
  using enum After;
  const std::string chunks = "5\r\nhello\r\n0\r\n\r\n";
  return {
      {"cl_then_te",
       post("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", chunks),
       {400},
       closed},
      {"te_then_cl",
       post("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", chunks),
       {400},
       closed},
      {"te_gzip_then_cl",
       post("Transfer-Encoding: gzip\r\nContent-Length: 5\r\n", "hello"),
       {400},
       closed},
      {"te_xchunked", post("Transfer-Encoding: xchunked\r\n", ""), {400}, closed},
      {"te_gzip_chunked", post("Transfer-Encoding: gzip, chunked\r\n", chunks), {400}, closed},
      {"te_twice",
       post("Transfer-Encoding: x\r\nTransfer-Encoding: chunked\r\n", chunks),
       {400},
       closed},
      {"te_on_http_1_0",
       "POST /api/echo HTTP/1.0\r\nHost: a\r\nConnection: keep-alive\r\n"
       "Transfer-Encoding: chunked\r\n\r\n" +
           chunks,
       {400},
       closed},
      {"two_lengths", post("Content-Length: 5\r\nContent-Length: 7\r\n", "hello"), {400}, closed},
      {"same_length_twice",
       post("Content-Length: 5\r\nContent-Length: 5\r\n", "hello"),
       {400},
       closed},
      {"length_plus", post("Content-Length: +5\r\n", "hello"), {400}, closed},
      {"length_minus", post("Content-Length: -1\r\n", ""), {400}, closed},
      {"length_list", post("Content-Length: 5,5\r\n", "hello"), {400}, closed},
      {"length_overflow",
       post("Content-Length: 18446744073709551623\r\n", "hello w"),
       {400},
       closed},
      {"chunk_overflow",
       post("Transfer-Encoding: chunked\r\n", "10000000000000005\r\nhello\r\n0\r\n\r\n"),
       {400},
       closed},
      {"chunk_extension_bare_lf",
       post("Transfer-Encoding: chunked\r\n", "5;a\nb\r\nhello\r\n0\r\n\r\n"),
       {400},
       closed},
      {"chunk_without_line_end",
       post("Transfer-Encoding: chunked\r\n", "5\r\nhelloX\r\n0\r\n\r\n"),
       {400},
       closed},
      {"length_2_mb",
       post("Content-Length: 2000000\r\n", std::string(2'000'000, 'x')),
       {413},
       closed},
      {"chunked_2_mb",
       post("Transfer-Encoding: chunked\r\n",
            "1e8480\r\n" + std::string(2'000'000, 'x') + "\r\n0\r\n\r\n"),
       {413},
       closed},
      {"expect_other", post("Expect: tea\r\nContent-Length: 0\r\n", ""), {417}, closed},
  };
}

std::vector<HostileCase> header_cases() {
  using enum After;
  const std::string hello = "/api/hello/a";
  return {
      {"plain", get(hello), {200}, open},
      {"pipelined", get(hello) + get(hello), {200, 200}, open},
      {"space_before_colon", get(hello, "Host: a\r\nX : y\r\n"), {400}, closed},
      {"bare_lf", "GET /api/hello/a HTTP/1.1\nHost: a\n\n", {400}, closed},
      {"bare_lf_later", "GET /api/hello/a HTTP/1.1\r\nHost: a\nX: y\n\n", {400}, closed},
      {"obs_fold", get(hello, "Host: a\r\nX: y\r\n z\r\n"), {200}, open},
      {"nul_in_value", get(hello, std::string_view("Host: a\r\nX: a\0b\r\n", 17)), {400}, closed},
      {"no_host", get(hello, ""), {400}, closed},
      {"two_hosts", get(hello, "Host: a\r\nHost: b\r\n"), {400}, closed},
      {"empty_host", get(hello, "Host:\r\n"), {400}, closed},
      {"http_1_2", "GET /api/hello/a HTTP/1.2\r\nHost: a\r\n\r\n", {400}, closed},
      {"header_64_kb",
       get(hello, "Host: a\r\nX: " + std::string(65536, 'x') + "\r\n"),
       {431},
       closed},
      {"headers_1000", get(hello, many_headers()), {400}, closed},
      {"target_64_kb", get("/" + std::string(65536, 'x')), {431}, closed},
      {"target_10_kb", get("/" + std::string(10000, 'x')), {414}, closed},
      {"percent_00", get("/api/hello/a%00b"), {400}, closed},
      {"percent_2f", get("/api/hello/a%2Fb"), {400}, closed},
      {"percent_dots", get("/api/hello/%2e%2e"), {400}, closed},
      {"percent_zz", get("/api/hello/%zz"), {400}, closed},
      {"percent_not_utf8", get("/api/hello/%ff"), {400}, closed},
      {"raw_not_ascii", get("/api/hello/\xe8\x90\xbd"), {400}, closed},
      {"absolute_form", get("http://a/api/hello/a"), {400}, closed},
      {"asterisk_form", "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", {400}, closed},
      {"authority_form", "CONNECT a:80 HTTP/1.1\r\nHost: a\r\n\r\n", {400}, closed},
      {"tls_hello", std::string("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11), {400}, closed},
  };
}

using HostileParam = std::tuple<HostileCase, Channel>;
class hostile_requests : public testing::TestWithParam<HostileParam> {};

TEST_P(hostile_requests, get_one_status_and_open_or_closed) {
  const auto& [one, channel] = GetParam();
  const auto server = serve_small(with(channel));
  Client client(server->port(), channel);
  // The bytes behind a refused message must never be answered as a second request.
  client.send(one.after == After::closed ? one.bytes + second_request : one.bytes);
  for (int status : one.statuses) {
    const auto answer = client.read();
    ASSERT_TRUE(answer) << "no answer";
    EXPECT_EQ(answer->status, status) << answer->body;
    if (status < 400) continue;
    EXPECT_EQ(answer->header("content-type"), "application/problem+json");
    EXPECT_EQ(answer->header("connection"), "close");
  }
  if (one.after == After::closed) {
    EXPECT_TRUE(client.ends_within(5s)) << "open, or something more was answered";
  } else {
    const auto again = client.get("/api/hello/again").read();
    ASSERT_TRUE(again) << "closed";
    EXPECT_EQ(again->body, R"({"hello":"again"})");
  }
}

std::string name_of_case(const testing::TestParamInfo<HostileParam>& info) {
  return std::get<0>(info.param).name + "_" + name_of(std::get<1>(info.param));
}
const auto both_channels = testing::Values(Channel::plain, Channel::encrypted);
INSTANTIATE_TEST_SUITE_P(body, hostile_requests,
                         testing::Combine(testing::ValuesIn(body_cases()), both_channels),
                         name_of_case);
INSTANTIATE_TEST_SUITE_P(header, hostile_requests,
                         testing::Combine(testing::ValuesIn(header_cases()), both_channels),
                         name_of_case);

TEST(hostile_requests_by_byte, are_refused_alike_however_the_network_cuts_them) {
  std::vector<HostileCase> all = body_cases();
  for (HostileCase& one : header_cases()) all.push_back(std::move(one));
  for (const HostileCase& one : all) {
    if (one.bytes.size() > 100'000) continue;
    RequestReader reader{ReadLimits()};
    std::string waiting;
    std::vector<int> statuses;
    for (std::size_t i = 0; i < one.bytes.size() && reader.rejection().empty(); ++i) {
      waiting += one.bytes[i];
      waiting.erase(0, reader.put(waiting));
      if (reader.state() != RequestReader::State::complete) continue;
      statuses.push_back(200);
      reader.take();
    }
    if (one.after == After::open) {
      EXPECT_EQ(statuses, one.statuses) << one.name;
    } else {
      EXPECT_TRUE(statuses.empty()) << one.name;
      EXPECT_FALSE(reader.rejection().empty()) << one.name;
    }
  }
}

// Beast alone stops the program here: the last chunk in pieces of less than five bytes.
TEST(chunked_body_by_byte, is_read_like_in_one_piece) {
  const std::string bytes =
      post("Transfer-Encoding: chunked\r\n", "5;a=b\r\nhello\r\n1\r\n!\r\n00\r\nX: y\r\n\r\n") +
      post("Transfer-Encoding: chunked\r\n", "0\r\n\r\n");
  RequestReader reader{ReadLimits()};
  std::string waiting;
  std::vector<std::string> bodies;
  for (char c : bytes) {
    waiting += c;
    waiting.erase(0, reader.put(waiting));
    if (reader.state() == RequestReader::State::complete) bodies.push_back(reader.take().body);
  }
  EXPECT_EQ(bodies, (std::vector<std::string>{"hello!", ""}));
}

TEST(trailers, do_not_become_headers) {
  RequestReader reader{ReadLimits()};
  reader.put(post("Transfer-Encoding: chunked\r\n", "0\r\nAuthorization: stolen\r\n\r\n"));
  ASSERT_EQ(reader.state(), RequestReader::State::complete);
  EXPECT_EQ(reader.take().header("authorization"), "");
}

}  // namespace
}  // namespace luoshi::http
