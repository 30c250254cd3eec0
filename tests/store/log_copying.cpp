// The log is copied back beside the writer: it stays small, nothing is lost, and who empties it
// himself is not disturbed.
#include <gtest/gtest.h>

#include <filesystem>

#include "store/sqlite/store.hpp"
#include "tests/store/sample.hpp"

namespace luoshi::store::test {

namespace {
constexpr int log_pages = 40;
constexpr std::uintmax_t page_bytes = 8192;

class LogCopying : public testing::Test {
 protected:
  void SetUp() override { reopen(); }

  void reopen() {
    store_.reset();
    auto opened = SqliteStore::open({.path = folder_.file("store.db"), .log_pages = log_pages});
    ASSERT_TRUE(opened);
    store_ = std::move(*opened);
  }
  void write_cases(std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
      const Change change = campaign_.new_case("道路");
      written_.push_back(change.row.record);
      write(*store_, campaign_.one(change));
    }
  }
  std::uintmax_t log_bytes() const {
    return std::filesystem::file_size(folder_.file("store.db-wal"));
  }
  std::size_t missing() const {
    const auto reader = store_->reader();
    return static_cast<std::size_t>(std::ranges::count_if(
        written_, [&](const Id& record) { return !reader->find(record, core::unrestricted()); }));
  }

  Folder folder_;
  Campaign campaign_{5};
  std::unique_ptr<SqliteStore> store_;
  std::vector<Id> written_;
};

TEST_F(LogCopying, the_log_stays_small_and_nothing_is_lost) {
  write_cases(400);  // some twenty pages each; on a busy machine the thread may come late
  EXPECT_LT(log_bytes(), 100 * log_pages * page_bytes);
  EXPECT_EQ(missing(), 0U);
  reopen();
  EXPECT_EQ(missing(), 0U);
}

// SQLite goes on at the end of the log as long as somebody reads what stands in it.
TEST_F(LogCopying, a_long_reader_lets_the_log_grow_until_it_is_done) {
  write_cases(20);
  {
    const auto reader = store_->reader();
    reader->begin_snapshot();
    write_cases(100);
    EXPECT_GT(log_bytes(), 8 * log_pages * page_bytes);
    EXPECT_FALSE(reader->find(written_.back(), core::unrestricted()));
    reader->end_snapshot();
  }
  bool begins_anew = false;
  for (int attempt = 0; attempt < 20 && !begins_anew; ++attempt) {
    const std::uintmax_t before = log_bytes();
    write_cases(100);
    begins_anew = log_bytes() == before;
  }
  EXPECT_TRUE(begins_anew);
  EXPECT_EQ(missing(), 0U);
}

TEST_F(LogCopying, emptying_the_log_waits_for_what_is_being_copied) {
  for (int round = 0; round < 20; ++round) {
    write_cases(8);
    store_->scrub({});
    EXPECT_EQ(log_bytes(), 0U);
  }
  EXPECT_EQ(missing(), 0U);
}
}  // namespace

}  // namespace luoshi::store::test
