#include "views/messages.hpp"

namespace luoshi::views {

namespace {
constexpr base::Message table[] = {
    {"selection_malformed",
     "看不懂筛选条件“{text}”。请写成“字段 运算符 值”，例如 status=rectifying。",
     "The condition \"{text}\" cannot be read. Write it as field, operator, value, for example "
     "status=rectifying."},
    {"selection_field_unknown", "没有可筛选的字段“{field}”。请从字段清单中选择。",
     "There is no field \"{field}\" to select by. Choose one from the list of fields."},
    {"selection_operator_unfit", "字段“{field}”不能用“{operator}”筛选。请换一个运算符。",
     "The field \"{field}\" cannot be selected by \"{operator}\". Use another operator."},
    {"selection_value_missing", "字段“{field}”后面没有值。请补上要筛选的值。",
     "The condition on \"{field}\" has no value. Add the value to select by."},
    {"selection_value_malformed",
     "字段“{field}”的值“{value}”格式不对。日期写作 2018-11-05，编号须完整。",
     "The value \"{value}\" does not fit the field \"{field}\". Write days as 2018-11-05 and ids "
     "in full."},
    {"selection_values_too_many", "“{field}”的值过多，最多 {bound} 个。请减少后重试。",
     "Too many values for \"{field}\", {bound} at most. Name fewer and try again."},
    {"cursor_malformed", "翻页位置无效或属于另一次查询。请从第一页重新开始。",
     "The place to continue from is damaged or belongs to another query. Begin again at the first "
     "page."},
    {"page_size_out_of_range", "每页条数须在 1 到 {bound} 之间。请修改后重试。",
     "A page holds 1 to {bound} rows. Change the number and try again."},
    {"search_text_too_long", "查找的文字过长，最多 {bound} 字节。请缩短后重试。",
     "The words to find are too long, {bound} bytes at most. Shorten them and try again."},
};
}  // namespace

std::span<const base::Message> messages() {
  return table;
}

}  // namespace luoshi::views
