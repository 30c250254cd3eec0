#include "store/sqlite/store.hpp"

#include "base/limits.hpp"
#include "store/sqlite/log_copier.hpp"
#include "store/sqlite/reader.hpp"
#include "store/sqlite/schema.hpp"
#include "store/sqlite/tokenizer.hpp"
#include "store/sqlite/transaction.hpp"

namespace luoshi::store {

SqliteStore::SqliteStore(const SqliteOptions& options) : options_(options) {}

SqliteStore::~SqliteStore() = default;

base::Result<std::unique_ptr<SqliteStore>> SqliteStore::open(const SqliteOptions& options) {
  std::unique_ptr<SqliteStore> store(new SqliteStore(options));
  store->writer_ = std::make_unique<Connection>(
      options.path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, options.vfs);
  if (auto ok = store->prepare_file(); !ok) return std::unexpected(std::move(ok.error()));
  store->rows_ = std::make_unique<RowWriter>(*store->writer_);
  store->copier_ =
      std::make_unique<LogCopier>(*store->writer_, store->open_beside(), options.log_pages);
  return store;
}

base::Result<void> SqliteStore::prepare_file() {
  Connection& db = *writer_;
  const auto known = std::ssize(schema_versions());
  std::int64_t found = 0;
  try {
    db.execute(writer_pragmas().c_str());
    const std::int64_t owner = db.pragma("PRAGMA application_id");
    found = db.pragma("PRAGMA user_version");
    const bool empty = db.pragma("SELECT count(*) FROM sqlite_schema") == 0;
    if (owner != application_id && !(empty && owner == 0 && found == 0))
      return base::refuse("database_foreign", {}, {{"file", options_.path}});
  } catch (const journal::StoreFault&) {
    if (sqlite3_errcode(db.raw()) != SQLITE_NOTADB) throw;
    return base::refuse("database_foreign", {}, {{"file", options_.path}});
  }
  if (found > known)
    return base::refuse("database_newer", {},
                        {{"file", options_.path},
                         {"found", std::to_string(found)},
                         {"known", std::to_string(known)}});
  db.execute(new_file_pragmas);
  register_tokenizer(db);
  for (std::int64_t version = found; version < known; ++version)
    db.execute(fmt::format("BEGIN IMMEDIATE; {}; PRAGMA application_id = {}; "
                           "PRAGMA user_version = {}; COMMIT",
                           schema_versions()[static_cast<std::size_t>(version)], application_id,
                           version + 1)
                   .c_str());
  return {};
}

std::unique_ptr<journal::WriteTransaction> SqliteStore::begin() {
  require_idle_writer();
  if (failed_) throw journal::StoreFault("read-only since a commit failed; open the store again");
  return std::make_unique<SqliteTransaction>(*this);
}

void SqliteStore::require_idle_writer() const {
  if (writing_) throw std::logic_error("a write transaction is still open");
}

std::unique_ptr<Connection> SqliteStore::open_beside() const {
  return std::make_unique<Connection>(options_.path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX,
                                      options_.vfs);
}

std::unique_ptr<Connection> SqliteStore::open_reader() const {
  auto out = open_beside();
  out->execute(reader_pragmas().c_str());
  register_tokenizer(*out);
  return out;
}

std::unique_ptr<Connection> SqliteStore::take_reader() {
  {
    const std::lock_guard lock(readers_mutex_);
    if (!idle_readers_.empty()) {
      auto out = std::move(idle_readers_.back());
      idle_readers_.pop_back();
      return out;
    }
  }
  return open_reader();
}

// The last to come is the first to go: those below the top are there for moments of much to do, and
// keep no pages until then.
void SqliteStore::give_back(std::unique_ptr<Connection> reader) {
  constexpr std::size_t warm = base::limits::sqlite_warm_readers_max;
  const std::lock_guard lock(readers_mutex_);
  idle_readers_.push_back(std::move(reader));
  if (idle_readers_.size() > warm)
    sqlite3_db_release_memory(idle_readers_[idle_readers_.size() - 1 - warm]->raw());
}

std::unique_ptr<views::Reader> SqliteStore::reader() {
  return std::make_unique<SqliteReader>(*this, take_reader());
}

void SqliteStore::log_statements(StatementLog log) {
  writer_->log_to(std::move(log));
}

}  // namespace luoshi::store
