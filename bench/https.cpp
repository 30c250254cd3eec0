// The whole product over HTTPS on loopback, as a process of its own, with the load on the same two
// cores: creates against the bare program, reads of one case against a bare Beast server that
// answers the same bytes, and latencies of a mixed load.
#include <fmt/format.h>
#include <signal.h>

#include <map>

#include "bench/bare.hpp"
#include "bench/beast_floor.hpp"
#include "bench/benchmarks.hpp"
#include "bench/clockwork.hpp"
#include "bench/load.hpp"
#include "bench/served.hpp"

namespace luoshi::bench {

namespace {
constexpr std::size_t creates = 12'000;
constexpr std::size_t reads = 30'000;
constexpr std::size_t floor_creates = 6'400;
constexpr std::size_t many = 256, few = 64;

// The bare program at one size of groups, a second: wall and processor.
struct Bare {
  double per_second = 0;
  double cpu_us = 0;  // a create
};
Bare bare(const Databases& databases, const std::filesystem::path& database, std::size_t group) {
  const auto ours = databases.folder / "https-ours.db", theirs = databases.folder / "https-bare.db";
  copy_database(database, ours);
  copy_database(database, theirs);
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

// What one request took in each part of the server.
std::map<std::string, double> parts_of_each(const std::map<std::string, double>& before,
                                            std::map<std::string, double> after,
                                            std::size_t requests) {
  for (auto& [name, us] : after) {
    const auto known = before.find(name);
    us = (us - (known == before.end() ? 0 : known->second)) / static_cast<double>(requests);
  }
  return after;
}

void add_parts(const std::map<std::string, double>& cpu, double floor, Report& report) {
  for (const auto& [name, us] : cpu)
    if (name != "all" && us >= 1)
      report.add({.name = "  processor of " + name,
                  .ours = us,
                  .floor = floor,
                  .unit = "us",
                  .ratio = us / floor});
}

struct Creates {
  std::filesystem::path database;
  std::size_t cases = 0;  // in it
  std::size_t connections = 0;
  std::size_t group = 0;  // of the bare program
  double goal = 0;
};

void measure_creates(const Databases& databases, const Creates& what, Report& report) {
  const auto& [database, cases, connections, group, goal] = what;
  const Bare before = bare(databases, database, group);
  const Served served(databases, database, "served");
  Campaign campaign = served.campaign(fmt::format("https {}", connections));
  std::vector<std::string> requests;
  for (const app::Request& one : campaign.next(Create::report_case, creates))
    requests.push_back(served.create_request(one));
  const auto cpu_before = served.cpu_us_of_parts();
  const LoadResult result = run_load(served.port(), connections, requests);
  const auto cpu = parts_of_each(cpu_before, served.cpu_us_of_parts(), creates);
  report.expect(result.good == creates, "a create over HTTPS was refused: " + result.first_bad);
  const Bare after = bare(databases, database, group);
  const double floor = (before.per_second + after.per_second) / 2;
  report.add(
      {.name = fmt::format("create over HTTPS among {}k, {} connections (bare: {} a transaction)",
                           cases / 1'000, connections, group),
       .ours = result.per_second(),
       .floor = floor,
       .unit = "/s",
       .ratio = result.per_second() / floor,
       .goal = Goal{Bound::at_least, goal}});
  const double floor_cpu = (before.cpu_us + after.cpu_us) / 2;
  report.add({.name = "  processor a create",
              .ours = cpu.at("all"),
              .floor = floor_cpu,
              .unit = "us",
              .ratio = cpu.at("all") / floor_cpu,
              .goal = Goal{Bound::at_most, 1.7}});
  add_parts(cpu, floor_cpu, report);
}

double percentile(std::vector<double> values, double share) {
  std::ranges::sort(values);
  return values[static_cast<std::size_t>(static_cast<double>(values.size() - 1) * share)];
}

void measure_https_reads(const Databases& databases, Report& report) {
  const Served served(databases, databases.writing, "served");
  Campaign campaign = served.campaign("https mixed");
  const auto new_cases = campaign.next(Create::report_case, reads / 10);
  const auto clerk =
      campaign.actor("district_office_clerk", new_cases.front().actor.ancestors.back());
  if (!clerk) throw std::runtime_error("no clerk");
  const auto read = [&](std::int64_t number) {
    const std::string record = base::to_text(command_id(fill_name, number));
    return served.get_request(clerk->post, "/api/v1/records/" + record);
  };
  const std::vector<std::string> same(reads, read(1));
  const auto cpu_before = served.cpu_us_of_parts();
  const LoadResult ours = run_load(served.port(), few, same);
  const auto cpu = parts_of_each(cpu_before, served.cpu_us_of_parts(), reads);
  report.expect(ours.good == reads, "a read over HTTPS was refused: " + ours.first_bad);
  const http::TlsFiles tls = served.files().server();
  const BeastFloor floor(tls.certificate, tls.key, ours.last_body);
  const LoadResult theirs = run_load(floor.port(), few, same);
  report.add({.name = "read one case over HTTPS, 64 connections (bare Beast)",
              .ours = ours.per_second(),
              .floor = theirs.per_second(),
              .unit = "/s",
              .ratio = ours.per_second() / theirs.per_second(),
              .goal = Goal{Bound::at_least, 0.5}});
  add_parts(cpu, cpu.at("all"), report);
  app::Dice dice(3);
  std::vector<std::string> mixed;
  for (std::size_t i = 0; i < reads; ++i)
    mixed.push_back(i % 10 == 0 ? served.create_request(new_cases[i / 10])
                                : read(1 + dice.below(5'000)));
  const LoadResult both = run_load(served.port(), few, mixed);
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
  measure_creates(databases, {databases.writing, 10'000, many, 100, 0.65}, report);
  // In a closed loop a group is about half the connections (measured with a prototype).
  measure_creates(databases, {databases.writing, 10'000, few, few / 2, 0.85}, report);
  for (const auto& [cases, file] : databases.filled)
    if (cases == 100'000) measure_creates(databases, {file, cases, many, 100, 0.85}, report);
  measure_https_reads(databases, report);
}

}  // namespace luoshi::bench
