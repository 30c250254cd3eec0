#include "store/sqlite/accounts_store.hpp"

#include <sys/stat.h>

#include "base/limits.hpp"
#include "store/sqlite/accounts_schema.hpp"
#include "store/sqlite/accounts_transaction.hpp"

namespace luoshi::store {

AccountsStore::Side::Side(const std::string& path)
    : connection(std::make_unique<Connection>(
          path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr)) {
  connection->execute(fmt::format("PRAGMA busy_timeout = {}; PRAGMA secure_delete = ON;",
                                  base::limits::sqlite_busy_ms_max)
                          .c_str());
}

AccountsStore::Side::~Side() {
  statements.clear();
}

Statement& AccountsStore::Side::prepared(const char* sql) {
  auto& statement = statements[sql];
  if (!statement) statement = std::make_unique<Statement>(*connection, sql);
  return *statement;
}

AccountsStore::~AccountsStore() = default;

base::Result<std::unique_ptr<AccountsStore>> AccountsStore::open(const std::string& path) {
  std::unique_ptr<AccountsStore> store(new AccountsStore(path));
  // SQLite gives its -wal and -shm the rights of the file.
  if (::chmod(path.c_str(), 0600) != 0) throw journal::StoreFault(path + ": chmod");
  if (auto ok = store->prepare_file(path); !ok) return std::unexpected(std::move(ok.error()));
  return store;
}

base::Result<void> AccountsStore::prepare_file(const std::string& path) {
  Connection& db = *writer_.connection;
  std::int64_t found = 0;
  try {
    const std::int64_t owner = db.pragma("PRAGMA application_id");
    found = db.pragma("PRAGMA user_version");
    const bool empty = db.pragma("SELECT count(*) FROM sqlite_schema") == 0;
    if (owner != accounts_application_id && !(empty && owner == 0))
      return base::refuse("database_foreign", {}, {{"file", path}});
  } catch (const journal::StoreFault&) {
    if (sqlite3_errcode(db.raw()) != SQLITE_NOTADB) throw;
    return base::refuse("database_foreign", {}, {{"file", path}});
  }
  const auto known = std::ssize(accounts_schema_versions);
  if (found > known) return base::refuse("account_schema_newer", {}, {{"file", path}});
  db.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
  // Two processes may make the file at once: each looks again inside its transaction.
  while (found < known) {
    db.execute("BEGIN IMMEDIATE");
    found = db.pragma("PRAGMA user_version");
    if (found < known)
      db.execute(fmt::format("{}; PRAGMA application_id = {}; PRAGMA user_version = {}",
                             accounts_schema_versions[static_cast<std::size_t>(found)],
                             accounts_application_id, found + 1)
                     .c_str());
    db.execute("COMMIT");
    found = db.pragma("PRAGMA user_version");
  }
  return {};
}

std::unique_ptr<accounts::Transaction> AccountsStore::begin() {
  return std::make_unique<AccountsTransaction>(writer_, "BEGIN IMMEDIATE");
}

std::unique_ptr<accounts::Transaction> AccountsStore::begin_reading() {
  return std::make_unique<AccountsTransaction>(reader_, "BEGIN");
}

}  // namespace luoshi::store
