// A prepared SQLite statement and the connection that keeps them: binding by $1, $2, ..., columns
// by number. Errors of SQLite become StoreFault. Nothing here knows a table.
#pragma once
#include <sqlite3.h>

#include "journal/port.hpp"
#include "store/sqlite/sql.hpp"
#include "store/sqlite/statement_log.hpp"

namespace luoshi::store {

using base::Digest;
using base::Id;

struct Blob {
  std::string_view bytes;
};

class Connection;

class Statement {
 public:
  Statement(Connection& connection, const char* sql);
  ~Statement();
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  // Binds all of $1, $2, ... in order: no step may find a value of an earlier use, which may be
  // gone. Kept: values are copied. Lent: they outlive the next reset.
  enum class Lifetime { kept, lent };
  template <class... T>
  void bind(Lifetime lifetime, const T&... values) {
    lifetime_ = lifetime;
    int number = 0;
    (bind_one(++number, values), ...);
    expect_all_bound(number);
    log();
  }

  bool step();  // true: there is a row
  void reset();

  bool is_null(int column) const { return sqlite3_column_type(raw_, column) == SQLITE_NULL; }
  std::int64_t integer(int column) const { return sqlite3_column_int64(raw_, column); }
  std::string_view text(int column) const;  // text or blob; valid until the next step
  Id id(int column) const;
  Digest digest(int column) const;
  std::optional<std::int64_t> optional_integer(int column) const;
  std::optional<Id> optional_id(int column) const;

 private:
  void bind_one(int number, std::int64_t value);
  void bind_one(int number, std::string_view text);
  void bind_one(int number, Blob blob);
  void bind_one(int number, std::nullptr_t);
  void bind_one(int number, std::int32_t value) { bind_one(number, std::int64_t{value}); }
  void bind_one(int number, std::span<const std::uint8_t> bytes);
  void bind_one(int number, const Id& id) { bind_one(number, std::span(id.bytes)); }
  template <class T>
  void bind_one(int number, const std::optional<T>& value) {
    if (value)
      bind_one(number, *value);
    else
      bind_one(number, nullptr);
  }
  void check(int result) const;
  void expect_all_bound(int count) const;
  void log();

  Connection& connection_;
  sqlite3_stmt* raw_ = nullptr;
  std::vector<int> places_;  // SQLite numbers $n by first appearance
  Lifetime lifetime_ = Lifetime::kept;
  LoggedStatement logged_;
};

// A statement taken from the connection's pool; returned and reset at the end of its life.
class Lease {
 public:
  Lease(Connection& connection, std::size_t slot, std::unique_ptr<Statement> statement)
      : connection_(&connection), slot_(slot), statement_(std::move(statement)) {}
  Lease(Lease&&) = default;
  Lease& operator=(Lease&&) = default;
  ~Lease();

  Statement* operator->() { return statement_.get(); }
  Statement& operator*() { return *statement_; }

 private:
  Connection* connection_;
  std::size_t slot_;
  std::unique_ptr<Statement> statement_;
};

// One SQLite connection; used by one thread at a time.
class Connection {
 public:
  // flags: SQLITE_OPEN_*. vfs: nullptr = the platform's.
  Connection(const std::string& path, int flags, const char* vfs);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  sqlite3* raw() const { return raw_; }
  // Several statements separated by semicolons, without values or rows.
  void execute(const char* sql);
  std::int64_t pragma(const char* sql);

  // Binds and leaves the rows to be stepped through.
  template <class... T>
  Lease query(Sql sql, const T&... values) {
    Lease lease = take(sql);
    lease->bind(Statement::Lifetime::kept, values...);
    return lease;
  }
  // Binds, runs to the end, expects no rows.
  template <class... T>
  void run(Sql sql, const T&... values) {
    Lease lease = take(sql);
    lease->bind(Statement::Lifetime::lent, values...);
    lease->step();
  }

  void log_to(StatementLog log) { log_ = std::move(log); }
  [[noreturn]] void fail(std::string_view doing) const;

 private:
  friend class Lease;
  friend class Statement;
  Lease take(Sql sql);

  sqlite3* raw_ = nullptr;
  std::vector<std::vector<std::unique_ptr<Statement>>> idle_;  // by Sql
  StatementLog log_;
};

}  // namespace luoshi::store
