// The store's rarer duties: digests of the views, emptying them, erasing for good, backups.
#include <filesystem>
#include <thread>

#include "base/limits.hpp"
#include "store/sqlite/log_copier.hpp"
#include "store/sqlite/row_writer.hpp"
#include "store/sqlite/schema.hpp"
#include "store/sqlite/store.hpp"
#include "store/sqlite/stored_row.hpp"

namespace luoshi::store {

namespace {
using Progress = std::function<void(std::int64_t, std::int64_t)>;

// Every value with its length, so that no two rows give the same bytes.
journal::Store::ViewDigest digest_of(std::string_view table, Lease row, int columns) {
  journal::Store::ViewDigest out{.table = std::string(table)};
  base::Sha256 hasher;
  std::string bytes;
  for (; row->step(); ++out.rows) {
    bytes.clear();
    for (int i = 0; i < columns; ++i) {
      if (row->is_null(i)) {
        bytes += "-;";
      } else {
        const std::string_view value = row->text(i);
        fmt::format_to(std::back_inserter(bytes), "{}:{};", value.size(), value);
      }
    }
    hasher.add(bytes);
  }
  out.digest = hasher.finish();
  return out;
}
}  // namespace

std::vector<SqliteStore::ViewDigest> SqliteStore::view_digests() {
  const auto connection = open_reader();
  connection->execute("PRAGMA query_only = OFF");
  connection->execute(search_terms_table);
  connection->run(Sql::begin_read);
  std::vector<ViewDigest> out;
  const auto add = [&](std::string_view table, Sql sql, int columns) {
    Lease rows =
        sql == Sql::dump_search ? connection->query(sql) : connection->query(sql, the_authority);
    out.push_back(digest_of(table, std::move(rows), columns));
  };
  add("record", Sql::dump_records, 22);
  add("scope_row", Sql::dump_scopes, 6);
  add("search", Sql::dump_search, 2);
  add("entry", Sql::dump_entries, 8);
  add("entry_sum", Sql::dump_sums, 6);
  connection->run(Sql::commit);
  return out;
}

void SqliteStore::clear_views() {
  require_idle_writer();
  writer_->run(Sql::begin_write);
  try {
    writer_->execute(clear_views_script);
    writer_->run(Sql::commit);
  } catch (const journal::StoreFault&) {
    if (sqlite3_get_autocommit(writer_->raw()) == 0) writer_->run(Sql::roll_back);
    throw;
  }
  rows_->forget();
}

void SqliteStore::scrub(const Progress& progress) {
  require_idle_writer();
  merge_search_index(progress);
  truncate_log();
}

// Brings all segments of the search index into one, step by step: only then are the terms of what
// was taken out gone from it. Each step is a transaction of its own.
void SqliteStore::merge_search_index(const Progress& progress) {
  const std::int64_t pages = writer_->pragma("SELECT count(*) FROM search_data");
  const std::int64_t total = std::max<std::int64_t>(pages, 1);
  std::int64_t done = 0;
  // A negative number begins a merge of everything, a positive one goes on with it.
  int step = -base::limits::search_merge_pages;
  for (;;) {
    const std::int64_t before = sqlite3_total_changes64(writer_->raw());
    writer_->run(Sql::search_merge, step);
    step = base::limits::search_merge_pages;
    done += base::limits::search_merge_pages;
    // SQLite's manual: a step that changed less than two rows found nothing left to merge.
    if (sqlite3_total_changes64(writer_->raw()) - before < 2) break;
    if (progress) progress(std::min(done, total - 1), total);
  }
  if (progress) progress(total, total);
}

void SqliteStore::truncate_log() {
  const auto paused = copier_->pause();
  const int result = sqlite3_wal_checkpoint_v2(writer_->raw(), "main", SQLITE_CHECKPOINT_TRUNCATE,
                                               nullptr, nullptr);
  if (result != SQLITE_OK) writer_->fail("empty the log; a long reader may hold it");
}

namespace {
struct CloseBackup {
  void operator()(sqlite3_backup* backup) const { sqlite3_backup_finish(backup); }
};
}  // namespace

void SqliteStore::back_up(const std::string& path, const Progress& progress) {
  if (std::filesystem::exists(path))
    throw journal::StoreFault(path + ": exists; a backup never replaces a file");
  const auto source = open_reader();
  // Pinning a snapshot keeps the copy from starting anew with every commit.
  source->run(Sql::begin_read);
  if (Lease row = source->query(Sql::find_head, the_authority); row->step()) {
  }
  Connection target(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX,
                    options_.vfs);
  std::unique_ptr<sqlite3_backup, CloseBackup> backup(
      sqlite3_backup_init(target.raw(), "main", source->raw(), "main"));
  if (!backup) target.fail("begin the backup");
  int result = SQLITE_OK;
  while (result == SQLITE_OK) {
    result = sqlite3_backup_step(backup.get(), base::limits::backup_step_pages);
    const std::int64_t total = sqlite3_backup_pagecount(backup.get());
    if (progress) progress(total - sqlite3_backup_remaining(backup.get()), total);
  }
  if (result != SQLITE_DONE || sqlite3_backup_finish(backup.release()) != SQLITE_OK)
    target.fail("write the backup");
}

}  // namespace luoshi::store
