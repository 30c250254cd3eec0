#include "store/sqlite/statement.hpp"

namespace luoshi::store {

Statement::Statement(Connection& connection, const char* sql) : connection_(connection) {
  const int result =
      sqlite3_prepare_v3(connection.raw(), sql, -1, SQLITE_PREPARE_PERSISTENT, &raw_, nullptr);
  if (result != SQLITE_OK) connection_.fail(sql);
  const int count = sqlite3_bind_parameter_count(raw_);
  for (int number = 1; number <= count; ++number)
    places_.push_back(sqlite3_bind_parameter_index(raw_, ("$" + std::to_string(number)).c_str()));
}

Statement::~Statement() {
  sqlite3_finalize(raw_);
}

void Statement::check(int result) const {
  if (result != SQLITE_OK) connection_.fail(sqlite3_sql(raw_));
}

bool Statement::step() {
  const int result = sqlite3_step(raw_);
  if (result == SQLITE_ROW) return true;
  if (result != SQLITE_DONE) connection_.fail(sqlite3_sql(raw_));
  return false;
}

void Statement::reset() {
  // A failed step has been reported by step(); reset only repeats its result.
  sqlite3_reset(raw_);
}

void Statement::expect_all_bound(int count) const {
  if (static_cast<std::size_t>(count) != places_.size())
    throw std::logic_error(fmt::format("{} values for {}", count, sqlite3_sql(raw_)));
}

std::string_view Statement::text(int column) const {
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(raw_, column));
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(raw_, column));
  return bytes == nullptr ? std::string_view() : std::string_view(bytes, size);
}

namespace {
template <class Bytes>
Bytes fixed(std::string_view stored) {
  Bytes out{};
  if (stored.size() != out.size()) throw journal::StoreFault("a stored key has another length");
  std::copy(stored.begin(), stored.end(), reinterpret_cast<char*>(out.data()));
  return out;
}
}  // namespace

Id Statement::id(int column) const {
  return {fixed<decltype(Id::bytes)>(text(column))};
}

Digest Statement::digest(int column) const {
  return fixed<Digest>(text(column));
}

std::optional<std::int64_t> Statement::optional_integer(int column) const {
  if (is_null(column)) return std::nullopt;
  return integer(column);
}

std::optional<Id> Statement::optional_id(int column) const {
  if (is_null(column)) return std::nullopt;
  return id(column);
}

namespace {
int place(const std::vector<int>& places, int number) {
  return places.at(static_cast<std::size_t>(number - 1));
}
}  // namespace

void Statement::bind_one(int number, std::int64_t value) {
  check(sqlite3_bind_int64(raw_, place(places_, number), value));
  if (connection_.log_) logged_.values.emplace_back(value);
}

void Statement::bind_one(int number, std::string_view text) {
  const char* data = text.data() == nullptr ? "" : text.data();
  check(sqlite3_bind_text64(raw_, place(places_, number), data, text.size(),
                            lifetime_ == Lifetime::lent ? SQLITE_STATIC : SQLITE_TRANSIENT,
                            SQLITE_UTF8));
  if (connection_.log_) logged_.values.emplace_back(std::string(text));
}

void Statement::bind_one(int number, Blob blob) {
  bind_one(number, base::as_bytes(blob.bytes));
}

void Statement::bind_one(int number, std::span<const std::uint8_t> bytes) {
  // A null pointer would bind NULL.
  const void* data = bytes.empty() ? static_cast<const void*>("") : bytes.data();
  check(sqlite3_bind_blob64(raw_, place(places_, number), data, bytes.size(),
                            lifetime_ == Lifetime::lent ? SQLITE_STATIC : SQLITE_TRANSIENT));
  if (connection_.log_) logged_.values.emplace_back(std::vector<char>(bytes.begin(), bytes.end()));
}

void Statement::bind_one(int number, std::nullptr_t) {
  check(sqlite3_bind_null(raw_, place(places_, number)));
  if (connection_.log_) logged_.values.emplace_back(nullptr);
}

void Statement::log() {
  if (!connection_.log_) return;
  logged_.sql = sqlite3_sql(raw_);
  connection_.log_(std::exchange(logged_, {}));
}

Lease::~Lease() {
  if (!statement_) return;
  statement_->reset();
  connection_->idle_[slot_].push_back(std::move(statement_));
}

namespace {
// SQLite counts what it has allocated under one lock for all threads, and Debian's allocates for
// every row. Nobody asks for the number. Without effect once SQLite is in use.
void leave_memory_uncounted() {
  [[maybe_unused]] static const int done = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}
}  // namespace

Connection::Connection(const std::string& path, int flags, const char* vfs)
    : idle_(sql_texts().size()) {
  leave_memory_uncounted();
  const int result = sqlite3_open_v2(path.c_str(), &raw_, flags, vfs);
  if (result == SQLITE_OK) return;
  const std::string reason = raw_ == nullptr ? "no memory" : sqlite3_errmsg(raw_);
  sqlite3_close_v2(raw_);
  throw journal::StoreFault(path + ": " + reason);
}

Connection::~Connection() {
  idle_.clear();
  sqlite3_close_v2(raw_);
}

void Connection::execute(const char* sql) {
  if (sqlite3_exec(raw_, sql, nullptr, nullptr, nullptr) != SQLITE_OK) fail(sql);
}

std::int64_t Connection::pragma(const char* sql) {
  Statement statement(*this, sql);
  return statement.step() ? statement.integer(0) : 0;
}

void Connection::fail(std::string_view doing) const {
  throw journal::StoreFault(
      fmt::format("{} ({}): {}", sqlite3_errmsg(raw_), sqlite3_extended_errcode(raw_), doing));
}

Lease Connection::take(Sql sql) {
  const auto slot = static_cast<std::size_t>(sql);
  auto& idle = idle_[slot];
  if (idle.empty())
    return {*this, slot, std::make_unique<Statement>(*this, sql_texts()[slot].text.c_str())};
  Lease lease(*this, slot, std::move(idle.back()));
  idle.pop_back();
  return lease;
}

}  // namespace luoshi::store
