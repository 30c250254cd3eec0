#include "store/sqlite/log_copier.hpp"

#include "base/limits.hpp"
#include "base/thread_name.hpp"
#include "store/sqlite/statement.hpp"

namespace luoshi::store {

namespace {
// A pass over what was added during the one before; the third finds hardly anything.
constexpr int passes_max = 3;

// Pages of the log that are not in the file yet; none where it cannot be told. A pass that fails
// changes nothing: the log keeps what it holds, and the next commit asks again.
int copy_pages(Connection& connection) {
  int in_log = 0;
  int copied = 0;
  const int result = sqlite3_wal_checkpoint_v2(connection.raw(), "main", SQLITE_CHECKPOINT_PASSIVE,
                                               &in_log, &copied);
  return result == SQLITE_OK ? in_log - copied : 0;
}
}  // namespace

LogCopier::LogCopier(Connection& writer, std::unique_ptr<Connection> own, int pages)
    : writer_(writer), own_(std::move(own)), pages_(pages) {
  own_->execute("PRAGMA synchronous = FULL; PRAGMA cache_size = -64");
  own_->pragma("SELECT count(*) FROM sqlite_schema");  // before its first reading it knows no log
  const auto hook = [](void* self, sqlite3*, const char*, int in_log) {
    static_cast<LogCopier*>(self)->committed(in_log);
    return SQLITE_OK;
  };
  sqlite3_wal_hook(writer_.raw(), hook, this);
}

LogCopier::~LogCopier() {
  sqlite3_wal_hook(writer_.raw(), nullptr, nullptr);
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  woken_.notify_one();
  if (thread_.joinable()) thread_.join();
}

// On the writer's thread, behind each commit. A log of twice the size is no longer left to the
// thread alone: it may be slower than the writer, or a reader may hold both up.
void LogCopier::committed(int pages) {
  if (pages < pages_) return;
  const bool is_late = pages >= 2 * pages_;
  {
    const std::lock_guard lock(mutex_);
    if (!is_late && state_ == State::wanted) return;
    if (state_ == State::idle) {
      state_ = State::wanted;
      if (!thread_.joinable()) thread_ = std::thread([this] { work(); });
      woken_.notify_one();
      if (!is_late) return;
    } else if (state_ == State::nearly_done) {
      state_ = State::idle;
    }
  }
  // While the thread is at it this does nothing.
  copy_pages(writer_);
}

void LogCopier::work() {
  base::name_this_thread("log copier");
  while (wait_for_work()) {
    copy_most();
    const std::lock_guard lock(mutex_);
    state_ = State::nearly_done;
  }
}

bool LogCopier::wait_for_work() {
  std::unique_lock lock(mutex_);
  woken_.wait(lock, [&] { return ending_ || state_ == State::wanted; });
  return !ending_;
}

void LogCopier::copy_most() {
  const std::lock_guard lock(copying_);
  for (int pass = 0; pass < passes_max; ++pass)
    if (copy_pages(*own_) < base::limits::sqlite_checkpoint_rest_pages) return;
}

}  // namespace luoshi::store
