// Backups, restores and erasures by the real program: what was erased after a backup was made is
// gone from what is restored of it.
#include <fstream>
#include <sstream>

#include "tests/server/program.hpp"

namespace luoshi::server {

namespace {
bool any_file_contains(const fs::path& folder, std::string_view bytes) {
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    std::ostringstream content;
    content << in.rdbuf();
    if (content.str().contains(bytes)) return true;
  }
  return false;
}

// Two turn-outs with a remark each, through the ordinary import.
void import_remarks(const Data& data) {
  const fs::path sheet = fs::path(data.folder()).parent_path() / "remarks.csv";
  std::ofstream(sheet) << "单位,日期,出动人次,备注\n青禾村,2018-11-06,5,绝密线索甲乙丙\n"
                          "青禾村,2018-11-07,6,平常的一天\n";
  fs::rename(sheet, sheet.parent_path() / "每日投入.csv");
  const Finished done =
      luoshi({"import", data.folder(), (sheet.parent_path() / "每日投入.csv").string()});
  ASSERT_EQ(done.exit, 0) << done.out;
  fs::remove(sheet.parent_path() / "每日投入.csv");
}

std::string record_of(const Data& data, const std::string& words) {
  const Finished listed = luoshi({"show", data.folder(), "activity", "--text", words});
  EXPECT_EQ(listed.exit, 0) << listed.out;
  const auto at = listed.out.find_last_of(' ');
  return listed.out.substr(at + 1, 36);
}
}  // namespace

TEST(upkeep, a_restore_erases_again_what_was_erased_after_the_backup) {
  const Data data;
  import_remarks(data);
  const fs::path root = fs::path(data.folder()).parent_path();
  const std::string backup = (root / "backup").string(), restored = (root / "restored").string();
  ASSERT_EQ(luoshi({"backup", data.folder(), backup}).exit, 0);
  const std::string record = record_of(data, "绝密线索");
  const Finished refused = luoshi({"--lang", "en", "erase", data.folder(), record});
  EXPECT_EQ(refused.exit, 2) << "erasing asks for --yes";
  ASSERT_EQ(luoshi({"erase", data.folder(), record, "--yes"}).exit, 0);
  EXPECT_FALSE(any_file_contains(data.folder(), "绝密线索甲乙丙"));
  data.expect_whole();

  const Finished done =
      luoshi({"restore", backup, restored, "--erasures", data.folder() + "/erasures"});
  ASSERT_EQ(done.exit, 0) << done.out;
  EXPECT_FALSE(any_file_contains(restored, "绝密线索甲乙丙"));
  EXPECT_TRUE(any_file_contains(restored, "平常的一天"));
  ASSERT_EQ(luoshi({"resume", restored}).exit, 0);
  EXPECT_EQ(luoshi({"verify", restored}).exit, 0);
  EXPECT_EQ(luoshi({"rebuild", restored, "--compare"}).exit, 0);
}

TEST(upkeep, a_sheet_that_is_not_there_is_named) {
  const Data data;
  for (const char* language : {"zh", "en"}) {
    const Finished done =
        luoshi({"--lang", language, "import", data.folder(), data.folder() + "/没有这张表.xlsx"});
    EXPECT_EQ(done.exit, 2);
    EXPECT_TRUE(done.out.contains("没有这张表.xlsx")) << done.out;
  }
}

TEST(upkeep, a_restored_folder_is_quiet_until_it_is_resumed_and_signs_with_a_key_of_its_own) {
  const Data data;
  const fs::path root = fs::path(data.folder()).parent_path();
  const std::string backup = (root / "backup").string(), restored = (root / "restored").string();
  ASSERT_EQ(luoshi({"backup", data.folder(), backup}).exit, 0);
  EXPECT_FALSE(fs::exists(backup + "/signing.key"));
  ASSERT_EQ(luoshi({"restore", backup, restored}).exit, 0);
  const Finished again = luoshi({"resume", restored});
  EXPECT_EQ(again.exit, 0);
  EXPECT_EQ(again.out.find("resume_"), std::string::npos);
  std::ifstream keys(restored + "/verifier.keys");
  int epochs = 0;
  for (std::string line; std::getline(keys, line);) ++epochs;
  EXPECT_EQ(epochs, 2);
  EXPECT_EQ(luoshi({"verify", restored}).exit, 0);
}

// A folder copied by hand holds the key of the original; resuming gives it one of its own.
TEST(upkeep, a_copied_folder_gets_an_epoch_and_a_key_of_its_own) {
  const Data data;
  const fs::path copy = fs::path(data.folder()).parent_path() / "copy";
  fs::copy(data.folder(), copy, fs::copy_options::recursive);
  const auto key_of = [](const fs::path& folder) {
    std::ifstream in(folder / "signing.key");
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
  };
  ASSERT_EQ(luoshi({"resume", copy.string()}).exit, 0);
  EXPECT_NE(key_of(copy), key_of(data.folder()));
  EXPECT_EQ(luoshi({"verify", copy.string()}).exit, 0);
}

}  // namespace luoshi::server
