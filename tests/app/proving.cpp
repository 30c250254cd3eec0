// Any later change to the journal is found; a restored folder goes on in a new epoch.
#include <sqlite3.h>

#include "app/rebuild.hpp"
#include "app/verify.hpp"
#include "core/codec.hpp"
#include "office.hpp"

namespace luoshi::app {

namespace {
const Progress silent = [](std::int64_t, std::int64_t) {};

struct Signed {
  journal::Signer signer = journal::Signer::generate();
  journal::VerifierKey key{{"luoshi/410108", 1}, signer.public_key()};
};

// What was signed and kept elsewhere.
std::string sign(Office& office, const Signed& with) {
  const auto head = office.store->reader()->head();
  const auto frontier = journal::Frontier::from_bytes(head.frontier);
  return journal::write_checkpoint({with.key.log, {frontier->size(), frontier->root()}},
                                   with.signer);
}

void alter(const Office& office, const char* sql) {
  sqlite3* db = nullptr;
  ASSERT_EQ(sqlite3_open((office.folder.path / "luoshi.db").c_str(), &db), SQLITE_OK);
  char* error = nullptr;
  EXPECT_EQ(sqlite3_exec(db, sql, nullptr, nullptr, &error), SQLITE_OK) << error;
  sqlite3_close(db);
}

void record_some(Office& office) {
  for (int i = 5; i < 15; ++i) {
    core::Activity activity = turnout(office.unit("410108003"), day(11, i), i);
    activity.summary = core::Text("第" + std::to_string(i) + "天");
    ASSERT_TRUE(office.run(core::RecordActivity{activity}));
  }
}

VerifyReport check(Office& office, const Signed& with, const std::string& note) {
  return verify(*office.store, {with.key}, {note}, silent);
}
}  // namespace

TEST(proving, an_untouched_journal_holds_against_a_checkpoint_kept_elsewhere) {
  Office office;
  const Signed with;
  record_some(office);
  const std::string note = sign(office, with);
  record_some(office);
  const VerifyReport report = check(office, with, note);
  EXPECT_TRUE(report.findings.empty());
  EXPECT_EQ(report.kept_elsewhere, 1);
  EXPECT_GE(report.texts, 20);
}

TEST(proving, altered_bytes_salts_and_texts_are_found) {
  for (const char* change :
       {"UPDATE event SET bytes = replace(bytes, '\"amount\":7', '\"amount\":8') WHERE tag = "
        "'activity_recorded'",
        "UPDATE event SET salt = zeroblob(32) WHERE seq = 3",
        "UPDATE vault SET text = '另外的话' WHERE text = '第7天'"}) {
    Office office;
    const Signed with;
    record_some(office);
    const std::string note = sign(office, with);
    alter(office, change);
    EXPECT_FALSE(check(office, with, note).findings.empty()) << change;
  }
}

// More than one stretch: each is checked by a thread of its own.
TEST(proving, changes_far_into_the_journal_are_found_in_its_order) {
  Office office;
  const Signed with;
  while (office.store->reader()->head().seq < 1'200) record_some(office);
  const std::string note = sign(office, with);
  EXPECT_TRUE(check(office, with, note).findings.empty());
  alter(office, "UPDATE event SET bytes = bytes || ' ' WHERE seq IN (1100, 400, 700)");
  alter(office, "DELETE FROM event WHERE seq = 800");
  std::vector<std::pair<std::string, std::int64_t>> found;
  for (const VerifyFinding& one : check(office, with, note).findings)
    if (one.code != "root_differs") found.emplace_back(one.code, one.seq);
  const decltype(found) expected{{"event_altered", 400},
                                 {"event_altered", 700},
                                 {"event_missing", 800},
                                 {"event_altered", 1100},
                                 {"events_cut_off", office.store->reader()->head().seq}};
  EXPECT_EQ(found, expected);
}

// Neither is covered by a leaf: whoever can change the file can change them alone.
TEST(proving, a_head_or_a_tag_that_lies_is_found_and_stops_nothing) {
  for (const char* change : {"UPDATE head SET seq = 4000000000000000", "UPDATE head SET seq = 3",
                             "UPDATE event SET seq = 4000000000000000 WHERE seq = 40; "
                             "UPDATE head SET seq = 4000000000000000",
                             "UPDATE event SET tag = 'texts_erased' WHERE seq = 30"}) {
    Office office;
    const Signed with;
    record_some(office);
    const std::string note = sign(office, with);
    const std::int64_t events = office.store->reader()->head().seq;
    alter(office, change);
    const VerifyReport report = check(office, with, note);
    EXPECT_FALSE(report.findings.empty()) << change;
    EXPECT_EQ(report.events, events) << change;
  }
}

TEST(proving, what_cannot_be_read_ends_the_check_on_every_thread) {
  Office office;
  const Signed with;
  while (office.store->reader()->head().seq < 1'200) record_some(office);
  const std::string note = sign(office, with);
  alter(office, "UPDATE event SET salt = x'00' WHERE seq = 600");
  EXPECT_THROW(check(office, with, note), journal::StoreFault);
}

TEST(proving, a_text_taken_from_the_vault_without_an_erasure_on_record_is_found) {
  Office office;
  const Signed with;
  record_some(office);
  const std::string note = sign(office, with);
  alter(office, "UPDATE vault SET text = '', erased = 1 WHERE text = '第7天'");
  EXPECT_FALSE(check(office, with, note).findings.empty());
}

TEST(proving, events_cut_off_at_the_end_are_found) {
  Office office;
  const Signed with;
  record_some(office);
  const std::string note = sign(office, with);
  alter(office, "DELETE FROM event WHERE seq = (SELECT max(seq) FROM event)");
  const VerifyReport report = check(office, with, note);
  EXPECT_FALSE(report.findings.empty());
}

TEST(proving, a_false_signature_is_found) {
  Office office;
  const Signed with, other;
  record_some(office);
  EXPECT_FALSE(check(office, with, sign(office, other)).findings.empty());
}

TEST(proving, a_new_epoch_begins_a_new_tree_and_still_holds) {
  Office office;
  const Signed with;
  record_some(office);
  const std::string note = sign(office, with);
  const auto snapshot = office.executor->snapshot();
  ASSERT_TRUE(office.run(core::BeginEpoch{note, journal::to_text(with.key)}, machinery(),
                         snapshot->authority));
  record_some(office);
  EXPECT_EQ(office.store->reader()->head().epoch, 2);
  EXPECT_TRUE(check(office, with, note).findings.empty());
}

TEST(proving, rebuilt_views_equal_the_live_ones) {
  Office office;
  record_some(office);
  const std::string copy = (office.folder.path / "copy.db").string();
  office.store->back_up(copy, silent);
  auto rebuilt = store::SqliteStore::open({.path = copy});
  ASSERT_TRUE(rebuilt);
  rebuild(**rebuilt, silent);
  for (const auto& one : compare_views(*office.store, **rebuilt)) ADD_FAILURE() << one.table;
  EXPECT_FALSE(office.store->view_digests().empty());
}

}  // namespace luoshi::app
