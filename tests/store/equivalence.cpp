// The same random campaign written to the SQLite store and to the model in memory: every query must
// answer alike, at any time, for any scope.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "store/memory/store.hpp"
#include "store/sqlite/store.hpp"
#include "tests/store/sample.hpp"

namespace luoshi::store::test {

namespace {
using test::print;

class Equivalence : public testing::TestWithParam<std::uint64_t> {
 protected:
  void SetUp() override {
    auto opened = SqliteStore::open({.path = folder_.file("store.db")});
    ASSERT_TRUE(opened);
    sqlite_ = std::move(*opened);
  }

  void write_next() {
    const Batch batch = campaign_.next_batch();
    write(*sqlite_, batch);
    write(memory_, batch);
  }

  void compare_lists();
  void compare_records();
  void compare_entries();
  void compare_journal();

  Folder folder_;
  Campaign campaign_{GetParam()};
  std::unique_ptr<SqliteStore> sqlite_;
  MemoryStore memory_;
};

std::string print(const views::ListQuery& query, const core::Scope& scope) {
  std::string out = fmt::format("noun {} order {} selection '{}' text '{}' limit {} scope",
                                static_cast<int>(query.noun), static_cast<int>(query.order),
                                views::print_selection(query.selection), query.text, query.limit);
  for (const Id& one : scope.ids) out += ' ' + base::to_text(one).substr(0, 8);
  return out;
}

void Equivalence::compare_lists() {
  const auto real = sqlite_->reader(), model = memory_.reader();
  for (int i = 0; i < 12; ++i) {
    const views::ListQuery query = campaign_.next_query();
    const core::Scope scope = campaign_.next_scope();
    SCOPED_TRACE(print(query, scope));
    ASSERT_TRUE(views::check_query(query));
    ASSERT_EQ(print(all_pages(*real, query, scope)), print(all_pages(*model, query, scope)));
    const auto cap = static_cast<std::int64_t>(1 + campaign_.below(30));
    const auto left = real->count(query, cap, scope), right = model->count(query, cap, scope);
    ASSERT_EQ(left.count, right.count);
    ASSERT_EQ(left.capped, right.capped);
    for (const auto by : {views::Facet::kind, views::Facet::status, views::Facet::unit,
                          views::Facet::day, views::Facet::source})
      ASSERT_EQ(base::to_json(real->facets(query, by, scope).values),
                base::to_json(model->facets(query, by, scope).values));
  }
}

void Equivalence::compare_records() {
  const auto real = sqlite_->reader(), model = memory_.reader();
  const core::Scope scope = campaign_.next_scope();
  for (const Id& record : campaign_.records()) {
    const auto left = real->find(record, scope), right = model->find(record, scope);
    ASSERT_EQ(left.has_value(), right.has_value());
    if (!left) continue;
    ASSERT_EQ(print(left->row), print(right->row));
    ASSERT_EQ(left->state, right->state);
    ASSERT_EQ(left->noun, right->noun);
    ASSERT_EQ(print(real->children(record, 5, scope)), print(model->children(record, 5, scope)));
  }
  for (int i = 0; i < 40; ++i)
    ASSERT_EQ(real->find_number(views::Noun::case_, "H-" + std::to_string(i), scope),
              model->find_number(views::Noun::case_, "H-" + std::to_string(i), scope));
  const views::Box box{349'000'000, 1'138'000'000,
                       349'000'000 + static_cast<std::int32_t>(campaign_.below(400'000)),
                       1'138'000'000 + static_cast<std::int32_t>(campaign_.below(400'000))};
  ASSERT_EQ(print(real->in_box(views::Noun::case_, box, 20, scope)),
            print(model->in_box(views::Noun::case_, box, 20, scope)));
  const views::Box world{-900'000'000, -1'800'000'000, 900'000'000, 1'800'000'000};
  ASSERT_EQ(print(real->in_box(views::Noun::case_, world, 1000, scope)),
            print(model->in_box(views::Noun::case_, world, 1000, scope)));
  const core::Instant now{1'541'000'000'000'000 + 3'600'000'000LL * 20};
  std::optional<views::DueRecord> due;
  do {
    const auto left = real->due_records(now, due, 7), right = model->due_records(now, due, 7);
    ASSERT_EQ(left, right);
    due = left.empty() ? std::nullopt : std::optional(left.back());
  } while (due);
  Id after;
  for (;;) {
    const auto left = real->records_after(after, 7), right = model->records_after(after, 7);
    ASSERT_EQ(left.size(), right.size());
    for (std::size_t i = 0; i < left.size(); ++i) {
      ASSERT_EQ(print(left[i].row), print(right[i].row));
      ASSERT_EQ(left[i].state, right[i].state);
    }
    if (left.empty()) break;
    after = left.back().row.record;
  }
  const auto writes = sqlite_->begin();
  const auto model_writes = memory_.begin();
  for (const Id& record : campaign_.records())
    ASSERT_EQ(writes->count_open_children(record), model_writes->count_open_children(record));
}

std::string print(const std::vector<views::Sum>& sums) {
  std::string out;
  for (const auto& sum : sums)
    out += fmt::format("{}={} in {}; ", sum.kind, sum.amount, sum.records);
  return out;
}

std::string print(const std::vector<views::EntryRow>& rows) {
  std::string out;
  for (const auto& row : rows)
    out += fmt::format("{} {} {} {} {} {}\n", row.seq, base::to_text(row.record), row.kind,
                       row.day.number, row.amount, static_cast<int>(row.backing));
  return out;
}

void Equivalence::compare_entries() {
  const auto real = sqlite_->reader(), model = memory_.reader();
  for (int i = 0; i < 12; ++i) {
    const views::EntryQuery query = campaign_.next_entry_query();
    ASSERT_EQ(print(real->sums(query)), print(model->sums(query)));
    std::int64_t after = 0;
    for (;;) {
      const auto left = real->entries(query, after, 5), right = model->entries(query, after, 5);
      ASSERT_EQ(print(left), print(right));
      if (left.empty()) break;
      after = left.back().seq;
    }
    const auto left = real->unit_days("people", query.from, query.until);
    const auto right = model->unit_days("people", query.from, query.until);
    ASSERT_EQ(left.size(), right.size());
    for (std::size_t j = 0; j < left.size(); ++j)
      ASSERT_EQ(std::tie(left[j].unit, left[j].day, left[j].amount),
                std::tie(right[j].unit, right[j].day, right[j].amount));
  }
}

std::string print(const std::vector<views::HistoryEvent>& events) {
  std::string out;
  for (const auto& event : events)
    out += fmt::format("{} {} {} {} {} {} {} {}\n", event.seq, event.epoch, event.tag, event.at.us,
                       event.bytes, base::to_hex(event.salt), base::to_hex(event.leaf),
                       base::to_text(event.record));
  return out;
}

void Equivalence::compare_journal() {
  const auto real = sqlite_->reader(), model = memory_.reader();
  ASSERT_EQ(print(real->events(1, 100'000)), print(model->events(1, 100'000)));
  ASSERT_EQ(print(real->events(campaign_.seq() / 2, 3)),
            print(model->events(campaign_.seq() / 2, 3)));
  for (const Id& record : campaign_.records())
    ASSERT_EQ(print(real->history(record)), print(model->history(record)));
  for (std::int64_t key = 0; key <= campaign_.texts() + 1; ++key) {
    const auto left = real->text(key), right = model->text(key);
    ASSERT_EQ(left.has_value(), right.has_value());
    if (!left) continue;
    ASSERT_EQ(std::tie(left->text, left->salt, left->erased),
              std::tie(right->text, right->salt, right->erased));
  }
  const auto left = real->head(), right = model->head();
  ASSERT_EQ(std::tie(left.seq, left.epoch, left.next_vault, left.last_at, left.frontier),
            std::tie(right.seq, right.epoch, right.next_vault, right.last_at, right.frontier));
  ASSERT_EQ(real->subtrees(1, 0, 3, 10), model->subtrees(1, 0, 3, 10));
}

TEST_P(Equivalence, every_query_answers_like_the_model) {
  for (int round = 0; round < 8; ++round) {
    for (int i = 0; i < 12; ++i) write_next();
    ASSERT_NO_FATAL_FAILURE(compare_lists());
    ASSERT_NO_FATAL_FAILURE(compare_records());
    ASSERT_NO_FATAL_FAILURE(compare_entries());
    ASSERT_NO_FATAL_FAILURE(compare_journal());
  }
  // What is rewritten record by record from an empty view equals what grew with the events.
  sqlite_->scrub({});
  ASSERT_NO_FATAL_FAILURE(compare_lists());
}

INSTANTIATE_TEST_SUITE_P(Seeds, Equivalence, testing::Range<std::uint64_t>(1, 13));
}  // namespace

}  // namespace luoshi::store::test
