// Lists of the office against real records: a repeat changes nothing, a difference is said, units
// made in the product are known by name and code, and an export comes back.
#include <fstream>

#include "papers/export_run.hpp"
#include "papers/import_run.hpp"
#include "tests/app/office.hpp"

namespace luoshi::papers {
namespace {

class ImportLists : public testing::Test {
 protected:
  interop::ImportReport bring(const std::filesystem::path& path, ImportSettings settings = {}) {
    if (!settings.actor.may(core::Right::record_unit)) settings.actor = app::machinery();
    const auto reader = office_.store->reader();
    auto report = import_files(*office_.executor, *reader, {path}, settings);
    if (!report) {
      ADD_FAILURE() << report.error().code;
      return {};
    }
    return std::move(*report);
  }
  interop::ImportReport bring(const std::string& name, const std::string& csv,
                              ImportSettings settings = {}) {
    const auto path = office_.folder.path / name;
    std::ofstream(path) << csv;
    return bring(path, std::move(settings));
  }
  static std::string said(const interop::ImportReport& report) {
    std::string out;
    for (const auto& one : report.complaints)
      out += interop::render(one, import_message_tables(), base::Language::zh) + '\n';
    return out;
  }
  // As the console makes one: with an id of its own.
  core::Id make_unit(const std::string& code, const std::string& name) {
    core::Unit unit;
    unit.code = code;
    unit.name = core::Text(name);
    unit.level = "village";
    unit.parent = office_.unit("410108003");
    core::Id id;
    id.bytes[0] = 0x5a;
    const auto outcome = office_.executor->execute(app::Request{
        .id = id, .record = {}, .actor = app::machinery(), .command = core::RecordUnit{unit}});
    EXPECT_TRUE(outcome.has_value()) << outcome.error().code;
    return id;
  }

  app::Office office_;
};

TEST_F(ImportLists, a_unit_made_in_the_product_is_named_and_repeated) {
  const core::Id made = make_unit("410108003666", "荷塘新村");
  const auto persons = bring("人员.csv",
                             "姓名,所在单位,电话\n"
                             "周例新,荷塘新村,13800000001\n"
                             "吴例新,410108003666,\n"
                             "郑例新,江山路街道,\n");
  EXPECT_EQ(said(persons), "");
  EXPECT_EQ(persons.recorded, 3);
  const std::string unit = "代码,名称,层级,上级\n410108003666,荷塘新村,村,江山路街道\n";
  const auto same = bring("单位.csv", unit);
  EXPECT_EQ(said(same), "");
  EXPECT_EQ(same.repeated, 1);
  EXPECT_EQ(same.recorded, 0);
  const auto again = bring("人员.csv",
                           "姓名,所在单位,电话\n"
                           "周例新,荷塘新村,13800000001\n"
                           "吴例新,荷塘新村,\n");
  EXPECT_EQ(said(again), "");
  EXPECT_EQ(again.repeated, 2);
  EXPECT_EQ(office_.executor->snapshot()->directory->unit_by_code("410108003666"), made);
}

TEST_F(ImportLists, a_difference_is_said_with_the_cell_and_what_is_recorded) {
  make_unit("410108003666", "荷塘新村");
  const auto units = bring("单位.csv",
                           "代码,名称,层级,同类组,上级\n"
                           "410108003666,荷塘老村,社区,甲类,花园口镇\n");
  const std::string row = "错误 单位.csv，单位，第2行，";
  const std::string there = "这一条已经登记过，";
  const std::string correct =
      "导入不改已有记录：表里对的，请在系统中修改；登记对的，请改正这一格。\n";
  const std::string add = "导入不改已有记录，请在系统中补上。\n";
  EXPECT_EQ(said(units),
            row + "B列“名称”：" + there + "登记的“名称”是“荷塘新村”，表里是“荷塘老村”。" + correct +
                row + "C列“层级”：" + there + "登记的“层级”是“村”，表里是“社区”。" + correct + row +
                "D列“同类组”：" + there + "但没有登记“同类组”，表里是“甲类”。" + add + row +
                "E列“上级”：" + there + "登记的“上级单位”是“江山路街道”，表里是“花园口镇”。" +
                correct);
  EXPECT_FALSE(units.executed);
}

TEST_F(ImportLists, contacts_are_not_shown_to_whom_may_not_read_them) {
  ImportSettings settings;
  settings.actor = app::machinery();
  std::erase(settings.actor.rights, core::Right::read_personal);
  const auto report =
      bring("人员.csv", "工号,姓名,所在单位,电话\np001,赵例甲,惠济区,999\n", settings);
  EXPECT_EQ(
      said(report),
      "错误 人员.csv，人员，第2行，D列“电话”：这一条已经登记过，登记的“手机”与表里的“999”不同。"
      "导入不改已有记录：表里对的，请在系统中修改；登记对的，请改正这一格。\n");
}

TEST_F(ImportLists, refusals_of_the_rules_name_the_cell) {
  ImportSettings skip;
  skip.bad_rows = BadRows::skip;
  const auto report = bring("单位.csv",
                            "代码,名称,层级,上级,设立日期,最后一天\n"
                            "n1,甲村,村,江山路街道,2026-02-01,2026-01-01\n"
                            "n2,乙组,村,甲村,,\n",
                            skip);
  EXPECT_EQ(said(report),
            "错误 单位.csv，单位，第2行，F列“最后一天”：结束时间早于开始时间。请改正。\n"
            "错误 "
            "单位."
            "csv，单位，第3行，D列“上级”：“甲村”那一行有错误，没有导入，这一行也就不能导入。请先改"
            "正那一行。\n");
}

TEST_F(ImportLists, what_is_exported_comes_back) {
  for (const std::string noun : {"unit", "person", "post", "site"})
    for (const auto& [format, end] :
         {std::pair(interop::ExportFormat::csv, ".csv"), {interop::ExportFormat::xlsx, ".xlsx"}}) {
      ExportSettings settings{.scope = core::unrestricted(), .noun = noun, .format = format};
      settings.out = office_.folder.path / ("名单" + noun + end);
      settings.now = office_.now;
      const auto reader = office_.store->reader();
      const auto exported = export_records(*reader, *office_.executor->snapshot(), settings);
      ASSERT_TRUE(exported.has_value()) << exported.error().code;
      const auto report = bring(settings.out);
      EXPECT_EQ(said(report), "") << noun << end;
      EXPECT_EQ(report.repeated, exported->rows) << noun << end;
      EXPECT_EQ(report.recorded, 0) << noun << end;
    }
}

}  // namespace
}  // namespace luoshi::papers
