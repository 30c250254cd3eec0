// Exports come back: every row, every column, and an import of the exported file changes nothing.
#include <fmt/format.h>

#include <fstream>

#include "interop/pictures.hpp"
#include "interop/thumbnail.hpp"
#include "papers/export_run.hpp"
#include "papers/import_run.hpp"
#include "tests/app/office.hpp"

namespace luoshi::papers {
namespace {

class ExportRecords : public testing::Test {
 protected:
  void import(const std::string& name, const std::string& csv) {
    const auto path = office_.folder.path / name;
    std::ofstream(path) << csv;
    const auto report = bring(path);
    EXPECT_TRUE(report.executed);
    for (const auto& one : report.complaints)
      ADD_FAILURE() << interop::render(one, import_message_tables(), base::Language::en);
  }

  interop::ImportReport bring(const std::filesystem::path& path) {
    const auto reader = office_.store->reader();
    auto report = import_files(*office_.executor, *reader, {path},
                               {.actor = app::machinery(), .store_photo = store_photo()});
    if (!report) {
      ADD_FAILURE() << report.error().code;
      return {};
    }
    return std::move(*report);
  }

  std::function<std::string(std::string_view, std::string_view)> store_photo() {
    return [this](std::string_view bytes, std::string_view) {
      std::string name = base::to_hex(base::sha256(bytes));
      photos_[name] = bytes;
      return name;
    };
  }

  ExportReport put_out(ExportSettings settings, const std::string& name) {
    settings.out = office_.folder.path / name;
    settings.now = office_.now;
    settings.load_thumbnail = [this](const std::string& digest) -> std::optional<std::string> {
      auto it = photos_.find(digest);
      if (it == photos_.end()) return std::nullopt;
      auto small = interop::thumbnail(it->second, 120);
      return small ? std::optional(std::move(*small)) : std::nullopt;
    };
    const auto reader = office_.store->reader();
    auto report = export_records(*reader, *office_.executor->snapshot(), settings);
    if (!report) {
      ADD_FAILURE() << report.error().code;
      return {};
    }
    return *report;
  }

  void comes_back(const std::string& file, std::int64_t rows) {
    const std::int64_t seq = office_.store->reader()->head().seq;
    const auto report = bring(office_.folder.path / file);
    for (const auto& one : report.complaints)
      if (one.severity == interop::ImportSeverity::error)
        ADD_FAILURE() << interop::render(one, import_message_tables(), base::Language::zh);
    EXPECT_EQ(report.repeated, rows);
    EXPECT_EQ(office_.store->reader()->head().seq, seq) << "nothing was written";
  }

  std::string text_of(const std::string& file) const {
    std::ifstream in(office_.folder.path / file, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
  }

  void import_turnouts() {
    import("每日投入.csv",
           "日期,单位,出动人次,出动车次,工作内容,重点工作\n"
           "2018-11-05,青禾村,12,3,=清扫,城乡接合部综合整治\n"
           "2018-11-06,青禾村,今日无,,,\n"
           "2018-11-06,\"柳溪村、麦香村\",7,0,\"巡查,整治\",大气污染防治\n");
    import("垃圾清理.csv",
           "日期,单位,建筑垃圾,生活垃圾,清运单位\n2018-11-05,青禾村,12.5,,示例公司\n");
  }
  void import_ledger() {
    import(
        "问题台账.csv",
        "台账编号,问题来源,发现时间,发现人,地点,问题类别,问题描述,整改要求,整改时限,责任单位,"
        "责任人,"
        "整改措施,完成时间,验收意见,销号时间,状态,扣分,备注\n"
        "甲〔2018〕1号,巡查,2018-11-05 09:10,王例甲,村口,暴露垃圾,路边垃圾,清理,3天,青禾村,李例乙,"
        "已清理,2018-11-06 10:00,合格,2018-11-07 11:00,已销号,0.5,多次\n"
        "甲〔2018〕2号,夜查,2018-11-08 21:00,,桥下,工地扬尘,土方裸露,覆盖,2018-11-09,柳溪村,,,,,,"
        "整改中,,\n"
        "甲〔2018〕3号,夜查,2018-11-08 21:30,,桥下,工地扬尘,不存在,,,柳溪村,,,,,,不属实,,\n");
  }

  app::Office office_;
  std::map<std::string, std::string> photos_;
};

TEST_F(ExportRecords, activities_as_a_workbook_with_a_sheet_for_each_kind) {
  import_turnouts();
  const auto report = put_out({.scope = core::unrestricted(), .noun = "activity"}, "all.xlsx");
  EXPECT_EQ(report.rows, 4);
  EXPECT_EQ(report.sheets, 2);
  const auto book = interop::read_workbook(office_.folder.path / "all.xlsx");
  ASSERT_TRUE(book.has_value());
  EXPECT_EQ(book->sheets.at(0).name, "每日投入");
  EXPECT_EQ(book->sheets.at(0).rows.size(), 4U) << "headings and three rows, oldest first";
  EXPECT_EQ(book->sheets.at(2).name, "导出说明");
  comes_back("all.xlsx", 4);
}

TEST_F(ExportRecords, a_sheet_to_fill_in_has_the_headings_alone) {
  import_turnouts();
  const auto report = put_out({.scope = core::unrestricted(),
                               .noun = "activity",
                               .kind = "daily_turnout",
                               .rows = ExportRows::none},
                              "blank.xlsx");
  EXPECT_EQ(report.rows, 0);
  const auto book = interop::read_workbook(office_.folder.path / "blank.xlsx");
  ASSERT_TRUE(book.has_value());
  EXPECT_EQ(book->sheets.at(0).name, "每日投入");
  ASSERT_EQ(book->sheets.at(0).rows.size(), 1U);
  EXPECT_EQ(std::ranges::count(book->sheets.at(0).rows.front().cells, std::string("日期")), 1);
}

TEST_F(ExportRecords, activities_as_plain_text) {
  import_turnouts();
  put_out({.scope = core::unrestricted(),
           .noun = "activity",
           .kind = "daily_turnout",
           .format = interop::ExportFormat::csv},
          "每日投入导出.csv");
  EXPECT_TRUE(text_of("每日投入导出.csv").contains("'=清扫")) << "no formula for a spreadsheet";
  EXPECT_TRUE(text_of("每日投入导出.csv").contains("# 行数：3"));
  EXPECT_TRUE(text_of("每日投入导出.csv").contains("# 筛选条件：种类：每日投入"));
  comes_back("每日投入导出.csv", 3);
  put_out({.scope = core::unrestricted(),
           .noun = "activity",
           .kind = "daily_turnout",
           .format = interop::ExportFormat::json_lines},
          "每日投入导出.jsonl");
  EXPECT_TRUE(text_of("每日投入导出.jsonl").starts_with("{\"_export\":"));
  comes_back("每日投入导出.jsonl", 3);
}

TEST_F(ExportRecords, says_by_which_filter_in_words) {
  import_ledger();
  const core::Id village = *office_.executor->snapshot()->directory->unit_by_code("410108003901");
  put_out({.scope = core::unrestricted(),
           .selection = {{"unit", views::Operator::within, {base::to_text(village)}},
                         {"status", views::Operator::in, {"closed", "ended"}},
                         {"day", views::Operator::at_least, {"2018-11-01"}}},
           .text = "垃圾",
           .format = interop::ExportFormat::csv},
          "台账.csv");
  const std::string text = text_of("台账.csv");
  EXPECT_TRUE(text.contains("# 问题台账")) << text;
  EXPECT_TRUE(
      text.contains("# 筛选条件：单位：青禾村及下级；状态：已销号、已终结；"
                    "日期：自（不小于）2018-11-01；含有“垃圾”"))
      << text;
}

TEST_F(ExportRecords, the_ledger_with_its_26_columns) {
  import_ledger();
  const auto report = put_out({.scope = core::unrestricted(), .columns = "ledger"}, "台账.xlsx");
  EXPECT_EQ(report.rows, 3);
  EXPECT_EQ(report.columns, 27) << "26 and the record's id";
  const auto book = interop::read_workbook(office_.folder.path / "台账.xlsx");
  ASSERT_TRUE(book.has_value());
  const auto& rows = book->sheets.at(0).rows;
  ASSERT_EQ(rows.size(), 4U);
  const auto cell = [&](std::size_t row, std::string_view heading) -> std::string {
    const auto& heads = rows[0].cells;
    const auto at = static_cast<std::size_t>(std::ranges::find(heads, heading) - heads.begin());
    return at < rows[row].cells.size() ? rows[row].cells[at] : std::string();
  };
  std::size_t first = 0;
  for (std::size_t i = 1; i < rows.size(); ++i)
    if (cell(i, "台账编号") == "甲〔2018〕1号") first = i;
  ASSERT_NE(first, 0U);
  EXPECT_EQ(cell(first, "问题来源"), "巡查");
  EXPECT_EQ(cell(first, "发现人"), "王例甲");
  EXPECT_EQ(cell(first, "整改时限"), "2018-11-09 00:00:00");
  EXPECT_EQ(cell(first, "责任单位"), "青禾村");
  EXPECT_EQ(cell(first, "责任人"), "李例乙");
  EXPECT_EQ(cell(first, "整改措施"), "已清理");
  EXPECT_EQ(cell(first, "完成时间"), "2018-11-06 10:00:00");
  EXPECT_EQ(cell(first, "销号时间"), "2018-11-07 11:00:00");
  EXPECT_EQ(cell(first, "状态"), "已销号");
  EXPECT_EQ(cell(first, "扣分"), "0.5");
  EXPECT_EQ(cell(first, "备注"), "多次");
  comes_back("台账.xlsx", 3);
  put_out({.scope = core::unrestricted(), .language = base::Language::en}, "ledger.xlsx");
  comes_back("ledger.xlsx", 3);
}

TEST_F(ExportRecords, names_only_for_those_who_may_read_them) {
  import_ledger();
  core::Scope scope = core::unrestricted();
  scope.personal_text = false;
  put_out({.scope = scope, .columns = "ledger", .format = interop::ExportFormat::csv}, "台账.csv");
  const std::string text = text_of("台账.csv");
  EXPECT_FALSE(text.contains("王例甲"));
  EXPECT_FALSE(text.contains("李例乙"));
  EXPECT_TRUE(text.contains("路边垃圾"));
  EXPECT_TRUE(text.contains("不含姓名"));
}

TEST_F(ExportRecords, never_cut_off) {
  std::string rows = "日期,单位,出动人次,工作内容\n";
  for (int i = 0; i < 2345; ++i)
    rows += fmt::format("2018-11-{:02},青禾村,{},路段{}\n", 1 + i % 28, 1 + i % 9, i);
  import("每日投入.csv", rows);
  const auto report = put_out(
      {.scope = core::unrestricted(), .noun = "activity", .format = interop::ExportFormat::csv},
      "out.csv");
  EXPECT_EQ(report.rows, 2345);
  EXPECT_EQ(std::ranges::count(text_of("out.csv"), '\n'), 2345 + 1 + 4);
}

TEST_F(ExportRecords, photos_as_thumbnails_in_their_cells) {
  const auto example = LUOSHI_SOURCE_DIR "/examples/huiji/07-江山路街道问题台账-2018年11月.xlsx";
  const auto brought = bring(example);
  ASSERT_TRUE(brought.executed);
  ASSERT_GT(brought.photos, 0);
  put_out({.scope = core::unrestricted(), .columns = "ledger"}, "台账.xlsx");
  const auto pictures = interop::read_pictures(office_.folder.path / "台账.xlsx");
  ASSERT_TRUE(pictures.has_value());
  EXPECT_EQ(std::ssize(pictures->placed), brought.photos);
  EXPECT_TRUE(pictures->unplaced.empty());
}

TEST_F(ExportRecords, what_cannot_be_exported_is_said) {
  const auto refusal = [&](ExportSettings settings) {
    settings.out = office_.folder.path / "out.xlsx";
    const auto reader = office_.store->reader();
    const auto report = export_records(*reader, *office_.executor->snapshot(), settings);
    return report ? std::string() : report.error().code;
  };
  EXPECT_EQ(refusal({.noun = "moon"}), "export_noun_unknown");
  EXPECT_EQ(refusal({.noun = "activity", .kind = "flight"}), "export_kind_unknown");
  EXPECT_EQ(refusal({.columns = "nothing"}), "column_set_unknown");
  EXPECT_EQ(refusal({.columns = "clearing"}), "column_set_of_other_noun");
  EXPECT_EQ(refusal({.paths = {"number", "horoscope"}}), "export_column_unknown");
  EXPECT_FALSE(std::filesystem::exists(office_.folder.path / "out.xlsx"));
}

TEST_F(ExportRecords, columns_picked_by_hand_stand_in_their_order) {
  // What the ledger offers beside the sets of the rule set (ownColumns and usualColumns).
  const auto report =
      put_out({.scope = core::unrestricted(),
               .paths = {"number", "description", "location", "category", "unit", "due", "status",
                         "found_at", "source", "degree", "urgency", "supporting"},
               .format = interop::ExportFormat::csv},
              "台账.csv");
  EXPECT_EQ(report.columns, 13) << "12 and the record's id";
}

// Every set of the example rule set can be printed.
TEST_F(ExportRecords, every_column_set_of_the_example_is_known) {
  const auto snapshot = office_.executor->snapshot();
  for (const core::ColumnSet& set : snapshot->rules->column_sets) {
    const auto columns =
        interop::columns_of_set(*snapshot->rules, set.noun, set.code, base::Language::zh);
    EXPECT_TRUE(columns.has_value())
        << set.code << ' ' << (columns ? "" : columns.error().args.at("value"));
  }
}

TEST_F(ExportRecords, a_path_of_a_column_set_that_is_no_column_is_named) {
  const core::RuleSet& rules = *office_.executor->snapshot()->rules;
  core::ColumnSet set{.code = "own", .noun = "case"};
  for (const char* path : {"number", "fields.weather", "quantities.people", "place", "#"})
    set.columns.push_back({.path = path});
  EXPECT_EQ(interop::unknown_paths(rules, set),
            (std::vector<std::string>{"fields.weather", "quantities.people", "place"}));
}

TEST(ExportVocabulary, is_described_column_by_column) {
  std::ifstream in(LUOSHI_SOURCE_DIR "/docs/export.md");
  std::ostringstream text;
  text << in.rdbuf();
  for (const interop::ColumnWord& word : interop::export_vocabulary()) {
    if (word.noun.empty()) continue;
    const std::string star = word.privacy == interop::ColumnPrivacy::personal ? "*" : "";
    const std::string line = fmt::format("| `{}`{} | {} | {} |", word.path, star, word.zh, word.en);
    EXPECT_TRUE(text.str().contains(line)) << word.noun << ": " << line;
  }
}

}  // namespace
}  // namespace luoshi::papers
