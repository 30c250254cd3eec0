// Taking in, quotas, taking down, orphans: what is kept, for whom, how long.
#include <sqlite3.h>

#include "base/limits.hpp"
#include "files/content_folder.hpp"
#include "files/sweep.hpp"
#include "store/sqlite/files_schema.hpp"
#include "tests/files/sample.hpp"

namespace luoshi::files {
namespace {

namespace limits = base::limits;
using namespace std::chrono_literals;

core::Instant later(std::chrono::microseconds time) {
  return {noon.us + time.count()};
}

TEST(keeping, puts_a_file_under_its_digest_once) {
  Store store;
  const auto first = store.put("words of a record");
  ASSERT_TRUE(first);
  EXPECT_EQ(first->novelty, Novelty::added);
  EXPECT_EQ(first->row.type, FileType::text);
  const std::string name = base::to_hex(first->row.digest);
  EXPECT_EQ(bytes_of(store.folder.path("files") / name.substr(0, 2) / name), "words of a record");
  const auto second = store.put("words of a record", {.post = id(2)});
  ASSERT_TRUE(second);
  EXPECT_EQ(second->novelty, Novelty::known);
  EXPECT_EQ(second->row.uploader.post, id(1));
}

TEST(keeping, remembers_everybody_who_brought_the_bytes) {
  Store store;
  const Digest digest = store.put("words", {.post = id(1), .account = id(11)})->row.digest;
  ASSERT_TRUE(store.put("words", {.post = id(2), .account = id(12)}));
  ASSERT_TRUE(store.put("words", {.post = id(1), .account = id(11)}));
  ASSERT_TRUE(store.put("words", {.link = id(7)}));
  const auto bringers = store.book->bringers_of(digest);
  ASSERT_EQ(bringers.size(), 3U);
  for (const Uploader& one : {Uploader{.post = id(1), .account = id(11)},
                              Uploader{.post = id(2), .account = id(12)}, Uploader{.link = id(7)}})
    EXPECT_NE(std::ranges::find(bringers, one), bringers.end());
  store.files.erase(digest);
  EXPECT_TRUE(store.book->bringers_of(digest).empty());
  EXPECT_TRUE(store.book->bringers_of(base::sha256("others")).empty());
}

// A folder of the release before: its uploaders are the first bringers.
TEST(keeping, knows_the_bringers_of_an_older_book) {
  const Folder folder;
  const std::string path = folder.path("files.db").string();
  const Digest digest = base::sha256("words");
  sqlite3* db = nullptr;
  ASSERT_EQ(sqlite3_open(path.c_str(), &db), SQLITE_OK);
  const std::string fill = fmt::format(
      "{}; INSERT INTO files (digest, type, size, post, account, uploaded, named) VALUES (x'{}', "
      "'text', 5, x'{}', x'{}', 1, 0); PRAGMA application_id = {}; PRAGMA user_version = 1;",
      store::files_schema_versions[0], base::to_hex(digest), std::string(30, '0') + "01",
      std::string(30, '0') + "0b", store::files_application_id);
  ASSERT_EQ(sqlite3_exec(db, fill.c_str(), nullptr, nullptr, nullptr), SQLITE_OK)
      << sqlite3_errmsg(db);
  sqlite3_close(db);
  const auto book = store::FilesStore::open(path);
  ASSERT_TRUE(book);
  const auto bringers = (*book)->bringers_of(digest);
  ASSERT_EQ(bringers.size(), 1U);
  EXPECT_EQ(bringers[0], (Uploader{.post = id(1), .account = id(11)}));
}

TEST(keeping, writes_a_file_named_without_a_folder) {
  const Folder folder;
  const fs::path before = fs::current_path();
  fs::current_path(folder.path(""));
  EXPECT_NO_THROW(write_durably("slips.html", "words"));
  EXPECT_EQ(bytes_of("slips.html"), "words");
  fs::current_path(before);
}

TEST(keeping, leaves_no_part_behind) {
  Store store;
  ASSERT_TRUE(store.put("words"));
  for (const auto& entry : fs::recursive_directory_iterator(store.folder.path("files")))
    EXPECT_FALSE(entry.path().filename().string().contains("part"));
  EXPECT_FALSE(fs::exists(store.folder.path("upload")));
}

TEST(keeping, holds_a_post_to_its_day_and_a_link_to_less) {
  Store store;
  const Uploader link{.link = id(7)};
  for (std::int64_t i = 0; i < limits::files_per_link_day; ++i)
    ASSERT_TRUE(store.put("words " + std::to_string(i), link));
  EXPECT_EQ(code_of(store.put("one more", link)), "quota_exceeded");
  EXPECT_TRUE(store.put("words 1", link)) << "what is known is not charged";
  EXPECT_TRUE(store.put("one more", {.link = id(8)})) << "another link";
  EXPECT_TRUE(store.put("tomorrow", link, at("2018-11-06T00:00:01+08:00")));
  store.book->add({.digest = base::sha256("big"),
                   .size = limits::file_bytes_per_post_day - 3,
                   .uploader = {.post = id(1)},
                   .uploaded_at = noon});
  EXPECT_EQ(code_of(store.put("four")), "quota_exceeded");
  EXPECT_TRUE(store.put("3!!"));
}

TEST(keeping, takes_a_file_down_with_a_reason_and_shows_it_again) {
  Store store;
  const Digest digest = store.put("a name and a number")->row.digest;
  const Changer who{id(9), id(1), id(2), noon};
  EXPECT_EQ(code_of(store.files.restore(digest, who)), "file_not_taken_down");
  EXPECT_EQ(code_of(store.files.take_down(digest, "", who)), "reason_missing");
  ASSERT_TRUE(store.files.take_down(digest, "有身份证号", who));
  const auto refused = store.files.open({.digest = digest});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "file_taken_down");
  EXPECT_EQ(refused.error().args.at("reason"), "有身份证号");
  EXPECT_TRUE(store.files.open({.digest = digest, .sight = Sight::restricted}));
  EXPECT_TRUE(store.put("a name and a number")) << "bringing it again does not show it again";
  EXPECT_FALSE(store.files.open({.digest = digest}));
  ASSERT_TRUE(store.files.restore(digest, who));
  EXPECT_TRUE(store.files.open({.digest = digest}));
  EXPECT_EQ(store.book->acts_of(digest).size(), 2U);
}

TEST(keeping, erases_a_file_with_its_marked_copies_and_all_that_is_known) {
  Store store;
  const Digest digest = store.put(bytes_of(picture(store.folder, "a.jpg")))->row.digest;
  const Changer who{id(9), id(1), id(2), noon};
  ASSERT_TRUE(store.files.mark(digest, {{MarkKind::black_out, 0, 0, 2'500, 2'500}}, who));
  ASSERT_TRUE(store.files.open({.digest = digest, .copy = Copy::thumb}));
  store.files.erase(digest);
  for (const char* folder : {"files", "derived"})
    for (const auto& entry : fs::recursive_directory_iterator(store.folder.path(folder)))
      EXPECT_FALSE(entry.is_regular_file()) << entry.path();
  EXPECT_FALSE(store.book->find(digest));
  EXPECT_TRUE(store.book->acts_of(digest).empty());
  EXPECT_EQ(code_of(store.files.open({.digest = digest})), "file_not_uploaded");
}

TEST(keeping, knows_files_that_came_another_way) {
  Store store;
  const Digest digest = ContentFolder(store.folder.path("")).put("imported");
  const auto row = store.files.row(digest);
  ASSERT_TRUE(row);
  EXPECT_EQ(row->type, FileType::text);
  EXPECT_TRUE(store.files.open({.digest = digest}));
}

TEST(keeping, leaves_the_reserve_of_the_disk_to_the_journal) {
  const Folder folder;
  const auto space = static_cast<std::int64_t>(fs::space(folder.path("")).available);
  EXPECT_EQ(room_for(folder.path(""), space - limits::disk_reserve_bytes + (1 << 30)),
            Room::too_little);
  EXPECT_EQ(room_for(folder.path(""), space), Room::too_little);
  if (space > 2 * limits::disk_reserve_bytes) EXPECT_EQ(room_for(folder.path(""), 0), Room::enough);
}

// The vault of a test: texts by key from 1 on.
struct Vault {
  std::vector<std::string> texts;
  int alone = 0;

  SweepSources sources() {
    return {.texts =
                [this](std::int64_t from, std::int32_t limit) {
                  std::vector<VaultEntry> out;
                  for (auto key = from; key <= std::ssize(texts) && std::ssize(out) < limit; ++key)
                    out.push_back({key, texts[static_cast<std::size_t>(key - 1)]});
                  return out;
                },
            .alone =
                [this](const std::function<void()>& act) {
                  ++alone;
                  act();
                }};
  }
};

TEST(orphans, are_removed_when_nothing_names_them_for_a_week) {
  Store store;
  const Digest named = store.put("named by a record")->row.digest;
  const Digest aside = store.put("named by a command that was set aside")->row.digest;
  const Digest young = store.put("young", {.post = id(1)}, later(48h))->row.digest;
  const Digest orphan = store.put("orphan")->row.digest;
  Vault vault{.texts = {"words", base::to_hex(named), R"({"file":")" + base::to_hex(aside) + "\"}",
                        base::to_hex(orphan) + "0"}};
  EXPECT_EQ(sweep_orphans(store.files, later(limits::file_orphan_time - 1h), vault.sources()), 0);
  EXPECT_EQ(sweep_orphans(store.files, later(limits::file_orphan_time + 1h), vault.sources()), 1);
  EXPECT_TRUE(store.book->find(named));
  EXPECT_TRUE(store.book->find(aside));
  EXPECT_TRUE(store.book->find(young));
  EXPECT_FALSE(store.book->find(orphan));
  EXPECT_EQ(code_of(store.files.row(orphan)), "file_not_uploaded");
  EXPECT_EQ(vault.alone, 1) << "the writer is held only when there is something to remove";
}

TEST(orphans, are_not_files_that_came_after_their_record) {
  Store store;
  Vault vault{.texts = {base::to_hex(base::sha256("late photo"))}};
  sweep_orphans(store.files, noon, vault.sources());
  const Digest digest = store.put("late photo")->row.digest;
  EXPECT_EQ(sweep_orphans(store.files, later(400h), vault.sources()), 0);
  EXPECT_TRUE(store.book->find(digest));
}

TEST(orphans, are_not_files_that_another_vault_names) {
  Store store;
  Vault vault{.texts = std::vector<std::string>(20, "words")};
  sweep_orphans(store.files, noon, vault.sources());
  const Digest digest = store.put("named after the restore")->row.digest;
  // A restored backup is shorter and goes on differently.
  Vault restored{.texts = {"words", base::to_hex(digest)}};
  EXPECT_EQ(sweep_orphans(store.files, later(400h), restored.sources()), 0);
  EXPECT_TRUE(store.book->find(digest));
}

TEST(orphans, begin_their_week_anew_when_they_are_brought_again) {
  Store store;
  const Digest digest = store.put("brought twice")->row.digest;
  ASSERT_TRUE(store.put("brought twice", {.post = id(1)}, later(160h)));
  Vault vault;
  EXPECT_EQ(sweep_orphans(store.files, later(170h), vault.sources()), 0);
  EXPECT_TRUE(store.book->find(digest));
}

TEST(backup, copies_files_and_book_beside_a_server) {
  Store store;
  const Digest digest = store.put("kept")->row.digest;
  const Folder other;
  ContentFolder(store.folder.path("")).copy_to(other.path(""));
  store::copy_database(store.folder.path("files.db").string(), other.path("files.db").string());
  auto book = store::FilesStore::open(other.path("files.db").string());
  ASSERT_TRUE(book);
  FileStore copy(other.path(""), **book, base::UtcOffset{});
  const auto shown = copy.open({.digest = digest});
  ASSERT_TRUE(shown);
  EXPECT_EQ(bytes_of(shown->path), "kept");
  EXPECT_EQ((*book)->find(digest), store.book->find(digest));
}

TEST(book, refuses_a_foreign_database) {
  const Folder folder;
  folder.run("sqlite3 files.db 'CREATE TABLE t (x); PRAGMA application_id = 5;'");
  EXPECT_EQ(code_of(store::FilesStore::open(folder.path("files.db").string())), "database_foreign");
}

}  // namespace
}  // namespace luoshi::files
