// After scrub() no byte of an erased text is anywhere in the data folder.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "base/text.hpp"
#include "store/sqlite/store.hpp"
#include "tests/store/sample.hpp"

namespace luoshi::store::test {

namespace {
std::string all_bytes(const std::string& folder) {
  std::string out;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    std::ifstream file(entry.path(), std::ios::binary);
    out.append(std::istreambuf_iterator<char>(file), {});
  }
  return out;
}

std::size_t times(std::string_view bytes, std::string_view wanted) {
  std::size_t out = 0;
  for (std::size_t at = 0; (at = bytes.find(wanted, at)) != bytes.npos; ++at) ++out;
  return out;
}

// Texts that nothing else in the folder can hold: letters and characters of their own.
std::string secret(std::size_t i) {
  return fmt::format("秘{}密zq{}xw{}谁也不知", i, i * 7, i * 13);
}

class Erasing : public testing::Test {
 protected:
  void SetUp() override {
    auto opened = SqliteStore::open({.path = folder_.file("store.db")});
    ASSERT_TRUE(opened);
    store_ = std::move(*opened);
  }

  // Every third record's text is erased and its row written without it.
  void write_and_erase(std::size_t count) {
    std::vector<Change> changes;
    for (std::size_t i = 0; i < count; ++i) {
      Change change = campaign_.new_case("道路 " + secret(i));
      change.row.summary = R"({"text":")" + secret(i) + "\"}";
      change.text->text = secret(i);
      write(*store_, campaign_.one(change));
      changes.push_back(std::move(change));
      if (i % 7 == 6) store_->scrub({});  // old pages of every kind
    }
    for (std::size_t i = 0; i < count; i += 3) {
      views::Row row = changes[i].row;
      row.search_text = base::normalise("道路");
      row.summary = "{}";
      const auto transaction = store_->begin();
      const std::int64_t key = changes[i].text->key;
      transaction->erase_texts(std::span(&key, 1));
      transaction->put_row(row, "{}", changes[i].event.seq);
      transaction->commit();
    }
  }

  Folder folder_;
  Campaign campaign_{3};
  std::unique_ptr<SqliteStore> store_;
};

TEST_F(Erasing, no_erased_byte_stays_in_the_folder) {
  constexpr std::size_t count = 300;
  write_and_erase(count);
  ASSERT_GT(times(all_bytes(folder_.path()), secret(0)), 0U) << "the test would prove nothing";
  std::vector<std::pair<std::int64_t, std::int64_t>> steps;
  store_->scrub([&](std::int64_t done, std::int64_t total) { steps.emplace_back(done, total); });
  const std::string bytes = all_bytes(folder_.path());
  for (std::size_t i = 0; i < count; ++i) {
    if (i % 3 == 0) {
      EXPECT_EQ(times(bytes, secret(i)), 0U) << secret(i);
      // Nor its terms in the search index, which keeps what two neighbours share only once.
      EXPECT_EQ(times(bytes, fmt::format("xw{}谁", i * 13)), 0U) << i;
    } else {
      EXPECT_GT(times(bytes, secret(i)), 0U) << "what stays is still there";
    }
  }
  ASSERT_FALSE(steps.empty());
  EXPECT_EQ(steps.back().first, steps.back().second);
  EXPECT_EQ(std::filesystem::file_size(folder_.file("store.db-wal")), 0U);
}

TEST_F(Erasing, the_search_index_forgets_the_terms) {
  write_and_erase(30);
  store_->scrub({});
  const auto reader = store_->reader();
  EXPECT_TRUE(all_pages(*reader, {.text = secret(0)}, everyone()).empty());
  EXPECT_EQ(all_pages(*reader, {.text = secret(1)}, everyone()).size(), 1U);
  EXPECT_EQ(all_pages(*reader, {.text = "道路"}, everyone()).size(), 30U);
}
}  // namespace

}  // namespace luoshi::store::test
