// The embedded store: one SQLite file with one writer and a pool of reading connections.
//
// Settings and why: WAL with synchronous=FULL (an acknowledged write survives power loss),
// secure_delete (erased text leaves the file), no mmap (a read error would be a signal, not a
// fault), cache and log sizes as measured (base/limits.hpp). Connections are used by one thread at
// a time and opened without SQLite's own mutex.
#pragma once
#include <mutex>

#include "base/limits.hpp"
#include "journal/store.hpp"
#include "store/sqlite/statement_log.hpp"

namespace luoshi::store {

class Connection;
class LogCopier;
class RowWriter;

struct SqliteOptions {
  std::string path;           // created when it is not there; its folder must exist
  const char* vfs = nullptr;  // SQLite's name of the file layer; nullptr = the platform's
  int log_pages = base::limits::sqlite_checkpoint_pages;  // before the log is copied back
};

class SqliteStore final : public journal::Store {
 public:
  // Refusals: database_newer (written by a later release), database_foreign (another program's
  // file). Faults of the disk are exceptions.
  static base::Result<std::unique_ptr<SqliteStore>> open(const SqliteOptions& options);
  ~SqliteStore() override;

  std::unique_ptr<journal::WriteTransaction> begin() override;
  // Any thread; a reader must not outlive the store.
  std::unique_ptr<views::Reader> reader() override;
  std::vector<ViewDigest> view_digests() override;
  void clear_views() override;
  void scrub(const std::function<void(std::int64_t, std::int64_t)>& progress) override;
  // The file must not exist. Any thread.
  void back_up(const std::string& path,
               const std::function<void(std::int64_t, std::int64_t)>& progress) override;

  // Hands every statement of the writer to `log` before it runs; an empty function ends it.
  void log_statements(StatementLog log);

 private:
  friend class SqliteTransaction;
  friend class SqliteReader;
  explicit SqliteStore(const SqliteOptions& options);
  base::Result<void> prepare_file();
  std::unique_ptr<Connection> open_beside() const;
  std::unique_ptr<Connection> open_reader() const;
  std::unique_ptr<Connection> take_reader();
  void give_back(std::unique_ptr<Connection> reader);
  void require_idle_writer() const;
  void merge_search_index(const std::function<void(std::int64_t, std::int64_t)>& progress);
  void truncate_log();

  SqliteOptions options_;
  std::unique_ptr<Connection> writer_;
  std::unique_ptr<RowWriter> rows_;
  bool writing_ = false;  // a transaction is open
  bool failed_ = false;   // a commit failed: nothing more is written until the store is reopened
  std::int64_t known_epoch_ = 0;
  std::mutex readers_mutex_;
  std::vector<std::unique_ptr<Connection>> idle_readers_;
  std::unique_ptr<LogCopier> copier_;
};

}  // namespace luoshi::store
