// Copies SQLite's log back into the file on a thread of its own, beside the writer: with 125 MiB in
// the log that takes some 100 ms, for which no commit has to wait. What was added meanwhile, a
// moment's work, is copied by the writer behind a commit: only then is the log whole in the file
// and begins anew.
#pragma once
#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

namespace luoshi::store {

class Connection;

class LogCopier {
 public:
  // Takes the place of the writer's own copying. pages: in the log before it is copied. The writer
  // outlives it; `own` is for the thread, which begins with the first work.
  LogCopier(Connection& writer, std::unique_ptr<Connection> own, int pages);
  ~LogCopier();
  LogCopier(const LogCopier&) = delete;
  LogCopier& operator=(const LogCopier&) = delete;

  // While it lives nothing is copied: for who empties the log himself. Waits for what goes on.
  [[nodiscard]] std::unique_lock<std::mutex> pause() { return std::unique_lock(copying_); }

 private:
  enum class State { idle, wanted, nearly_done };

  void committed(int pages);
  void work();
  bool wait_for_work();
  void copy_most();

  Connection& writer_;
  std::unique_ptr<Connection> own_;
  const int pages_;
  std::mutex copying_;  // held during a pass of the thread
  std::mutex mutex_;
  std::condition_variable woken_;
  State state_ = State::idle;
  bool ending_ = false;
  std::thread thread_;
};

}  // namespace luoshi::store
