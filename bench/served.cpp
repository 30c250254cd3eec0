#include "bench/served.hpp"

#include <fmt/format.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

#include "accounts/accounts.hpp"
#include "bench/clockwork.hpp"
#include "core/codec.hpp"
#include "store/sqlite/accounts_store.hpp"

namespace luoshi::bench {

core::Instant system_now() {
  return {std::chrono::duration_cast<std::chrono::microseconds>(
              std::chrono::system_clock::now().time_since_epoch())
              .count()};
}

Served::Served(const Databases& databases, const std::filesystem::path& database,
               const std::string& name)
    : folder_(databases.folder / name), files_{databases.folder / "tls"} {
  const auto self = std::filesystem::read_symlink("/proc/self/exe");
  program_ = (self.parent_path().parent_path() / "luoshi").string();
  if (::system(fmt::format("'{}' init '{}' --pack '{}' >/dev/null 2>&1", program_, folder_.string(),
                           LUOSHI_SOURCE_DIR "/packs/huiji")
                   .c_str()) != 0)
    throw std::runtime_error("luoshi init");
  for (const char* log : {"luoshi.db-wal", "luoshi.db-shm"}) std::filesystem::remove(folder_ / log);
  copy_database(database, folder_ / "luoshi.db");
  if (!files_.exists())
    if (auto made = http::found_authority(files_, {{"localhost"}, {"127.0.0.1"}}, system_now());
        !made)
      throw std::runtime_error(made.error().code);
  issue_tokens();
  start();
}

Served::~Served() {
  ::kill(process_, SIGTERM);
  ::waitpid(process_, nullptr, 0);
  ::fclose(output_);
  std::filesystem::remove_all(folder_);  // a large one must not stand beside the next
}

namespace {
// Of a line "pid (name) state ...": the name, and user and kernel time (fields 14 and 15).
std::pair<std::string, double> name_and_cpu_us(const std::filesystem::path& stat) {
  std::ifstream file(stat);
  const std::string text(std::istreambuf_iterator<char>(file), {});
  const std::size_t open = text.find('('), close = text.rfind(')');
  if (close == text.npos) return {};  // the thread has just ended
  std::istringstream rest(text.substr(close + 2));
  std::string skipped;
  double user = 0, kernel = 0;
  for (int i = 0; i < 11; ++i) rest >> skipped;
  rest >> user >> kernel;
  return {text.substr(open + 1, close - open - 1),
          (user + kernel) * 1e6 / static_cast<double>(::sysconf(_SC_CLK_TCK))};
}
}  // namespace

std::map<std::string, double> Served::cpu_us_of_parts() const {
  std::map<std::string, double> out;
  const auto threads = fmt::format("/proc/{}/task", process_);
  for (const auto& thread : std::filesystem::directory_iterator(threads)) {
    const auto [name, us] = name_and_cpu_us(thread.path() / "stat");
    out[name] += us;
  }
  out["all"] = name_and_cpu_us(fmt::format("/proc/{}/stat", process_)).second;
  return out;
}

double Served::resident_mib() const {
  std::ifstream status(fmt::format("/proc/{}/status", process_));
  for (std::string line; std::getline(status, line);)
    if (line.starts_with("VmRSS:")) return std::stod(line.substr(6)) / 1024;
  throw std::runtime_error("no VmRSS");
}

void Served::issue_tokens() {
  Office office(folder_ / "luoshi.db");
  snapshot_ = office.executor().snapshot();
  auto store = store::AccountsStore::open((folder_ / "accounts.db").string());
  if (!store) throw std::runtime_error(store.error().code);
  accounts::Accounts accounts(**store, {.offset = {480}});
  for (const auto& [post, state] : snapshot_->directory->posts()) {
    auto issued = accounts.issue_token(post, {system_now().us + base::day_us}, {},
                                       {.now = system_now(), .address = "bench"});
    if (issued) tokens_[post] = issued->secret;
  }
}

void Served::start() {
  int ends[2];
  if (::pipe(ends) != 0) throw std::runtime_error("pipe");
  const double begin = wall_now_us();
  process_ = ::fork();
  if (process_ == 0) {
    ::dup2(ends[1], STDOUT_FILENO);
    ::close(ends[0]);
    const http::TlsFiles tls = files_.server();
    ::execl(program_.c_str(), program_.c_str(), "serve", folder_.c_str(), "--port", "0",
            "--requests-per-account", "0", "--certificate", tls.certificate.c_str(), "--key",
            tls.key.c_str(), nullptr);
    ::_exit(127);
  }
  ::close(ends[1]);
  output_ = ::fdopen(ends[0], "r");
  char line[512] = {};
  if (!std::fgets(line, sizeof line, output_)) throw std::runtime_error("luoshi serve");
  ready_ms_ = (wall_now_us() - begin) / 1e3;
  const std::string_view told(line);
  port_ = static_cast<std::uint16_t>(std::stoi(std::string(told.substr(told.rfind("1:") + 2))));
}

std::string Served::create_request(const app::Request& request) const {
  const std::string body = core::encode_command(request.command);
  return fmt::format(
      "POST /api/v1/commands HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {}\r\n"
      "Idempotency-Key: {}\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{}",
      token(request.actor.post), base::to_text(request.id), body.size(), body);
}

std::string Served::get_request(const core::Id& post, std::string_view target) const {
  return fmt::format("GET {} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {}\r\n\r\n",
                     target, token(post));
}

}  // namespace luoshi::bench
