// Long work beside everything else: one at a time, watched, cancelled, fetched, and nobody else's.
#include "app/jobs.hpp"

#include <condition_variable>
#include <fstream>

#include "base/limits.hpp"
#include "tests/app/office.hpp"

namespace luoshi::app {

namespace {
core::Id post(std::uint8_t number) {
  core::Id id;
  id.bytes[0] = number;
  return id;
}

// Lets the work wait until the test says go.
struct Gate {
  std::mutex mutex;
  std::condition_variable changed;
  bool open = false;
  void wait() {
    std::unique_lock lock(mutex);
    changed.wait(lock, [&] { return open; });
  }
  void let_through() {
    const std::lock_guard lock(mutex);
    open = true;
    changed.notify_all();
  }
};

class JobsTest : public testing::Test {
 protected:
  JobView ended(const core::Id& job) {
    for (;;) {
      const auto view = jobs_.find(job, post(1));
      if (view->ended_at) return *view;
      std::this_thread::yield();
    }
  }
  TemporaryFolder folder_;
  Gate gate_;  // outlives the work that waits at it
  Jobs jobs_{folder_.path / "jobs", system_clock()};
};
}  // namespace

TEST_F(JobsTest, leaves_its_file_and_report_to_whoever_asked) {
  const auto job = jobs_.start(post(1), "export", [](const JobHandle& handle) {
    std::ofstream(handle.folder / "case.csv") << "一行";
    handle.progress(1, 1);
    return base::Result<JobResult>(JobResult{R"({"rows":1})", "case.csv"});
  });
  ASSERT_TRUE(job);
  const JobView view = ended(*job);
  EXPECT_EQ(view.status, JobStatus::done);
  EXPECT_EQ(view.report, R"({"rows":1})");
  EXPECT_EQ(view.file_bytes, 6);
  EXPECT_EQ(view.done, 1);
  ASSERT_TRUE(jobs_.file_of(*job, post(1)));
  EXPECT_FALSE(jobs_.find(*job, post(2)));
  EXPECT_FALSE(jobs_.file_of(*job, post(2)));
  EXPECT_TRUE(jobs_.list(post(2)).empty());
}

TEST_F(JobsTest, a_refusal_and_a_fault_are_told_apart) {
  const auto refused =
      jobs_.start(post(1), "import", [](const JobHandle&) -> base::Result<JobResult> {
        return base::refuse("file_missing", "files");
      });
  const auto failed =
      jobs_.start(post(1), "import", [](const JobHandle&) -> base::Result<JobResult> {
        throw std::runtime_error("no space left");
      });
  EXPECT_EQ(ended(*refused).status, JobStatus::refused);
  EXPECT_EQ(ended(*refused).refusal->code, "file_missing");
  EXPECT_EQ(ended(*failed).status, JobStatus::failed);
  EXPECT_EQ(ended(*failed).refusal->args.at("reason"), "no space left");
}

TEST_F(JobsTest, is_cancelled_while_it_runs_or_waits) {
  const auto running = jobs_.start(post(1), "export", [&](const JobHandle& handle) {
    gate_.wait();
    handle.progress(1, 2);
    return base::Result<JobResult>(JobResult{});
  });
  const auto waiting = jobs_.start(
      post(1), "export", [](const JobHandle&) { return base::Result<JobResult>(JobResult{}); });
  EXPECT_FALSE(jobs_.cancel(*running, post(2)));
  EXPECT_TRUE(jobs_.cancel(*running, post(1)));
  EXPECT_TRUE(jobs_.cancel(*waiting, post(1)));
  gate_.let_through();
  EXPECT_EQ(ended(*running).status, JobStatus::cancelled);
  EXPECT_EQ(ended(*waiting).status, JobStatus::cancelled);
  EXPECT_FALSE(jobs_.cancel(*waiting, post(1)));
}

TEST_F(JobsTest, nobody_fills_the_queue_alone) {
  const auto wait = [&](const JobHandle&) {
    gate_.wait();
    return base::Result<JobResult>(JobResult{});
  };
  for (std::int64_t i = 0; i < base::limits::jobs_per_post_max; ++i)
    ASSERT_TRUE(jobs_.start(post(1), "export", wait));
  EXPECT_EQ(jobs_.start(post(1), "export", wait).error().code, "jobs_too_many");
  EXPECT_TRUE(jobs_.start(post(2), "export", wait));
  gate_.let_through();
}

}  // namespace luoshi::app
