// Resident memory of the server and its time to ready on the largest database of the run, after
// creates, reads and lists all over it. The floors are the goals.
#include <fmt/format.h>

#include "base/limits.hpp"
#include "bench/benchmarks.hpp"
#include "bench/campaign_words.hpp"
#include "bench/load.hpp"
#include "bench/served.hpp"

namespace luoshi::bench {

namespace {
constexpr double floor_mib = 150;
constexpr double floor_ms = 1'000;
constexpr std::size_t connections = 64;
constexpr std::size_t creates = 3'000;
constexpr std::size_t points = 30'000;
constexpr std::size_t pages = 300;

// What an office does in an hour.
std::vector<std::string> an_hour(const Served& served, std::size_t cases) {
  Campaign campaign = served.campaign("memory");
  app::Dice dice(5);
  std::vector<std::string> out;
  const auto made = campaign.next(Create::report_case, creates);
  const auto clerk = campaign.actor("district_office_clerk", made.front().actor.ancestors.back());
  if (!clerk) throw std::runtime_error("no clerk");
  for (const app::Request& one : made) out.push_back(served.create_request(one));
  for (std::size_t i = 0; i < points; ++i) {
    const auto number = 1 + dice.below(static_cast<std::int64_t>(cases));
    out.push_back(served.get_request(
        clerk->post, "/api/v1/records/" + base::to_text(command_id(fill_name, number))));
  }
  for (std::size_t i = 0; i < pages; ++i)
    out.push_back(served.get_request(
        clerk->post,
        fmt::format("/api/v1/records?noun=case&limit=50&order={}", i % 2 == 0 ? "due" : "newest")));
  return out;
}
}  // namespace

void measure_memory(const Databases& databases, Report& report) {
  const auto& filled = databases.filled.back();
  const Served served(databases, filled.file, "served");
  const auto requests = an_hour(served, filled.cases);
  const LoadResult result = run_load(served.port(), connections, requests);
  report.expect(result.good == requests.size(),
                "a request of the hour was refused: " + result.first_bad);
  const double mib = served.resident_mib();
  report.add({.name = fmt::format("resident memory, {} cases, caches of {} + {} MiB", filled.cases,
                                  base::limits::sqlite_writer_cache_kib / 1024,
                                  base::limits::sqlite_reader_cache_kib / 1024),
              .ours = mib,
              .floor = floor_mib,
              .unit = "MiB",
              .ratio = mib / floor_mib,
              .goal = Goal{Bound::at_most, 1}});
  report.add(
      {.name = fmt::format("luoshi serve until it names its address, {} cases", filled.cases),
       .ours = served.ready_ms(),
       .floor = floor_ms,
       .unit = "ms",
       .ratio = served.ready_ms() / floor_ms,
       .goal = Goal{Bound::at_most, 1}});
}

}  // namespace luoshi::bench
