// Whole campaigns from seeds, with commands repeated, reordered and stale, and a clock that jumps.
// A seed that fails is printed with its last commands; LUOSHI_NIGHTLY=1 runs many more.
#include "soundness.hpp"

namespace luoshi::app {

namespace {
class Simulator : public testing::TestWithParam<std::uint64_t> {
 protected:
  Simulator() : now_(office_.now), executor_(*office_.store, [this] { return now_; }) {}

  SimulationOptions options(Mischief mischief) const {
    return {.units = nightly() ? 30 : 8,
            .days = nightly() ? 12 : 6,
            .seed = GetParam(),
            .start = *base::make_day(2018, 12, 2),
            .mischief = mischief};
  }

  void run(Mischief mischief) {
    SCOPED_TRACE("seed " + std::to_string(GetParam()));
    Simulation simulation(executor_, *office_.store, now_, options(mischief));
    simulation.run([](std::int64_t, std::int64_t) {});
    for (const std::string& broken : simulation.report().broken) ADD_FAILURE() << broken;
    EXPECT_GT(simulation.report().sent, 100);
    EXPECT_TRUE(simulation.report().accepted.contains("pass_check"));
    expect_sound(*office_.store);
    if (HasFailure()) std::cout << course_of(simulation);
  }

  Office office_;
  core::Instant now_;
  Executor executor_;
};

std::vector<std::uint64_t> seeds() {
  std::vector<std::uint64_t> out;
  for (std::uint64_t seed = 1; seed <= (nightly() ? 40 : 3); ++seed) out.push_back(seed);
  return out;
}

// The journal without what is random in it: salts show in the digests of texts.
std::string journal_of(views::Reader& reader) {
  std::string out;
  for (const auto& event : reader.events(1, 1'000'000)) {
    std::string bytes = event.bytes;
    constexpr std::string_view before = R"("digest":")";
    for (auto at = bytes.find(before); at != bytes.npos; at = bytes.find(before, at + 1))
      bytes.replace(at, bytes.find('"', at + before.size()) + 1 - at, before);
    out += bytes + "\n";
  }
  return out;
}
}  // namespace

TEST_P(Simulator, an_ordinary_campaign_keeps_every_promise) {
  run({});
}

TEST_P(Simulator, repeated_reordered_and_stale_commands_and_clock_jumps_break_nothing) {
  run({.repeated = 15, .held_back = 10, .clock_jumps = 4});
}

INSTANTIATE_TEST_SUITE_P(Seeds, Simulator, testing::ValuesIn(seeds()));

TEST(simulator_seeds, one_seed_gives_one_journal) {
  std::vector<std::string> journals;
  for (int run = 0; run < 2; ++run) {
    Office office;
    core::Instant now = office.now;
    Executor executor(*office.store, [&] { return now; });
    Simulation simulation(executor, *office.store, now,
                          {.units = 6,
                           .days = 2,
                           .seed = 11,
                           .start = *base::make_day(2018, 12, 2),
                           .mischief = {.repeated = 10, .held_back = 10, .clock_jumps = 3}});
    simulation.run([](std::int64_t, std::int64_t) {});
    const auto reader = office.store->reader();
    journals.push_back(journal_of(*reader));
  }
  EXPECT_EQ(journals[0].size(), journals[1].size());
  EXPECT_TRUE(journals[0] == journals[1]);
}

TEST(simulator_seeds, more_villages_than_the_pack_has_are_made) {
  Office office;
  core::Instant now = office.now;
  Executor executor(*office.store, [&] { return now; });
  Simulation simulation(
      executor, *office.store, now,
      {.units = 50, .days = 1, .seed = 3, .start = *base::make_day(2018, 12, 2), .mischief = {}});
  simulation.run([](std::int64_t, std::int64_t) {});
  EXPECT_EQ(simulation.report().accepted.at("record_unit"), 50 - 44);
  for (const std::string& broken : simulation.report().broken) ADD_FAILURE() << broken;
  expect_proven(*office.store);
}

}  // namespace luoshi::app
