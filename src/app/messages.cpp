#include "app/messages.hpp"

namespace luoshi::app {

namespace {
constexpr base::Message table[] = {
    {"command_id_taken", "这个命令编号已用于另一份内容。请用新的编号（UUIDv7）重新提交。",
     "This command id was used for other content. Send it again under a new id (UUIDv7)."},
    {"text_reference_not_allowed", "文字要直接写出，不能引用库中已有的文字。请改为填写文字本身。",
     "A text is sent as itself; a reference to a stored one is not accepted. Send the text."},
    {"text_too_long", "一段文字超过了 {bound} KiB。请缩短，或作为附件提交。",
     "A text is longer than {bound} KiB. Shorten it, or attach it as a file."},
    {"text_not_utf8", "文字不是有效的 UTF-8 编码。请检查来源后重新提交。",
     "A text is not valid UTF-8. Check where it comes from and send it again."},
    {"rule_set_of_another_authority",
     "规则包属于另一个单位（{value}），不是本库的单位。请选择本地的规则包。",
     "The rule set belongs to another authority ({value}). Choose the rule set of this one."},
    {"name_goes_on", "某", "…"},  // what stands for the rest of a person's name
    {"nothing_recorded", "{value} 还没有任何记录，无从截止。先导入或记录，或给出截止日（as_of）。",
     "Nothing is recorded for {value} yet. Import or record first, or give the last day (as_of)."},
};
}  // namespace

std::span<const base::Message> messages() {
  return table;
}

}  // namespace luoshi::app
