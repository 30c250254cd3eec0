// The whole product over HTTPS on loopback, as a process of its own, with the load on the same two
// cores: creates against the bare program, reads of one case against a bare Beast server that
// answers the same bytes, and latencies of a mixed load.
#include <fmt/format.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <map>

#include "accounts/accounts.hpp"
#include "bench/bare.hpp"
#include "bench/beast_floor.hpp"
#include "bench/benchmarks.hpp"
#include "bench/clockwork.hpp"
#include "bench/load.hpp"
#include "core/codec.hpp"
#include "http/tls_authority.hpp"
#include "store/sqlite/accounts_store.hpp"

namespace luoshi::bench {

namespace {
constexpr std::size_t creates = 12'000;
constexpr std::size_t reads = 30'000;
constexpr std::size_t floor_creates = 6'400;
constexpr std::size_t many = 256, few = 64;

core::Instant system_now() {
  return {std::chrono::duration_cast<std::chrono::microseconds>(
              std::chrono::system_clock::now().time_since_epoch())
              .count()};
}

// `luoshi serve` on a data folder with the cases of the writing database.
class Served {
 public:
  Served(const Databases& databases, const std::string& name)
      : folder_(databases.folder / name), files_{databases.folder / "tls"} {
    const auto self = std::filesystem::read_symlink("/proc/self/exe");
    program_ = (self.parent_path().parent_path() / "luoshi").string();
    if (::system(fmt::format("'{}' init '{}' --pack '{}' >/dev/null 2>&1", program_,
                             folder_.string(), LUOSHI_SOURCE_DIR "/packs/huiji")
                     .c_str()) != 0)
      throw std::runtime_error("luoshi init");
    for (const char* log : {"luoshi.db-wal", "luoshi.db-shm"})
      std::filesystem::remove(folder_ / log);
    copy_database(databases.writing, folder_ / "luoshi.db");
    if (!files_.exists())
      if (auto made = http::found_authority(files_, {{"localhost"}, {"127.0.0.1"}}, system_now());
          !made)
        throw std::runtime_error(made.error().code);
    issue_tokens();
    start();
  }
  ~Served() {
    ::kill(process_, SIGTERM);
    ::waitpid(process_, nullptr, 0);
    ::fclose(output_);
  }
  Served(const Served&) = delete;
  Served& operator=(const Served&) = delete;

  std::uint16_t port() const { return port_; }
  const http::TlsFolder& files() const { return files_; }
  const std::string& token(const core::Id& post) const { return tokens_.at(post); }
  Campaign campaign(const std::string& name) const { return {snapshot_, name}; }
  // Processor time of the server so far.
  double cpu_us() const {
    std::ifstream file(fmt::format("/proc/{}/stat", process_));
    std::string text(std::istreambuf_iterator<char>(file), {});
    std::istringstream rest(text.substr(text.rfind(')') + 2));
    std::string skipped;
    double user = 0, kernel = 0;
    for (int i = 0; i < 11; ++i) rest >> skipped;
    rest >> user >> kernel;
    return (user + kernel) * 1e6 / static_cast<double>(::sysconf(_SC_CLK_TCK));
  }

 private:
  // Of every post that the campaign lets report.
  void issue_tokens() {
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
  void start() {
    int ends[2];
    if (::pipe(ends) != 0) throw std::runtime_error("pipe");
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
    const std::string_view told(line);
    port_ = static_cast<std::uint16_t>(std::stoi(std::string(told.substr(told.rfind("1:") + 2))));
  }

  std::filesystem::path folder_;
  http::TlsFolder files_;
  std::string program_;
  std::shared_ptr<const app::Snapshot> snapshot_;
  std::map<core::Id, std::string> tokens_;
  pid_t process_ = -1;
  FILE* output_ = nullptr;
  std::uint16_t port_ = 0;
};

std::string create_request(const Served& served, const app::Request& request) {
  const std::string body = core::encode_command(request.command);
  return fmt::format(
      "POST /api/v1/commands HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {}\r\n"
      "Idempotency-Key: {}\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{}",
      served.token(request.actor.post), base::to_text(request.id), body.size(), body);
}

std::string read_request(const std::string& token, const core::Id& record) {
  return fmt::format(
      "GET /api/v1/records/{} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {}\r\n\r\n",
      base::to_text(record), token);
}

LoadResult load(std::uint16_t port, std::size_t connections,
                const std::vector<std::string>& requests) {
  return run_load({.port = port,
                   .connections = connections,
                   .requests = requests.size(),
                   .request = [&](std::size_t n) -> const std::string& { return requests[n]; }});
}

// The bare program at one size of groups, a second: wall and processor.
struct Bare {
  double per_second = 0;
  double cpu_us = 0;  // a create
};
Bare bare(const Databases& databases, std::size_t group) {
  const auto ours = databases.folder / "https-ours.db", theirs = databases.folder / "https-bare.db";
  copy_database(databases.writing, ours);
  copy_database(databases.writing, theirs);
  Recording recording;
  const std::size_t groups = floor_creates / group;
  {
    Office office(ours);
    office.set_clock(system_now());
    Campaign campaign = office.campaign(fmt::format("https bare {}", group));
    office.store().log_statements(recording.log());
    for (std::size_t i = 0; i < groups; ++i) {
      auto requests = campaign.next(Create::report_case, group);
      recording.begin_group();
      office.run(requests);
    }
    office.store().log_statements({});
  }
  BareProgram program(theirs);
  Elapsed all;
  for (std::size_t i = 0; i < groups; ++i)
    all += timed([&] { program.replay(recording.sql_texts(), recording.group(i)); });
  const auto commands = static_cast<double>(groups * group);
  return {commands / all.wall_us * 1e6, all.cpu_us / commands};
}

void measure_creates(const Databases& databases, std::size_t connections, std::size_t group,
                     double goal, Report& report) {
  const Bare before = bare(databases, group);
  const Served served(databases, fmt::format("served-{}", connections));
  Campaign campaign = served.campaign(fmt::format("https {}", connections));
  std::vector<std::string> requests;
  for (const app::Request& one : campaign.next(Create::report_case, creates))
    requests.push_back(create_request(served, one));
  const double cpu = served.cpu_us();
  const LoadResult result = load(served.port(), connections, requests);
  const double cpu_each = (served.cpu_us() - cpu) / static_cast<double>(creates);
  report.expect(result.good == creates, "a create over HTTPS was refused: " + result.first_bad);
  const Bare after = bare(databases, group);
  const double floor = (before.per_second + after.per_second) / 2;
  report.add({.name = fmt::format("create over HTTPS, {} connections (bare: {} a transaction)",
                                  connections, group),
              .ours = result.per_second(),
              .floor = floor,
              .unit = "/s",
              .ratio = result.per_second() / floor,
              .goal = Goal{Bound::at_least, goal}});
  const double floor_cpu = (before.cpu_us + after.cpu_us) / 2;
  report.add({.name = "  processor a create",
              .ours = cpu_each,
              .floor = floor_cpu,
              .unit = "us",
              .ratio = cpu_each / floor_cpu,
              .goal = Goal{Bound::at_most, 1.7}});
}

double percentile(std::vector<double> values, double share) {
  std::ranges::sort(values);
  return values[static_cast<std::size_t>(static_cast<double>(values.size() - 1) * share)];
}

void measure_https_reads(const Databases& databases, Report& report) {
  const Served served(databases, "served-reads");
  Campaign campaign = served.campaign("https mixed");
  const auto new_cases = campaign.next(Create::report_case, reads / 10);
  const auto clerk =
      campaign.actor("district_office_clerk", new_cases.front().actor.ancestors.back());
  if (!clerk) throw std::runtime_error("no clerk");
  const std::string& token = served.token(clerk->post);
  std::vector<std::string> same(reads, read_request(token, command_id(fill_name, 1)));
  const LoadResult ours = load(served.port(), few, same);
  report.expect(ours.good == reads, "a read over HTTPS was refused: " + ours.first_bad);
  const http::TlsFiles tls = served.files().server();
  const BeastFloor floor(tls.certificate, tls.key, ours.last_body);
  const LoadResult theirs = load(floor.port(), few, same);
  report.add({.name = "read one case over HTTPS, 64 connections (bare Beast)",
              .ours = ours.per_second(),
              .floor = theirs.per_second(),
              .unit = "/s",
              .ratio = ours.per_second() / theirs.per_second(),
              .goal = Goal{Bound::at_least, 0.5}});
  app::Dice dice(3);
  std::vector<std::string> mixed;
  for (std::size_t i = 0; i < reads; ++i)
    mixed.push_back(i % 10 == 0
                        ? create_request(served, new_cases[i / 10])
                        : read_request(token, command_id(fill_name, 1 + dice.below(5'000))));
  const LoadResult both = load(served.port(), few, mixed);
  report.expect(both.good == reads, "a request of the mixed load was refused: " + both.first_bad);
  for (const auto& [name, share] : {std::pair{"p50", 0.5}, {"p99", 0.99}})
    report.add(
        {.name = fmt::format("mixed load over HTTPS, 64 connections, {}", name),
         .ours = percentile(both.latencies_us, share),
         .floor = percentile(theirs.latencies_us, share),
         .unit = "us",
         .ratio = percentile(both.latencies_us, share) / percentile(theirs.latencies_us, share)});
}
}  // namespace

void measure_https(const Databases& databases, Report& report) {
  ::signal(SIGPIPE, SIG_IGN);
  measure_creates(databases, many, 100, 0.65, report);
  // In a closed loop a group is about half the connections (measured with a prototype).
  measure_creates(databases, few, few / 2, 0.85, report);
  measure_https_reads(databases, report);
}

}  // namespace luoshi::bench
