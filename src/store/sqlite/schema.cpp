#include "store/sqlite/schema.hpp"

#include <fmt/format.h>

#include "base/limits.hpp"

namespace luoshi::store {

namespace {
// clang-format off
constexpr EngineText texts[] = {
  {Sql::begin_write, "begin_write", "BEGIN IMMEDIATE"},
  {Sql::begin_read, "begin_read", "BEGIN"},
  {Sql::commit, "commit", "COMMIT"},
  {Sql::roll_back, "roll_back", "ROLLBACK"},
  {Sql::savepoint, "savepoint", "SAVEPOINT one_command"},
  {Sql::release, "release", "RELEASE one_command"},
  {Sql::roll_back_to_savepoint, "roll_back_to_savepoint", "ROLLBACK TO one_command"},
  {Sql::search_put, "search_put", "INSERT INTO search (rowid, terms) VALUES ($1, $2)"},
  // The index keeps no text of its own: the terms to take out are handed in again.
  {Sql::search_drop, "search_drop",
    "INSERT INTO search (search, rowid, terms) VALUES ('delete', $1, $2)"},
  {Sql::search_merge, "search_merge", "INSERT INTO search (search, rank) VALUES ('merge', $1)"},
  {Sql::search_find, "search_find",
    "SELECT @ FROM search CROSS JOIN record r ON r.record_no = search.rowid "
    "WHERE search MATCH $1 AND search.rowid < $2 ORDER BY search.rowid DESC"},
  {Sql::dump_search, "dump_search", "SELECT term, doc FROM temp.search_terms"},
};

// A file holds one authority, so that seq and record_no serve as SQLite's row numbers: one tree
// less for each of the large tables. Keys and indexes lead with the authority all the same.
// Nullable key parts would not be compared by (a, b) > (x, y): in scope_row a missing due is the
// largest number and a missing day the smallest.
constexpr const char* versions[] = {
R"(
CREATE TABLE head (
  authority INTEGER PRIMARY KEY, seq INTEGER NOT NULL, epoch INTEGER NOT NULL,
  epoch_first_seq INTEGER NOT NULL, next_vault INTEGER NOT NULL, last_at INTEGER NOT NULL,
  frontier BLOB NOT NULL);
CREATE TABLE epoch (
  authority INTEGER NOT NULL, epoch INTEGER NOT NULL, first_seq INTEGER NOT NULL,
  PRIMARY KEY (authority, epoch)) WITHOUT ROWID;
CREATE TABLE event (
  seq INTEGER PRIMARY KEY, authority INTEGER NOT NULL, epoch INTEGER NOT NULL,
  record BLOB NOT NULL, tag TEXT NOT NULL, at INTEGER NOT NULL, salt BLOB NOT NULL,
  leaf BLOB NOT NULL, bytes BLOB NOT NULL);
CREATE INDEX event_of_record ON event (authority, record, seq);
CREATE TABLE subtree (
  authority INTEGER NOT NULL, epoch INTEGER NOT NULL, level INTEGER NOT NULL,
  place INTEGER NOT NULL, hash BLOB NOT NULL,
  PRIMARY KEY (authority, epoch, level, place)) WITHOUT ROWID;
CREATE TABLE checkpoint (
  authority INTEGER NOT NULL, epoch INTEGER NOT NULL, size INTEGER NOT NULL, note TEXT NOT NULL,
  PRIMARY KEY (authority, epoch, size)) WITHOUT ROWID;
CREATE TABLE vault (
  key INTEGER PRIMARY KEY, authority INTEGER NOT NULL, record BLOB NOT NULL, salt BLOB NOT NULL,
  erased INTEGER NOT NULL, text TEXT NOT NULL);
CREATE TABLE command (
  authority INTEGER NOT NULL, id BLOB NOT NULL, body BLOB NOT NULL, first_seq INTEGER NOT NULL,
  last_seq INTEGER NOT NULL, PRIMARY KEY (authority, id)) WITHOUT ROWID;
CREATE TABLE series (
  authority INTEGER NOT NULL, series TEXT NOT NULL, last INTEGER NOT NULL,
  PRIMARY KEY (authority, series)) WITHOUT ROWID;

CREATE TABLE record (
  record_no INTEGER PRIMARY KEY, authority INTEGER NOT NULL, record BLOB NOT NULL,
  noun INTEGER NOT NULL, kind TEXT NOT NULL, status TEXT NOT NULL, number TEXT NOT NULL, unit BLOB,
  day INTEGER, due INTEGER, source TEXT NOT NULL, latitude_e7 INTEGER, longitude_e7 INTEGER,
  accuracy_m INTEGER, cell INTEGER, programmes TEXT NOT NULL, parent BLOB, open INTEGER NOT NULL,
  version INTEGER NOT NULL, summary TEXT NOT NULL, scopes BLOB NOT NULL,
  search_text TEXT NOT NULL, state TEXT NOT NULL);
CREATE UNIQUE INDEX record_by_id ON record (authority, record);
CREATE INDEX record_by_number ON record (authority, noun, number) WHERE number <> '';
CREATE INDEX record_by_due ON record (authority, due) WHERE due IS NOT NULL;
CREATE INDEX record_by_cell ON record (authority, noun, cell) WHERE cell IS NOT NULL;
CREATE INDEX record_by_parent ON record (authority, parent) WHERE parent IS NOT NULL;
CREATE TABLE scope_row (
  authority INTEGER NOT NULL, scope BLOB NOT NULL, noun INTEGER NOT NULL, status TEXT NOT NULL,
  due INTEGER NOT NULL, record_no INTEGER NOT NULL, day INTEGER NOT NULL,
  PRIMARY KEY (authority, scope, noun, status, due, record_no)) WITHOUT ROWID;
CREATE INDEX scope_row_by_day ON scope_row (authority, scope, noun, day, record_no);
CREATE TABLE status_word (
  authority INTEGER NOT NULL, noun INTEGER NOT NULL, status TEXT NOT NULL,
  PRIMARY KEY (authority, noun, status)) WITHOUT ROWID;
CREATE VIRTUAL TABLE search USING fts5 (
  terms, content = '', detail = none, columnsize = 0, tokenize = 'blanks');

CREATE TABLE entry (
  authority INTEGER NOT NULL, unit BLOB NOT NULL, programme TEXT NOT NULL, kind TEXT NOT NULL,
  day INTEGER NOT NULL, record_no INTEGER NOT NULL, seq INTEGER NOT NULL,
  backing INTEGER NOT NULL, amount INTEGER NOT NULL,
  PRIMARY KEY (authority, unit, programme, kind, day, record_no, seq, backing)) WITHOUT ROWID;
CREATE TABLE entry_sum (
  authority INTEGER NOT NULL, unit BLOB NOT NULL, programme TEXT NOT NULL, kind TEXT NOT NULL,
  day INTEGER NOT NULL, amount INTEGER NOT NULL, records INTEGER NOT NULL,
  PRIMARY KEY (authority, unit, programme, kind, day)) WITHOUT ROWID;
CREATE INDEX entry_sum_by_day ON entry_sum (authority, kind, day, unit) WHERE programme = '';
)",
// Without figures the planner takes `authority = ?` for a choosy condition and reads the journal by
// the wrong index. These say what is so in every file: one authority, a few events a record.
R"(
ANALYZE event;
DELETE FROM sqlite_stat1 WHERE tbl IN ('event', 'record');
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
  ('event', 'event_of_record', '1000000 1000000 4 1'),
  ('record', 'record_by_id', '1000000 1000000 1'),
  ('record', 'record_by_number', '1000000 1000000 200000 1'),
  ('record', 'record_by_due', '1000000 1000000 2'),
  ('record', 'record_by_cell', '1000000 1000000 200000 100'),
  ('record', 'record_by_parent', '1000000 1000000 4');
ANALYZE sqlite_schema;
)",
// A search walks each term backwards and first takes its last page of every segment apart: small
// pages keep that short when there are many segments (docs/measurements.md).
R"(
INSERT INTO search (search, rank) VALUES ('pgsz', 500);
)"};
// clang-format on
}  // namespace

std::span<const EngineText> engine_texts() {
  return texts;
}
std::span<const char* const> schema_versions() {
  return versions;
}

// page_size 8192: half the system calls of 4096 for who reads much in a row. auto_vacuum would move
// pages at each commit.
const char* const new_file_pragmas =
    "PRAGMA page_size = 8192; PRAGMA auto_vacuum = NONE; PRAGMA journal_mode = WAL;";

// FULL: an acknowledged write survives power loss. secure_delete: erased text leaves the file. The
// store has the log copied back elsewhere (log_copier.hpp); a bare program does so itself.
std::string writer_pragmas() {
  using namespace base::limits;
  return fmt::format(
      "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY; "
      "PRAGMA cache_size = -{}; PRAGMA wal_autocheckpoint = {}; PRAGMA trusted_schema = OFF; "
      "PRAGMA busy_timeout = {}",
      sqlite_writer_cache_kib, sqlite_checkpoint_pages, sqlite_busy_ms_max);
}

std::string reader_pragmas() {
  using namespace base::limits;
  return fmt::format(
      "PRAGMA query_only = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -{}; "
      "PRAGMA trusted_schema = OFF; PRAGMA busy_timeout = {}",
      sqlite_reader_cache_kib, sqlite_busy_ms_max);
}

const char* const clear_views_script =
    "DELETE FROM record; DELETE FROM scope_row; DELETE FROM status_word; DELETE FROM entry; "
    "DELETE FROM entry_sum; INSERT INTO search (search) VALUES ('delete-all');";

const char* const search_terms_table =
    "CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_terms USING fts5vocab (main, search, instance)";

std::string match_text(std::span<const std::string> terms, std::span<const std::string> scopes) {
  std::string out;
  for (const std::string& term : terms) out.append("\"").append(term).append("\" AND ");
  out += '(';
  for (std::size_t i = 0; i < scopes.size(); ++i)
    out.append(i == 0 ? "\"" : " OR \"").append(scopes[i]).append("\"");
  return out += ')';
}

}  // namespace luoshi::store
