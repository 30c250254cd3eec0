// The real program: run to its end, or served on a free port and killed. Tests know it only by its
// command line, its output and its sockets.
#pragma once
#include <gtest/gtest.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <filesystem>

#include "core/codec.hpp"
#include "tests/http/client.hpp"

namespace luoshi::server {

namespace fs = std::filesystem;
using http::Answer;

struct Finished {
  int exit = -1;
  std::string out;  // stdout and stderr
};

// A child of the test, killed with it.
class Child {
 public:
  // file_bytes_max: no file of the child may grow beyond; the next write fails as on a full disk.
  explicit Child(const std::vector<std::string>& arguments,
                 std::optional<std::uint64_t> file_bytes_max = {}) {
    int ends[2];
    if (::pipe(ends) != 0) throw std::runtime_error("pipe");
    std::vector<char*> argv;
    for (const std::string& one : arguments) argv.push_back(const_cast<char*>(one.c_str()));
    argv.push_back(nullptr);
    process_ = ::fork();
    if (process_ < 0) throw std::runtime_error("fork");
    if (process_ == 0) {
      ::prctl(PR_SET_PDEATHSIG, SIGKILL);
      ::dup2(ends[1], STDOUT_FILENO);
      ::dup2(ends[1], STDERR_FILENO);
      ::close(ends[0]);
      ::close(ends[1]);
      if (file_bytes_max) {
        const rlimit limit{*file_bytes_max, *file_bytes_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
        ::signal(SIGXFSZ, SIG_IGN);
      }
      ::execv(argv[0], argv.data());
      ::_exit(127);
    }
    ::close(ends[1]);
    output_ = ends[0];
  }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child() {
    if (process_ > 0) end(SIGKILL);
    ::close(output_);
  }

  // The first line, without its end; what there is when none comes in time.
  std::string first_line(std::chrono::seconds patience = std::chrono::seconds(60)) {
    const auto until = std::chrono::steady_clock::now() + patience;
    std::string line;
    char one = 0;
    while (std::chrono::steady_clock::now() < until) {
      pollfd wait{output_, POLLIN, 0};
      if (::poll(&wait, 1, 100) <= 0) continue;
      if (::read(output_, &one, 1) <= 0 || one == '\n') return line;
      line += one;
    }
    return line;
  }
  std::string rest() {
    std::string out;
    char buffer[4096];
    for (ssize_t n = 0; (n = ::read(output_, buffer, sizeof buffer)) > 0;)
      out.append(buffer, static_cast<std::size_t>(n));
    return out;
  }
  // Sends the signal (0: none) and waits for the end. The exit status, or -signal.
  int end(int signal) {
    if (signal != 0) ::kill(process_, signal);
    int status = 0;
    ::waitpid(process_, &status, 0);
    process_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
  }

 private:
  pid_t process_ = -1;
  int output_ = -1;
};

inline Finished luoshi(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), LUOSHI_PROGRAM);
  Child child(arguments);
  Finished out;
  out.out = child.rest();
  out.exit = child.end(0);
  return out;
}

// A data folder of the example rule set, in a folder of its own.
class Data {
 public:
  // command: makes a folder with a rule set (init, demo); more: what it needs besides.
  explicit Data(const std::string& command = "init", const std::vector<std::string>& more = {}) {
    std::string name = (fs::temp_directory_path() / "luoshi-server-XXXXXX").string();
    if (!::mkdtemp(name.data())) throw std::runtime_error("mkdtemp");
    root_ = name;
    std::vector<std::string> arguments{command, folder(), "--pack",
                                       LUOSHI_SOURCE_DIR "/packs/huiji"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const Finished made = luoshi(std::move(arguments));
    if (made.exit != 0) throw std::runtime_error("luoshi " + command + ": " + made.out);
    printed_ = made.out;
  }
  Data(const Data&) = delete;
  Data& operator=(const Data&) = delete;
  ~Data() { fs::remove_all(root_); }

  std::string folder() const { return (root_ / "data").string(); }
  const std::string& printed() const { return printed_; }  // when it was made
  std::string token(const std::string& post) const {
    const Finished made = luoshi({"token", folder(), "--post", post, "--json"});
    if (made.exit != 0) throw std::runtime_error("luoshi token: " + made.out);
    return std::string(base::parse_json(made.out)->at("token").as_string());
  }
  // Whatever happened before, the folder is whole: journal, checkpoints and views.
  void expect_whole() const {
    const Finished verified = luoshi({"verify", folder()});
    EXPECT_EQ(verified.exit, 0) << verified.out;
    const Finished compared = luoshi({"rebuild", folder(), "--compare"});
    EXPECT_EQ(compared.exit, 0) << compared.out;
  }

 private:
  fs::path root_;
  std::string printed_;
};

// `luoshi serve` on a free port.
class Serving {
 public:
  explicit Serving(const Data& data, std::optional<std::uint64_t> file_bytes_max = {})
      : Serving({LUOSHI_PROGRAM, "serve", data.folder(), "--port", "0"}, file_bytes_max) {}
  // Encrypted: with a certificate of the tests' own authority.
  Serving(const Data& data, http::Channel channel)
      : Serving(arguments_of(data, channel), std::nullopt) {}
  // With more arguments.
  Serving(const Data& data, const std::vector<std::string>& more)
      : Serving(arguments_of(data, more), std::nullopt) {}
  std::uint16_t port() const { return port_; }
  int end(int signal) { return child_.end(signal); }

 private:
  Serving(const std::vector<std::string>& arguments, std::optional<std::uint64_t> file_bytes_max)
      : child_(arguments, file_bytes_max) {
    const std::string line = child_.first_line();
    constexpr std::string_view before = "://127.0.0.1:";
    const auto at = line.find(before);
    if (at == line.npos) throw std::runtime_error("not ready: " + line + "\n" + child_.rest());
    port_ = static_cast<std::uint16_t>(std::stoi(line.substr(at + before.size())));
  }
  static std::vector<std::string> arguments_of(const Data& data,
                                               const std::vector<std::string>& more) {
    std::vector<std::string> out{LUOSHI_PROGRAM, "serve", data.folder(), "--port", "0"};
    out.insert(out.end(), more.begin(), more.end());
    return out;
  }
  static std::vector<std::string> arguments_of(const Data& data, http::Channel channel) {
    std::vector<std::string> out{LUOSHI_PROGRAM, "serve", data.folder(), "--port", "0"};
    const http::TlsFiles files = http::test_authority().files().server();
    if (channel == http::Channel::encrypted)
      out.insert(out.end(),
                 {"--certificate", files.certificate.string(), "--key", files.key.string()});
    return out;
  }

  Child child_;
  std::uint16_t port_ = 0;
};

// One connection of somebody who is signed in with a token; opened anew for each caller.
class Caller {
 public:
  Caller(std::uint16_t port, std::string token, http::Channel channel = http::Channel::plain)
      : client_(port, channel), token_(std::move(token)) {}

  std::optional<Answer> try_get(std::string_view target, std::string_view headers = {}) {
    client_.get(target, sign_in() + std::string(headers));
    return client_.read();
  }
  // nullopt: no answer came.
  std::optional<Answer> try_post(std::string_view target, std::string_view id,
                                 std::string_view body) {
    const bool sent = client_.send(
        fmt::format("POST {} HTTP/1.1\r\nHost: a\r\n{}{}Idempotency-Key: {}\r\nContent-Type: "
                    "application/json\r\nContent-Length: {}\r\n\r\n{}",
                    target, sign_in(), std::exchange(more_, {}), id, body.size(), body));
    return sent ? client_.read("POST") : std::nullopt;
  }
  Answer get(std::string_view target, std::string_view headers = {}) {
    return expect(try_get(target, headers), target);
  }
  Answer post(std::string_view target, std::string_view id, std::string_view body) {
    return expect(try_post(target, id, body), target);
  }
  Answer put(std::string_view target, std::string_view body) {
    const bool sent =
        client_.send(fmt::format("PUT {} HTTP/1.1\r\nHost: a\r\n{}{}Content-Length: {}\r\n\r\n{}",
                                 target, sign_in(), std::exchange(more_, {}), body.size(), body));
    return expect(sent ? client_.read("PUT", std::chrono::seconds(30)) : std::nullopt, target);
  }
  // Headers of the next post or put.
  void send_with(std::string headers) { more_ = std::move(headers); }
  // Asks for a stream; hear() then reads it until it has said the words, or a while has passed.
  void begin(std::string_view target) { client_.get(target, sign_in()); }
  std::string hear(std::string_view words) { return client_.read_until(words); }
  boost::json::value read(std::string_view target) {
    const Answer answer = get(target);
    EXPECT_EQ(answer.status, 200) << target << "\n" << answer.body;
    auto json = base::parse_json(answer.body);
    if (!json) throw std::runtime_error("not JSON: " + answer.body);
    return *json;
  }
  // The id of the unit with that code.
  std::string unit(std::string_view code) {
    for (const auto& one : read("/api/v1/units").at("units").as_array())
      if (one.at("code").as_string() == code) return std::string(one.at("unit").as_string());
    throw std::runtime_error("no unit " + std::string(code));
  }

 private:
  std::string sign_in() const {
    return token_.empty() ? std::string() : "Authorization: Bearer " + token_ + "\r\n";
  }
  static Answer expect(std::optional<Answer> answer, std::string_view target) {
    if (!answer) throw std::runtime_error("no answer to " + std::string(target));
    return *answer;
  }

  http::Client client_;
  std::string token_;
  std::string more_;
};

inline boost::json::value json_of(const Answer& answer) {
  auto json = base::parse_json(answer.body);
  if (!json) throw std::runtime_error("not JSON: " + answer.body);
  return *json;
}

// The same number gives the same id.
inline std::string id_of(std::string_view name, std::int64_t number) {
  return base::to_text(
      base::id_from_digest(base::sha256(std::string(name) + std::to_string(number))));
}

// Bodies of commands, written by the product's own codec.
inline core::Id unit_of(std::string_view unit) {
  return base::id_from_text(unit).value_or(core::Id{});
}

inline std::string turnout(std::string_view unit, std::int64_t people) {
  core::Activity activity{.kind = "daily_turnout",
                          .day = *base::make_day(2018, 11, 6),
                          .units = {unit_of(unit)},
                          .programmes = {"w1"}};
  activity.amounts.push_back({.amounts = {{"people", people}}});
  return core::encode_command(core::RecordActivity{activity});
}

inline std::string hidden_visit(std::string_view unit, std::string_view text) {
  core::Activity activity{.kind = "undercover_visit",
                          .day = *base::make_day(2018, 11, 6),
                          .units = {unit_of(unit)},
                          .programmes = {"w2_2"}};
  activity.fields.emplace("situation", core::TextValue{core::Text(std::string(text))});
  activity.no_photo_reason = core::Text("暗访");
  return core::encode_command(core::RecordActivity{activity});
}

// A case that the village found itself.
inline std::string found_case(std::string_view unit, std::string_view text) {
  core::CaseFacts facts{.source = "patrol",
                        .category = "06001",
                        .description = core::Text(std::string(text)),
                        .unit = unit_of(unit),
                        .found_at = base::start_of(*base::make_day(2018, 11, 6), {480}, 510)};
  return core::encode_command(core::ReportCase{facts, {}});
}

}  // namespace luoshi::server
