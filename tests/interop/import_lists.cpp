// Lists of units, persons, posts and sites as offices write them: names, aliases and codes, levels
// and roles in words, headings of forms and exports, rows in any order; and what is said about rows
// that cannot be understood.
#include <gtest/gtest.h>

#include "core/messages.hpp"
#include "core/unit_words.hpp"
#include "interop/import_plan.hpp"
#include "pack/messages.hpp"

namespace luoshi::interop {
namespace {

using core::Id;
using Rows = std::vector<std::vector<std::string>>;

Id id(std::uint8_t n) {
  Id out;
  out.bytes[0] = 9;
  out.bytes[15] = n;
  return out;
}

core::RuleSet rules() {
  core::RuleSet out;
  out.authority = "000001";
  out.unit_levels = {{.code = "district", .name = {"区", "district"}, .self = {}, .rank = 1},
                     {.code = "street", .name = {"街道", "sub-district"}, .self = {}, .rank = 2},
                     {.code = "village", .name = {"村", "village"}, .self = {}, .rank = 3}};
  out.roles = {{.code = "grid_worker", .name = {"网格员", "grid worker"}, .rights = {}},
               {.code = "leader", .name = {"负责人", "leader"}, .rights = {}},
               {.code = "leader_2", .name = {"负责人", ""}, .rights = {}}};
  out.terms = {{"site_kinds", {"点位种类", ""}, {{"yard", {"工地", "yard"}, {"施工工地"}}}},
               {"pollution_types",
                {"污染类型", ""},
                {{"dust", {"扬尘", "dust"}, {}}, {"noise", {"噪声", "noise"}, {}}}}};
  core::ActivityKind turnout{.code = "turnout", .name = {"每日投入", "Daily turn-out"}};
  turnout.quantities = {"people"};
  out.activity_kinds = {turnout};
  out.quantities = {{.code = "people",
                     .name = {"出动人次", "people"},
                     .kind = core::QuantityKind::occurrences,
                     .measure = {"人次", "person-times"},
                     .aliases = {}}};
  return out;
}

class OfficeLists : public testing::Test {
 protected:
  OfficeLists() {
    add_unit(1, "000001", "甲区", "district", {});
    add_unit(2, "000001002", "东风街道", "street", id(1));
    add_unit(3, "000001003", "西河街道", "street", id(1));
    add_unit(4, "000001002901", "青禾村", "village", id(2));
    add_unit(5, "000001003901", "青禾村", "village", id(3));
    add_unit(6, "000001002902", "柳溪村", "village", id(2));
    names_.units.add(id(6), "柳溪村委会");
    add_person(11, "p01", "张例一", id(6));
    add_person(12, "", "李例二", id(4));
    add_person(13, "", "李例二", id(5));
    core::PostState post;
    post.post = {.role = "grid_worker",
                 .unit = id(6),
                 .person = id(11),
                 .code = {},
                 .since = *base::make_day(2026, 1, 1),
                 .until = {}};
    directory_.put_post(id(21), post);
    names_.directory = &directory_;
    names_.add_post(id(21), post.post, "", rules_);
  }

  void add_unit(std::uint8_t n, const std::string& code, const std::string& name,
                const std::string& level, std::optional<Id> parent) {
    core::UnitState state;
    state.unit.code = code;
    state.unit.level = level;
    state.unit.parent = parent;
    if (parent) {
      state.ancestors = directory_.ancestors(*parent);
      state.ancestors.insert(state.ancestors.begin(), *parent);
    }
    directory_.put_unit(id(n), state);
    names_.units.add(id(n), name);
    names_.units.add(id(n), code);
    names_.unit_names[id(n)] = name;
  }
  void add_person(std::uint8_t n, const std::string& code, const std::string& name, Id home) {
    names_.persons.add(id(n), name);
    names_.persons.add(id(n), code);
    names_.person_records[id(n)] = {code, name, home};
  }

  static Sheet sheet(std::string name, Rows rows) {
    Sheet out{.name = std::move(name)};
    int number = 0;
    for (auto& cells : rows) out.rows.push_back({++number, std::move(cells)});
    return out;
  }
  ImportPlan plan(std::vector<Sheet> sheets, std::string file = "表.xlsx") {
    const ImportFile input{std::move(file), {WorkbookFormat::xlsx, std::move(sheets)}, {}};
    return plan_import(std::span(&input, 1), rules_, names_, {});
  }
  template <class Record>
  static std::vector<Record> records(const ImportPlan& plan) {
    std::vector<Record> out;
    for (const Draft& draft : plan.drafts)
      if (const auto* one = std::get_if<Record>(&draft.command)) out.push_back(*one);
    return out;
  }
  static std::vector<std::string> said(const ImportPlan& plan) {
    const MessageTables tables{import_messages(), pack::messages(), core::unit_words(),
                               core::messages()};
    std::vector<std::string> out;
    for (const ImportComplaint& one : plan.report.complaints)
      out.push_back(render(one, tables, base::Language::zh));
    return out;
  }
  static std::vector<std::string> codes(const ImportPlan& plan) {
    std::vector<std::string> out;
    for (const ImportComplaint& one : plan.report.complaints)
      out.push_back(one.code + "@" + one.letter + std::to_string(one.row));
    return out;
  }

  core::RuleSet rules_ = rules();
  core::Directory directory_;
  ImportNames names_;
};

using Codes = std::vector<std::string>;

TEST_F(OfficeLists, names_levels_and_headings_as_the_screens_show_them) {
  const ImportPlan out =
      plan({sheet("单位", {{"代码", "名称", "层级", "上级"}, {"n1", "荷塘村", "村", "东风街道"}}),
            sheet("人员", {{"姓名", "所在单位", "电话"}, {"王例三", "柳溪村委会", "130"}}),
            sheet("岗位", {{"角色", "单位", "由谁担任", "任职日期"},
                           {"网格员", "荷塘村", "王例三", "2026年1月5日"},
                           {"网格员", "荷塘村", "柳溪村", "2026-01-05"}}),
            sheet("点位", {{"名称", "点位种类", "属地", "污染类型", "位置"},
                           {"新工地", "施工工地", "荷塘村", "扬尘、噪声", "34.8, 113.6"}})});
  ASSERT_EQ(said(out), Codes{});
  ASSERT_EQ(out.drafts.size(), 5U);
  const auto unit = records<core::RecordUnit>(out).at(0).unit;
  EXPECT_EQ(unit.level, "village");
  EXPECT_EQ(unit.parent, id(2));
  EXPECT_EQ(records<core::RecordPerson>(out).at(0).person.home_unit, id(6));
  const auto posts = records<core::RecordPost>(out);
  EXPECT_EQ(posts.at(0).post.role, "grid_worker");
  EXPECT_EQ(posts.at(0).post.unit, out.drafts.at(0).id);
  EXPECT_EQ(posts.at(0).post.person, out.drafts.at(1).id);
  EXPECT_EQ(posts.at(1).post.holder_unit, id(6));
  const auto site = records<core::RecordSite>(out).at(0).site;
  EXPECT_EQ(site.kind, "yard");
  EXPECT_EQ(site.pollution, (Codes{"dust", "noise"}));
  EXPECT_EQ(site.place->longitude_e7, 1'136'000'000);
}

TEST_F(OfficeLists, codes_and_the_headings_of_a_rule_set_still_do) {
  const ImportPlan out =
      plan({sheet("units",
                  {{"code", "name", "level", "parent"}, {"n1", "荷塘村", "village", "000001002"}}),
            sheet("posts", {{"code", "role", "unit", "person", "since"},
                            {"n1_worker", "grid_worker", "n1", "p01", "2026-01-05"}})});
  ASSERT_EQ(said(out), Codes{});
  ASSERT_EQ(out.drafts.size(), 2U);
  EXPECT_EQ(records<core::RecordUnit>(out).at(0).unit.parent, id(2));
  EXPECT_EQ(records<core::RecordPost>(out).at(0).post.person, id(11));
}

TEST_F(OfficeLists, rows_name_one_another_in_any_order) {
  const ImportPlan out = plan({sheet("岗位", {{"角色", "单位", "由另一岗位兼任", "任职日期"},
                                              {"网格员", "乙组", "荷塘村网格员", "2026-01-05"},
                                              {"网格员", "荷塘村", "", "2026-01-05"}}),
                               sheet("单位名单", {{"东风街道单位"},
                                                  {"代码", "名称", "层级", "上级"},
                                                  {"n2", "乙组", "村", "东风街道荷塘村"},
                                                  {"n1", "荷塘村", "村", "东风街道"}})});
  ASSERT_EQ(said(out), Codes{});
  ASSERT_EQ(out.drafts.size(), 4U);
  const auto units = records<core::RecordUnit>(out);
  EXPECT_EQ(units.at(0).unit.code, "n1");
  EXPECT_EQ(units.at(1).unit.parent, out.drafts.at(0).id);
  const auto posts = records<core::RecordPost>(out);
  EXPECT_EQ(posts.at(0).post.unit, out.drafts.at(0).id);
  EXPECT_EQ(posts.at(1).post.holder_post, out.drafts.at(2).id);
}

TEST_F(OfficeLists, what_is_there_already_keeps_its_id) {
  const ImportPlan out =
      plan({sheet("单位", {{"代码", "名称"}, {"000001002902", "柳溪村"}, {"", "东风街道"}}),
            sheet("人员", {{"姓名", "所在单位", "工号"},
                           {"李例二", "东风街道青禾村", ""},
                           {"张例一", "", "p01"}}),
            sheet("岗位", {{"角色", "单位", "任职人", "任职日期"},
                           {"网格员", "柳溪村", "张例一", "2026-01-01"}})});
  ASSERT_EQ(said(out), Codes{});
  std::vector<Id> ids;
  for (const Draft& draft : out.drafts) ids.push_back(draft.id);
  EXPECT_EQ(ids, (std::vector<Id>{id(6), id(2), id(12), id(11), id(21)}));
}

TEST_F(OfficeLists, names_that_several_have) {
  const ImportPlan out =
      plan({sheet("岗位", {{"角色", "单位", "街道", "任职人", "任职日期"},
                           {"网格员", "青禾村", "西河街道", "李例二", "2026-01-05"},
                           {"网格员", "柳溪村", "", "李例二（西河街道青禾村）", "2026-01-05"},
                           {"网格员", "青禾村", "", "", "2026-01-05"},
                           {"网格员", "柳溪村", "", "李例二", "2026-01-05"},
                           {"负责人", "柳溪村", "", "", "2026-01-05"}})});
  EXPECT_EQ(codes(out),
            (Codes{"unit_ambiguous@B4", "list_person_ambiguous@D5", "name_ambiguous@A6"}));
  const auto posts = records<core::RecordPost>(out);
  ASSERT_EQ(posts.size(), 2U);
  EXPECT_EQ(posts.at(0).post.unit, id(5));
  EXPECT_EQ(posts.at(0).post.person, id(13));
  EXPECT_EQ(posts.at(1).post.person, id(13));
}

TEST_F(OfficeLists, complaints_name_the_heading_as_written_and_the_cell) {
  const ImportPlan out =
      plan({sheet("单位", {{"代码", "名称", "级别", "上级"},
                           {"n1", "荷塘村", "寨", "东风街道"},
                           {"n2", "乙组", "村", "荷塘村"},
                           {"n3", "丙组", "村", "没有的街道"},
                           {"n4", "丁组", "村", "戊组"},
                           {"n5", "戊组", "村", "丁组"}}),
            sheet("人员", {{"姓名", "工作单位", "爱好"}, {"王例三", "荷塘村", "棋"}}),
            sheet("岗位", {{"角色", "单位", "姓名"}, {"格员", "柳溪村", "赵"}})});
  EXPECT_EQ(
      said(out),
      (Codes{"注意 "
             "表."
             "xlsx，人员，第1行，C列“爱好”：人员名单没有“爱好”这一列，没有导入。可以用的列名见从系"
             "统导出的人员表。",
             "错误 表.xlsx，单位，第2行，C列“级别”：“寨”不在可选项中：区、街道、村。",
             "错误 "
             "表."
             "xlsx，单位，第3行，D列“上级”：“荷塘村”那一行有错误，没有导入，这一行也就不能导入。请"
             "先改正那一行。",
             "错误 "
             "表."
             "xlsx，单位，第4行，D列“上级”：没有名为“没有的街道”的单位。请写单位全称、别名或代码，"
             "或先登记单位。",
             "错误 表.xlsx，单位，第5行，D列“上级”：从“戊组”往上又回到本单位。请改正上级。",
             "错误 表.xlsx，单位，第6行，D列“上级”：从“丁组”往上又回到本单位。请改正上级。",
             "错误 表.xlsx，岗位，第2行，A列“角色”：“格员”不在可选项中：网格员、负责人、负责人。",
             "错误 表.xlsx，岗位，第1行：缺少“任职日期”列。请补上这一列并填写。",
             "错误 "
             "表."
             "xlsx，岗位，第2行，C列“姓名”：没有名为“赵”的人员。请核对姓名或工号，或先在人员名单中"
             "登记。",
             "错误 "
             "表."
             "xlsx，人员，第2行，B列“工作单位”：“荷塘村”那一行有错误，没有导入，这一行也就不能导入"
             "。请先改正那一行。"}));
  EXPECT_TRUE(out.drafts.empty());
}

TEST_F(OfficeLists, one_record_twice_and_missing_cells) {
  const ImportPlan out = plan({sheet("单位", {{"代码", "名称", "层级", "上级"},
                                              {"n1", "荷塘村", "村", "东风街道"},
                                              {"n1", "荷塘村", "村", "东风街道"},
                                              {"", "乙村", "村", "东风街道"},
                                              {"n3", "丙村", "村", ""},
                                              {"n4", "", "村", "东风街道"}})});
  EXPECT_EQ(codes(out), (Codes{"list_line_twice@A3", "list_unit_code_missing@A4", "cell_empty@D5",
                               "cell_empty@B6"}));
  EXPECT_EQ(out.drafts.size(), 1U);
}

TEST_F(OfficeLists, one_list_in_two_sheets_is_one) {
  const Rows rows{{"代码", "名称", "层级", "上级"}, {"n1", "荷塘村", "村", "东风街道"}};
  const ImportPlan out = plan({sheet("单位", rows), sheet("单位(2)", rows)});
  EXPECT_EQ(said(out), Codes{});
  EXPECT_EQ(out.drafts.size(), 1U);
  EXPECT_EQ(out.report.repeated, 1);
}

TEST_F(OfficeLists, a_list_is_known_by_name_file_or_headings) {
  const Rows persons{{"序号", "姓名", "所在单位"}, {"1", "王例三", "柳溪村"}};
  const auto purpose = [&](std::string name, std::string file, Rows rows) {
    const ImportPlan out = plan({sheet(std::move(name), std::move(rows))}, std::move(file));
    return out.report.sheets.empty() ? std::string() : out.report.sheets.front().purpose;
  };
  EXPECT_EQ(purpose("人员花名册", "a.xlsx", persons), "persons");
  EXPECT_EQ(purpose("Sheet1", "人员(2).xlsx", persons), "persons");
  EXPECT_EQ(purpose("Sheet1", "新来的.xlsx", persons), "persons");
  EXPECT_EQ(
      purpose("person", "a.xlsx", {{"编号", "姓名", "电话", "单位"}, {"p9", "王例三", "", "n"}}),
      "persons");
  // Records of work stay what they are, whatever the sheet is called.
  const Rows work{{"日期", "单位", "出动人次"}, {"2026-01-05", "柳溪村", "3"}};
  EXPECT_EQ(purpose("单位", "每日投入.xlsx", work), "turnout");
  EXPECT_EQ(purpose("每日投入", "人员.xlsx", work), "turnout");
  EXPECT_NE(purpose("每日投入", "a.xlsx", persons), "persons");
}

TEST_F(OfficeLists, what_lists_bring_the_sheets_after_them_may_name) {
  const ImportPlan out = plan(
      {sheet("每日投入", {{"日期", "单位", "出动人次"}, {"2026-01-05", "西河街道荷塘村", "3"}}),
       sheet("单位", {{"代码", "名称", "层级", "上级"}, {"n1", "荷塘村", "村", "西河街道"}})});
  ASSERT_EQ(said(out), Codes{});
  ASSERT_EQ(out.drafts.size(), 2U);
  const auto work = records<core::RecordActivity>(out);
  EXPECT_EQ(work.at(0).activity.units, std::vector<Id>{out.drafts.at(0).id});
}

TEST_F(OfficeLists, merged_units_count_for_the_rows_they_cover) {
  Sheet one =
      sheet("人员", {{"单位", "姓名"}, {"柳溪村", "王例三"}, {"", "王例四"}, {"", "王例五"}});
  one.merged = {{2, 3, 0, 0}};
  const ImportPlan out = plan({one});
  ASSERT_EQ(said(out), Codes{});
  const auto persons = records<core::RecordPerson>(out);
  EXPECT_EQ(persons.at(1).person.home_unit, id(6));
  EXPECT_EQ(persons.at(2).person.home_unit, std::nullopt);
}

}  // namespace
}  // namespace luoshi::interop
