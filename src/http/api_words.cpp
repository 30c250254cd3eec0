#include "http/api_words.hpp"

namespace luoshi::http {

const ApiText& words() {
  static constexpr ApiText text{
      .session = {"我是谁、能做什么", "Who I am and what I may do"},
      .units = {"单位名录", "The directory of units"},
      .rule_set = {"现行规则", "The rule set in force"},
      .creation_offers = {"我现在能新建什么", "What I may record now"},
      .create = {"新建一条记录", "Record something new"},
      .act = {"对一条记录办理", "Act on a record"},
      .list = {"列出记录", "List records"},
      .count = {"数记录（最多数到 1000）", "Count records (up to 1000)"},
      .read = {"读一条记录", "Read a record"},
      .history = {"一条记录的经过", "What happened to a record"},
      .offers = {"这条记录我现在能办什么", "What I may do with a record now"},
      .brief = {"简报的那句话和准确数", "The sentence of a brief and its exact figures"},
      .figure = {"打开一个数的每条记录", "The records behind a figure"},
      .noun = {"类别：case、activity、site……", "noun: case, activity, site..."},
      .select = {"筛选，如 status=rectifying;due<2018-11-20",
                 "selection, as status=rectifying;due<2018-11-20"},
      .text = {"要找的字词", "words to find"},
      .order = {"due（先到期的在前）或 newest（新的在前）", "due (next deadline first) or newest"},
      .after = {"上一页给的 next", "`next` of the page before"},
      .limit = {"每页条数", "rows a page"},
      .command_id = {"这次提交的编号（UUID），重发用同一个",
                     "id of this command (UUID); the same when sent again"},
      .unit = {"单位：编码、名称或别名", "unit: code, name or alias"},
      .programme = {"重点工作", "programme"},
      .since = {"起始日（含）", "first day, inclusive"},
      .as_of = {"截止日（含）", "last day, inclusive"},
  };
  return text;
}

std::span<const base::Message> api_refusals() {
  static constexpr base::Message table[] = {
      {"sign_in_needed", "请先登录：在请求里带上令牌（Authorization: Bearer …）。",
       "Sign in first: send a token (Authorization: Bearer ...)."},
      {"token_not_valid", "令牌无效或已过期，请向管理员重新领取。",
       "The token is not valid or has expired; ask the administrator for another."},
      {"post_not_held", "这个岗位今天不在任，不能办理。",
       "The post is not held today, so nothing can be done with it."},
      {"command_id_needed", "请在 Idempotency-Key 里给出这次提交的编号（UUID）。",
       "Give the id of this command (UUID) in Idempotency-Key."},
      {"noun_unknown", "没有这一类记录。可用：case、activity、site、unit、request、report。",
       "There is no such noun. Use case, activity, site, unit, request or report."},
      {"server_busy", "服务忙，请过几秒用同一个编号重发，不会重复记。",
       "The server is busy; send again in a few seconds with the same id, nothing is recorded "
       "twice."},
      {"store_failed", "没有写成：{reason}。请用同一个编号重发。",
       "Not written: {reason}. Send again with the same id."},
  };
  return table;
}

}  // namespace luoshi::http
