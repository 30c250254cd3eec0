// Writes a record's row, scope rows and search terms, touching only what has changed: a change of
// status leaves the search index alone. Search terms wait until the transaction is settled, because
// the index writes a segment for each savepoint.
#pragma once
#include "store/sqlite/stored_row.hpp"

namespace luoshi::store {

class RowWriter {
 public:
  explicit RowWriter(Connection& connection) : connection_(connection) {}

  void put(const views::Row& row, std::string_view state, std::int64_t version);
  // The number of a record inside the store: the seq of its first event. Fault: it has none.
  std::int64_t number_of(const Id& record);

  void begin_savepoint();
  void keep_savepoint();
  void drop_savepoint();
  // Writes the search terms; nothing may follow but the commit.
  void settle();
  // After a rollback: forgets what was not committed.
  void forget();
  // After the views were emptied.
  void forget_status_words() { status_words_.clear(); }

 private:
  struct Stored;
  struct Terms {
    std::optional<std::string> before;  // as they stand in the index
    std::string after;
  };
  using Waiting = std::map<std::int64_t, Terms>;

  std::optional<Stored> find(const Id& record);
  void create(const views::Row& row, std::string_view state, std::int64_t version);
  void update(const Stored& stored, const views::Row& row, std::string_view state,
              std::int64_t version);
  void update_scopes(const Stored& stored, const views::Row& row);
  void put_scope(const Id& scope, const views::Row& row, std::int64_t record_no);
  void remember_status(const views::Row& row);

  Connection& connection_;
  Waiting settled_;  // of commands that stay
  Waiting open_;     // since the savepoint
  bool in_savepoint_ = false;
  std::optional<std::pair<Id, std::int64_t>> last_number_;
  std::set<std::pair<views::Noun, std::string>> status_words_;
};

}  // namespace luoshi::store
