// What was erased is nowhere in the data folder, live and rebuilt alike.
#include "app/rebuild.hpp"
#include "app/verify.hpp"
#include "core/codec.hpp"
#include "office.hpp"

namespace luoshi::app {

TEST(erasing, no_byte_of_an_erased_text_stays_in_the_folder) {
  Office office;
  const std::string secret = "绝密地点甲乙丙丁路九九九号";
  core::Activity activity = turnout(office.unit("410108003"), day(11, 6), 12);
  activity.summary = core::Text(secret);
  activity.location = core::Text(secret + "旁");
  const Outcome recorded = office.run(core::RecordActivity{activity});
  ASSERT_TRUE(recorded);
  ASSERT_TRUE(any_file_contains(office.folder.path, secret));
  std::vector<std::int64_t> keys;
  auto reader = office.store->reader();
  for (const auto& event : reader->history(recorded->record)) {
    const auto envelope = core::decode_envelope(event.bytes);
    ASSERT_TRUE(envelope);
    core::visit_texts(envelope->event, [&](const core::Text& text) {
      if (text.sealed()) keys.push_back(text.vault);
    });
  }
  ASSERT_EQ(keys.size(), 2u);
  reader.reset();
  ASSERT_TRUE(office.run(core::EraseTexts{recorded->record, keys, "request_of_person"}, machinery(),
                         recorded->record));
  office.store->scrub([](std::int64_t, std::int64_t) {});
  EXPECT_FALSE(any_file_contains(office.folder.path, secret));
  const auto report = verify(*office.store, {}, {}, [](std::int64_t, std::int64_t) {});
  EXPECT_TRUE(report.findings.empty());
  EXPECT_EQ(report.texts_erased, 2);

  const std::string copy = (office.folder.path / "copy.db").string();
  office.store->back_up(copy, [](std::int64_t, std::int64_t) {});
  auto rebuilt = store::SqliteStore::open({.path = copy});
  ASSERT_TRUE(rebuilt);
  rebuild(**rebuilt, [](std::int64_t, std::int64_t) {});
  for (const auto& one : compare_views(*office.store, **rebuilt)) ADD_FAILURE() << one.table;
  rebuilt->reset();
  EXPECT_FALSE(any_file_contains(office.folder.path, secret));
}

}  // namespace luoshi::app
