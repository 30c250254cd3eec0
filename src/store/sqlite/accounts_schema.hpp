// The tables of the accounts' file. Versions are only ever added.
#pragma once
#include <array>
#include <cstdint>

namespace luoshi::store {

inline constexpr std::int64_t accounts_application_id = 0x4c534143;  // "LSAC"

inline constexpr std::array accounts_schema_versions{R"sql(
CREATE TABLE accounts (
  id BLOB PRIMARY KEY, name TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, person BLOB,
  valid_until INTEGER, locked INTEGER, must_change INTEGER NOT NULL, password TEXT NOT NULL,
  password_at INTEGER NOT NULL, last_post BLOB, made INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE account_posts (
  account BLOB NOT NULL, place INTEGER NOT NULL, post BLOB NOT NULL, PRIMARY KEY (account, place)
) WITHOUT ROWID;
CREATE INDEX account_posts_by_post ON account_posts (post);
CREATE TABLE sessions (
  digest BLOB PRIMARY KEY, id BLOB NOT NULL, account BLOB NOT NULL, kind TEXT NOT NULL,
  post BLOB NOT NULL, device BLOB, begun INTEGER NOT NULL, used INTEGER NOT NULL,
  until INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX sessions_by_account ON sessions (account);
CREATE INDEX sessions_by_end ON sessions (until);
CREATE TABLE slips (
  digest BLOB PRIMARY KEY, account BLOB NOT NULL, made INTEGER NOT NULL, until INTEGER NOT NULL,
  used INTEGER, by_account BLOB
) WITHOUT ROWID;
CREATE INDEX slips_by_account ON slips (account);
CREATE TABLE devices (
  id BLOB PRIMARY KEY, account BLOB NOT NULL, name TEXT NOT NULL, secret BLOB NOT NULL UNIQUE,
  pin TEXT NOT NULL, failures INTEGER NOT NULL, locked INTEGER, signed_off INTEGER,
  made INTEGER NOT NULL, used INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX devices_by_account ON devices (account);
CREATE TABLE failures (
  name BLOB PRIMARY KEY, count INTEGER NOT NULL, last INTEGER NOT NULL, locked_until INTEGER
) WITHOUT ROWID;
CREATE INDEX failures_by_last ON failures (last);
CREATE TABLE delegations (
  id BLOB PRIMARY KEY, post BLOB NOT NULL, to_post BLOB, to_person BLOB, since INTEGER NOT NULL,
  until INTEGER NOT NULL, revoked INTEGER, by_account BLOB, made INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX delegations_by_end ON delegations (until);
CREATE TABLE security (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, account BLOB, post BLOB,
  kind TEXT NOT NULL, address TEXT NOT NULL, success INTEGER NOT NULL, detail TEXT NOT NULL,
  other BLOB
);
CREATE INDEX security_by_account ON security (account, seq);
CREATE INDEX security_by_kind ON security (kind, seq);
CREATE INDEX security_by_time ON security (at);
CREATE TRIGGER security_is_append_only BEFORE UPDATE ON security
  BEGIN SELECT RAISE(ABORT, 'the security log is never changed'); END;
CREATE TABLE links (
  digest BLOB PRIMARY KEY, id BLOB NOT NULL, record BLOB NOT NULL, post BLOB,
  commands TEXT NOT NULL, made INTEGER NOT NULL, until INTEGER NOT NULL, revoked INTEGER,
  by_account BLOB, by_post BLOB
) WITHOUT ROWID;
CREATE INDEX links_by_record ON links (record, made);
)sql",
                                                     R"sql(
CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE feedback (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, account BLOB NOT NULL,
  post BLOB NOT NULL, text TEXT NOT NULL, page TEXT NOT NULL
);
CREATE INDEX feedback_by_account ON feedback (account, at);
)sql",
                                                     R"sql(
CREATE TABLE saved_views (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, account BLOB NOT NULL, name TEXT NOT NULL,
  query TEXT NOT NULL, columns TEXT NOT NULL, UNIQUE (account, name)
);
)sql"};

}  // namespace luoshi::store
