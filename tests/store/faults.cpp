// The Nth write, sync or truncation of a transaction fails, N = 1, 2, ... until it passes;
// afterwards the database is opened anew: what was acknowledged is there, the rest is whole or
// absent, and the views fit the journal.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "store/sqlite/statement.hpp"
#include "store/sqlite/store.hpp"
#include "store/sqlite/tokenizer.hpp"
#include "tests/store/fault_vfs.hpp"
#include "tests/store/sample.hpp"

namespace luoshi::store::test {

namespace {
constexpr int faults_max = 2'000;  // a loop that never passes is a defect

std::unique_ptr<SqliteStore> open_store(const std::string& path, const char* vfs) {
  auto opened = SqliteStore::open({.path = path, .vfs = vfs});
  return opened ? std::move(*opened) : nullptr;
}

std::string digests(SqliteStore& store) {
  std::string out;
  for (const auto& one : store.view_digests())
    out += fmt::format("{} {} {}\n", one.table, one.rows, base::to_hex(one.digest));
  const auto reader = store.reader();
  base::Sha256 journal;
  std::int64_t events = 0, last = 0;
  for (const auto& event : reader->events(1, 1'000'000)) {
    journal.add(event.bytes).add(event.leaf);
    last = event.seq;
    ++events;
  }
  EXPECT_EQ(events, last) << "a gap in the journal";
  EXPECT_EQ(reader->head().seq, last) << "the head is not the journal's";
  return out + fmt::format("event {} {}", events, base::to_hex(journal.finish()));
}

std::string integrity(const std::string& path) {
  Connection connection(path, SQLITE_OPEN_READWRITE, nullptr);
  register_tokenizer(connection);
  Statement check(connection, "PRAGMA integrity_check");
  std::string out;
  while (check.step()) out += check.text(0);
  connection.execute("INSERT INTO search (search) VALUES ('integrity-check')");
  return out;
}

struct Situation {
  Fault fault;
  Lasting lasting;
};

class Faults : public testing::TestWithParam<Situation> {
 protected:
  // A database with some batches, the next two batches, and what it should be after each.
  void SetUp() override {
    Campaign campaign(7);
    {
      const auto store = open_store(folder_.file("before.db"), nullptr);
      for (int i = 0; i < 10; ++i) write(*store, campaign.next_batch());
    }
    while (next_.size() < 2) {
      Batch batch = campaign.next_batch();
      batch.erased.clear();
      if (batch.end == Batch::End::commit) next_.push_back(std::move(batch));
    }
    copy("reference.db");
    const auto reference = open_store(folder_.file("reference.db"), nullptr);
    expected_.push_back(digests(*reference));
    for (const Batch& batch : next_) {
      write(*reference, batch);
      expected_.push_back(digests(*reference));
    }
  }

  void copy(const std::string& name) {
    for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(folder_.file(name) + end);
    std::filesystem::copy_file(folder_.file("before.db"), folder_.file(name));
  }

  // Runs `work` with a fault at the Nth operation for every N; returns how many there were.
  template <class Work>
  int for_each_fault(const Work& work) {
    for (int n = 1; n < faults_max; ++n) {
      copy("tried.db");
      std::size_t acknowledged = 0;
      bool failed = false;
      {
        const auto store = open_store(folder_.file("tried.db"), fault_vfs());
        arm({.at = n, .fault = GetParam().fault, .lasting = GetParam().lasting});
        try {
          work(*store, acknowledged);
        } catch (const journal::StoreFault&) {
          failed = true;
        }
      }
      const bool happened = disarm();
      SCOPED_TRACE(fmt::format("fault at operation {}", n));
      EXPECT_TRUE(happened || !failed) << "failed without a fault";
      check(acknowledged);
      if (testing::Test::HasFailure() || !happened) return n - 1;
    }
    ADD_FAILURE() << "never passed";
    return faults_max;
  }

  void check(std::size_t acknowledged) {
    const auto store = open_store(folder_.file("tried.db"), nullptr);
    ASSERT_TRUE(store);
    const std::string found = digests(*store);
    std::size_t state = 0;
    while (state < expected_.size() && expected_[state] != found) ++state;
    ASSERT_LT(state, expected_.size()) << "neither before nor after a whole batch:\n" << found;
    EXPECT_GE(state, acknowledged) << "an acknowledged batch is lost";
    EXPECT_EQ(integrity(folder_.file("tried.db")), "ok");
    // And it goes on from there.
    for (std::size_t i = state; i < next_.size(); ++i) write(*store, next_[i]);
    EXPECT_EQ(digests(*store), expected_.back());
  }

  Folder folder_;
  std::vector<Batch> next_;
  std::vector<std::string> expected_;  // before, after the first, after both
};

TEST_P(Faults, batches_are_whole_or_absent) {
  const int faults = for_each_fault([&](SqliteStore& store, std::size_t& acknowledged) {
    for (const Batch& batch : next_) {
      write(store, batch);
      ++acknowledged;
    }
  });
  EXPECT_GT(faults, 10);
}

TEST_P(Faults, upkeep_loses_nothing) {
  const int faults = for_each_fault([&](SqliteStore& store, std::size_t& acknowledged) {
    write(store, next_[0]);
    ++acknowledged;
    store.scrub({});
    write(store, next_[1]);
    ++acknowledged;
    store.scrub({});
  });
  EXPECT_GT(faults, 20);
}

TEST_P(Faults, after_a_failed_commit_nothing_more_is_written) {
  copy("tried.db");
  const auto store = open_store(folder_.file("tried.db"), fault_vfs());
  arm({.at = 1, .fault = GetParam().fault, .lasting = GetParam().lasting});
  EXPECT_THROW(write(*store, next_[0]), journal::StoreFault);
  EXPECT_TRUE(disarm());
  EXPECT_THROW(store->begin(), journal::StoreFault);
  EXPECT_EQ(digests(*store), expected_[0]) << "readers go on with what was committed";
}

INSTANTIATE_TEST_SUITE_P(Kinds, Faults,
                         testing::Values(Situation{Fault::io_error, Lasting::once},
                                         Situation{Fault::io_error, Lasting::for_ever},
                                         Situation{Fault::disk_full, Lasting::once},
                                         Situation{Fault::disk_full, Lasting::for_ever}),
                         [](const auto& info) {
                           return std::string(info.param.fault == Fault::io_error ? "io_error"
                                                                                  : "disk_full") +
                                  (info.param.lasting == Lasting::once ? "_once" : "_for_ever");
                         });
}  // namespace

}  // namespace luoshi::store::test
