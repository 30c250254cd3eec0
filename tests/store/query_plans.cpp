// No query reads a whole table: SQLite's own plan of every text, and the work that lists, counts
// and searches do, counted in instructions of its virtual machine, with ten times as many records.
#include <gtest/gtest.h>

#include "store/sqlite/reader.hpp"
#include "store/sqlite/store.hpp"
#include "store/sqlite/tokenizer.hpp"
#include "tests/store/sample.hpp"

namespace luoshi::store::test {

namespace {
std::vector<std::string> plan_of(Connection& connection, const SqlText& text) {
  Statement statement(connection, ("EXPLAIN QUERY PLAN " + text.text).c_str());
  std::vector<std::string> out;
  while (statement.step()) out.emplace_back(statement.text(3));
  return out;
}

bool reads_all_by_design(Sql sql) {
  return sql == Sql::dump_records || sql == Sql::dump_scopes || sql == Sql::dump_entries ||
         sql == Sql::dump_sums || sql == Sql::dump_search;
}

// Answers sorted after the range of one unit has been read.
bool sorts_by_design(Sql sql) {
  return sql == Sql::find_entries || sql == Sql::find_entries_of_kind ||
         sql == Sql::sum_all_through || sql == Sql::sum_kind_through;
}

std::unique_ptr<SqliteStore> open_store(const std::string& path) {
  auto opened = SqliteStore::open({.path = path});
  return opened ? std::move(*opened) : nullptr;
}

std::unique_ptr<Connection> connect(const std::string& path) {
  auto out = std::make_unique<Connection>(path, SQLITE_OPEN_READWRITE, nullptr);
  register_tokenizer(*out);
  return out;
}

TEST(query_plans, no_text_scans_or_sorts_a_table) {
  const Folder folder;
  const auto store = open_store(folder.file("store.db"));
  const auto connection = connect(folder.file("store.db"));
  for (const SqlText& text : sql_texts()) {
    const bool control = text.kind == SqlText::Kind::engine && text.id != Sql::search_find;
    if (control || reads_all_by_design(text.id)) continue;
    for (const std::string& line : plan_of(*connection, text)) {
      const bool over_found_rows = line.starts_with("SCAN each_record") ||
                                   line.starts_with("SCAN capped") ||
                                   line.starts_with("SCAN (subquery");
      // :M is the expression that rows match.
      const bool over_matches =
          line.starts_with("SCAN search VIRTUAL TABLE INDEX") && line.find(":M") != line.npos;
      EXPECT_TRUE(!line.starts_with("SCAN") || over_found_rows || over_matches)
          << text.name << ": " << line;
      EXPECT_TRUE(sorts_by_design(text.id) || line.find("TEMP B-TREE") == line.npos)
          << text.name << ": " << line;
    }
  }
}

// Instructions that a call of a reader runs.
class Work {
 public:
  Work(SqliteStore& store, const std::string& path) {
    auto connection = connect(path);
    raw_ = connection->raw();
    reader_ = std::make_unique<SqliteReader>(store, std::move(connection));
    sqlite3_progress_handler(raw_, 1, count, &steps_);
  }

  template <class Call>
  std::int64_t of(const Call& call) {
    call(*reader_);  // prepares the statements
    steps_ = 0;
    call(*reader_);
    return steps_;
  }

 private:
  static int count(void* steps) {
    ++*static_cast<std::int64_t*>(steps);
    return 0;
  }

  sqlite3* raw_ = nullptr;
  std::int64_t steps_ = 0;
  std::unique_ptr<SqliteReader> reader_;
};

void fill(SqliteStore& store, Campaign& campaign, int records) {
  const auto transaction = store.begin();
  for (int i = 0; i < records; ++i) {
    Change change = campaign.new_case(i % 3 == 0 ? "开元路井盖破损" : "工地未覆盖");
    change.row.due = core::Instant{i * 7'919 % 100'003};
    change.row.day = core::Day{i % 365};
    change.row.status = i % 4 == 0 ? "closed" : "rectifying";
    change.row.number = "H-" + std::to_string(campaign.seq());
    transaction->put_event(change.event);
    transaction->put_row(change.row, change.state, change.event.seq);
  }
  transaction->commit();
}

struct Measured {
  std::string name;
  std::int64_t steps = 0;
};

std::vector<Measured> measure(SqliteStore& store, const std::string& path) {
  using namespace views;
  Work work(store, path);
  std::vector<Measured> out;
  const auto list = [&](std::string name, const ListQuery& query, const core::Scope& scope) {
    out.push_back({name, work.of([&](Reader& reader) { reader.list(query, scope); })});
    out.push_back(
        {name + " counted", work.of([&](Reader& reader) { reader.count(query, 100, scope); })});
  };
  const Selection open{{"status", Operator::equal, {"rectifying"}}};
  const Selection overdue{{"status", Operator::equal, {"rectifying"}},
                          {"due", Operator::less, {"1970-01-01T00:00:00.05Z"}}};
  const Selection here{{"unit", Operator::within, {base::to_text(id(village))}}};
  const core::Scope unit{.ids = {id(village)}};
  const core::Scope several{.ids = {id(village), id(lonely_post), id(district)}};
  for (const auto& [name, scope] :
       {std::pair{"all", everyone()}, std::pair{"unit", unit}, std::pair{"several", several}}) {
    list(std::string(name) + " open by due", {.selection = open}, scope);
    list(std::string(name) + " overdue", {.selection = overdue}, scope);
    list(std::string(name) + " by due", {}, scope);
    list(std::string(name) + " newest", {.order = Order::newest}, scope);
    list(std::string(name) + " within", {.selection = here}, scope);
    list(std::string(name) + " search", {.text = "井盖"}, scope);
    list(std::string(name) + " one character", {.text = "井"}, scope);
    list(std::string(name) + " absent words", {.text = "油烟"}, scope);
  }
  out.push_back(
      {"due records", work.of([](Reader& reader) { reader.due_records({1'000'000}, {}, 50); })});
  out.push_back({"number", work.of([](Reader& reader) {
                   reader.find_number(Noun::case_, "H-77", everyone());
                 })});
  out.push_back({"events", work.of([](Reader& reader) { reader.events(50, 10); })});
  return out;
}

TEST(query_plans, ten_times_as_many_records_cost_the_same_work) {
  const Folder folder;
  const std::string path = folder.file("store.db");
  const auto store = open_store(path);
  Campaign campaign(1);
  fill(*store, campaign, 1'000);
  const auto small = measure(*store, path);
  fill(*store, campaign, 9'000);
  const auto large = measure(*store, path);
  for (std::size_t i = 0; i < small.size(); ++i)
    EXPECT_LE(large[i].steps, small[i].steps * 2)
        << small[i].name << ": " << small[i].steps << " and " << large[i].steps;
}

TEST(query_plans, a_filter_that_fits_nothing_gives_up_in_time_and_can_go_on) {
  const Folder folder;
  const auto store = open_store(folder.file("store.db"));
  Campaign campaign(1);
  fill(*store, campaign, 11'000);
  const auto reader = store->reader();
  const views::ListQuery query{.selection = {{"kind", views::Operator::equal, {"nothing"}}}};
  const views::Page page = reader->list(query, everyone());
  EXPECT_TRUE(page.rows.empty());
  EXPECT_FALSE(page.next.empty());
  EXPECT_TRUE(reader->count(query, 10, everyone()).capped);
  EXPECT_TRUE(all_pages(*reader, query, everyone()).empty());
}
}  // namespace

}  // namespace luoshi::store::test
