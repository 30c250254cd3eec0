// Verifying a whole journal against hashing the same bytes, events and texts with their salts, one
// by one from memory.
#include <fmt/format.h>

#include "app/verify.hpp"
#include "bench/benchmarks.hpp"
#include "bench/clockwork.hpp"

namespace luoshi::bench {

namespace {
constexpr int repetitions = 3;
constexpr std::int32_t rows_a_page = 2'000;

struct Hashed {
  double us = 0;
  std::int64_t bytes = 0;
};

// Only the hashing is timed; reading the pages is not.
Hashed hash_everything(views::Reader& reader) {
  Hashed out;
  std::uint8_t seen = 0;
  const auto hash = [&](const base::Digest& salt, std::string_view bytes) {
    seen ^= journal::leaf_data(salt, base::as_bytes(bytes)).front();
    out.bytes += static_cast<std::int64_t>(salt.size() + bytes.size());
  };
  for (std::int64_t next = 1;;) {
    const auto events = reader.events(next, rows_a_page);
    if (events.empty()) break;
    out.us += timed([&] {
                for (const auto& event : events) hash(event.salt, event.bytes);
              }).wall_us;
    next = events.back().seq + 1;
  }
  for (std::int64_t next = 1;;) {
    const auto texts = reader.texts(next, rows_a_page);
    if (texts.empty()) break;
    out.us += timed([&] {
                for (const auto& [key, text] : texts) hash(text.salt, text.text);
              }).wall_us;
    next = texts.back().first + 1;
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
                     verified =
                         app::verify(office.store(), {}, {}, [](std::int64_t, std::int64_t) {});
                   }).wall_us);
    const Hashed hashed = hash_everything(*reader);
    floor.push_back(hashed.us);
    report.expect(verified.findings.empty(), "verify has findings in a sound journal");
    report.expect(verified.texts > static_cast<std::int64_t>(filled.cases),
                  "verify has not looked at the texts");
    megabytes = static_cast<double>(hashed.bytes) / 1e6;
  }
  report.add({.name = fmt::format("verify {:.0f} MB of events and texts", megabytes),
              .ours = megabytes / median(ours) * 1e6,
              .floor = megabytes / median(floor) * 1e6,
              .unit = "MB/s",
              .ratio = median(floor) / median(ours),
              .goal = Goal{Bound::at_least, 0.5}});
}

}  // namespace luoshi::bench
