// The contract of the two ports (journal/port.hpp, views/queries.hpp), asked of every store.
#include <gtest/gtest.h>

#include "base/text.hpp"
#include "store/memory/store.hpp"
#include "store/sqlite/store.hpp"
#include "tests/store/sample.hpp"

namespace luoshi::store::test {

namespace {
using test::print;

enum class Kind { sqlite, memory };

class Contract : public testing::TestWithParam<Kind> {
 protected:
  void SetUp() override {
    if (GetParam() == Kind::memory) {
      store_ = std::make_unique<MemoryStore>();
    } else {
      auto opened = SqliteStore::open({.path = folder_.file("store.db")});
      ASSERT_TRUE(opened);
      store_ = std::move(*opened);
    }
  }

  views::Row put_case(std::string_view words) {
    Change change = campaign_.new_case(words);
    views::Row row = change.row;
    write(*store_, campaign_.one(std::move(change)));
    return row;
  }
  void change(views::Row row) { write(*store_, campaign_.one(campaign_.changed(std::move(row)))); }
  std::vector<views::ListRow> list(const views::ListQuery& query, const core::Scope& scope) {
    return all_pages(*store_->reader(), query, scope);
  }
  std::vector<Id> ids(const views::ListQuery& query) {
    std::vector<Id> out;
    for (const auto& row : list(query, everyone())) out.push_back(row.record);
    return out;
  }

  Folder folder_;
  Campaign campaign_{1};
  std::unique_ptr<journal::Store> store_;
};

TEST_P(Contract, an_empty_store_begins_with_nothing) {
  const auto reader = store_->reader();
  EXPECT_EQ(reader->head().seq, 0);
  EXPECT_EQ(reader->head().epoch, 1);
  EXPECT_EQ(reader->head().next_vault, 1);
  EXPECT_TRUE(list({}, everyone()).empty());
  EXPECT_EQ(store_->begin()->next_number("2018"), 1);
}

TEST_P(Contract, nothing_is_visible_before_the_commit_and_all_of_it_after) {
  const Batch batch = campaign_.one(campaign_.new_case("道路积尘"));
  const Change& change = batch.changes[0];
  {
    const auto transaction = store_->begin();
    transaction->put_event(change.event);
    transaction->put_text(*change.text);
    transaction->put_row(change.row, change.state, 1);
    transaction->put_head(batch.head);
    EXPECT_EQ(transaction->find_state(change.row.record)->state, change.state);
    EXPECT_EQ(transaction->find_text(1), change.text->text);
    EXPECT_FALSE(store_->reader()->find(change.row.record, everyone()));
    EXPECT_EQ(store_->reader()->head().seq, 0);
  }
  EXPECT_FALSE(store_->reader()->find(change.row.record, everyone())) << "without a commit";
  write(*store_, batch);
  const auto reader = store_->reader();
  ASSERT_TRUE(reader->find(change.row.record, everyone()));
  EXPECT_EQ(reader->find(change.row.record, everyone())->row.version, 1);
  EXPECT_EQ(reader->text(1)->text, change.text->text);
  EXPECT_EQ(reader->history(change.row.record).size(), 1U);
  EXPECT_EQ(reader->head().seq, 1);
  EXPECT_EQ(list({.text = "积尘"}, everyone()).size(), 1U);
}

TEST_P(Contract, a_savepoint_takes_back_one_command_and_no_more) {
  Change kept = campaign_.new_case("井盖");
  kept.fate = Change::Fate::kept;
  Campaign other = campaign_;
  Change dropped = other.new_case("油烟");
  dropped.fate = Change::Fate::dropped;
  Batch batch = campaign_.one(std::move(kept));
  batch.changes.push_back(std::move(dropped));
  write(*store_, batch);
  EXPECT_EQ(list({.text = "井盖"}, everyone()).size(), 1U);
  EXPECT_TRUE(list({.text = "油烟"}, everyone()).empty());
  EXPECT_EQ(store_->reader()->events(1, 10).size(), 1U);
  EXPECT_FALSE(store_->begin()->find_command(id(1'000'002)));
}

TEST_P(Contract, keys_are_taken_once) {
  const Batch batch = campaign_.one(campaign_.new_case("路"));
  write(*store_, batch);
  const auto transaction = store_->begin();
  EXPECT_THROW(transaction->put_event(batch.changes[0].event), journal::StoreFault);
}

TEST_P(Contract, a_row_follows_an_event) {
  const Change change = campaign_.new_case("路");
  const auto transaction = store_->begin();
  EXPECT_THROW(transaction->put_row(change.row, "{}", 1), journal::StoreFault);
}

TEST_P(Contract, commands_and_numbers_are_remembered) {
  const Id command = id(7);
  {
    const auto transaction = store_->begin();
    transaction->put_command(command, {base::sha256("body"), 3, 5});
    transaction->take_number("2018", 12);
    transaction->commit();
  }
  const auto transaction = store_->begin();
  const auto known = transaction->find_command(command);
  ASSERT_TRUE(known);
  EXPECT_EQ(known->body, base::sha256("body"));
  EXPECT_EQ(known->first_seq, 3);
  EXPECT_EQ(known->last_seq, 5);
  EXPECT_EQ(transaction->next_number("2018"), 13);
  EXPECT_EQ(transaction->next_number("2019"), 1);
}

TEST_P(Contract, a_snapshot_stays_while_others_write) {
  put_case("路");
  const auto reader = store_->reader();
  reader->begin_snapshot();
  EXPECT_EQ(reader->count({}, 10, everyone()).count, 1);
  put_case("路");
  EXPECT_EQ(reader->count({}, 10, everyone()).count, 1);
  EXPECT_EQ(reader->head().seq, 1);
  reader->end_snapshot();
  EXPECT_EQ(reader->count({}, 10, everyone()).count, 2);
}

TEST_P(Contract, a_record_appears_once_through_however_many_scopes) {
  const views::Row row = put_case("路");
  const core::Scope scope{.ids = row.scopes};
  EXPECT_EQ(list({}, scope).size(), 1U);
  EXPECT_EQ(list({.order = views::Order::newest}, scope).size(), 1U);
  EXPECT_EQ(list({.text = "路"}, scope).size(), 1U);
  EXPECT_EQ(store_->reader()->count({}, 10, scope).count, 1);
}

TEST_P(Contract, a_hidden_record_is_nowhere_for_others) {
  views::Row row = put_case("暗访");
  row.scopes = {id(lonely_post)};
  row.number = "H-1";
  row.place = core::Place{.latitude_e7 = 349'000'000, .longitude_e7 = 1'138'000'000};
  change(row);
  const core::Scope team{.ids = {id(lonely_post)}};
  for (const auto& [scope, seen] : {std::pair{everyone(), 0U}, std::pair{team, 1U}}) {
    const auto reader = store_->reader();
    EXPECT_EQ(reader->find(row.record, scope).has_value(), seen == 1);
    EXPECT_EQ(reader->find_number(views::Noun::case_, "H-1", scope).has_value(), seen == 1);
    EXPECT_EQ(list({}, scope).size(), seen);
    EXPECT_EQ(list({.text = "暗访"}, scope).size(), seen);
    const views::Selection here{{"unit", views::Operator::within, {base::to_text(id(village))}}};
    EXPECT_TRUE(list({.selection = here}, scope).empty());
    EXPECT_EQ(reader->count({}, 10, scope).count, seen);
    const views::Box box{340'000'000, 1'130'000'000, 350'000'000, 1'140'000'000};
    EXPECT_EQ(reader->in_box(views::Noun::case_, box, 10, scope).size(), seen);
  }
}

TEST_P(Contract, lists_are_in_order_and_rows_without_a_date_come_last) {
  std::vector<views::Row> rows;
  for (int i = 0; i < 4; ++i) rows.push_back(put_case("路"));
  rows[0].due.reset();
  rows[0].day.reset();
  rows[1].due = core::Instant{300};
  rows[1].day = core::Day{5};
  rows[2].due = core::Instant{100};
  rows[2].status = "overdue";
  rows[2].day = core::Day{7};
  rows[3].due = core::Instant{300};
  rows[3].day = core::Day{5};
  for (const auto& row : rows) change(row);
  const auto record = [&](std::size_t i) { return rows[i].record; };
  for (const std::int32_t limit : {1, 2, 3, 50}) {
    EXPECT_EQ(ids({.limit = limit}), (std::vector{record(2), record(1), record(3), record(0)}));
    EXPECT_EQ(ids({.order = views::Order::newest, .limit = limit}),
              (std::vector{record(2), record(3), record(1), record(0)}));
    EXPECT_EQ(ids({.text = "路", .limit = limit}),
              (std::vector{record(3), record(2), record(1), record(0)}));
  }
}

TEST_P(Contract, a_deadline_at_midnight_belongs_to_the_day_that_it_ends) {
  const base::UtcOffset china{480};
  const core::Day day = *base::day_from_text("2018-11-20");
  std::vector<views::Row> rows;
  for (int i = 0; i < 3; ++i) rows.push_back(put_case("路"));
  rows[0].due = base::start_of(day, china);  // 24:00 of the day before
  rows[1].due = base::start_of(day, china, 720);
  rows[2].due = base::start_of(day + 1, china);  // 24:00 of the day
  for (const auto& row : rows) change(row);
  const auto found = [&](views::Operator op) {
    return ids({.selection = {{"due", op, {"2018-11-20"}}}, .offset = china});
  };
  using Ids = std::vector<core::Id>;
  EXPECT_EQ(found(views::Operator::equal), (Ids{rows[1].record, rows[2].record}));
  EXPECT_EQ(found(views::Operator::at_most), (Ids{rows[0].record, rows[1].record, rows[2].record}));
  EXPECT_EQ(found(views::Operator::less), Ids{rows[0].record});
  EXPECT_EQ(found(views::Operator::at_least), (Ids{rows[1].record, rows[2].record}));
  EXPECT_TRUE(found(views::Operator::greater).empty());
}

TEST_P(Contract, a_damaged_or_foreign_cursor_finds_nothing) {
  put_case("路");
  put_case("路");
  const auto reader = store_->reader();
  const std::string next = reader->list({.limit = 1}, everyone()).next;
  ASSERT_FALSE(next.empty());
  EXPECT_TRUE(reader->list({.after = "x"}, everyone()).rows.empty());
  EXPECT_TRUE(
      reader->list({.order = views::Order::newest, .after = next}, everyone()).rows.empty());
  EXPECT_EQ(reader->list({.after = next}, everyone()).rows.size(), 1U);
  EXPECT_TRUE(reader->list({.selection = {{"colour", views::Operator::equal, {"red"}}}}, everyone())
                  .rows.empty());
}

TEST_P(Contract, searching_finds_what_a_scan_finds) {
  const std::vector<std::string> texts{"焦作路与开元路交叉口井盖破损",
                                       "开元路12号餐饮油烟直排",
                                       "F012345 渣土车未覆盖",
                                       "井",
                                       "盖 井",
                                       "a-b#c 垃圾",
                                       "ＡＢＣ全角 制订方案",
                                       ""};
  write_cases(*store_, campaign_, texts);
  const std::vector<std::string> wanted{
      "井",     "井盖",   "盖",   "路",  "开元路12", "012", "f0",     "-",       "a-b",         "#",
      "油烟直", "不存在", "制定", "abc", "号餐",     "b#c", "垃圾 a", "路 井盖", "渣土车未覆盖"};
  for (const std::string& text : wanted) {
    std::size_t expected = 0;
    for (const std::string& stored : texts)
      expected += views::contains_all(base::normalise(stored), views::search_words(text));
    EXPECT_EQ(list({.text = text}, everyone()).size(), expected) << text;
    EXPECT_EQ(store_->reader()->count({.text = text}, 100, everyone()).count,
              static_cast<std::int64_t>(expected))
        << text;
  }
}

TEST_P(Contract, a_changed_text_is_found_by_its_new_words_only) {
  views::Row row = put_case("井盖破损");
  row.search_text = base::normalise("垃圾堆放");
  change(row);
  EXPECT_TRUE(list({.text = "井盖"}, everyone()).empty());
  EXPECT_EQ(list({.text = "垃圾"}, everyone()).size(), 1U);
  row.status = "closed";
  change(row);
  EXPECT_EQ(list({.text = "垃圾"}, everyone()).at(0).status, "closed");
}

TEST_P(Contract, records_are_counted_by_their_values_as_far_as_the_scope_goes) {
  for (int i = 0; i < 3; ++i) put_case("路");
  views::Row hidden = put_case("暗访");
  hidden.scopes = {id(lonely_post)};
  hidden.status = "secret";
  change(hidden);
  views::Row other = put_case("井");
  other.status = "closed";
  other.day.reset();
  change(other);
  const auto reader = store_->reader();
  const auto counts = [&](const views::ListQuery& query, views::Facet by) {
    std::map<std::string, std::int64_t> out;
    for (const auto& one : reader->facets(query, by, everyone()).values) out[one.value] = one.count;
    return out;
  };
  const auto by_status = counts({}, views::Facet::status);
  EXPECT_EQ(by_status.at("closed"), 1);
  EXPECT_FALSE(by_status.contains("secret"));
  EXPECT_EQ(counts({}, views::Facet::day).at(""), 1) << "those without a day are counted too";
  EXPECT_EQ(counts({.text = "井"}, views::Facet::status),
            (std::map<std::string, std::int64_t>{{"closed", 1}}));
  const views::Selection closed{{"status", views::Operator::equal, {"closed"}}};
  EXPECT_EQ(counts({.selection = closed}, views::Facet::unit).size(), 1U);
  EXPECT_FALSE(reader->facets({}, views::Facet::kind, everyone()).capped);
}

TEST_P(Contract, counting_stops_at_the_cap) {
  for (int i = 0; i < 5; ++i) put_case("路");
  const auto reader = store_->reader();
  EXPECT_EQ(reader->count({}, 3, everyone()).count, 3);
  EXPECT_TRUE(reader->count({}, 3, everyone()).capped);
  EXPECT_EQ(reader->count({}, 5, everyone()).count, 5);
  EXPECT_FALSE(reader->count({}, 5, everyone()).capped);
  const views::Selection open{{"status", views::Operator::equal, {"rectifying"}}};
  EXPECT_EQ(reader->count({.selection = open}, 9, everyone()).count, 5);
}

TEST_P(Contract, open_children_are_counted) {
  const views::Row parent = put_case("路");
  views::Row child = put_case("井盖");
  child.parent = parent.record;
  change(child);
  EXPECT_EQ(store_->begin()->count_open_children(parent.record), 1);
  child.open = false;
  change(child);
  EXPECT_EQ(store_->begin()->count_open_children(parent.record), 0);
}

TEST_P(Contract, sums_follow_corrections_and_keep_their_past) {
  Change first = campaign_.new_case("路");
  const core::Contribution people{id(village), "", "people", core::Day{10}, 40};
  first.entries = {people};
  const views::Row row = first.row;
  write(*store_, campaign_.one(std::move(first)));
  Change second = campaign_.changed(row);
  second.entries = {people};
  second.entries[0].amount = -40;
  write(*store_, campaign_.one(std::move(second)));
  const auto reader = store_->reader();
  views::EntryQuery query{.unit = id(village), .from = {10}, .until = {10}};
  EXPECT_TRUE(reader->sums(query).empty());
  EXPECT_TRUE(reader->unit_days("people", {0}, {20}).empty());
  EXPECT_EQ(reader->entries(query, 0, 10).size(), 2U);
  query.through_seq = 1;
  ASSERT_EQ(reader->sums(query).size(), 1U);
  EXPECT_EQ(reader->sums(query)[0].amount, 40);
  EXPECT_EQ(reader->sums(query)[0].records, 1);
}

TEST_P(Contract, an_erased_text_leaves_its_placeholder_and_no_salt) {
  put_case("路");
  {
    const auto transaction = store_->begin();
    const std::int64_t key = 1;
    transaction->erase_texts(std::span(&key, 1));
    EXPECT_EQ(transaction->find_text(1), views::erased_text);
    transaction->commit();
  }
  const auto text = store_->reader()->text(1);
  ASSERT_TRUE(text);
  EXPECT_TRUE(text->erased);
  EXPECT_EQ(text->text, views::erased_text);
  EXPECT_EQ(text->salt, base::Digest{});
}

TEST_P(Contract, the_tree_is_kept_by_epoch_and_level) {
  put_case("路");
  put_case("路");
  {
    const auto transaction = store_->begin();
    const std::vector<journal::Subtree> nodes{
        {1, 0, base::sha256("a")}, {1, 1, base::sha256("b")}, {2, 0, base::sha256("c")}};
    transaction->put_subtrees(1, nodes);
    transaction->put_checkpoint({1, 2, "note"});
    journal::Head head = transaction->head();
    head.epoch = 2;
    head.epoch_first_seq = 3;
    head.frontier = std::string("\0x", 2);
    transaction->put_head(head);
    journal::StoredEvent event{
        .seq = 3, .epoch = 2, .record = id(5), .tag = "begun", .bytes = "{}"};
    event.leaf = base::sha256("leaf");
    transaction->put_event(event);
    transaction->commit();
  }
  const auto reader = store_->reader();
  EXPECT_EQ(reader->subtrees(1, 1, 0, 5), (std::vector{base::sha256("a"), base::sha256("b")}));
  EXPECT_EQ(reader->subtrees(1, 1, 1, 1), (std::vector{base::sha256("b")}));
  EXPECT_EQ(reader->subtrees(1, 2, 0, 1), (std::vector{base::sha256("c")}));
  EXPECT_EQ(reader->subtrees(1, 0, 0, 9).size(), 2U) << "leaves end with the epoch";
  EXPECT_EQ(reader->subtrees(2, 0, 0, 9), (std::vector{base::sha256("leaf")}));
  EXPECT_TRUE(reader->subtrees(3, 0, 0, 9).empty());
  ASSERT_EQ(reader->checkpoints().size(), 1U);
  EXPECT_EQ(reader->checkpoints()[0].note, "note");
  EXPECT_EQ(reader->head().frontier, std::string("\0x", 2));
}

TEST_P(Contract, views_written_anew_from_the_journal_equal_those_that_grew) {
  std::map<Id, std::pair<views::Row, std::int64_t>> last;
  std::map<Id, std::string> states;
  std::vector<Change> changes;
  for (int i = 0; i < 30; ++i) {
    Batch batch = campaign_.next_batch();
    write(*store_, batch);
    if (batch.end == Batch::End::abandon) continue;
    for (Change& change : batch.changes)
      if (change.fate != Change::Fate::dropped) changes.push_back(std::move(change));
  }
  const auto before = store_->view_digests();
  store_->clear_views();
  EXPECT_TRUE(list({.text = "路"}, everyone()).empty());
  {
    const auto transaction = store_->begin();
    for (const Change& change : changes) {
      transaction->put_entries(change.row.record, change.event.seq, change.entries);
      last[change.row.record] = {change.row, change.event.seq};
      states[change.row.record] = change.state;
    }
    for (const auto& [record, row] : last)
      transaction->put_row(row.first, states[record], row.second);
    transaction->commit();
  }
  const auto after = store_->view_digests();
  ASSERT_EQ(before.size(), after.size());
  for (std::size_t i = 0; i < before.size(); ++i) {
    EXPECT_GT(before[i].rows, 0) << before[i].table;
    EXPECT_EQ(before[i].rows, after[i].rows) << before[i].table;
    EXPECT_EQ(base::to_hex(before[i].digest), base::to_hex(after[i].digest)) << before[i].table;
  }
}

TEST_P(Contract, one_writer_at_a_time) {
  const auto transaction = store_->begin();
  EXPECT_THROW(store_->begin(), std::logic_error);
}

INSTANTIATE_TEST_SUITE_P(Stores, Contract, testing::Values(Kind::sqlite, Kind::memory),
                         [](const auto& kind) {
                           return kind.param == Kind::sqlite ? "sqlite" : "memory";
                         });
}  // namespace

}  // namespace luoshi::store::test
