// The tables of rules: names, headings and explanations. Records stand in seed_words.cpp.
#include "pack/table_words.hpp"

namespace luoshi::pack {

namespace {
using enum CellKind;
using enum Need;

constexpr TableColumn code_column{"code",
                                  "代码",
                                  "code",
                                  code,
                                  identity,
                                  "",
                                  "小写字母、数字和下划线，发布后不再改",
                                  "lower-case letters, digits, _; never changed once published"};
constexpr TableColumn name_zh{"name_zh", "名称", "name (zh)", text, required};
constexpr TableColumn name_en{"name_en", "英文名称", "name (en)", text, optional};
constexpr TableColumn aliases{"aliases",
                              "别名",
                              "aliases",
                              list,
                              optional,
                              "",
                              "表格中可能出现的其他写法，用 | 隔开",
                              "other spellings found in sheets, separated by |"};
constexpr TableColumn help_zh{"help_zh", "填写说明", "help (zh)", text, optional};
constexpr TableColumn help_en{"help_en", "英文填写说明", "help (en)", text, optional};

constexpr TableColumn settings_columns[] = {
    {"item", "项目", "item", code, identity},
    {"value", "内容", "value", text, optional},
    {"note", "说明", "note", text, optional, "", "只供阅读", "for reading only"},
};

constexpr TableColumn unit_levels_columns[] = {
    code_column,
    name_zh,
    name_en,
    {"self_zh", "自称", "self (zh)", text, optional, "", "简报中的自称：全镇、街道",
     "how a brief calls such a unit"},
    {"self_en", "英文自称", "self (en)", text, optional},
    {"rank", "级次", "rank", number, required, "", "1 为最高一级，逐级加大",
     "1 is the authority itself, lower levels have larger numbers"},
};

constexpr TableColumn roles_columns[] = {
    code_column,
    name_zh,
    name_en,
    {"reach", "管辖范围", "reach", choice, required, "words:reach"},
    {"rights", "权限", "rights", choices, optional, "words:right"},
};

constexpr TableColumn programmes_columns[] = {
    code_column,
    name_zh,
    name_en,
    aliases,
    {"parent", "上级重点工作", "parent", code, optional, "programmes"},
    {"since", "开始日期", "since", day, required},
    {"until", "结束日期", "until", day, optional},
};

constexpr TableColumn terms_columns[] = {
    {"list", "词表", "list", code, identity, "", "sources、site_kinds、pollution_types 为固定词表",
     "sources, site_kinds, pollution_types are lists the program knows"},
    {"code", "词条代码", "code", code, part, "", "留空的一行是词表本身的名称",
     "the row without a code names the list itself"},
    name_zh,
    name_en,
    aliases,
};

constexpr TableColumn categories_columns[] = {
    {"kind", "类型", "kind", choice, part, "words:category_kind"},
    {"code", "代码", "code", code, identity, "", "五位数字，前两位为大类；本地扩展为 90 至 99",
     "5 digits, the first two are the major; local extensions have 90 to 99"},
    {"major", "大类代码", "major", code, required},
    {"major_name_zh", "大类名称", "major name (zh)", text, required},
    {"major_name_en", "大类英文名称", "major name (en)", text, optional},
    name_zh,
    name_en,
    {"local_name", "本地叫法", "local name", text, optional, "", "平时的说法，优先显示",
     "the everyday word, shown first"},
    aliases,
    {"initials", "拼音首字母", "initials", text, optional},
    {"local_extension", "本地扩展", "local extension", yes_no, optional},
    {"deadline", "整改期限", "deadline", code, optional, "deadlines"},
    {"closing", "销号等级", "closing level", choice, optional, "words:closing"},
    {"recurrence_days", "反弹天数", "recurrence days", number, optional},
    {"pinned", "置顶", "pinned", positions, optional, "roles", "角色:位置，如 patrol:1|clerk:3",
     "role:position, for example patrol:1|clerk:3"},
};

constexpr TableColumn quantities_columns[] = {
    code_column,
    name_zh,
    name_en,
    {"kind", "类型", "kind", choice, required, "words:quantity_kind"},
    {"measure_zh", "计量单位", "measure (zh)", text, required},
    {"measure_en", "英文计量单位", "measure (en)", text, optional},
    {"decimals", "小数位数", "decimals", number, optional},
    {"rounding", "取整", "rounding", rounding, optional, "",
     "exact 不取整；step:100 取到百；significant:1 留一位有效数字",
     "exact; step:100 down to hundreds; significant:1 to one digit"},
    aliases,
};

constexpr TableColumn checklists_columns[] = {
    {"checklist", "检查表", "checklist", code, identity},
    {"code", "检查项代码", "code", code, part, "", "留空的一行是检查表本身的名称",
     "the row without a code names the checklist itself"},
    name_zh,
    name_en,
    {"points_max", "满分", "points", points, optional, "", "不计分的留空",
     "empty when it is not scored"},
    {"category", "对应事项", "category", code, optional, "categories", "不合格时转为此类问题",
     "a failed item becomes a case of this category"},
};

constexpr TableColumn kinds_columns[] = {
    code_column,
    name_zh,
    name_en,
    {"system", "所属系统", "system", text, required, "", "S1 至 S16", "S1 to S16"},
    {"programmes", "重点工作", "programmes", list, optional, "programmes"},
    {"quantities", "计量项目", "quantities", list, optional, "quantities"},
    {"checklists", "检查表", "checklists", list, optional, "checklists"},
    {"reporting", "上报方式", "reporting", choice, optional, "words:reporting"},
    {"expected_levels", "应报层级", "expected levels", list, optional, "unit_levels"},
    {"publication", "公开方式", "publication", choice, optional, "words:publication"},
    {"evidence", "佐证要求", "evidence", choice, optional, "words:evidence"},
    {"recorders", "可记录的角色", "recorders", list, optional, "roles",
     "留空则凡有记录权限的角色均可", "empty: every role with the right to record"},
    {"sheets", "工作表名", "sheets", list, optional, "", "导入时以此认出是哪种记录",
     "names of sheets or files that hold this kind"},
    help_zh,
    help_en,
};

constexpr TableColumn fields_columns[] = {
    {"kind", "记录种类", "kind", code, identity, "kinds"},
    {"table", "所在表格", "table", code, part, "", "是表格字段的一列时，填该表格字段的代码",
     "code of the table field that this is a column of"},
    code_column,
    name_zh,
    name_en,
    {"type", "类型", "type", choice, required, "words:field_type"},
    {"required", "必填", "required", yes_no, optional},
    {"terms", "词表或检查表", "terms", code, optional, "", "单选、多选填词表，检查表填检查表",
     "choice, choices: a term list; checklist: a checklist"},
    {"decimals", "小数位数", "decimals", number, optional},
    {"measure", "计量单位", "measure", text, optional},
    {"minimum", "最小值", "minimum", decimal, optional},
    {"maximum", "最大值", "maximum", decimal, optional},
    aliases,
    help_zh,
    help_en,
};

constexpr TableColumn requests_columns[] = {
    code_column,
    name_zh,
    name_en,
    {"about", "针对", "about", choice, required, "words:about"},
    {"effect", "同意后的效果", "effect", choice, required, "words:request_effect"},
    {"decided_by", "审批权限", "decided by", choice, optional, "words:right"},
    {"answer_within_hours", "答复时限(小时)", "answer within hours", number, optional},
};

constexpr TableColumn deadlines_columns[] = {
    code_column,
    name_zh,
    name_en,
    {"unit", "计算方式", "unit", choice, required, "words:term_unit"},
    {"amount", "数量", "amount", number, optional},
    {"at", "时刻", "at", time, optional, "", "今天或明天几点，如 12:00",
     "for today or tomorrow at"},
};

constexpr TableColumn routing_columns[] = {
    code_column,
    {"within", "范围内", "within", code, optional, "units", "地点在此单位内",
     "the place is in this unit"},
    {"category", "事项", "category", code, optional, "category_prefix", "代码或其开头几位",
     "a code or how it begins"},
    {"owner", "点位类型", "owner", code, optional, "list:site_kinds"},
    {"source", "来源", "source", code, optional, "list:sources"},
    {"lead", "牵头单位", "lead", code, required, "place_or_units", "单位代码，或 @place 即属地",
     "a unit code, or @place: the unit on whose ground it lies"},
    {"supporting", "配合单位", "supporting", list, optional, "place_or_units"},
    {"contact_post", "联系岗位", "contact post", code, optional, "roles"},
    {"deadline", "整改期限", "deadline", code, optional, "deadlines"},
    {"note_zh", "依据", "note (zh)", text, optional},
    {"note_en", "英文依据", "note (en)", text, optional},
};

constexpr TableColumn numbering_columns[] = {
    code_column,
    name_zh,
    name_en,
    {"pattern", "编号格式", "pattern", text, required, "", "可用 {year} {number} {number:4} {unit}",
     "{year} {number} {number:4} {unit} may be used"},
};

constexpr TableColumn briefs_columns[] = {
    code_column,
    name_zh,
    name_en,
    {"template_zh", "中文句式", "template (zh)", text, required, "",
     "可用 {since} {until} {self} {unit} 和计量项目代码",
     "{since} {until} {self} {unit} and codes of quantities"},
    {"template_en", "英文句式", "template (en)", text, optional},
    {"unit", "单位", "unit", code, optional, "units"},
    {"programme", "重点工作", "programme", code, optional, "programmes", "留空为全部",
     "empty: all"},
    {"since", "起算日期", "since", day, required},
};

constexpr TableColumn columns_columns[] = {
    {"set", "列组", "set", code, identity},
    {"set_name_zh", "列组名称", "set name (zh)", text, optional},
    {"set_name_en", "列组英文名称", "set name (en)", text, optional},
    {"noun", "对象", "noun", choice, required, "words:noun"},
    {"name_zh", "表头", "name (zh)", text, identity},
    {"name_en", "英文表头", "name (en)", text, optional},
    {"path", "内容", "path", text, required, "", "导出列名，或 fields.字段代码",
     "a column of the export, or fields.<code of a field>"},
};

constexpr TableColumn headers_columns[] = {
    {"column", "标准列", "column", code, identity},
    {"aliases", "表头写法", "aliases", list, required},
};

constexpr TableColumn holidays_columns[] = {
    {"day", "日期", "day", day, identity},
    {"off", "放假", "off", yes_no, required, "", "否为调休上班", "no: an adjusted working day"},
};
}  // namespace

std::span<const Table> rule_tables() {
  using enum TableId;
  static constexpr Table all[] = {
      {TableId::settings, "settings", "基本设置", "Settings", Home::rules, required,
       settings_columns, "规则包的代码、名称、工作时间和问题办理的各项时限",
       "code and name of the pack, working hours, and the times of the life of a case"},
      {unit_levels, "unit_levels", "单位层级", "Unit levels", Home::rules, required,
       unit_levels_columns, "有哪些层级的单位", "what levels of units there are"},
      {roles, "roles", "角色", "Roles", Home::rules, required, roles_columns,
       "一个岗位可以做什么、看多大范围", "what a post may do and how far it sees"},
      {programmes, "programmes", "重点工作", "Programmes", Home::rules, optional,
       programmes_columns, "同时开展的各项重点工作", "the campaigns that run"},
      {terms, "terms", "词表", "Terms", Home::rules, optional, terms_columns,
       "单选、多选字段的可选内容", "what choices may be chosen"},
      {categories, "categories", "事项", "Categories", Home::rules, optional, categories_columns,
       "GB/T 47678.5 的编号和名称不能改，平时的说法填在本地叫法",
       "numbers and names of GB/T 47678.5 cannot be changed; everyday words are local names"},
      {quantities, "quantities", "计量项目", "Quantities", Home::rules, optional,
       quantities_columns, "要累计的数", "what is counted"},
      {checklists, "checklists", "检查表", "Checklists", Home::rules, optional, checklists_columns,
       "逐项检查的内容", "items that are checked one by one"},
      {kinds, "kinds", "记录种类", "Activity kinds", Home::rules, required, kinds_columns,
       "一行是一种工作记录，它的字段在“字段”表中",
       "a row is a kind of activity; its fields stand in the sheet of fields"},
      {fields, "fields", "字段", "Fields", Home::rules, optional, fields_columns,
       "各种工作记录要填的内容", "what is filled in for each kind of activity"},
      {requests, "requests", "申请种类", "Request kinds", Home::rules, optional, requests_columns,
       "可以申请什么、谁来批", "what may be requested and who decides"},
      {deadlines, "deadlines", "期限", "Deadlines", Home::rules, optional, deadlines_columns,
       "整改期限的几种算法", "how deadlines are computed"},
      {routing, "routing", "责任清单", "Routing", Home::rules, optional, routing_columns,
       "自上而下第一条符合的起作用，条件留空为不限",
       "the first row that fits decides; an empty condition always fits"},
      {numbering, "numbering", "编号", "Numbering", Home::rules, optional, numbering_columns,
       "问题和公文的编号格式", "how cases and papers are numbered"},
      {briefs, "briefs", "简报句", "Briefs", Home::rules, optional, briefs_columns,
       "累计数字的句子，第一条为默认", "sentences of cumulative figures; the first is the default"},
      {columns, "columns", "导出列", "Export columns", Home::rules, optional, columns_columns,
       "导出表格的列", "columns of exported sheets"},
      {headers, "headers", "表头写法", "Headers", Home::rules, optional, headers_columns,
       "导入表格时认得的表头", "headings that are understood in imported sheets"},
      {holidays, "holidays", "节假日", "Holidays", Home::rules, optional, holidays_columns,
       "法定节假日和调休，每年公布后补充", "public holidays and adjusted working days"},
  };
  return all;
}

}  // namespace luoshi::pack
