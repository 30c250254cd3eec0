// The tables of the book of files. Versions are only ever added.
#pragma once
#include <array>
#include <cstdint>

namespace luoshi::store {

inline constexpr std::int64_t files_application_id = 0x4c53464c;  // "LSFL"

inline constexpr std::array files_schema_versions{R"sql(
CREATE TABLE files (
  digest BLOB PRIMARY KEY, type TEXT NOT NULL, size INTEGER NOT NULL, post BLOB, account BLOB,
  link BLOB, uploaded INTEGER NOT NULL, named INTEGER NOT NULL, facts TEXT, original BLOB,
  marked BLOB, down_reason TEXT, down_post BLOB, down_at INTEGER
) WITHOUT ROWID;
CREATE INDEX files_by_post ON files (post, uploaded);
CREATE INDEX files_by_link ON files (link, uploaded) WHERE link IS NOT NULL;
CREATE INDEX files_by_original ON files (original) WHERE original IS NOT NULL;
CREATE INDEX files_not_named ON files (uploaded) WHERE named = 0 AND original IS NULL;
CREATE TABLE named (digest BLOB PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE acts (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, digest BLOB NOT NULL, kind TEXT NOT NULL, record BLOB,
  post BLOB, account BLOB, at INTEGER NOT NULL, detail TEXT NOT NULL
);
CREATE INDEX acts_by_digest ON acts (digest, seq);
CREATE TRIGGER acts_are_never_changed BEFORE UPDATE ON acts
  BEGIN SELECT RAISE(ABORT, 'what was done with a file is never changed'); END;
CREATE TABLE vault_mark (one INTEGER PRIMARY KEY CHECK (one = 1), key INTEGER NOT NULL,
  text BLOB NOT NULL);
)sql",
                                                  R"sql(
CREATE TABLE bringers (
  digest BLOB NOT NULL, who BLOB NOT NULL, post BLOB, account BLOB, link BLOB, at INTEGER NOT NULL,
  PRIMARY KEY (digest, who)
) WITHOUT ROWID;
INSERT OR IGNORE INTO bringers (digest, who, post, account, link, at)
  SELECT digest, coalesce(account, post, link), post, account, link, uploaded FROM files
  WHERE coalesce(account, post, link) IS NOT NULL;
)sql"};

}  // namespace luoshi::store
