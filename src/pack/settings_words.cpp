// The settings of a pack (pack.toml, sheet of settings) and the introduction of the workbook.
#include "pack/tables.hpp"

namespace luoshi::pack {

namespace {
using enum CellKind;
using enum Need;

constexpr TableColumn columns[] = {
    {"pack.code", "规则包代码", "pack code", code, required},
    {"pack.name_zh", "规则包名称", "pack name (zh)", text, required},
    {"pack.name_en", "规则包英文名称", "pack name (en)", text, optional},
    {"pack.version", "版本", "version", text, required, "", "发布新版本前改为新的版本号",
     "change it before publishing a new version"},
    {"pack.authority", "最高单位代码", "authority", code, required, "units",
     "共用一本台账的最高单位，通常是区县", "the unit that shares one ledger, normally a district"},
    {"pack.utc_offset_minutes", "时区(分钟)", "UTC offset (minutes)", number, optional, "",
     "北京时间为 480", "480 in China"},
    {"calendar.work_from", "上班时间", "work from", time, optional},
    {"calendar.work_until", "下班时间", "work until", time, optional},
    {"calendar.warn_at", "预警时刻", "warn at", time, optional},
    {"calendar.warn_working_days_before", "提前预警(工作日)", "warn working days before", number,
     optional},
    {"calendar.years", "已有节假日数据的年份", "years with holiday data", list, optional, "",
     "其他年份的期限标为暂定", "deadlines in other years are marked as provisional"},
    {"case.default_deadline", "默认整改期限", "default deadline", code, optional, "deadlines"},
    {"case.withdraw_within_minutes", "误录撤回(分钟)", "withdraw within minutes", number, optional},
    {"case.received_after_hours", "签收超时(小时)", "received after hours", number, optional},
    {"case.accept_within_hours", "受理时限(小时)", "accept within hours", number, optional},
    {"case.assign_within_hours", "交办时限(小时)", "assign within hours", number, optional},
    {"case.check_within_hours", "核查时限(小时)", "check within hours", number, optional},
    {"case.close_within_hours", "销号时限(小时)", "close within hours", number, optional},
    {"case.recurrence_days", "反弹天数", "recurrence days", number, optional},
    {"case.recurrence_metres", "反弹距离(米)", "recurrence metres", number, optional},
    {"case.look_back_percent", "回头看比例(%)", "look-back percent", number, optional},
    {"case.extensions_max", "延期次数上限", "extensions at most", number, optional},
    {"case.public_notice_days", "公示天数", "public notice days", number, optional},
    {"case.checker_from_other_unit", "核查人来自其他单位", "checker from another unit", yes_no,
     optional},
    {"case.reassignment_restarts_clock", "改派后重新计时", "reassignment restarts the clock",
     yes_no, optional},
    {"visibility.superior_levels", "自查问题可见的上级层数", "superior levels", number, optional},
    {"visibility.upward_overdue_days", "超期几天后上级可见", "visible upward after overdue days",
     number, optional},
    {"visibility.self_found_sources", "算作自查的来源", "self-found sources", list, optional,
     "list:sources"},
};

constexpr base::Message lines[] = {
    {"title", "规则包 {name} {version}", "Rule set {name} {version}"},
    {"what",
     "这本工作簿就是全部规则：每张表一类内容，一行一条。改好后在控制台“规则”页上传检查，"
     "或运行“luoshi pack check 文件”，会逐条指出哪张表、哪一行、哪一列、怎么改。",
     "This workbook is the whole rule set: a sheet for each table, a row for each item. When you "
     "are done upload it on the page of rules, or run `luoshi pack check FILE`: sheet, row, column "
     "and remedy of each fault are named."},
    {"heading", "每张表第一行是表头，不要改。列的先后可以调整，行的先后就是显示的先后。",
     "The first row of each sheet is its heading; leave it as it is. Columns may be moved; the "
     "order of rows is the order on screens."},
    {"code", "“代码”一经发布就不要改：已有的记录靠它认出。名称随时可以改。",
     "Never change a code once it is published: records refer to it. Names may change."},
    {"list", "一格里有多项时用 | 隔开，如：卫生死角|死角。",
     "Several items in one cell are separated by |, for example: street|town."},
    {"date", "日期写作 2018-11-05，时刻写作 18:00。", "Days are 2018-11-05, times are 18:00."},
    {"kind", "增加一种检查：在“记录种类”加一行，在“字段”为它加几行。不需要编程。",
     "A new kind of inspection: a row in the sheet of activity kinds and some rows in the sheet "
     "of fields. No programming."},
    {"choice", "要从固定内容中选的格子有下拉列表；可选内容也都列在最后一张表里。",
     "Cells with a fixed choice have a list; the last sheet shows all of them."},
    {"seed", "“单位”“人员”“岗位”“点位”只在启用时读入一次，以后在系统里维护。",
     "Units, persons, posts and sites are read once at the start, then kept in the product."},
    {"sheets", "各表的内容：", "What each sheet holds:"},
};
}  // namespace

std::span<const TableColumn> settings() {
  return columns;
}

std::span<const base::Message> guide() {
  return lines;
}

}  // namespace luoshi::pack
