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
      .sums = {"各项累计数", "Sums of quantities over a span of days"},
      .entries = {"累计数背后的每一笔", "The entries behind sums"},
      .reporting = {"应报、已报、零报告、未报", "Who was expected to report and who has"},
      .map = {"地图框内的记录", "Records within a box of the map"},
      .by_number = {"按编号找一条记录", "Find a record by its number"},
      .authenticity = {"验真：纸上的验真码是否属实", "Whether the code printed on a paper is true"},
      .authenticity_code = {"一条记录的验真码", "The authenticity code of a record"},
      .jobs = {"我的后台任务", "My jobs"},
      .job = {"一个后台任务的进度和结果", "Progress and result of a job"},
      .job_file = {"下载后台任务做好的文件", "The file that a job has made"},
      .cancel_job = {"取消后台任务", "Cancel a job"},
      .export_job = {"按筛选导出，做好后下载", "Export a selection to a file, to be fetched"},
      .import_job = {"导入已上传的表格", "Import a sheet that was uploaded"},
      .backup_job = {"备份全部数据到服务器上的文件夹",
                     "Back up all data to a folder of the server"},
      .events = {"有变化就通知（server-sent events）", "Told when something changes"},
      .kinds = {"只要这些数量，逗号分隔", "only these quantities, separated by commas"},
      .activity_kind = {"工作记录的种类", "kind of activity"},
      .edge = {"框的一边，千万分之一度", "edge of the box, 1e-7 degrees"},
      .seen = {"看到的版本（ETag），记录已变则不办理",
               "the version seen (ETag); refused when the record has changed"},
      .queued_at =
          {"离线时提交的时刻：不能办理的会搁置保存，不会丢",
           "when it was queued without a connection; what is refused is set aside, not lost"},
      .last_event_id = {"断开前最后收到的编号", "the last event received before the break"},
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
      {"kind_not_expected", "“{value}”不是每日必报的种类。",
       "\"{value}\" is no kind that units report daily."},
      {"job_missing", "没有这个任务，或结果已过期。请重新提交。",
       "There is no such job, or its result has expired. Ask for it again."},
      {"job_has_no_file", "这个任务没有可下载的文件（可能还没做完）。",
       "The job has no file to fetch (it may not be finished)."},
      {"jobs_too_many", "等着的任务太多，请等前面的做完。",
       "Too many jobs are waiting; let those before finish."},
      {"job_failed", "任务没有做成：{reason}。请再试一次，仍不成请告诉管理员。",
       "The job failed: {reason}. Try again, or tell the administrator."},
      {"streams_too_many", "同时接收通知的设备太多，请稍后再连。",
       "Too many devices listen for changes; connect again later."},
      {"server_busy", "服务忙，请过几秒用同一个编号重发，不会重复记。",
       "The server is busy; send again in a few seconds with the same id, nothing is recorded "
       "twice."},
      {"store_failed", "没有写成：{reason}。请用同一个编号重发。",
       "Not written: {reason}. Send again with the same id."},
  };
  return table;
}

}  // namespace luoshi::http
