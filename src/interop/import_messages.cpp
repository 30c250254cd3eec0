// Texts of the importer, zh and en. Those of days, numbers and deadlines stand beside their
// readers.
#include "interop/import_report.hpp"

namespace luoshi::interop {

std::span<const base::Message> import_messages() {
  static constexpr base::Message table[] = {
      {"import_severity_error", "错误", "error"},
      {"import_severity_warning", "注意", "warning"},
      {"import_place_row", "第{row}行", "row {row}"},
      {"import_place_column", "{letter}列“{heading}”", "column {letter} \"{heading}\""},
      {"import_dry_run", "试运行，没有写入任何记录。", "Dry run: nothing was written."},
      {"import_not_written",
       "有错误，没有写入任何记录。改正后重新导入，或加 --skip-bad 跳过错误行。",
       "There are errors; nothing was written. Correct the rows and import again, or use "
       "--skip-bad."},
      {"import_totals",
       "读取 {rows} 行：写入记录 {recorded} 条，重复未变 {repeated} 条，拒绝 {refused} 行，"
       "照片 {photos} 张。",
       "{rows} {rows:row|rows} read: {recorded} {recorded:record|records} written, {repeated} "
       "already there, {refused} {refused:row|rows} "
       "refused, {photos} {photos:photo|photos}."},
      {"import_left_out", "日期在截止日之后，留待以后导入：{left_out} 条。",
       "Later than the last day asked for and left out: {left_out}."},
      {"import_shifted", "日期整体移动 {weeks} 周。",
       "All days moved by {weeks} {weeks:week|weeks}."},
      {"import_sheet",
       "{file} / {sheet}：{purpose}，标题在第{heading_row}行，数据 {rows} 行，记录 {records} 条",
       "{file} / {sheet}: {purpose}, headings in row {heading_row}, {rows} {rows:row|rows}, "
       "{records} "
       "records"},
      {"import_sheet_skipped",
       "  跳过：空行 {blank}，合计行 {subtotals}，说明行 {notes}，只有单位日期没有数据的行 "
       "{nothing_said}；零报告 {zero_reports}",
       "  skipped: {blank} blank, {subtotals} {subtotals:sum|sums}, {notes} "
       "{notes:remark|remarks}, {nothing_said} without any "
       "value; {zero_reports} zero reports"},
      {"import_sheet_year", "  {years_inferred} 个日期没有年份，按{year_from}取 {year} 年",
       "  {years_inferred} {years_inferred:day|days} had no year and took {year} from the "
       "{year_from}"},
      {"import_year_option", "选项", "option"},
      {"import_year_title", "表格标题", "title"},
      {"import_year_sheet_name", "工作表名", "sheet's name"},
      {"import_year_file_name", "文件名", "file's name"},
      {"import_column_taken", "  {letter} {heading} -> {meaning}",
       "  {letter} {heading} -> {meaning}"},

      {"sheet_not_understood",
       "认不出这张表的标题行，没有导入。台账和工作记录的标题行应有“日期”“单位”和数量等列名，别名可"
       "在"
       "规则包“表头”中添加，也可以在导入页逐列说明；单位、人员、岗位、点位名单的列名见导出的同名表"
       "。",
       "No row of headings was recognised; the sheet was not imported. Ledgers and records of work "
       "need headings such as day, unit and quantities (more aliases: the rule set's table of "
       "headings, or say on the import page what each column means); lists of units, persons, "
       "posts and sites need those of the same list exported."},
      {"sheet_purpose_unknown",
       "看不出这张表是哪类记录，没有导入。请把工作表名改成记录种类（如“{example}”），"
       "或在导入页选择。",
       "It is not clear which kind of records this sheet holds; it was not imported. Name the "
       "sheet after the kind, for example \"{example}\", or choose it on the import page."},
      {"heading_missing", "请写明是哪一个列标题。", "Say which heading is meant."},
      {"meaning_unknown", "“{value}”不是列的含义。可用的见试导入结果中各表的 meanings。",
       "\"{value}\" is no meaning of a column. Those that are: `meanings` of each sheet in the "
       "report "
       "of a trial."},
      {"purpose_unknown",
       "“{value}”不是记录种类。请用 "
       "ledger（问题台账）、activities（每行自带种类）或记录种类的代码。",
       "\"{value}\" is no kind of records. Use ledger, activities (each row names its kind) or the "
       "code of a kind."},
      {"sheet_hidden", "隐藏的工作表没有导入。需要导入请取消隐藏。",
       "A hidden sheet was not imported. Unhide it if it is to be imported."},
      {"file_without_data", "文件中没有可以导入的表。",
       "The file holds no sheet that can be imported."},
      {"column_not_imported",
       "不认识这一列，没有导入。需要导入请把列名改成规则包里的名称，或在“表头”“字段”中添加别名；只"
       "导这一次，"
       "在导入页说明它的含义即可。",
       "This column is not known and was not imported. Use a name of the rule set, or add an alias "
       "to its headings or fields; for this import alone, say on the import page what it means."},
      {"column_without_heading", "这一列有内容但没有列名，没有导入。请补上列名。",
       "This column has values but no heading and was not imported. Give it a heading."},
      {"column_twice", "与{other}列含义相同，没有导入。请只保留一列，或改列名。",
       "It means the same as column {other} and was not imported. Keep one of them or rename it."},
      {"column_of_other_kind",
       "这一列像是“{kind}”的数量，为免重复计算没有导入。请放到“{kind}"
       "”的表里，或把表名改成不指定种类的名称。",
       "This looks like a quantity of \"{kind}\"; it was not imported, lest it count twice. Put it "
       "on a sheet of that kind, or give the sheet a name without a kind."},
      {"heading_measure_differs",
       "列名中的单位“{found}”与规则包的“{expected}”不同。请换算后改列名。",
       "The measure \"{found}\" in the heading differs from \"{expected}\" of the rule set. "
       "Convert "
       "the values and rename the column."},
      {"day_column_missing", "表里没有日期列，标题里也没有日期。请加一列“日期”。",
       "There is neither a column of days nor a day in the title. Add a column of days."},
      {"unit_column_missing", "表里没有单位列，标题里也没有单位名称。请加一列“单位”。",
       "There is neither a column of units nor a unit in the title. Add a column of units."},

      {"cell_empty", "这一格必须填写。", "This cell must be filled."},
      {"unit_not_found",
       "没有名为“{value}”的单位。请写单位全称、别名或代码，或先登记单位{similar}。",
       "There is no unit \"{value}\". Write its name, alias or code, or record the unit "
       "first{similar}."},
      {"unit_ambiguous", "“{value}”有几个单位同名（{units}）。请写代码，或加“街道”列。",
       "Several units are called \"{value}\" ({units}). Write the code, or add a column with the "
       "sub-district."},
      {"unit_in_other_street", "“{value}”不属于同一行的“{street}”。已按“{value}”录入，请核对两格。",
       "\"{value}\" does not belong to \"{street}\" of the same row. It was recorded for "
       "\"{value}\"; check both cells."},
      {"programme_not_found", "没有名为“{value}”的重点工作。请写规则包中的名称、别名或代码。",
       "There is no programme \"{value}\". Use a name, alias or code of the rule set."},
      {"site_not_found", "没有名为“{value}”的点位。请先登记点位，或改写到“地点”列。",
       "There is no site \"{value}\". Record the site first, or write it as the place."},
      {"person_not_found", "没有名为“{value}”的人员。请先登记人员，或改写到备注。",
       "There is no person \"{value}\". Record the person first, or write it as a remark."},
      {"name_ambiguous", "有几个“{value}”。请写编号。",
       "Several are called \"{value}\". Write the code."},
      {"kind_not_found", "没有名为“{value}”的记录种类。",
       "There is no kind of record \"{value}\"."},
      {"category_not_found", "没有名为“{value}”的问题类别。请写类别代码、名称或别名。",
       "There is no category \"{value}\". Write a code, name or alias."},
      {"term_not_found", "“{value}”不在可选项中：{choices}。",
       "\"{value}\" is none of: {choices}."},
      {"amount_negative", "数量不能是负数（{value}）。", "An amount cannot be negative ({value})."},
      {"yes_or_no_expected", "请填“是”或“否”（现为“{value}”）。",
       "Write yes or no (it says \"{value}\")."},
      {"record_id_malformed", "记录号“{value}”不是导出时的样子。请清空或从导出的表中复制。",
       "The record id \"{value}\" is not as it was exported. Clear it or copy it from the export."},
      {"position_malformed", "“{value}”不是十进制的经纬度。例：34.8520。",
       "\"{value}\" is no latitude or longitude in degrees. For example 34.8520."},
      {"nothing_today_with_amounts", "写了“今日无”，同一行又有数量。请只保留一种。",
       "The row says that nothing was done today and has amounts as well. Keep one of them."},
      {"status_contradicts_dates", "状态“{value}”与时间列不符。请核对完成、销号时间。",
       "The status \"{value}\" contradicts the times of the row. Check when it was put right and "
       "closed."},
      {"picture_outside_rows", "图片不在任何一行数据里，无法归属。请把它拖到所属的行。",
       "The picture lies outside the rows of data, so it belongs to no record. Drag it into its "
       "row."},
      {"picture_in_other_column", "图片不在照片列里，按本行的照片导入。",
       "The picture is not in a column of photos; it was taken as a photo of this row."},
      {"import_day_reported",
       "{unit}{day}已有“{kind}"
       "”记录，数量与本行不同。如果是更正，请在系统中更正原记录，本行不要导入，"
       "否则会重复计数；如果确是另一批，可以照常导入。",
       "{unit} has a record of \"{kind}\" on {day} already, with other amounts. If this row "
       "corrects "
       "it, correct the record in the product and leave the row out, or the day counts twice; if "
       "it "
       "is more work, import it."},
      {"import_record_differs",
       "这一条已经登记过，登记的“{field}”是“{known}”，表里是“{value}"
       "”。导入不改已有记录：表里对的，请在"
       "系统中修改；登记对的，请改正这一格。",
       "This is recorded already with \"{known}\" as its {field}; the sheet says \"{value}\". An "
       "import changes no record: correct the record in the product, or this cell."},
      {"import_record_differs_unsaid",
       "这一条已经登记过，登记的“{field}”与表里的“{value}"
       "”不同。导入不改已有记录：表里对的，请在系统中修改"
       "；登记对的，请改正这一格。",
       "This is recorded already with another {field} than \"{value}\". An import changes no "
       "record: "
       "correct the record in the product, or this cell."},
      {"import_record_lacks",
       "这一条已经登记过，但没有登记“{field}”，表里是“{value}”。导入不改已有记录，请在系统中补上。",
       "This is recorded already without a {field}; the sheet says \"{value}\". An import changes "
       "no "
       "record: add it in the product."},
      {"import_row_changed", "这一行以前导入过，但内容不同。请在系统中更正原记录，不要重复导入。",
       "This row was imported before with other content. Correct the record in the product instead "
       "of importing it again."},
      {"import_number_exists", "台账中已有编号 {value} 的问题。请在系统中更正，不要重复导入。",
       "The ledger already has a case with the number {value}. Correct it in the product instead "
       "of "
       "importing it again."},
      {"import_number_twice", "编号 {value} 在本次导入中出现了两次（另见 {other}）。请改正编号。",
       "The number {value} stands twice in this import (see also {other}). Correct the numbers."},
      {"import_nothing_to_shift", "没有带日期的行，无法移动日期。",
       "No row has a day, so days cannot be moved."},

      // Lists of the office.
      {"import_purpose_units", "单位", "units"},
      {"import_purpose_persons", "人员", "persons"},
      {"import_purpose_posts", "岗位", "posts"},
      {"import_purpose_sites", "点位", "sites"},
      // Fields that only columns have, beside core::unit_words.
      {"field.unit.latitude", "纬度", "Latitude"},
      {"field.unit.longitude", "经度", "Longitude"},
      {"field.unit.street", "街道", "Sub-district"},
      {"field.person.street", "街道", "Sub-district"},
      {"field.post.street", "街道", "Sub-district"},
      {"field.post.holder", "由谁担任", "Held by"},
      {"field.site.street", "街道", "Sub-district"},
      {"field.site.latitude", "纬度", "Latitude"},
      {"field.site.longitude", "经度", "Longitude"},
      {"list_column_missing", "缺少“{field}”列。请补上这一列并填写。",
       "The column \"{field}\" is missing. Add it and fill it in."},
      {"list_column_not_taken",
       "{list}名单没有“{value}”这一列，没有导入。可以用的列名见从系统导出的{list}表。",
       "A list of {list} has no column \"{value}\"; it was not imported. An export of {list} shows "
       "the columns."},
      {"list_line_twice",
       "“{value}”在本次导入中出现了两次（另见 {other}）。请删去一行；确是两条的，请各写代码。",
       "\"{value}\" stands twice in this import (see also {other}). Remove one row, or give each "
       "its "
       "own code."},
      {"list_unit_code_missing", "新单位“{value}”没有代码。请填写代码。",
       "The new unit \"{value}\" has no code. Give it one."},
      {"list_record_ambiguous", "“{value}”对应几条已有的记录，分不清是哪一条。请写代码。",
       "Several records are called \"{value}\". Write the code."},
      {"list_person_not_found", "没有名为“{value}”的人员。请核对姓名或工号，或先在人员名单中登记。",
       "There is no person \"{value}\". Check the name or the code, or record the person first."},
      {"list_person_ambiguous", "有几个人叫“{value}”。请写工号，或写成“姓名（所在单位）”。",
       "Several persons are called \"{value}\". Write the code, or the name with the home unit in "
       "brackets."},
      {"list_post_not_found",
       "没有名为“{value}”的岗位。请写岗位代码，或单位名称加职务或角色，如“青禾村网格员”。",
       "There is no post \"{value}\". Write its code, or the unit's name and the title or role."},
      {"list_post_ambiguous", "“{value}”对应几个岗位。请写岗位代码。",
       "Several posts are called \"{value}\". Write the code."},
      {"list_holder_not_found", "没有名为“{value}”的人员、单位或岗位。请写全称或代码，或先登记。",
       "There is no person, unit or post \"{value}\". Write the full name or code, or record it "
       "first."},
      {"list_leans_on_refused",
       "“{value}”那一行有错误，没有导入，这一行也就不能导入。请先改正那一行。",
       "The row of \"{value}\" has errors and is not imported, so neither is this one. Correct "
       "that "
       "row first."},
      {"list_unit_in_circle", "从“{value}”往上又回到本单位。请改正上级。",
       "The units above \"{value}\" lead back to this unit. Correct the unit above."},
      {"list_post_unclear", "“{value}”那一行没有导入，或几个岗位互相兼任。请改正。",
       "The row of \"{value}\" is not imported, or posts hold one another. Correct this."},
  };
  return table;
}

}  // namespace luoshi::interop
