#include "bench/bare.hpp"

#include <fmt/format.h>

#include "bench/campaign_words.hpp"
#include "store/sqlite/schema.hpp"
#include "store/sqlite/tokenizer.hpp"

namespace luoshi::bench {

store::StatementLog Recording::log() {
  return [this](const store::LoggedStatement& one) {
    auto place = sql_places_.find(one.sql);
    if (place == sql_places_.end()) {
      place = sql_places_.emplace(one.sql, sql_texts_.size()).first;
      sql_texts_.push_back(one.sql);
    }
    groups_.back().push_back({place->second, one.values});
  };
}

std::size_t Recording::steps() const {
  std::size_t out = 0;
  for (const auto& group : groups_) out += group.size();
  return out;
}

BareProgram::BareProgram(const std::filesystem::path& file)
    : connection_(file.string(), SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr) {
  connection_.execute(store::writer_pragmas().c_str());
  connection_.execute(store::new_file_pragmas);
  store::register_tokenizer(connection_);
}

BareProgram::~BareProgram() {
  for (const Prepared& one : statements_) sqlite3_finalize(one.raw);
}

BareProgram::Prepared& BareProgram::prepared(std::span<const std::string> sql_texts,
                                             std::size_t sql) {
  if (sql >= statements_.size()) statements_.resize(sql_texts.size());
  Prepared& out = statements_[sql];
  if (out.raw != nullptr) return out;
  if (sqlite3_prepare_v3(connection_.raw(), sql_texts[sql].c_str(), -1, SQLITE_PREPARE_PERSISTENT,
                         &out.raw, nullptr) != SQLITE_OK)
    connection_.fail(sql_texts[sql]);
  const int count = sqlite3_bind_parameter_count(out.raw);
  for (int number = 1; number <= count; ++number)
    out.places.push_back(
        sqlite3_bind_parameter_index(out.raw, ("$" + std::to_string(number)).c_str()));
  return out;
}

namespace {
void bind(sqlite3_stmt* raw, int place, const store::LoggedValue& value) {
  switch (value.index()) {
    case 0:
      sqlite3_bind_null(raw, place);
      return;
    case 1:
      sqlite3_bind_int64(raw, place, std::get<1>(value));
      return;
    case 2: {
      const auto& text = std::get<2>(value);
      sqlite3_bind_text64(raw, place, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8);
      return;
    }
    default: {
      const auto& bytes = std::get<3>(value);
      const void* data = bytes.empty() ? static_cast<const void*>("") : bytes.data();
      sqlite3_bind_blob64(raw, place, data, bytes.size(), SQLITE_STATIC);
    }
  }
}
}  // namespace

void BareProgram::replay(std::span<const std::string> sql_texts,
                         std::span<const Recording::Step> steps) {
  for (const Recording::Step& step : steps) {
    Prepared& statement = prepared(sql_texts, step.sql);
    for (std::size_t i = 0; i < step.values.size(); ++i)
      bind(statement.raw, statement.places[i], step.values[i]);
    int result = SQLITE_ROW;
    while (result == SQLITE_ROW) result = sqlite3_step(statement.raw);
    if (result != SQLITE_DONE) connection_.fail(sql_texts[step.sql]);
    sqlite3_reset(statement.raw);
  }
}

std::map<std::string, std::int64_t> row_counts(const std::filesystem::path& file) {
  store::Connection connection(file.string(), SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
  std::map<std::string, std::int64_t> out;
  for (const char* table : {"event", "vault", "command", "record", "scope_row", "status_word",
                            "entry", "entry_sum", "subtree", "series"})
    out[table] = connection.pragma(("SELECT count(*) FROM " + std::string(table)).c_str());
  store::register_tokenizer(connection);
  out["search"] = connection.pragma(
      fmt::format("SELECT count(*) FROM search WHERE search MATCH '\"{}\"'", common_word).c_str());
  return out;
}

}  // namespace luoshi::bench
