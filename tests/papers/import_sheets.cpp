// Sheets as offices make them, in memory: headings, titles, spellings, sums, zero reports,
// pictures.
#include <gtest/gtest.h>

#include "interop/import_plan.hpp"

namespace luoshi::interop {
namespace {

using core::Id;

Id id(std::uint8_t n) {
  Id out;
  out.bytes[15] = n;
  out.bytes[0] = 7;
  return out;
}

core::RuleSet rules() {
  core::RuleSet out;
  out.code = "test";
  out.authority = "000001";
  out.programmes = {
      {.code = "w0", .name = {"攻坚战", "campaign"}},
      {.code = "w1", .name = {"城乡接合部综合整治", ""}, .aliases = {"城乡结合部整治"}},
      {.code = "w2", .name = {"大气污染防治", ""}}};
  out.quantities = {{.code = "people",
                     .name = {"出动人次", "people"},
                     .kind = core::QuantityKind::occurrences,
                     .measure = {"人次", "person-times"},
                     .aliases = {"人次"}},
                    {.code = "vehicles",
                     .name = {"出动车次", "vehicles"},
                     .kind = core::QuantityKind::occurrences,
                     .measure = {"车次", "vehicle-times"},
                     .aliases = {"车辆"}},
                    {.code = "waste",
                     .name = {"清理建筑垃圾", "waste"},
                     .measure = {"立方米", "m³"},
                     .decimals = 1,
                     .aliases = {"建筑垃圾"}}};
  core::ActivityKind turnout{.code = "turnout", .name = {"每日投入", "Daily turn-out"}};
  turnout.programmes = {"w0"};
  turnout.fields = {
      {.code = "work", .name = {"工作内容", "work"}, .type = core::FieldType::long_text}};
  turnout.quantities = {"people", "vehicles"};
  turnout.reporting = core::Reporting::daily;
  core::ActivityKind clearing{.code = "clearing", .name = {"垃圾清理", "Clearing"}};
  clearing.programmes = {"w1"};
  clearing.quantities = {"waste"};
  clearing.sheets = {"垃圾清理台账"};
  out.activity_kinds = {turnout, clearing};
  out.terms = {{"sources", {"来源", ""}, {{"patrol", {"巡查", "patrol"}, {}}}}};
  out.categories = {{.code = "06010", .name = {"暴露垃圾", ""}},
                    {.code = "08004", .name = {"工地扬尘", ""}}};
  out.header_aliases = {{"unit", {"单位", "村(社区)", "责任单位"}},
                        {"street", {"街道(镇)"}},
                        {"day", {"日期", "时间"}},
                        {"summary", {"备注"}},
                        {"photo", {"照片"}}};
  out.column_sets = {{"ledger", {"问题台账", "Ledger"}, "case", {}}};
  return out;
}

class Sheets : public testing::Test {
 protected:
  Sheets() {
    add_unit(1, "甲区", {}, {});
    add_unit(2, "东风街道", id(1), {"东风街道办事处"});
    add_unit(3, "青禾村", id(2), {"青禾"});
    add_unit(4, "柳溪村", id(2), {});
    add_unit(5, "西河镇", id(1), {});
    add_unit(6, "青禾村", id(5), {});
    names_.directory = &directory_;
  }

  void add_unit(std::uint8_t n, const std::string& name, std::optional<Id> parent,
                const std::vector<std::string>& aliases) {
    core::UnitState state;
    state.unit.code = "u" + std::to_string(n);
    state.unit.parent = parent;
    if (parent) {
      state.ancestors = directory_.ancestors(*parent);
      state.ancestors.insert(state.ancestors.begin(), *parent);
    }
    directory_.put_unit(id(n), state);
    names_.units.add(id(n), name);
    names_.units.add(id(n), state.unit.code);
    for (const std::string& alias : aliases) names_.units.add(id(n), alias);
    names_.unit_names[id(n)] = name;
  }

  static Sheet sheet(std::string name, std::vector<std::vector<std::string>> rows) {
    Sheet out{.name = std::move(name)};
    int number = 0;
    for (auto& cells : rows) {
      ++number;
      if (!cells.empty()) out.rows.push_back({number, std::move(cells)});
    }
    return out;
  }

  ImportPlan plan(std::vector<Sheet> sheets, const PlanOptions& options = {},
                  WorkbookPictures pictures = {}, std::string file = "表.xlsx") {
    const ImportFile input{
        std::move(file), {WorkbookFormat::xlsx, std::move(sheets)}, std::move(pictures)};
    return plan_import(std::span(&input, 1), rules_, names_, options);
  }

  static const core::Activity& activity(const ImportPlan& plan, std::size_t i) {
    return std::get<core::RecordActivity>(plan.drafts.at(i).command).activity;
  }
  static std::vector<std::string> codes(const ImportPlan& plan) {
    std::vector<std::string> out;
    for (const ImportComplaint& one : plan.report.complaints)
      out.push_back(one.code + "@" + one.letter + std::to_string(one.row));
    return out;
  }
  static std::map<std::string, std::int64_t> amounts(const core::Activity& activity) {
    std::map<std::string, std::int64_t> out;
    for (const auto& group : activity.amounts)
      for (const auto& one : group.amounts) out[one.quantity] += one.amount;
    return out;
  }

  core::RuleSet rules_ = rules();
  core::Directory directory_;
  ImportNames names_;
};

using Codes = std::vector<std::string>;
using Amounts = std::map<std::string, std::int64_t>;

TEST_F(Sheets, title_merged_headings_sums_and_blank_rows) {
  Sheet one = sheet("每日投入", {{"东风街道每日投入统计表（2018年11月2日至11日）"},
                                 {"序号", "日期", "村（社区）", "当日投入", "", "工作内容"},
                                 {"", "", "", "出动人次", "出动车次"},
                                 {"1", "2018-11-02", "柳溪村", "３１", "3", "清扫"},
                                 {"", "", "小计", "31", "3"},
                                 {},
                                 {"2", "11月3日", "青禾村委会", "1,200人次", "", ""},
                                 {"3"},
                                 {"", "", "合计", "1231", "3"},
                                 {"注：以上为当日数。"}});
  one.merged = {{1, 1, 0, 5}, {2, 3, 0, 0}, {2, 3, 1, 1}, {2, 3, 2, 2}, {2, 2, 3, 4}, {2, 3, 5, 5}};
  const ImportPlan out = plan({one});
  EXPECT_EQ(codes(out), Codes{});
  ASSERT_EQ(out.drafts.size(), 2U);
  EXPECT_EQ(amounts(activity(out, 0)), (Amounts{{"people", 31}, {"vehicles", 3}}));
  EXPECT_EQ(activity(out, 0).units, std::vector<Id>{id(4)});
  EXPECT_EQ(activity(out, 0).programmes, std::vector<std::string>{"w0"});
  EXPECT_EQ(amounts(activity(out, 1)), (Amounts{{"people", 1200}}));
  EXPECT_EQ(activity(out, 1).day, *base::make_day(2018, 11, 3));
  // The title names the street: of the two villages of that name it is the one there.
  EXPECT_EQ(activity(out, 1).units, std::vector<Id>{id(3)});
  const SheetReport& report = out.report.sheets.at(0);
  EXPECT_EQ(report.purpose, "turnout");
  EXPECT_EQ(report.subtotals, 2);
  EXPECT_EQ(report.notes, 1);
  EXPECT_EQ(report.blank, 2) << "the empty row and the one with nothing but its number";
  EXPECT_EQ(report.nothing_said, 0) << "a row with nothing but its number";
  EXPECT_EQ(report.years_inferred, 1);
  EXPECT_EQ(report.year_from, YearSource::title);
}

TEST_F(Sheets, zero_reports_are_not_empty_cells) {
  const ImportPlan out = plan({sheet("每日投入", {{"日期", "单位", "出动人次", "出动车次"},
                                                  {"2018-11-05", "柳溪村", "今日无"},
                                                  {"2018-11-06", "柳溪村", "0", "0"},
                                                  {"2018-11-07", "柳溪村", "无"},
                                                  {"2018-11-08", "柳溪村"},
                                                  {"2018-11-09", "柳溪村", "5", "0"},
                                                  {"2018-11-10", "柳溪村", "今日无", "2"}})});
  EXPECT_EQ(codes(out), Codes{"nothing_today_with_amounts@7"});
  ASSERT_EQ(out.drafts.size(), 4U);
  for (const std::size_t i : {0U, 1U, 2U}) {
    EXPECT_TRUE(activity(out, i).nothing_today) << i;
    EXPECT_TRUE(activity(out, i).amounts.empty()) << i;
  }
  EXPECT_FALSE(activity(out, 3).nothing_today);
  EXPECT_EQ(out.report.sheets.at(0).nothing_said, 1);
  EXPECT_EQ(out.report.sheets.at(0).zero_reports, 3);
}

TEST_F(Sheets, days_in_many_spellings_and_none_invented) {
  const ImportPlan out = plan({sheet("每日投入", {{"日期", "单位", "人次"},
                                                  {"2018年11月5日（星期一）", "柳溪村", "1"},
                                                  {"2018.11.6", "柳溪村", "1"},
                                                  {"43411", "柳溪村", "1"},
                                                  {"２０１８年１１月８日", "柳溪村", "1"},
                                                  {"11月9日", "柳溪村", "1"},
                                                  {"2018-13-01", "柳溪村", "1"},
                                                  {"下周", "柳溪村", "1"},
                                                  {"", "柳溪村", "1"}})});
  EXPECT_EQ(codes(out), (Codes{"day_without_year@A6", "day_impossible@A7", "day_malformed@A8",
                               "cell_empty@A9"}));
  ASSERT_EQ(out.drafts.size(), 4U);
  for (std::size_t i = 0; i < 4; ++i)
    EXPECT_EQ(activity(out, i).day, *base::make_day(2018, 11, 5) + static_cast<int>(i));
  EXPECT_EQ(plan({sheet("每日投入", {{"日期", "单位", "人次"}, {"11月9日", "柳溪村", "1"}})},
                 {.year = 2018})
                .drafts.size(),
            1U);
}

TEST_F(Sheets, units_by_name_alias_code_and_place_in_the_tree) {
  const ImportPlan out =
      plan({sheet("每日投入", {{"日期", "街道（镇）", "单位", "人次"},
                               {"2018-11-05", "西河镇", "青禾村", "1"},
                               {"2018-11-05", "", "东风街道青禾村村民委员会", "2"},
                               {"2018-11-05", "东风街道", "", "3"},
                               {"2018-11-05", "", "u4、西河镇", "4"},
                               {"2018-11-05", "", "青禾村", "5"},
                               {"2018-11-05", "", "红旗村", "6"}})});
  EXPECT_EQ(codes(out), (Codes{"unit_ambiguous@C6", "unit_not_found@C7"}));
  ASSERT_EQ(out.drafts.size(), 4U);
  EXPECT_EQ(activity(out, 0).units, std::vector<Id>{id(6)});
  EXPECT_EQ(activity(out, 1).units, std::vector<Id>{id(3)});
  EXPECT_EQ(activity(out, 2).units, std::vector<Id>{id(2)});
  EXPECT_EQ(activity(out, 3).units, (std::vector<Id>{id(4), id(5)}));
}

TEST_F(Sheets, a_unit_of_another_street_is_told_and_recorded) {
  const ImportPlan out = plan({sheet("每日投入", {{"日期", "街道（镇）", "单位", "人次"},
                                                  {"2018-11-05", "西河镇", "u3", "1"},
                                                  {"2018-11-05", "东风街道", "u3", "2"},
                                                  {"2018-11-05", "西河镇", "u1", "3"}})});
  EXPECT_EQ(codes(out), (Codes{"unit_in_other_street@C2"}));
  ASSERT_EQ(out.drafts.size(), 3U);
  EXPECT_EQ(activity(out, 0).units, std::vector<Id>{id(3)});
}

TEST_F(Sheets, headings_of_columns_no_sheet_has_are_found) {
  core::RuleSet rules = rules_;
  EXPECT_EQ(unknown_columns(rules), std::vector<std::string>{});
  rules.header_aliases.push_back({"found_at_noon", {"中午发现"}});
  EXPECT_EQ(unknown_columns(rules), std::vector<std::string>{"found_at_noon"});
}

TEST_F(Sheets, columns_without_a_meaning_are_named) {
  const ImportPlan out =
      plan({sheet("垃圾清理台账", {{"日期", "单位", "建筑垃圾(方)", "车辆", "天气"},
                                   {"2018-11-05", "柳溪村", "2.5", "3", "晴", "?"}})});
  EXPECT_EQ(codes(out), (Codes{"column_of_other_kind@D1", "column_not_imported@E1",
                               "column_without_heading@F1"}));
  ASSERT_EQ(out.drafts.size(), 1U);
  EXPECT_EQ(amounts(activity(out, 0)), (Amounts{{"waste", 25}}));
}

TEST_F(Sheets, what_a_heading_means_can_be_said_by_hand) {
  const Sheet one = sheet("垃圾清理台账", {{"何时", "哪个村", "拉走多少(方)", "日期", "天气"},
                                           {"2018-11-05", "柳溪村", "2.5", "今天", "晴"}});
  EXPECT_TRUE(plan({one}).drafts.empty());
  PlanOptions options;
  options.headings = {{"何时", "day"},
                      {"哪个村", "unit"},
                      {"拉走多少(方)", "quantities.waste"},
                      {"日期", ""},
                      {"天气", "remark"}};
  const ImportPlan out = plan({one}, options);
  EXPECT_EQ(codes(out), Codes{}) << "the column left out by hand is no complaint";
  ASSERT_EQ(out.drafts.size(), 1U);
  EXPECT_EQ(activity(out, 0).day, *base::make_day(2018, 11, 5));
  EXPECT_EQ(activity(out, 0).units, std::vector<Id>{id(4)});
  EXPECT_EQ(amounts(activity(out, 0)), (Amounts{{"waste", 25}}));
  EXPECT_EQ(out.drafts.front().id,
            plan({sheet("垃圾清理", {{"日期", "单位", "建筑垃圾", "备注"},
                                     {"2018-11-05", "柳溪村", "2.5", "晴"}})})
                .drafts.front()
                .id)
      << "the same row under its usual headings";
}

TEST_F(Sheets, a_sheet_that_is_not_understood_tells_its_columns_to_be_explained) {
  const Sheet one =
      sheet("七月", {{"某某街道"}, {"哪天", "村名", "干了啥"}, {"2018-11-05", "柳溪村", "清扫"}});
  const ImportPlan first = plan({one});
  EXPECT_EQ(codes(first).front(), "sheet_not_understood@0");
  ASSERT_EQ(first.report.sheets.size(), 1U);
  const SheetReport& told = first.report.sheets.front();
  EXPECT_EQ(told.purpose, "");
  EXPECT_EQ(told.rows, 0) << "nothing of it was read";
  ASSERT_EQ(told.columns.size(), 3U);
  EXPECT_EQ(told.columns.at(1).heading, "村名");
  EXPECT_EQ(told.columns.at(1).meaning, "");
  EXPECT_EQ(told.columns.at(1).sample, "柳溪村");
  PlanOptions options;
  options.headings = {{"哪天", "day"}, {"村名", "unit"}, {"干了啥", "remark"}};
  const ImportPlan second = plan({one}, options);
  EXPECT_EQ(codes(second).front(), "sheet_purpose_unknown@2");
  options.headings.back().meaning = "fields.work";
  options.sheets = {{"表.xlsx", "七月", "turnout"}};
  const ImportPlan third = plan({one}, options);
  EXPECT_EQ(codes(third), Codes{});
  ASSERT_EQ(third.drafts.size(), 1U);
  EXPECT_EQ(activity(third, 0).kind, "turnout");
  EXPECT_EQ(
      std::ranges::count(third.report.sheets.front().meanings, std::string("quantities.people")),
      1);
  EXPECT_EQ(
      std::ranges::count(third.report.sheets.front().meanings, std::string("quantities.waste")), 0);
}

TEST_F(Sheets, what_is_said_by_hand_is_checked) {
  EXPECT_TRUE(check_given({"村名", "unit"}, rules_));
  EXPECT_TRUE(check_given({"村名", ""}, rules_));
  EXPECT_TRUE(check_given({"活", "fields.work"}, rules_));
  EXPECT_EQ(check_given({" ", "unit"}, rules_).error().code, "heading_missing");
  for (const char* meaning : {"units", "quantities.people2", "fields.", "quantities."})
    EXPECT_EQ(check_given({"村名", meaning}, rules_).error().code, "meaning_unknown") << meaning;
  EXPECT_TRUE(purpose_from("ledger", rules_) && purpose_from("turnout", rules_));
  EXPECT_FALSE(purpose_from("units", rules_));
}

TEST_F(Sheets, a_measure_in_the_heading_is_checked) {
  const auto row = [](const char* heading) {
    return sheet("垃圾清理", {{"日期", "单位", heading}, {"2018-11-05", "柳溪村", "2"}});
  };
  EXPECT_EQ(codes(plan({row("建筑垃圾(平方米)")})).front(), "heading_measure_differs@C1");
  EXPECT_EQ(amounts(activity(plan({row("建筑垃圾（m³）")}), 0)), (Amounts{{"waste", 20}}));
  EXPECT_EQ(amounts(activity(plan({row("建筑垃圾（万立方米）")}), 0)),
            (Amounts{{"waste", 200000}}));
}

TEST_F(Sheets, numbers_are_what_the_sheet_shows) {
  const auto waste = [&](const char* cell) {
    const ImportPlan out =
        plan({sheet("垃圾清理", {{"日期", "单位", "建筑垃圾"}, {"2018-11-05", "柳溪村", cell}})});
    return out.drafts.empty() ? std::int64_t{-1} : amounts(activity(out, 0))["waste"];
  };
  EXPECT_EQ(waste("95.09999999999999"), 951);
  EXPECT_EQ(waste("0.09999999999999999"), 1);
  EXPECT_EQ(waste("99.99999999999999"), 1000);
  EXPECT_EQ(waste("131.10000000000002"), 1311);
  EXPECT_EQ(waste("1.25"), -1) << "a second decimal is refused, not rounded";
}

TEST_F(Sheets, one_table_of_several_kinds_gives_each_its_record) {
  const ImportPlan out = plan({sheet("统计表", {{"日期", "单位", "出动人次", "建筑垃圾"},
                                                {"2018-11-05", "柳溪村", "12", "3.5"},
                                                {"2018-11-06", "柳溪村", "0", "0"}})},
                              {}, {}, "11月.xlsx");
  EXPECT_EQ(codes(out), Codes{});
  ASSERT_EQ(out.drafts.size(), 3U);
  EXPECT_EQ(activity(out, 0).kind, "turnout");
  EXPECT_EQ(activity(out, 1).kind, "clearing");
  EXPECT_EQ(activity(out, 1).programmes, std::vector<std::string>{"w1"});
  EXPECT_EQ(activity(out, 2).kind, "turnout");
  EXPECT_TRUE(activity(out, 2).nothing_today);
}

TEST_F(Sheets, merged_days_and_units_count_for_every_row_below) {
  Sheet one = sheet("每日投入", {{"日期", "单位", "人次"},
                                 {"2018-11-05", "柳溪村", "1"},
                                 {"", "西河镇", "2"},
                                 {"2018-11-06", "", "3"},
                                 {"", "西河镇", "4"}});
  one.merged = {{2, 3, 0, 0}};
  const ImportPlan out = plan({one});
  EXPECT_EQ(codes(out), (Codes{"cell_empty@B4", "cell_empty@A5"}));
  ASSERT_EQ(out.drafts.size(), 2U);
  EXPECT_EQ(activity(out, 1).day, *base::make_day(2018, 11, 5));
}

TEST_F(Sheets, ids_follow_content_not_the_file) {
  const std::vector<Sheet> sheets{sheet("每日投入", {{"日期", "单位", "人次"},
                                                     {"2018-11-05", "柳溪村", "7"},
                                                     {"2018-11-05", "柳溪村", "7"},
                                                     {"2018-11-05", "柳溪村", "8"}})};
  const ImportPlan first = plan(sheets);
  const ImportPlan again =
      plan({sheet("每日投入", {{"出动人次", "时间", "单位"}, {"７", "2018年11月5日", "u4"}})}, {},
           {}, "别的.xlsx");
  ASSERT_EQ(first.drafts.size(), 3U);
  EXPECT_NE(first.drafts[0].id, first.drafts[1].id) << "two equal rows are two records";
  EXPECT_NE(first.drafts[0].id, first.drafts[2].id);
  EXPECT_EQ(first.drafts[0].id, again.drafts.at(0).id);
  const ImportPlan moved = plan(sheets, {.shift = ShiftWeeks{3}});
  EXPECT_EQ(moved.drafts[0].id, first.drafts[0].id);
  EXPECT_EQ(activity(moved, 0).day, *base::make_day(2018, 11, 26));
}

TEST_F(Sheets, pictures_become_photos_of_their_row_or_an_error) {
  const auto bytes = std::make_shared<const std::string>("picture");
  WorkbookPictures pictures;
  pictures.placed = {{"垃圾清理", 2, 3, bytes, "image/jpeg", PictureHow::floating},
                     {"垃圾清理", 9, 3, bytes, "image/jpeg", PictureHow::floating}};
  pictures.unplaced = {{"垃圾清理", 2, 3, {"picture_missing", {}, {{"id", "7"}}}}};
  const ImportPlan out = plan(
      {sheet("垃圾清理", {{"日期", "单位", "建筑垃圾", "照片"}, {"2018-11-05", "柳溪村", "2"}})},
      {}, pictures);
  EXPECT_EQ(codes(out), (Codes{"picture_missing@D2", "picture_outside_rows@D9"}));
  ASSERT_EQ(out.drafts.size(), 1U);
  ASSERT_EQ(activity(out, 0).photos.size(), 1U);
  EXPECT_EQ(activity(out, 0).photos[0].file.plain,
            base::to_hex(base::sha256(std::string_view("picture"))));
}

TEST_F(Sheets, a_ledger_row_keeps_its_history) {
  const ImportPlan out = plan({sheet(
      "问题台账", {{"序号", "台账编号", "问题来源", "发现时间", "地点", "问题类别", "问题描述",
                    "整改时限", "责任单位", "整改措施", "完成时间", "销号时间", "状态", "备注"},
                   {"1", "惠攻〔2018〕1号", "巡查", "2018-11-05 09:10", "村口", "工地扬尘",
                    "土方未湿法作业", "3天", "柳溪村", "已喷淋", "2018年11月6日下午3时",
                    "2018-11-07 08:00", "已销号", "多次反映"},
                   {"2", "惠攻〔2018〕2号", "巡查", "2018-11-06", "桥下", "6010", "垃圾",
                    "2018-11-08", "柳溪村", "", "", "", "整改中"},
                   {"3", "惠攻〔2018〕2号", "梦见", "2018-11-06", "桥下", "不明", "垃圾", "随便",
                    "柳溪村", "", "", "", "谁知道"}})});
  EXPECT_EQ(codes(out), (Codes{"term_not_found@C4", "category_not_found@F4",
                               "deadline_not_understood@H4", "term_not_found@M4"}));
  ASSERT_EQ(out.drafts.size(), 2U);
  const auto& first = std::get<core::ImportCase>(out.drafts[0].command);
  EXPECT_EQ(first.history.status, core::CaseStatus::closed);
  EXPECT_EQ(first.history.number, "惠攻〔2018〕1号");
  EXPECT_EQ(first.facts.source, "patrol");
  EXPECT_EQ(first.facts.category, "08004");
  EXPECT_EQ(first.history.lead, id(4));
  EXPECT_EQ(base::to_text(*first.history.due, {}), "2018-11-09T00:00:00+08:00");
  EXPECT_EQ(base::to_text(*first.history.rectified_at, {}), "2018-11-06T15:00:00+08:00");
  const auto& second = std::get<core::ImportCase>(out.drafts[1].command);
  EXPECT_EQ(second.facts.category, "06010") << "a spreadsheet dropped the zero in front";
  EXPECT_EQ(second.history.status, core::CaseStatus::rectifying);
  EXPECT_EQ(base::to_text(*second.history.due, {}), "2018-11-09T00:00:00+08:00");
}

TEST_F(Sheets, shifting_counts_terms_on_the_new_calendar_and_cuts_the_future) {
  rules_.calendar.holidays = {{*base::make_day(2018, 11, 14), true}};
  const std::vector<Sheet> ledger{
      sheet("问题台账",
            {{"台账编号", "发现时间", "问题描述", "整改时限", "责任单位", "完成时间", "状态"},
             {"1", "2018-11-05 09:00", "甲", "3个工作日", "柳溪村", "2018-11-07 10:00", "已整改"},
             {"2", "2018-11-09 09:00", "乙", "3天", "柳溪村", "", "整改中"}})};
  const ImportPlan out =
      plan(ledger, {.shift = ShiftToWeekOf{*base::make_day(2018, 11, 15)},
                    .last = *base::instant_from_text("2018-11-13T12:00:00+08:00")});
  EXPECT_EQ(out.report.shifted_weeks, 1);
  EXPECT_EQ(out.report.left_out, 1);
  ASSERT_EQ(out.drafts.size(), 1U);
  const auto& one = std::get<core::ImportCase>(out.drafts[0].command);
  // Monday 12 + three working days, Wednesday 14 is a holiday: Friday 16, 24:00.
  EXPECT_EQ(base::to_text(*one.history.due, {}), "2018-11-17T00:00:00+08:00");
  EXPECT_EQ(one.history.status, core::CaseStatus::rectifying);
  EXPECT_FALSE(one.history.rectified_at);
  EXPECT_FALSE(one.history.work);
}

TEST_F(Sheets, sheets_that_are_no_tables) {
  Sheet hidden = sheet("选项", {{"日期", "单位", "人次"}, {"2018-11-05", "柳溪村", "1"}});
  hidden.visibility = SheetVisibility::hidden;
  const ImportPlan out = plan({hidden, sheet("说明", {{"请按要求填写。"}, {"谢谢"}}),
                               sheet("导出说明", {{"# 行数: 3"}}), sheet("空", {})});
  EXPECT_EQ(codes(out), (Codes{"sheet_hidden@0", "sheet_not_understood@0", "file_without_data@0"}));
  EXPECT_TRUE(out.report.has_errors());
}

TEST_F(Sheets, english_headings) {
  const ImportPlan out = plan({sheet("Daily turn-out", {{"Date", "Unit", "People", "Vehicles"},
                                                        {"2018-11-05", "u4", "12", "3"}})});
  EXPECT_EQ(codes(out), Codes{});
  ASSERT_EQ(out.drafts.size(), 1U);
  EXPECT_EQ(amounts(activity(out, 0)), (Amounts{{"people", 12}, {"vehicles", 3}}));
}

TEST_F(Sheets, complaints_say_where_and_what_to_do) {
  const ImportPlan out =
      plan({sheet("每日投入", {{"日期", "单位", "人次"}, {"2018-11-05", "红旗村", "约5"}})});
  ASSERT_EQ(out.report.complaints.size(), 2U);
  const MessageTables tables{import_messages()};
  const std::string zh = render(out.report.complaints[1], tables, base::Language::zh);
  EXPECT_TRUE(zh.starts_with("错误 表.xlsx，每日投入，第2行，B列“单位”：没有名为“红旗村”的单位"))
      << zh;
  const std::string en = render(out.report.complaints[1], tables, base::Language::en);
  EXPECT_TRUE(en.contains("row 2, column B")) << en;
}

}  // namespace
}  // namespace luoshi::interop
