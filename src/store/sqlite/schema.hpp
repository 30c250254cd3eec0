// What only SQLite understands: pragmas, the schema by version, the search index and its queries,
// and how transactions begin. Everything else is in sql.cpp and runs on PostgreSQL too.
#pragma once
#include <span>
#include <string>
#include <string_view>

#include "store/sqlite/sql.hpp"

namespace luoshi::store {

struct EngineText {
  Sql id;
  std::string_view name;
  const char* text;
};
std::span<const EngineText> engine_texts();

// A schema version is a script that leads there from the version before. Scripts are appended,
// never changed. PRAGMA user_version holds the number of scripts that have run.
std::span<const char* const> schema_versions();
// PRAGMA application_id: "LUOS" as a number. Another value is another program's database.
inline constexpr std::int64_t application_id = 0x4c554f53;

// Before the first page is written, for a new file.
extern const char* const new_file_pragmas;
std::string writer_pragmas();
std::string reader_pragmas();

// Empties rows, scopes, search and entries. A file holds one authority, so whole trees are dropped.
extern const char* const clear_views_script;
// The virtual table that lists the search index term by term, for digests.
extern const char* const search_terms_table;

// A match of all terms and at least one of the scope terms.
std::string match_text(std::span<const std::string> terms, std::span<const std::string> scopes);

}  // namespace luoshi::store
