#include "app/jobs.hpp"

#include <algorithm>

#include "app/founding.hpp"
#include "base/limits.hpp"
#include "base/thread_name.hpp"

namespace luoshi::app {

namespace fs = std::filesystem;
namespace limits = base::limits;

namespace {
bool has_ended(const JobView& view) {
  return view.status != JobStatus::waiting && view.status != JobStatus::running;
}
}  // namespace

Jobs::Jobs(fs::path folder, Clock clock) : folder_(std::move(folder)), clock_(std::move(clock)) {
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
  thread_ = std::thread([this] { run(); });
}

Jobs::~Jobs() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    for (auto& [id, job] : jobs_) job->cancelled = true;
  }
  wake_.notify_one();
  thread_.join();
}

base::Result<core::Id> Jobs::start(const core::Id& post, std::string kind, JobWork work) {
  const std::lock_guard lock(mutex_);
  forget_old();
  const auto open = std::ranges::count_if(jobs_, [&](const auto& one) {
    return one.second->post == post && !has_ended(one.second->view);
  });
  if (open >= limits::jobs_per_post_max || waiting_.size() >= limits::jobs_waiting_max)
    return base::refuse("jobs_too_many");
  auto job = std::make_shared<Job>();
  job->post = post;
  job->work = std::move(work);
  job->view.job = new_id(clock_);
  job->view.kind = std::move(kind);
  job->view.asked_at = clock_();
  const core::Id id = job->view.job;
  jobs_.emplace(id, job);
  waiting_.push_back(std::move(job));
  wake_.notify_one();
  return id;
}

const Jobs::Job* Jobs::of(const core::Id& job, const core::Id& post) const {
  const auto found = jobs_.find(job);
  return found != jobs_.end() && found->second->post == post ? found->second.get() : nullptr;
}

std::optional<JobView> Jobs::find(const core::Id& job, const core::Id& post) const {
  const std::lock_guard lock(mutex_);
  const Job* one = of(job, post);
  return one ? std::optional(one->view) : std::nullopt;
}

std::vector<JobView> Jobs::list(const core::Id& post) const {
  const std::lock_guard lock(mutex_);
  std::vector<JobView> out;
  for (const auto& [id, job] : jobs_)
    if (job->post == post) out.push_back(job->view);
  std::ranges::sort(out, std::ranges::greater{}, &JobView::asked_at);
  return out;
}

bool Jobs::cancel(const core::Id& job, const core::Id& post) {
  const std::lock_guard lock(mutex_);
  if (const Job* one = of(job, post); !one || has_ended(one->view)) return false;
  Job& one = *jobs_.at(job);
  one.cancelled = true;
  if (one.view.status == JobStatus::waiting) {
    one.view.status = JobStatus::cancelled;
    one.view.ended_at = clock_();
    std::erase_if(waiting_, [&](const auto& other) { return other.get() == &one; });
  }
  return true;
}

std::optional<fs::path> Jobs::file_of(const core::Id& job, const core::Id& post) const {
  const std::lock_guard lock(mutex_);
  const Job* one = of(job, post);
  if (!one || one->view.status != JobStatus::done || one->view.file.empty()) return std::nullopt;
  return folder_ / base::to_text(job) / one->view.file;
}

void Jobs::forget_old() {
  const std::int64_t before = clock_().us - limits::job_kept_time.count() * 1'000'000;
  std::erase_if(jobs_, [&](const auto& one) {
    const JobView& view = one.second->view;
    if (!view.ended_at || view.ended_at->us > before) return false;
    std::error_code ignored;
    fs::remove_all(folder_ / base::to_text(one.first), ignored);
    return true;
  });
}

void Jobs::run() {
  base::name_this_thread("jobs");
  for (;;) {
    std::shared_ptr<Job> job;
    {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [&] { return stopping_ || !waiting_.empty(); });
      if (stopping_) return;
      job = std::move(waiting_.front());
      waiting_.pop_front();
      job->view.status = JobStatus::running;
    }
    work_on(job);
  }
}

// An edge of the background loop: a fault ends the job, not the program.
void Jobs::work_on(const std::shared_ptr<Job>& job) {
  const fs::path folder = folder_ / base::to_text(job->view.job);
  const auto end = [&](JobStatus status, auto&& fill) {
    const std::lock_guard lock(mutex_);
    job->view.status = status;
    job->view.ended_at = clock_();
    job->work = nullptr;
    fill(job->view);
  };
  const auto nothing = [](JobView&) {};
  try {
    fs::create_directories(folder);
    const auto result = job->work({folder, [&](std::int64_t done, std::int64_t total) {
                                     if (job->cancelled) throw JobCancelled{};
                                     const std::lock_guard lock(mutex_);
                                     job->view.done = done;
                                     job->view.total = total;
                                   }});
    if (!result)
      return end(JobStatus::refused, [&](JobView& view) { view.refusal = result.error(); });
    end(JobStatus::done, [&](JobView& view) {
      view.report = result->report;
      view.file = result->file;
      if (!view.file.empty())
        view.file_bytes = static_cast<std::int64_t>(fs::file_size(folder / view.file));
    });
  } catch (const JobCancelled&) {
    end(JobStatus::cancelled, nothing);
  } catch (const std::exception& fault) {
    end(JobStatus::failed, [&](JobView& view) {
      view.refusal = base::Refusal{"job_failed", {}, {{"reason", fault.what()}}};
    });
  }
}

}  // namespace luoshi::app
