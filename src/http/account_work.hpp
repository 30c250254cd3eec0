// Work that takes tens of milliseconds (argon2id, commits of the accounts' file) and must not hold
// a network thread: a few threads and a bounded queue.
#pragma once
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "base/limits.hpp"

namespace luoshi::http {

class AccountWork {
 public:
  using Task = std::move_only_function<void()>;

  AccountWork();
  ~AccountWork();  // finishes what waits
  AccountWork(const AccountWork&) = delete;
  AccountWork& operator=(const AccountWork&) = delete;

  // False when too much waits (limits: account_work_waiting_max); the task is then not run. A fault
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
