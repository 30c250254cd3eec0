// Answers that are files: whole, in part, and not at all when the client holds them.
#include <gtest/gtest.h>

#include <fstream>

#include "tests/http/client.hpp"

namespace luoshi::http {
namespace {

class Files : public testing::TestWithParam<Channel> {
 protected:
  Files() { write("0123456789"); }
  void write(std::string_view text) { std::ofstream(folder_.path() / "a") << text; }
  std::unique_ptr<Server> start() {
    return serve(
        [this](const Request& request, Respond respond) {
          respond(file_response(request, folder_.path() / "a", "image/jpeg", "\"tag\""));
        },
        with(GetParam()));
  }
  TestFolder folder_;
};

TEST_P(Files, are_sent_by_range) {
  struct Case {
    std::string headers;
    int status;
    std::string range;
    std::string body;
  };
  const std::string all = "0123456789";
  const std::vector<Case> cases = {
      {"", 200, "", all},
      {"Range: bytes=0-3\r\n", 206, "bytes 0-3/10", "0123"},
      {"Range: bytes=7-\r\n", 206, "bytes 7-9/10", "789"},
      {"Range: bytes=7-99\r\n", 206, "bytes 7-9/10", "789"},
      {"Range: bytes=-2\r\n", 206, "bytes 8-9/10", "89"},
      {"Range: bytes=-99\r\n", 206, "bytes 0-9/10", all},
      {"Range: bytes=10-\r\n", 416, "bytes */10", ""},
      {"Range: bytes=-0\r\n", 416, "bytes */10", ""},
      {"Range: bytes=5-2\r\n", 200, "", all},
      {"Range: bytes=0-1,3-4\r\n", 200, "", all},
      {"Range: lines=0-1\r\n", 200, "", all},
      {"Range: bytes=99999999999999999999-\r\n", 200, "", all},
      {"Range: bytes=0-3\r\nIf-Range: \"tag\"\r\n", 206, "bytes 0-3/10", "0123"},
      {"Range: bytes=0-3\r\nIf-Range: \"old\"\r\n", 200, "", all},
      {"If-None-Match: \"tag\"\r\n", 304, "", ""},
      {"If-None-Match: \"x\", W/\"tag\"\r\n", 304, "", ""},
      {"If-None-Match: *\r\n", 304, "", ""},
      {"If-None-Match: \"x\"\r\n", 200, "", all},
  };
  const auto server = start();
  Client client(server->port(), GetParam());
  for (const Case& one : cases) {
    const auto answer = client.get("/", one.headers).read();
    ASSERT_TRUE(answer) << one.headers;
    EXPECT_EQ(answer->status, one.status) << one.headers;
    EXPECT_EQ(answer->header("content-range"), one.range) << one.headers;
    EXPECT_EQ(answer->body, one.body) << one.headers;
    EXPECT_EQ(answer->header("etag"), "\"tag\"");
  }
  client.send("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_EQ(client.read("HEAD")->header("content-length"), "10");
}

TEST_P(Files, larger_than_a_piece_arrive_whole) {
  std::string text;
  for (int i = 0; text.size() < 3'000'000; ++i) text += std::to_string(i);
  write(text);
  const auto server = start();
  Client client(server->port(), GetParam());
  EXPECT_EQ(client.get("/").read()->body, text);
  EXPECT_EQ(client.get("/", "Range: bytes=1000000-2000000\r\n").read()->body,
            text.substr(1'000'000, 1'000'001));
  write("");
  EXPECT_EQ(client.get("/").read()->body, "");
}

TEST_P(Files, that_are_gone_are_a_fault_and_not_a_hanging_client) {
  const auto server = serve(
      [this](const Request&, Respond respond) {
        Response out;
        out.file = FileBody{folder_.path() / "gone", 0, 100};
        respond(std::move(out));
      },
      with(GetParam()));
  Client client(server->port(), GetParam());
  EXPECT_EQ(client.get("/").read()->status, 500);
}

TEST_P(Files, that_have_shrunk_end_the_connection) {
  const auto server = serve(
      [this](const Request&, Respond respond) {
        Response out;
        out.file = FileBody{folder_.path() / "a", 0, 100};
        respond(std::move(out));
      },
      with(GetParam()));
  Client client(server->port(), GetParam());
  EXPECT_FALSE(client.get("/").read());
}

INSTANTIATE_TEST_SUITE_P(both, Files, testing::Values(Channel::plain, Channel::encrypted),
                         [](const auto& one) { return name_of(one.param); });

}  // namespace
}  // namespace luoshi::http
