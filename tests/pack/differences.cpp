// What an office sees between two versions of its rules.
#include "pack/diff.hpp"
#include "tests/pack/folders.hpp"

namespace luoshi::pack {
namespace {

TEST(differences, none_between_equal_packs) {
  EXPECT_TRUE(diff(loaded(forest()), loaded(forest())).empty());
}

TEST(differences, rows_and_cells) {
  const ForestCopy copy;
  copy.replace("pack.toml", "version = \"3\"", "version = \"4\"");
  copy.replace("kinds.csv", "drill,演练", "exercise,演习");
  copy.replace("fields.csv", "drill,,remark", "exercise,,remark");
  copy.replace("fields.csv", "drill,,weathers", "exercise,,weathers");
  copy.replace("quantities.csv", "step:10", "step:100");
  const std::vector<Change> changes = diff(loaded(forest()), loaded(copy.path()));
  std::string zh;
  std::string en;
  for (const Change& one : changes) {
    zh += render(one, base::Language::zh) + '\n';
    en += render(one, base::Language::en) + '\n';
  }
  EXPECT_EQ(zh,
            "基本设置：修改 pack.version 版本\n"
            "    内容：3 → 4\n"
            "计量项目：修改 turns 巡护\n"
            "    取整：step:10 → step:100\n"
            "记录种类：删去 drill 演练\n"
            "记录种类：新增 exercise 演习\n"
            "字段：删去 drill / remark 小结\n"
            "字段：删去 drill / weathers 天气\n"
            "字段：新增 exercise / remark 小结\n"
            "字段：新增 exercise / weathers 天气\n");
  EXPECT_TRUE(en.starts_with("Settings: changed pack.version version\n    value: 3 -> 4\n")) << en;
}

TEST(differences, order_matters_where_the_first_row_fires) {
  const Pack before = loaded(forest());
  Pack after = before;
  std::ranges::reverse(after.rules.routing);
  const std::vector<Change> changes = diff(before, after);
  ASSERT_EQ(changes.size(), 1U);
  EXPECT_EQ(changes[0].kind, ChangeKind::reordered);
  EXPECT_EQ(render(changes[0], base::Language::zh), "责任清单：行的先后有变");
}

TEST(differences, an_emptied_cell_is_shown_as_empty) {
  const Pack before = loaded(forest());
  Pack after = before;
  after.rules.programmes[1].until.reset();
  const std::vector<Change> changes = diff(before, after);
  ASSERT_EQ(changes.size(), 1U);
  EXPECT_EQ(render(changes[0], base::Language::en),
            "Programmes: changed burning 野外用火\n    until: 2021-05-31 -> (empty)");
}

}  // namespace
}  // namespace luoshi::pack
