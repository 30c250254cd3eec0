// The example workbooks of an office, from the files to the printed sentence; and that a second
// import changes nothing.
#include <algorithm>

#include "papers/brief_text.hpp"
#include "papers/import_run.hpp"
#include "tests/app/office.hpp"

namespace luoshi::papers {
namespace {

std::vector<std::filesystem::path> examples() {
  std::vector<std::filesystem::path> out;
  for (const auto& entry : std::filesystem::directory_iterator(LUOSHI_SOURCE_DIR "/examples/huiji"))
    if (entry.path().extension() == ".xlsx") out.push_back(entry.path());
  std::ranges::sort(out);
  return out;
}

interop::ImportReport import_into(app::Office& office,
                                  const std::vector<std::filesystem::path>& files,
                                  ImportSettings settings = {}) {
  settings.actor = app::machinery();
  const auto reader = office.store->reader();
  auto report = import_files(*office.executor, *reader, files, settings);
  if (!report) {
    ADD_FAILURE() << report.error().code;
    return {};
  }
  return std::move(*report);
}

std::string complaints_of(const interop::ImportReport& report) {
  std::string out;
  for (const auto& one : report.complaints)
    out += interop::render(one, import_message_tables(), base::Language::zh) + '\n';
  return out;
}

TEST(ImportExamples, every_workbook_alone_and_the_sentence) {
  app::Office office;
  std::map<std::string, std::string> photos;
  ImportSettings settings;
  settings.store_photo = [&](std::string_view bytes, std::string_view) {
    std::string name = base::to_hex(base::sha256(bytes));
    photos[name] = bytes;
    return name;
  };
  for (const auto& file : examples()) {
    const auto report = import_into(office, {file}, settings);
    EXPECT_TRUE(report.executed && !report.has_errors()) << file << '\n' << complaints_of(report);
    EXPECT_GT(report.recorded, 0) << file;
    EXPECT_EQ(report.repeated, 0) << file;
  }
  EXPECT_GT(photos.size(), 3U);
  const auto reader = office.store->reader();
  const auto snapshot = office.executor->snapshot();
  const auto figures = app::brief(*reader, *snapshot, {.until = *base::make_day(2018, 11, 25)});
  ASSERT_TRUE(figures.has_value()) << figures.error().code;
  EXPECT_EQ(sentence(*figures, *snapshot, base::Language::zh),
            "自11月5日动员会以来，街道累计出动500余人次，车辆40余车次，清理建筑垃圾5000余立方米，"
            "生活垃圾800余立方米，清理卫生死角90余处，覆盖防尘网1000余平方米，清理小散乱污企业4家，"
            "给施工工地下达整改通知书5份");
}

TEST(ImportExamples, a_repeat_changes_nothing) {
  app::Office office;
  const auto first = import_into(office, examples());
  ASSERT_TRUE(first.executed) << complaints_of(first);
  const std::int64_t seq = office.store->reader()->head().seq;
  const auto again = import_into(office, examples());
  EXPECT_FALSE(again.has_errors()) << complaints_of(again);
  EXPECT_EQ(again.recorded, 0);
  EXPECT_EQ(again.repeated, first.recorded);
  EXPECT_EQ(office.store->reader()->head().seq, seq);
}

TEST(ImportExamples, a_dry_run_writes_nothing_and_says_the_same) {
  app::Office office;
  const std::int64_t seq = office.store->reader()->head().seq;
  ImportSettings settings;
  settings.execution = Execution::dry;
  settings.store_photo = [](std::string_view, std::string_view) -> std::string {
    ADD_FAILURE() << "a dry run keeps no photo";
    return {};
  };
  const auto dry = import_into(office, examples(), settings);
  EXPECT_EQ(office.store->reader()->head().seq, seq);
  const auto real = import_into(office, examples());
  EXPECT_EQ(dry.recorded, real.recorded);
  EXPECT_EQ(dry.photos, real.photos);
}

// A sheet that was corrected and comes again.
TEST(ImportExamples, a_day_that_is_reported_already_is_a_warning) {
  app::Office office;
  const auto sheet = [&](std::string_view rows) {
    const auto file = office.folder.path / "每日投入.csv";
    std::ofstream(file) << "日期,单位,出动人次,出动车次\n" << rows;
    return file;
  };
  const auto first = import_into(office, {sheet("2018-11-20,青禾村,10,1\n2018-11-21,青禾村,20,2\n"
                                                "2018-11-21,青禾村,5,1\n2018-11-20,柳溪村,8,1\n")});
  EXPECT_TRUE(first.executed && first.complaints.empty()) << complaints_of(first);
  EXPECT_EQ(first.recorded, 4);  // two rows of one day in one sheet are two parts of it
  ImportSettings dry;
  dry.execution = Execution::dry;
  const auto file =
      sheet("2018-11-20,青禾村,10,1\n2018-11-21,青禾村,22,2\n2018-11-22,青禾村,9,1\n");
  const auto again = import_into(office, {file}, dry);
  EXPECT_EQ(again.repeated, 1);
  EXPECT_EQ(again.recorded, 2);
  ASSERT_EQ(again.complaints.size(), 1U) << complaints_of(again);
  const interop::ImportComplaint& only = again.complaints.front();
  EXPECT_EQ(only.code, "import_day_reported");
  EXPECT_EQ(only.severity, interop::ImportSeverity::warning);
  EXPECT_EQ(only.row, 3);
  EXPECT_EQ(only.args.at("day"), "2018-11-21");
  EXPECT_EQ(only.args.at("unit"), "青禾村");
  // It is the office that knows: a warning keeps nothing out.
  EXPECT_TRUE(import_into(office, {file}).executed);
}

TEST(ImportExamples, shifted_to_the_present_week) {
  app::Office office;
  office.now = *base::instant_from_text("2026-11-26T10:00:00+08:00");  // a Thursday
  ImportSettings settings;
  settings.plan.shift = interop::ShiftToWeekOf{base::day_of(office.now, {480})};
  settings.plan.last = office.now;
  const auto report = import_into(office, examples(), settings);
  EXPECT_TRUE(report.executed) << complaints_of(report);
  EXPECT_EQ(report.shifted_weeks, 418);
  EXPECT_GT(report.left_out, 0);
}

}  // namespace
}  // namespace luoshi::papers
