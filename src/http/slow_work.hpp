// Work that takes tens of milliseconds and more (argon2id, commits of the accounts' file, pictures)
// and must not hold a network thread: a few threads and a bounded queue.
#pragma once
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "base/limits.hpp"

namespace luoshi::http {

class SlowWork {
 public:
  using Task = std::move_only_function<void()>;

  SlowWork();
  ~SlowWork();  // finishes what waits
  SlowWork(const SlowWork&) = delete;
  SlowWork& operator=(const SlowWork&) = delete;

  // False when too much waits (limits: slow_work_waiting_max); the task is then not run. A fault
  // of a task ends that task only.
  bool submit(Task task);

 private:
  void run();

  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Task> waiting_;
  bool stopping_ = false;
  std::vector<std::jthread> threads_;
};

}  // namespace luoshi::http
