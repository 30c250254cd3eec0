#include "http/slow_work.hpp"

#include <spdlog/spdlog.h>

#include "base/thread_name.hpp"

namespace luoshi::http {

SlowWork::SlowWork() {
  for (std::size_t i = 0; i < base::limits::slow_work_threads; ++i)
    threads_.emplace_back([this] { run(); });
}

SlowWork::~SlowWork() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  threads_.clear();
}

bool SlowWork::submit(Task task) {
  {
    const std::lock_guard lock(mutex_);
    if (stopping_ || waiting_.size() >= base::limits::slow_work_waiting_max) return false;
    waiting_.push_back(std::move(task));
  }
  wake_.notify_one();
  return true;
}

void SlowWork::run() {
  base::name_this_thread("slow work");
  for (;;) {
    Task task;
    {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [&] { return stopping_ || !waiting_.empty(); });
      if (waiting_.empty()) return;
      task = std::move(waiting_.front());
      waiting_.pop_front();
    }
    try {
      task();
    } catch (const std::exception& fault) {
      // Whoever waits for the answer gets 500 when the task is dropped.
      spdlog::error("slow work: {}", fault.what());
    }
  }
}

}  // namespace luoshi::http
