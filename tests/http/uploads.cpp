// Bodies of PUT: they go to the disk as they come, within limits, and leave nothing behind.
#include <gtest/gtest.h>

#include <fstream>

#include "tests/http/client.hpp"

namespace luoshi::http {
namespace {

struct Received {
  std::int64_t size = 0;
  base::Digest sha256{};
  std::filesystem::path file;
};

class Uploads : public testing::TestWithParam<Channel> {
 protected:
  ServerConfig config() const {
    ServerConfig out = with(GetParam());
    out.upload_folder = folder_.path();
    out.limits.upload.reserve_bytes = 0;
    return out;
  }
  std::unique_ptr<Server> start(ServerConfig config) {
    return serve(
        [this](const Request& request, Respond respond) {
          if (request.upload) {
            received_ = {request.upload->size, request.upload->sha256, request.upload->file};
            existed_ = std::filesystem::exists(request.upload->file);
          }
          respond(json_response(200, fmt::format("{{\"body\":{}}}", request.body.size())));
        },
        std::move(config));
  }
  static std::string head(std::size_t length, std::string_view headers = {}) {
    return fmt::format("PUT /files/a HTTP/1.1\r\nHost: a\r\nContent-Length: {}\r\n{}\r\n", length,
                       headers);
  }
  bool folder_is_empty() const { return std::filesystem::is_empty(folder_.path()); }

  TestFolder folder_;
  Received received_;
  bool existed_ = false;
};

TEST_P(Uploads, arrive_as_a_file_with_its_digest) {
  const auto server = start(config());
  Client client(server->port(), GetParam());
  for (const std::size_t size : {0UL, 1UL, 5000UL, 300'000UL}) {
    const std::string body(size, 'p');
    client.send(head(size) + body);
    const auto answer = client.read();
    ASSERT_TRUE(answer) << size;
    EXPECT_EQ(answer->body, "{\"body\":0}");
    EXPECT_EQ(received_.size, static_cast<std::int64_t>(size));
    EXPECT_EQ(received_.sha256, base::sha256(body));
    EXPECT_TRUE(existed_);
    EXPECT_FALSE(std::filesystem::exists(received_.file)) << "nobody has kept it";
  }
  client.send(
      "PUT /files/a HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
      "5\r\nhello\r\n1\r\n!\r\n0\r\n\r\n");
  ASSERT_TRUE(client.read());
  EXPECT_EQ(received_.sha256, base::sha256("hello!"));
  EXPECT_TRUE(folder_is_empty());
}

#if __has_feature(address_sanitizer)
constexpr bool is_sanitized = true;
#else
constexpr bool is_sanitized = false;
#endif

std::int64_t resident_bytes() {
  std::ifstream file("/proc/self/statm");
  std::int64_t total = 0;
  std::int64_t resident = 0;
  file >> total >> resident;
  return resident * ::sysconf(_SC_PAGESIZE);
}

TEST_P(Uploads, of_60_mib_need_no_memory) {
  const auto server = start(config());
  Client client(server->port(), GetParam());
  const std::string piece(1024 * 1024, 'm');
  client.send(head(1) + "x");
  ASSERT_TRUE(client.read());
  const std::int64_t before = resident_bytes();
  client.send(head(60 * piece.size()));
  for (int i = 0; i < 60; ++i) ASSERT_TRUE(client.send(piece));
  ASSERT_TRUE(client.read("PUT", 60s));
  EXPECT_EQ(received_.size, 60 * 1024 * 1024);
  // AddressSanitizer keeps what was freed for a while, and OpenSSL frees a buffer a record.
  if (is_sanitized && GetParam() == Channel::encrypted) return;
  EXPECT_LT(resident_bytes() - before, 16 * 1024 * 1024);
}

TEST_P(Uploads, over_the_limit_are_refused) {
  const auto server = start(config());
  Client known(server->port(), GetParam());
  known.send(head(base::limits::http_upload_bytes_max + 1));
  EXPECT_EQ(known.read()->status, 413);
  ServerConfig small = config();
  small.limits.upload.bytes_max = 1000;
  const auto other = start(small);
  Client chunked(other->port(), GetParam());
  chunked.send("PUT /files/a HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
  for (int i = 0; i < 3; ++i) chunked.send(fmt::format("190\r\n{}\r\n", std::string(400, 'x')));
  EXPECT_EQ(chunked.read()->status, 413);
  EXPECT_TRUE(folder_is_empty());
}

TEST_P(Uploads, do_not_touch_the_reserve_of_the_disk) {
  ServerConfig full = config();
  full.limits.upload.reserve_bytes = std::numeric_limits<std::int64_t>::max() / 2;
  const auto server = start(full);
  Client client(server->port(), GetParam());
  client.send(head(10) + "0123456789");
  const auto answer = client.read();
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 507);
  EXPECT_NE(answer->body.find("disk_full"), std::string::npos);
  EXPECT_TRUE(folder_is_empty());
}

TEST_P(Uploads, are_checked_before_their_body) {
  ServerConfig checked = config();
  checked.before_upload = [](const Request& request) -> std::optional<base::Refusal> {
    if (request.header("Authorization") == "yes" && !request.remote_address.empty())
      return std::nullopt;
    return base::Refusal{"sign_in_needed", {}, {}};
  };
  const auto server = start(checked);
  Client stranger(server->port(), GetParam());
  stranger.send(head(1'000'000, "Expect: 100-continue\r\n"));
  EXPECT_EQ(stranger.read()->status, 401);
  EXPECT_TRUE(folder_is_empty());
  Client known(server->port(), GetParam());
  known.send(head(5, "Authorization: yes\r\nExpect: 100-continue\r\n"));
  EXPECT_EQ(known.read()->status, 100);
  known.send("hello");
  EXPECT_EQ(known.read()->status, 200);
}

TEST_P(Uploads, that_stop_are_cut_and_removed) {
  ServerConfig impatient = config();
  impatient.timeouts.body = 300ms;
  const auto server = start(impatient);
  Client client(server->port(), GetParam());
  client.send(head(1'000'000));
  bool cut = false;
  for (int i = 0; i < 500 && !cut; ++i) {
    client.send("x");
    cut = client.ends_within(20ms);
  }
  EXPECT_TRUE(cut);
  server->stop();
  EXPECT_TRUE(folder_is_empty());
}

TEST_P(Uploads, have_no_place_without_a_folder) {
  const auto server = start(with(GetParam()));
  Client client(server->port(), GetParam());
  client.send(head(1) + "x");
  EXPECT_EQ(client.read()->status, 413);
}

INSTANTIATE_TEST_SUITE_P(both, Uploads, testing::Values(Channel::plain, Channel::encrypted),
                         [](const auto& one) { return name_of(one.param); });

TEST(upload_folder, is_emptied_of_what_a_killed_process_left) {
  const TestFolder folder;
  std::ofstream(folder.path() / "upload-abcdef") << "x";
  std::ofstream(folder.path() / "other") << "x";
  ServerConfig config;
  config.upload_folder = folder.path();
  const auto server = serve_small(config);
  EXPECT_FALSE(std::filesystem::exists(folder.path() / "upload-abcdef"));
  EXPECT_TRUE(std::filesystem::exists(folder.path() / "other"));
}

}  // namespace
}  // namespace luoshi::http
