// Walks the records of a list in its order: one stream for each scope and status, merged, each
// record once. A stream is an index range, so that a page costs the same however many records
// there are.
#pragma once
#include "store/sqlite/stored_row.hpp"
#include "views/selection.hpp"

namespace luoshi::store {

class ListWalk {
 public:
  enum class Columns { all, keys };
  ListWalk(Connection& connection, const views::ListQuery& query, const core::Scope& scope,
           Columns columns);

  // The next record that the scope allows and the query wants; null at the end or when the budget
  // is used up. With Columns::keys only its number is there.
  Statement* next();
  bool out_of_budget() const;
  // After next(): whether the scope allows another record behind it.
  bool more();
  // The place of the last record looked at.
  std::string cursor() const;

  // The number of records, counted by the index alone, at most `cap` + 1; absent: only by walking.
  std::optional<std::int64_t> count_by_index(std::int64_t cap);
  // True when keys are enough to know that a record is wanted.
  bool keys_suffice() const { return !checks_scope_ && !checks_matcher_ && words_.empty(); }

 private:
  struct Stream {
    Lease rows;
    std::int64_t key = 0;
    std::int64_t record_no = 0;
    bool over = false;
  };
  void plan();
  bool place_after(std::string_view cursor);
  void open_streams();
  void open_due(const Id& driver, const std::string& status);
  void open_newest(const Id& driver);
  void open_search();
  void add(Lease rows);
  void advance(Stream& stream);
  Stream* first_stream();
  // Moves to the next record that the scope allows.
  bool move_on();
  bool wanted(const Statement& row) const;
  std::vector<std::string> statuses();

  Connection& connection_;
  const views::ListQuery& query_;
  const core::Scope& scope_;
  Columns columns_;
  views::Matcher matcher_;
  std::vector<std::string> words_;
  views::Cursor::Kind kind_;
  std::vector<Id> drivers_;
  bool checks_scope_ = false;
  bool checks_matcher_ = false;
  std::optional<std::pair<std::int64_t, std::int64_t>> after_;  // key, record_no
  bool nothing_ = false;
  bool opened_ = false;
  std::vector<Stream> streams_;
  Stream* current_ = nullptr;
  std::int64_t walked_ = 0;
  views::Cursor last_;
};

}  // namespace luoshi::store
