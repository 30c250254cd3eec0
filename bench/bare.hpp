// The bare program that the product is measured against: it binds values that are ready, and steps
// prepared statements; nothing else happens between them.
#pragma once
#include <sqlite3.h>

#include <filesystem>
#include <map>
#include <memory>

#include "store/sqlite/statement.hpp"

namespace luoshi::bench {

// The statements of some transactions, as the server's log told them.
class Recording {
 public:
  // To be given to SqliteStore::log_statements; the recording must outlive it.
  store::StatementLog log();
  // Statements recorded from here on belong to another group, which is replayed on its own.
  void begin_group() { groups_.emplace_back(); }

  struct Step {
    std::size_t sql = 0;
    std::vector<store::LoggedValue> values;
  };
  std::span<const std::string> sql_texts() const { return sql_texts_; }
  std::span<const Step> group(std::size_t i) const { return groups_[i]; }
  std::size_t groups() const { return groups_.size(); }
  std::size_t steps() const;

 private:
  std::vector<std::string> sql_texts_;
  std::map<std::string, std::size_t, std::less<>> sql_places_;
  std::vector<std::vector<Step>> groups_;
};

class BareProgram {
 public:
  // The settings of the store's own writer, and its tokenizer.
  explicit BareProgram(const std::filesystem::path& file);
  ~BareProgram();

  void replay(std::span<const std::string> sql_texts, std::span<const Recording::Step> steps);

 private:
  struct Prepared {
    sqlite3_stmt* raw = nullptr;
    std::vector<int> places;
  };
  Prepared& prepared(std::span<const std::string> sql_texts, std::size_t sql);

  store::Connection connection_;
  std::vector<Prepared> statements_;
};

// Rows of every table, by name; tables of the search index included.
std::map<std::string, std::int64_t> row_counts(const std::filesystem::path& file);

}  // namespace luoshi::bench
