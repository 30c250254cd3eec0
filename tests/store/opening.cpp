// Opening, refusing, copying: files of other releases and programs, backups while writers go on,
// the log of statements.
#include <gtest/gtest.h>

#include <fstream>

#include "store/messages.hpp"
#include "store/sqlite/schema.hpp"
#include "store/sqlite/statement.hpp"
#include "store/sqlite/store.hpp"
#include "tests/store/sample.hpp"

namespace luoshi::store::test {

namespace {
std::string refusal_of(const std::string& path) {
  const auto opened = SqliteStore::open({.path = path});
  return opened ? "" : opened.error().code;
}

TEST(opening, a_store_keeps_what_was_written) {
  const Folder folder;
  Campaign campaign(1);
  const std::string path = folder.file("store.db");
  {
    auto store = SqliteStore::open({.path = path});
    ASSERT_TRUE(store);
    for (int i = 0; i < 5; ++i) write(**store, campaign.one(campaign.new_case("路")));
  }
  auto store = SqliteStore::open({.path = path});
  ASSERT_TRUE(store);
  EXPECT_EQ((*store)->reader()->head().seq, 5);
  EXPECT_EQ(all_pages(*(*store)->reader(), {.text = "路"}, everyone()).size(), 5U);
}

TEST(opening, a_database_of_a_later_release_is_refused) {
  const Folder folder;
  const std::string path = folder.file("store.db");
  ASSERT_EQ(refusal_of(path), "");
  {
    Connection connection(path, SQLITE_OPEN_READWRITE, nullptr);
    EXPECT_EQ(connection.pragma("PRAGMA user_version"), std::ssize(schema_versions()));
    connection.execute("PRAGMA user_version = 1000");
  }
  EXPECT_EQ(refusal_of(path), "database_newer");
}

TEST(opening, a_foreign_file_is_refused_and_left_alone) {
  const Folder folder;
  const std::string database = folder.file("other.db"), text = folder.file("notes.txt");
  {
    Connection connection(database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
    connection.execute("CREATE TABLE other (x)");
  }
  const std::string words(5'000, 'x');
  std::ofstream(text) << words;
  EXPECT_EQ(refusal_of(database), "database_foreign");
  EXPECT_EQ(refusal_of(text), "database_foreign");
  std::ifstream again(text);
  EXPECT_EQ(std::string(std::istreambuf_iterator<char>(again), {}), words);
}

TEST(opening, a_missing_folder_is_a_fault) {
  const Folder folder;
  EXPECT_THROW(SqliteStore::open({.path = folder.file("nowhere/store.db")}), journal::StoreFault);
}

TEST(opening, every_refusal_has_its_text) {
  for (const char* code : {"database_newer", "database_foreign"})
    EXPECT_NE(base::find_message(messages(), code), nullptr) << code;
}

TEST(opening, a_backup_is_one_moment_while_writers_go_on) {
  const Folder folder;
  Campaign campaign(1);
  auto store = SqliteStore::open({.path = folder.file("store.db")});
  ASSERT_TRUE(store);
  for (int i = 0; i < 400; ++i) {
    Batch large = campaign.one(campaign.new_case("路"));
    large.changes[0].row.summary = std::string(20'000, 'x');
    write(**store, large);
  }
  int calls = 0;
  (*store)->back_up(folder.file("copy.db"), [&](std::int64_t done, std::int64_t total) {
    EXPECT_LE(done, total);
    if (calls++ < 3) write(**store, campaign.one(campaign.new_case("油烟")));
  });
  EXPECT_GT(calls, 1);
  const auto copy = SqliteStore::open({.path = folder.file("copy.db")});
  ASSERT_TRUE(copy);
  EXPECT_EQ((*copy)->reader()->head().seq, 400);
  EXPECT_EQ((*copy)->reader()->events(1, 1000).size(), 400U);
  EXPECT_TRUE(all_pages(*(*copy)->reader(), {.text = "油烟"}, everyone()).empty());
  EXPECT_GT((*store)->reader()->head().seq, 400);
  EXPECT_THROW((*store)->back_up(folder.file("copy.db"), {}), journal::StoreFault);
}

TEST(opening, the_log_holds_every_statement_of_a_command_with_its_values) {
  const Folder folder;
  Campaign campaign(1);
  auto store = SqliteStore::open({.path = folder.file("store.db")});
  ASSERT_TRUE(store);
  std::vector<LoggedStatement> log;
  (*store)->log_statements([&](const LoggedStatement& one) { log.push_back(one); });
  write(**store, campaign.one(campaign.new_case("路")));
  (*store)->log_statements({});
  write(**store, campaign.one(campaign.new_case("路")));
  ASSERT_GT(log.size(), 8U);
  EXPECT_EQ(log.front().sql, "BEGIN IMMEDIATE");
  EXPECT_EQ(log.back().sql, "COMMIT");
  const auto event = std::ranges::find_if(
      log, [](const LoggedStatement& one) { return one.sql.starts_with("INSERT INTO event"); });
  ASSERT_NE(event, log.end());
  ASSERT_EQ(event->values.size(), 9U);
  EXPECT_EQ(std::get<std::int64_t>(event->values[1]), 1);
  EXPECT_EQ(std::ranges::count_if(log,
                                  [](const LoggedStatement& one) {
                                    return one.sql.starts_with("INSERT INTO search");
                                  }),
            1);
}

TEST(opening, a_change_of_status_leaves_the_search_index_alone) {
  const Folder folder;
  Campaign campaign(1);
  auto store = SqliteStore::open({.path = folder.file("store.db")});
  ASSERT_TRUE(store);
  Change first = campaign.new_case("路");
  views::Row row = first.row;
  write(**store, campaign.one(std::move(first)));
  row.status = "closed";
  std::vector<std::string> statements;
  (*store)->log_statements([&](const LoggedStatement& one) { statements.push_back(one.sql); });
  write(**store, campaign.one(campaign.changed(row)));
  for (const std::string& sql : statements) {
    EXPECT_FALSE(sql.starts_with("INSERT INTO search")) << sql;
    EXPECT_FALSE(sql.starts_with("INSERT INTO scope_row")) << sql;
    EXPECT_FALSE(sql.starts_with("UPDATE record SET due")) << sql;
  }
}
}  // namespace

}  // namespace luoshi::store::test
