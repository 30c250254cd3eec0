// Texts of exports, zh and en.
#include "interop/export_columns.hpp"

namespace luoshi::interop {

std::span<const base::Message> export_messages() {
  static constexpr base::Message table[] = {
      {"column_set_unknown", "规则包中没有列组“{value}”。",
       "The rule set has no set of columns \"{value}\"."},
      {"column_set_of_other_noun", "列组“{value}”不是给这种记录用的。",
       "The set of columns \"{value}\" is for another sort of record."},
      {"export_column_unknown", "列“{value}”不存在。可用的列见 docs/export.md。",
       "There is no column \"{value}\". docs/export.md lists the columns."},
      {"export_noun_unknown",
       "不能导出“{value}”。可导出：case、activity、unit、person、post、site。",
       "\"{value}\" cannot be exported. These can: case, activity, unit, person, post, site."},
      {"export_kind_unknown", "没有名为“{value}”的记录种类。",
       "There is no kind of activity \"{value}\"."},
      {"export_file_failed", "无法写入文件 {file}。请检查文件夹权限和磁盘空间。",
       "The file {file} cannot be written. Check the right to write there and the space left."},
      {"export_note_made", "# 导出时间：{now}", "# Exported at: {now}"},
      {"export_note_rows", "# 行数：{rows}（完整，没有截断）",
       "# Rows: {rows} (complete, not cut off)"},
      {"export_note_filter", "# 筛选条件：{filter}", "# Filter: {filter}"},
      {"export_note_no_filter", "# 筛选条件：无（全部可见记录）",
       "# Filter: none (every record that may be seen)"},
      {"export_note_personal", "# 不含姓名和联系方式（没有读取个人信息的权限）。",
       "# Without names and contacts (no right to read personal data)."},
      {"export_note_thumbnails", "# 照片为缩略图；缺少 {missing} 张（原图已删除或打不开）。",
       "# Photos are thumbnails; {missing} are missing (erased or unreadable)."},
      {"export_sheet_notes", "导出说明", "About this export"},
  };
  return table;
}

}  // namespace luoshi::interop
