// docs/adding-a-kind.md, step by step, on the sheets of the example's workbook.
#include "tests/pack/folders.hpp"

namespace luoshi::pack {
namespace {

using Cells = std::map<std::string, std::string>;

void add_row(std::vector<Grid>& grids, std::string_view sheet, const Cells& cells) {
  const auto grid = std::ranges::find(grids, sheet, &Grid::name);
  ASSERT_NE(grid, grids.end()) << sheet;
  const std::vector<std::string>& heading = grid->rows.front().cells;
  GridRow row{static_cast<std::uint32_t>(grid->rows.size() + 1), {}, {}};
  row.cells.resize(heading.size());
  for (const auto& [column, text] : cells) {
    const auto at = std::ranges::find(heading, column);
    ASSERT_NE(at, heading.end()) << sheet << ' ' << column;
    row.cells[static_cast<std::size_t>(at - heading.begin())] = text;
  }
  grid->rows.push_back(std::move(row));
}

std::vector<Grid> with_car_washes() {
  std::vector<Grid> grids = grids_of(loaded(source_folder() / "packs/huiji"), Form::zh);
  add_row(grids, "记录种类",
          {{"代码", "car_wash_check"},
           {"名称", "洗车场检查"},
           {"英文名称", "Car-wash inspection"},
           {"所属系统", "S7"},
           {"重点工作", "w2|w10"},
           {"计量项目", "people"},
           {"上报方式", "不要求"},
           {"佐证要求", "照片"},
           {"工作表名", "洗车场"}});
  const std::string kind = "car_wash_check";
  add_row(grids, "字段",
          {{"记录种类", kind},
           {"代码", "bays"},
           {"名称", "洗车位"},
           {"英文名称", "bays"},
           {"类型", "整数"},
           {"必填", "是"},
           {"计量单位", "个"},
           {"最小值", "0"}});
  add_row(grids, "字段",
          {{"记录种类", kind},
           {"代码", "waste_water"},
           {"名称", "污水去向"},
           {"英文名称", "waste water"},
           {"类型", "单选"},
           {"必填", "是"},
           {"词表或检查表", "waste_water_to"}});
  add_row(grids, "字段",
          {{"记录种类", kind},
           {"代码", "remark"},
           {"名称", "备注"},
           {"英文名称", "remark"},
           {"类型", "长文字"}});
  const auto term = [&](const std::string& code, const std::string& zh, const std::string& en) {
    add_row(grids, "词表",
            {{"词表", "waste_water_to"}, {"词条代码", code}, {"名称", zh}, {"英文名称", en}});
  };
  term("", "污水去向", "waste water");
  term("sewer", "进污水管", "sewer");
  term("tank", "沉淀池", "settling tank");
  term("street", "流到路面", "onto the street");
  return grids;
}

TEST(adding_a_kind, the_steps_of_the_document_give_a_kind) {
  const LoadResult result = load_grids(with_car_washes());
  for (const Complaint& one : result.complaints)
    EXPECT_NE(one.severity, Severity::error) << render(one, base::Language::zh);
  ASSERT_TRUE(result.pack);
  const auto* kind = core::find_by_code(result.pack->rules.activity_kinds, "car_wash_check");
  ASSERT_TRUE(kind);
  EXPECT_EQ(kind->name.zh, "洗车场检查");
  EXPECT_EQ(kind->evidence, core::Evidence::photo);
  ASSERT_EQ(kind->fields.size(), 3U);
  EXPECT_EQ(kind->fields[0].minimum, 0);
  EXPECT_TRUE(kind->fields[1].required);
  EXPECT_EQ(kind->fields[1].type, core::FieldType::choice);
  EXPECT_EQ(core::find_by_code(result.pack->rules.terms, "waste_water_to")->terms.size(), 3U);
}

TEST(adding_a_kind, the_document_names_every_heading_and_word_that_is_used) {
  const std::string document = content_of(source_folder() / "docs/adding-a-kind.md");
  for (const char* word :
       {"car_wash_check", "洗车场检查",     "记录种类", "字段",         "词表",     "代码",
        "名称",           "英文名称",       "所属系统", "重点工作",     "计量项目", "上报方式",
        "不要求",         "佐证要求",       "照片",     "工作表名",     "类型",     "整数",
        "单选",           "长文字",         "必填",     "词表或检查表", "计量单位", "最小值",
        "词条代码",       "waste_water_to", "基本设置", "版本"})
    EXPECT_TRUE(document.contains(word)) << word;
}

TEST(adding_a_kind, a_mistyped_list_is_named_by_sheet_row_and_column) {
  std::vector<Grid> grids = with_car_washes();
  const auto fields = std::ranges::find(grids, "字段", &Grid::name);
  fields->file = "rules.xlsx";
  GridRow& row = fields->rows[fields->rows.size() - 2];
  std::ranges::replace(row.cells, std::string("waste_water_to"), std::string("waste_water"));
  const LoadResult result = load_grids(grids);
  EXPECT_FALSE(result.pack);
  std::string errors;
  for (const Complaint& one : result.complaints)
    if (one.severity == Severity::error) errors += render(one, base::Language::zh);
  EXPECT_EQ(errors, "错误 rules.xlsx 工作表“字段” 第 " + std::to_string(row.number) +
                        " 行 H 列“词表或检查表 (terms)”: “waste_water”不在“词表”中。"
                        "请在那里补上，或改正此处。");
}

}  // namespace
}  // namespace luoshi::pack
