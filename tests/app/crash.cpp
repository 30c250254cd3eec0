// Whole campaigns on a disk that fails: at the Nth write, sync or truncation, once or for ever, or
// because it is full. Then the folder is opened anew: what was acknowledged is there, the journal
// is whole, the views are those of the journal, and the campaign goes on.
#include "soundness.hpp"
#include "tests/store/fault_vfs.hpp"

namespace luoshi::app {

namespace {
using store::test::Fault;
using store::test::FaultPlan;
using store::test::Lasting;

constexpr std::int64_t operations_max = 4000;  // about those of a campaign below

int faults_tried() {
  return nightly() ? 120 : 4;
}

std::unique_ptr<store::SqliteStore> open_store(const std::filesystem::path& file, const char* vfs) {
  auto opened = store::SqliteStore::open({.path = file.string(), .vfs = vfs});
  if (!opened) throw std::runtime_error(opened.error().code);
  return std::move(*opened);
}

struct Situation {
  Fault fault;
  Lasting lasting;
};

class Crash : public testing::TestWithParam<Situation> {
 protected:
  SimulationOptions options(std::uint64_t seed, std::int32_t days) const {
    return {.units = 6,
            .days = days,
            .seed = seed,
            .start = *base::make_day(2018, 12, 2) + static_cast<std::int32_t>(seed % 2),
            .mischief = {.repeated = 10, .held_back = 5, .clock_jumps = 0}};
  }

  // What was acknowledged until the disk failed, or until the end.
  std::vector<Acknowledged> run_into(const FaultPlan& plan, std::uint64_t seed) {
    const auto store = open_store(file_, store::test::fault_vfs());
    core::Instant now;
    std::vector<Acknowledged> acknowledged;
    std::optional<Executor> executor;
    std::optional<Simulation> simulation;
    store::test::arm(plan);
    try {
      executor.emplace(*store, [&] { return now; });
      simulation.emplace(*executor, *store, now, options(seed, 2));
      simulation->run([](std::int64_t, std::int64_t) {});
    } catch (const journal::StoreFault&) {
      faulted_ = true;
    }
    if (simulation) {
      acknowledged = simulation->acknowledged();
      for (const std::string& broken : simulation->report().broken) ADD_FAILURE() << broken;
    }
    simulation.reset();
    store::test::disarm();
    return acknowledged;
  }

  void expect_there(journal::Store& store, const std::vector<Acknowledged>& acknowledged) {
    const auto transaction = store.begin();
    for (const Acknowledged& one : acknowledged) {
      const auto known = transaction->find_command(one.command);
      ASSERT_TRUE(known) << "acknowledged and lost: " << base::to_text(one.command);
      EXPECT_EQ(known->first_seq, one.accepted.first_seq);
      EXPECT_EQ(known->last_seq, one.accepted.last_seq);
    }
  }

  void fail_and_recover(std::uint64_t seed) {
    Dice dice(seed);
    const FaultPlan plan{.at = dice.between(1, operations_max),
                         .fault = GetParam().fault,
                         .lasting = GetParam().lasting};
    SCOPED_TRACE("seed " + std::to_string(seed) + ", fault at " + std::to_string(plan.at));
    for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(file_.string() + end);
    founded().back_up(file_.string(), [](std::int64_t, std::int64_t) {});
    const auto acknowledged = run_into(plan, seed);
    const auto store = open_store(file_, nullptr);
    expect_there(*store, acknowledged);
    expect_sound(*store);
    core::Instant now = store->reader()->head().last_at;
    Executor executor(*store, [&] { return now; });
    Simulation after(executor, *store, now, options(seed + 1'000'000, 1));
    after.run([](std::int64_t, std::int64_t) {});
    for (const std::string& broken : after.report().broken) ADD_FAILURE() << broken;
    EXPECT_GT(after.report().sent, 5);
  }

  // Founded once for all situations.
  static journal::Store& founded() {
    static Office office;
    return *office.store;
  }

  TemporaryFolder folder_;
  std::filesystem::path file_ = folder_.path / "luoshi.db";
  bool faulted_ = false;
};
}  // namespace

TEST_P(Crash, a_failing_disk_loses_nothing_that_was_acknowledged) {
  bool some = false;
  for (int i = 0; i < faults_tried() && !HasFailure(); ++i) {
    faulted_ = false;
    fail_and_recover(static_cast<std::uint64_t>(i) * 7 + 5);
    some = some || faulted_;
  }
  EXPECT_TRUE(some) << "no fault has happened: the operations tried are too late";
}

INSTANTIATE_TEST_SUITE_P(Faults, Crash,
                         testing::Values(Situation{Fault::io_error, Lasting::once},
                                         Situation{Fault::io_error, Lasting::for_ever},
                                         Situation{Fault::disk_full, Lasting::once},
                                         Situation{Fault::disk_full, Lasting::for_ever}));

}  // namespace luoshi::app
