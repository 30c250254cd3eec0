#include "store/sqlite/files_store.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/limits.hpp"
#include "store/sqlite/files_schema.hpp"
#include "store/sqlite/statement.hpp"

namespace luoshi::store {

using namespace luoshi::files;

namespace {
constexpr const char* columns_by_digest =
    "SELECT digest, type, size, post, account, link, uploaded, facts, original, marked, "
    "down_reason, down_post, down_at FROM files WHERE digest = $1";
constexpr const char* columns_by_original =
    "SELECT digest, type, size, post, account, link, uploaded, facts, original, marked, "
    "down_reason, down_post, down_at FROM files WHERE original = $1 ORDER BY uploaded, digest";

template <base::described_enum E>
E term(const Statement& row, int column) {
  const auto value = base::enum_from<E>(row.text(column));
  if (!value)
    throw journal::StoreFault("a stored word is not known: " + std::string(row.text(column)));
  return *value;
}

std::optional<Digest> optional_digest(const Statement& row, int column) {
  return row.is_null(column) ? std::nullopt : std::optional(row.digest(column));
}

// The base's optional binding knows ids and numbers; a digest goes as a blob.
Blob blob_of(const Digest& digest) {
  return {{reinterpret_cast<const char*>(digest.data()), digest.size()}};
}
std::optional<Blob> blob_of(const std::optional<Digest>& digest) {
  return digest ? std::optional(blob_of(*digest)) : std::nullopt;
}

FileRow read_file_row(const Statement& row) {
  FileRow out{.digest = row.digest(0),
              .type = term<FileType>(row, 1),
              .size = row.integer(2),
              .uploader = {row.optional_id(3), row.optional_id(4), row.optional_id(5)},
              .uploaded_at = {row.integer(6)},
              .original = optional_digest(row, 8),
              .marked = optional_digest(row, 9)};
  if (!row.is_null(7)) {
    auto facts = base::from_json<PhotoFacts>(row.text(7));
    if (!facts) throw journal::StoreFault("files: " + facts.error().code);
    out.facts = std::move(*facts);
  }
  if (!row.is_null(12))
    out.taken_down = TakenDown{std::string(row.text(10)), row.optional_id(11), {row.integer(12)}};
  return out;
}

std::optional<std::string> facts_of(const FileRow& row) {
  return row.facts ? std::optional(base::to_json(*row.facts)) : std::nullopt;
}
}  // namespace

FilesStore::FilesStore(const std::string& path)
    : connection_(std::make_unique<Connection>(
          path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr)) {
  connection_->execute(fmt::format("PRAGMA busy_timeout = {}; PRAGMA secure_delete = ON;",
                                   base::limits::sqlite_busy_ms_max)
                           .c_str());
}

FilesStore::~FilesStore() {
  statements_.clear();
}

base::Result<std::unique_ptr<FilesStore>> FilesStore::open(const std::string& path) {
  std::unique_ptr<FilesStore> store(new FilesStore(path));
  // SQLite gives its -wal and -shm the rights of the file.
  if (::chmod(path.c_str(), 0600) != 0) throw journal::StoreFault(path + ": chmod");
  if (auto ok = store->prepare_file(path); !ok) return std::unexpected(std::move(ok.error()));
  return store;
}

base::Result<void> FilesStore::prepare_file(const std::string& path) {
  Connection& db = *connection_;
  std::int64_t found = 0;
  try {
    const std::int64_t owner = db.pragma("PRAGMA application_id");
    found = db.pragma("PRAGMA user_version");
    const bool empty = db.pragma("SELECT count(*) FROM sqlite_schema") == 0;
    if (owner != files_application_id && !(empty && owner == 0))
      return base::refuse("database_foreign", {}, {{"file", path}});
  } catch (const journal::StoreFault&) {
    if (sqlite3_errcode(db.raw()) != SQLITE_NOTADB) throw;
    return base::refuse("database_foreign", {}, {{"file", path}});
  }
  const auto known = std::ssize(files_schema_versions);
  if (found > known) return base::refuse("database_newer", {}, {{"file", path}});
  db.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
  for (; found < known; ++found)
    db.execute(fmt::format("BEGIN IMMEDIATE; {}; PRAGMA application_id = {}; PRAGMA user_version = "
                           "{}; COMMIT",
                           files_schema_versions[static_cast<std::size_t>(found)],
                           files_application_id, found + 1)
                   .c_str());
  return {};
}

Statement& FilesStore::prepared(const char* sql) {
  auto& statement = statements_[sql];
  if (!statement) statement = std::make_unique<Statement>(*connection_, sql);
  return *statement;
}

template <class... T>
void FilesStore::run(const char* sql, const T&... values) {
  Statement& statement = prepared(sql);
  statement.reset();
  statement.bind(Statement::Lifetime::kept, values...);
  statement.step();
  statement.reset();
}

template <class Read, class... T>
auto FilesStore::all(const char* sql, Read read, const T&... values) {
  Statement& statement = prepared(sql);
  statement.reset();
  statement.bind(Statement::Lifetime::kept, values...);
  std::vector<std::invoke_result_t<Read, const Statement&>> out;
  while (statement.step()) out.push_back(read(statement));
  statement.reset();
  return out;
}

template <class Work>
void FilesStore::in_transaction(Work work) {
  run("BEGIN IMMEDIATE");
  try {
    work();
    run("COMMIT");
  } catch (...) {
    // SQLite may have rolled back by itself; then this says so, which is no news.
    sqlite3_exec(connection_->raw(), "ROLLBACK", nullptr, nullptr, nullptr);
    throw;
  }
}

std::optional<FileRow> FilesStore::find(const Digest& digest) {
  const std::lock_guard lock(mutex_);
  auto rows = all(columns_by_digest, read_file_row, blob_of(digest));
  return rows.empty() ? std::nullopt : std::optional(std::move(rows.front()));
}

void FilesStore::add(const FileRow& row) {
  const std::lock_guard lock(mutex_);
  run("INSERT OR IGNORE INTO files (digest, type, size, post, account, link, uploaded, named, "
      "facts, original) VALUES ($1, $2, $3, $4, $5, $6, $7, "
      "EXISTS (SELECT 1 FROM named WHERE digest = $1), $8, $9)",
      blob_of(row.digest), base::name_of(row.type), row.size, row.uploader.post,
      row.uploader.account, row.uploader.link, row.uploaded_at.us, facts_of(row),
      blob_of(row.original));
}

void FilesStore::put(const FileRow& row, const Act& act) {
  const std::lock_guard lock(mutex_);
  const auto& down = row.taken_down;
  in_transaction([&] {
    run("UPDATE files SET marked = $2, down_reason = $3, down_post = $4, down_at = $5 "
        "WHERE digest = $1",
        blob_of(row.digest), blob_of(row.marked), down ? std::optional(down->reason) : std::nullopt,
        down ? down->post : std::nullopt, down ? std::optional(down->at.us) : std::nullopt);
    run("INSERT INTO acts (digest, kind, record, post, account, at, detail) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7)",
        blob_of(act.digest), base::name_of(act.kind), act.record, act.post, act.account, act.at.us,
        act.detail);
  });
}

void FilesStore::remove(const Digest& digest) {
  const std::lock_guard lock(mutex_);
  in_transaction([&] {
    run("DELETE FROM files WHERE digest = $1", blob_of(digest));
    run("DELETE FROM acts WHERE digest = $1", blob_of(digest));
    run("DELETE FROM named WHERE digest = $1", blob_of(digest));
    run("DELETE FROM bringers WHERE digest = $1", blob_of(digest));
  });
}

std::vector<FileRow> FilesStore::copies_of(const Digest& original) {
  const std::lock_guard lock(mutex_);
  return all(columns_by_original, read_file_row, blob_of(original));
}

std::vector<Act> FilesStore::acts_of(const Digest& digest) {
  const std::lock_guard lock(mutex_);
  return all(
      "SELECT digest, kind, record, post, account, at, detail FROM acts WHERE digest = $1 "
      "ORDER BY seq",
      [](const Statement& row) {
        return Act{row.digest(0),           term<ActKind>(row, 1), row.optional_id(2),
                   row.optional_id(3),      row.optional_id(4),    {row.integer(5)},
                   std::string(row.text(6))};
      },
      blob_of(digest));
}

void FilesStore::add_bringer(const Digest& digest, const Uploader& uploader, core::Instant at) {
  std::optional<Id> who = uploader.account;
  if (!who) who = uploader.post ? uploader.post : uploader.link;
  if (!who) return;  // imports and the command line bring files as nobody
  const std::lock_guard lock(mutex_);
  run("INSERT INTO bringers (digest, who, post, account, link, at) VALUES ($1, $2, $3, $4, $5, $6) "
      "ON CONFLICT (digest, who) DO UPDATE SET post = $3, at = $6",
      blob_of(digest), *who, uploader.post, uploader.account, uploader.link, at.us);
}

std::vector<Uploader> FilesStore::bringers_of(const Digest& digest) {
  const std::lock_guard lock(mutex_);
  return all(
      "SELECT post, account, link FROM bringers WHERE digest = $1 ORDER BY at, who",
      [](const Statement& row) {
        return Uploader{row.optional_id(0), row.optional_id(1), row.optional_id(2)};
      },
      blob_of(digest));
}

Usage FilesStore::usage_since(const Uploader& uploader, core::Instant since) {
  const auto read = [](const Statement& row) { return Usage{row.integer(0), row.integer(1)}; };
  const std::lock_guard lock(mutex_);
  if (uploader.post)
    return all("SELECT count(*), coalesce(sum(size), 0) FROM files WHERE post = $1 AND uploaded "
               ">= $2",
               read, *uploader.post, since.us)
        .front();
  if (uploader.link)
    return all("SELECT count(*), coalesce(sum(size), 0) FROM files WHERE link = $1 AND uploaded "
               ">= $2",
               read, *uploader.link, since.us)
        .front();
  return {};
}

void FilesStore::add_named(const std::vector<Digest>& digests) {
  const std::lock_guard lock(mutex_);
  in_transaction([&] {
    for (const Digest& digest : digests) {
      run("INSERT OR IGNORE INTO named (digest) VALUES ($1)", blob_of(digest));
      run("UPDATE files SET named = 1 WHERE digest = $1 AND named = 0", blob_of(digest));
    }
  });
}

void FilesStore::touch(const Digest& digest, core::Instant at) {
  const std::lock_guard lock(mutex_);
  run("UPDATE files SET uploaded = $2 WHERE digest = $1 AND named = 0", blob_of(digest), at.us);
}

std::vector<Digest> FilesStore::orphans(core::Instant before, std::int32_t limit) {
  const std::lock_guard lock(mutex_);
  return all(
      "SELECT digest FROM files WHERE named = 0 AND original IS NULL AND uploaded < $1 "
      "ORDER BY uploaded LIMIT $2",
      [](const Statement& row) { return row.digest(0); }, before.us, limit);
}

VaultMark FilesStore::vault_mark() {
  const std::lock_guard lock(mutex_);
  const auto marks = all("SELECT key, text FROM vault_mark", [](const Statement& row) {
    return VaultMark{row.integer(0), row.digest(1)};
  });
  return marks.empty() ? VaultMark{} : marks.front();
}

void FilesStore::put_vault_mark(const VaultMark& mark) {
  const std::lock_guard lock(mutex_);
  run("INSERT INTO vault_mark (one, key, text) VALUES (1, $1, $2) "
      "ON CONFLICT (one) DO UPDATE SET key = excluded.key, text = excluded.text",
      mark.key, blob_of(mark.text));
}

void copy_database(const std::string& from, const std::string& into) {
  {
    Connection source(from, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
    source.execute(
        fmt::format("PRAGMA busy_timeout = {}", base::limits::sqlite_busy_ms_max).c_str());
    Statement copy(source, "VACUUM INTO $1");
    copy.bind(Statement::Lifetime::kept, std::string_view(into));
    copy.step();
  }
  if (::chmod(into.c_str(), 0600) != 0) throw journal::StoreFault(into + ": chmod");
  const int file = ::open(into.c_str(), O_RDONLY | O_CLOEXEC);
  const bool is_synced = file >= 0 && ::fsync(file) == 0;
  if (file >= 0) ::close(file);
  if (!is_synced) throw journal::StoreFault(into + ": fsync");
}

}  // namespace luoshi::store
