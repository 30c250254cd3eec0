#include "http/house_words.hpp"

namespace luoshi::http {

const HouseText& house_words() {
  static constexpr HouseText text{
      .tables = {"在用规则包的各张表，带列名和说明",
                 "The tables of the rule set in force, with headings and explanations"},
      .draft = {"改几行规则，得到改好的工作簿（XLSX）；上传后照常检查、发布",
                "Change rows; answers the changed workbook (XLSX), to be uploaded, checked and "
                "published like any other"},
      .storage = {"数据目录用了多少磁盘、有哪些备份（管理员）",
                  "What the data folder uses of the disk, and its backups (administrators)"},
  };
  return text;
}

std::span<const base::Message> house_refusals() {
  static constexpr base::Message table[] = {
      {"rule_table_unknown", "规则包里没有表“{value}”，请刷新后重试。",
       "The rule set has no table \"{value}\"; refresh and try again."},
      {"rule_row_missing", "这一行规则已经不是这样了，请刷新后重试。",
       "This row of the rules is no longer so; refresh and try again."},
      {"rule_row_malformed", "这一行的列数不对，请刷新后重试。",
       "The row has another number of cells than its table; refresh and try again."},
      {"rule_draft_not_good", "改动有错误，请改正：\n{complaints}",
       "The change has errors; correct them:\n{complaints}"},
  };
  return table;
}

}  // namespace luoshi::http
