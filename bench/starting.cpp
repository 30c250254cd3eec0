// From opening the file until the first command is answered. The floor is the goal itself: one
// second.
#include <fmt/format.h>

#include "bench/benchmarks.hpp"
#include "bench/clockwork.hpp"

namespace luoshi::bench {

namespace {
constexpr int repetitions = 3;
constexpr double floor_ms = 1'000;
}  // namespace

void measure_start(const Databases& databases, Report& report) {
  const auto& filled = databases.filled.back();
  std::vector<double> times;
  for (int i = 0; i < repetitions; ++i) {
    const double begin = wall_now_us();
    auto store = store::SqliteStore::open({.path = filled.file.string()});
    if (!store) throw std::runtime_error(store.error().code);
    app::Writer writer(**store, [] { return campaign_begin(); });
    // Answered by the writer, refused, and so not written.
    const app::Outcome outcome = writer.execute({.id = command_id("start", 1),
                                                 .record = command_id("start", 2),
                                                 .actor = app::machinery(),
                                                 .command = core::AcceptCase{}});
    times.push_back((wall_now_us() - begin) / 1e3);
    report.expect(!outcome && outcome.error().code == "record_missing",
                  "the first command was not answered as it should");
  }
  report.add({.name = fmt::format("start until ready, {} cases", filled.cases),
              .ours = median(times),
              .floor = floor_ms,
              .unit = "ms",
              .ratio = median(times) / floor_ms,
              .goal = Goal{Bound::at_most, 1}});
}

}  // namespace luoshi::bench
