// Long work (exports, imports, backups): one at a time on a thread of its own, with progress, and a
// file to fetch at the end. Jobs belong to a post and live as long as this process; what a former
// process left is removed, and its jobs are unknown.
#pragma once
#include <atomic>
#include <condition_variable>
#include <deque>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <thread>

#include "app/clock.hpp"
#include "base/json.hpp"

namespace luoshi::app {

enum class JobStatus { waiting, running, done, refused, failed, cancelled };
BOOST_DESCRIBE_ENUM(JobStatus, waiting, running, done, refused, failed, cancelled)

struct JobView {
  core::Id job;
  std::string kind;
  JobStatus status = JobStatus::waiting;
  std::int64_t done = 0;   // of `total`, in the work's own pieces (rows, pages)
  std::int64_t total = 0;  // 0: not known yet
  core::Instant asked_at;
  std::optional<core::Instant> ended_at;
  std::optional<base::Refusal> refusal;  // refused
  std::string report;                    // JSON of the work's own report; empty: none
  std::string file;                      // its name; empty: none
  std::int64_t file_bytes = 0;
};

// Given to the work. Thread: the job's.
struct JobHandle {
  std::filesystem::path folder;  // its own; a file left there is fetched as the result
  // Throws JobCancelled when the job was cancelled meanwhile.
  std::function<void(std::int64_t done, std::int64_t total)> progress;
};
struct JobCancelled {};

struct JobResult {
  std::string report;  // JSON
  std::string file;    // name in the job's folder; empty: none
};
using JobWork = std::function<base::Result<JobResult>(const JobHandle&)>;

// Thread-safe.
class Jobs {
 public:
  Jobs(std::filesystem::path folder, Clock clock);
  ~Jobs();  // cancels what runs
  Jobs(const Jobs&) = delete;
  Jobs& operator=(const Jobs&) = delete;

  // Refusal: jobs_too_many (limits: jobs_per_post_max, jobs_waiting_max).
  base::Result<core::Id> start(const core::Id& post, std::string kind, JobWork work);
  std::optional<JobView> find(const core::Id& job, const core::Id& post) const;
  std::vector<JobView> list(const core::Id& post) const;  // latest first
  // False when there is no such job, or it has ended.
  bool cancel(const core::Id& job, const core::Id& post);
  // The file of a finished job.
  std::optional<std::filesystem::path> file_of(const core::Id& job, const core::Id& post) const;

 private:
  struct Job {
    core::Id post;
    JobView view;
    JobWork work;
    std::atomic<bool> cancelled = false;
  };
  void run();
  void work_on(const std::shared_ptr<Job>& job);
  void forget_old();
  const Job* of(const core::Id& job, const core::Id& post) const;

  std::filesystem::path folder_;
  Clock clock_;
  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::map<core::Id, std::shared_ptr<Job>> jobs_;
  std::deque<std::shared_ptr<Job>> waiting_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace luoshi::app
