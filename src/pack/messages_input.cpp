#include "pack/messages.hpp"

namespace luoshi::pack {

namespace {
constexpr base::Message table[] = {
    {"day_malformed", "“{value}”不是日期。请写作 2018-11-05 或 2018年11月5日。",
     "\"{value}\" is not a day. Write 2018-11-05."},
    {"day_without_year", "“{value}”没有年份。请补上年份，或在导入时指明年份。",
     "\"{value}\" has no year. Add it, or name the year with the import."},
    {"day_impossible", "日历上没有“{value}”这一天。请核对。",
     "There is no such day as \"{value}\". Check it."},
    {"time_malformed", "“{value}”不是时刻。请写作 18:00。",
     "\"{value}\" is not a time. Write 18:00."},
    {"time_missing", "“{value}”只有日期。请补上时刻，如 2018-11-05 14:30。",
     "\"{value}\" has no time of day. Write 2018-11-05 14:30."},
    {"number_malformed", "“{value}”不是数字。请只填数字和计量单位。",
     "\"{value}\" is not a number. Give digits and the measure only."},
    {"number_not_exact", "“{value}”是约数。台账要填准确数，请核实后填写。",
     "\"{value}\" is not exact. The ledger needs the exact number."},
    {"number_measure_differs", "“{value}”的单位是“{found}”，这里应为“{expected}”。请换算后填写。",
     "\"{value}\" is in \"{found}\", here it is \"{expected}\". Convert it."},
    {"number_too_precise", "小数位数太多，最多 {decimals} 位。请四舍五入后填写。",
     "Too many decimals, at most {decimals}. Round it."},
    {"number_too_large", "“{value}”太大。请检查是否多写了位数。",
     "\"{value}\" is too large. Check for extra digits."},
    {"number_below", "不能小于 {bound}。请核对。", "It must be at least {bound}. Check it."},
    {"number_above", "不能大于 {bound}。请核对。", "It must be at most {bound}. Check it."},
    {"number_expected", "应为数字。请填数字。", "A number is expected."},
    {"choice_unknown", "“{value}”不在可选内容中。请用：{allowed}。",
     "\"{value}\" is not one of the choices: {allowed}."},
    {"record_unknown", "找不到“{value}”。请核对名称，或先登记。",
     "There is no \"{value}\". Check the name, or record it first."},
    {"record_ambiguous", "“{value}”对应 {count} 条记录。请写全称或代码。",
     "\"{value}\" fits {count} records. Write the full name or the code."},
    {"place_malformed", "“{value}”不是中国境内的经纬度。请写作 34.8123,113.6123。",
     "\"{value}\" are no degrees within China. Write 34.8123,113.6123."},
    {"span_malformed", "“{value}”不是起止时间。请写作 2018-11-05 08:00 至 10:00。",
     "\"{value}\" is not a span. Write 2018-11-05 08:00 - 2018-11-05 10:00."},
    {"span_reversed", "结束早于开始。请核对。", "It ends before it begins. Check it."},
    {"field_not_from_text", "这一字段不能从文字导入。请在系统中添加。",
     "This field cannot be imported as text. Add it in the product."},
    {"field_unknown", "没有这个字段。请核对记录种类和规则包版本。",
     "There is no such field. Check the kind and the version of the rule set."},
    {"field_missing", "“{name}”必填。请填写。", "\"{name}\" must be filled in."},
    {"text_expected", "应为文字。", "Text is expected."},
    {"list_expected", "应为列表。", "A list is expected."},
    {"object_expected", "应为对象。", "An object is expected."},
    {"boolean_expected", "应为是或否。", "True or false is expected."},
    {"integer_expected", "应为整数。", "A whole number is expected."},
    {"value_malformed", "写法不对。请核对格式。", "This is malformed. Check its form."},
    {"value_unknown", "不在允许的取值中。请核对。", "This is not an allowed value."},
    {"table_in_table", "表格里不能再有表格。", "A table cannot hold a table."},
    {"checklist_item_unknown", "检查表中没有“{value}”这一项。请核对规则包版本。",
     "The checklist has no item \"{value}\". Check the version of the rule set."},
    {"rows_too_many", "最多 {most} 行。请分成几条记录。",
     "At most {most} rows. Make several records of it."},
};
}  // namespace

std::span<const base::Message> input_messages() {
  return table;
}

}  // namespace luoshi::pack
