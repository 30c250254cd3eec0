// The tables of the store as PostgreSQL writes them: what the portable SQL texts are prepared
// against. The authority leads every key and index.
#pragma once

namespace luoshi::store::test {

inline constexpr const char* postgres_schema = R"(
CREATE TABLE head (
  authority integer PRIMARY KEY, seq bigint NOT NULL, epoch bigint NOT NULL,
  epoch_first_seq bigint NOT NULL, next_vault bigint NOT NULL, last_at bigint NOT NULL,
  frontier bytea NOT NULL);
CREATE TABLE epoch (
  authority integer, epoch bigint, first_seq bigint NOT NULL, PRIMARY KEY (authority, epoch));
CREATE TABLE event (
  authority integer, seq bigint, epoch bigint NOT NULL, record bytea NOT NULL, tag text NOT NULL,
  at bigint NOT NULL, bytes bytea NOT NULL, salt bytea NOT NULL, leaf bytea NOT NULL,
  PRIMARY KEY (authority, seq));
CREATE INDEX event_of_record ON event (authority, record, seq);
CREATE TABLE subtree (
  authority integer, epoch bigint, level integer, place bigint, hash bytea NOT NULL,
  PRIMARY KEY (authority, epoch, level, place));
CREATE TABLE checkpoint (
  authority integer, epoch bigint, size bigint, note text NOT NULL,
  PRIMARY KEY (authority, epoch, size));
CREATE TABLE vault (
  authority integer, key bigint, record bytea NOT NULL, salt bytea NOT NULL, text text NOT NULL,
  erased integer NOT NULL, PRIMARY KEY (authority, key));
CREATE TABLE command (
  authority integer, id bytea, body bytea NOT NULL, first_seq bigint NOT NULL,
  last_seq bigint NOT NULL, PRIMARY KEY (authority, id));
CREATE TABLE series (
  authority integer, series text, last bigint NOT NULL, PRIMARY KEY (authority, series));
CREATE TABLE record (
  authority integer, record_no bigint, record bytea NOT NULL, noun integer NOT NULL,
  kind text NOT NULL, status text NOT NULL, number text NOT NULL, unit bytea, day integer,
  due bigint, source text NOT NULL, latitude_e7 integer, longitude_e7 integer, accuracy_m integer,
  cell integer, programmes text NOT NULL, parent bytea, open integer NOT NULL,
  version bigint NOT NULL, summary text NOT NULL, scopes bytea NOT NULL,
  search_text text NOT NULL, state text NOT NULL, PRIMARY KEY (authority, record_no));
CREATE UNIQUE INDEX record_by_id ON record (authority, record);
CREATE INDEX record_by_number ON record (authority, noun, number) WHERE number <> '';
CREATE INDEX record_by_due ON record (authority, due) WHERE due IS NOT NULL;
CREATE INDEX record_by_cell ON record (authority, noun, cell) WHERE cell IS NOT NULL;
CREATE INDEX record_by_parent ON record (authority, parent) WHERE parent IS NOT NULL;
CREATE TABLE scope_row (
  authority integer, scope bytea, noun integer, status text COLLATE "C", due bigint,
  record_no bigint, day integer NOT NULL,
  PRIMARY KEY (authority, scope, noun, status, due, record_no));
CREATE INDEX scope_row_by_day ON scope_row (authority, scope, noun, day, record_no);
CREATE TABLE status_word (
  authority integer, noun integer, status text COLLATE "C",
  PRIMARY KEY (authority, noun, status));
CREATE TABLE entry (
  authority integer, unit bytea, programme text COLLATE "C", kind text COLLATE "C", day integer,
  record_no bigint, seq bigint, backing integer, amount bigint NOT NULL,
  PRIMARY KEY (authority, unit, programme, kind, day, record_no, seq, backing));
CREATE TABLE entry_sum (
  authority integer, unit bytea, programme text COLLATE "C", kind text COLLATE "C", day integer,
  amount bigint NOT NULL, records bigint NOT NULL,
  PRIMARY KEY (authority, unit, programme, kind, day));
CREATE INDEX entry_sum_by_day ON entry_sum (authority, kind, day, unit) WHERE programme = '';
)";

}  // namespace luoshi::store::test
