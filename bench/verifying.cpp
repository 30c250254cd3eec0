// Verifying a whole journal against hashing the bytes of its events one by one.
#include <fmt/format.h>

#include "app/verify.hpp"
#include "bench/benchmarks.hpp"
#include "bench/clockwork.hpp"

namespace luoshi::bench {

namespace {
constexpr int repetitions = 3;
constexpr std::int32_t events_a_page = 2'000;

// Only the hashing is timed; reading the pages is not.
double hashing_us(views::Reader& reader) {
  double out = 0;
  std::uint8_t seen = 0;
  for (std::int64_t next = 1;;) {
    const auto events = reader.events(next, events_a_page);
    if (events.empty()) break;
    out += timed([&] {
             for (const auto& event : events) seen ^= base::sha256(event.bytes).front();
           }).wall_us;
    next = events.back().seq + 1;
  }
  // The digests must not be optimised away.
  if (seen == 0) fmt::print(stderr, " ");
  return out;
}
}  // namespace

void measure_verify(const Databases& databases, Report& report) {
  const auto& filled = databases.filled.back();
  Office office(filled.file);
  const auto reader = office.store().reader();
  std::vector<double> ours;
  std::vector<double> floor;
  double megabytes = 0;
  for (int i = 0; i < repetitions; ++i) {
    app::VerifyReport verified;
    ours.push_back(timed([&] {
                     verified = app::verify(*reader, {}, {}, [](std::int64_t, std::int64_t) {});
                   }).wall_us);
    floor.push_back(hashing_us(*reader));
    report.expect(verified.findings.empty(), "verify has findings in a sound journal");
    report.expect(verified.texts > static_cast<std::int64_t>(filled.cases),
                  "verify has not looked at the texts");
    megabytes = static_cast<double>(verified.bytes) / 1e6;
  }
  report.add({.name = fmt::format("verify {:.0f} MB of events with their texts", megabytes),
              .ours = megabytes / median(ours) * 1e6,
              .floor = megabytes / median(floor) * 1e6,
              .unit = "MB/s",
              .ratio = median(floor) / median(ours),
              .goal = Goal{Bound::at_least, 0.5}});
}

}  // namespace luoshi::bench
