// Flat rows <-> the nested rule set.
#include "pack/rows.hpp"

namespace luoshi::pack {

namespace {
// The element with that code, made when it is new: lists keep the order of first appearance.
template <class T>
T& by_code(std::vector<T>& list, const std::string& code) {
  for (T& item : list)
    if (item.code == code) return item;
  list.emplace_back().code = code;
  return list.back();
}

void assemble_terms(const Rows& rows, core::RuleSet& rules) {
  for (const TermRow& row : rows.terms) {
    core::TermList& list = by_code(rules.terms, row.list);
    if (row.code.empty())
      list.name = row.name;
    else
      list.terms.push_back({row.code, row.name, row.aliases});
  }
  for (const ChecklistRow& row : rows.checklists) {
    core::Checklist& checklist = by_code(rules.checklists, row.checklist);
    if (row.code.empty())
      checklist.name = row.name;
    else
      checklist.items.push_back({row.code, row.name, row.points_max.hundredths, row.category});
  }
}

core::Field field_of(const FieldRow& row) {
  core::Field out;
  out.code = row.code;
  out.name = row.name;
  out.type = row.type;
  out.required = row.required;
  out.terms = row.terms;
  out.decimals = row.decimals;
  out.measure = row.measure;
  if (!row.minimum.empty()) out.minimum = scaled_from_text(row.minimum, row.decimals);
  if (!row.maximum.empty()) out.maximum = scaled_from_text(row.maximum, row.decimals);
  out.aliases = row.aliases;
  out.help = row.help;
  return out;
}

template <class T>
T* with_code(std::vector<T>& list, std::string_view code) {
  for (T& item : list)
    if (item.code == code) return &item;
  return nullptr;
}

void assemble_fields(const Rows& rows, core::RuleSet& rules) {
  for (const FieldRow& row : rows.fields)
    if (auto* kind = with_code(rules.activity_kinds, row.kind); kind && row.table.empty())
      kind->fields.push_back(field_of(row));
  for (const FieldRow& row : rows.fields) {
    auto* kind = with_code(rules.activity_kinds, row.kind);
    auto* parent = kind && !row.table.empty() ? with_code(kind->fields, row.table) : nullptr;
    if (parent) parent->columns.push_back(field_of(row));
  }
}

void assemble_calendar(const Rows& rows, core::Calendar& calendar) {
  calendar.holidays = rows.holidays;
  sort_stable(calendar.holidays, [](const core::HolidayDay& one) { return one.day; });
  // The same day in two years' files says the same, or it was complained about.
  const auto same = [](const auto& a, const auto& b) { return a.day == b.day; };
  const auto rest = std::ranges::unique(calendar.holidays, same);
  calendar.holidays.erase(rest.begin(), rest.end());
  calendar.years = rows.calendar.years;
  std::ranges::sort(calendar.years);
  calendar.work_from_minute = rows.calendar.work_from.minute;
  calendar.work_until_minute = rows.calendar.work_until.minute;
  calendar.warn_minute = rows.calendar.warn_at.minute;
  calendar.warn_working_days_before = rows.calendar.warn_working_days_before;
}

void assemble_columns(const Rows& rows, core::RuleSet& rules) {
  for (const ColumnRow& row : rows.columns) {
    core::ColumnSet& set = by_code(rules.column_sets, row.set);
    if (set.name.zh.empty()) set.name = row.set_name;
    set.noun = row.noun;
    set.columns.push_back({row.name, row.path});
  }
}

void take_fields_apart(const core::ActivityKind& kind, std::vector<FieldRow>& out) {
  const auto add = [&](const core::Field& field, const std::string& table) {
    FieldRow row{kind.code,   table,          field.code,    field.name, field.type, field.required,
                 field.terms, field.decimals, field.measure, {},         {},         field.aliases,
                 field.help};
    if (field.minimum) row.minimum = scaled_to_text(*field.minimum, field.decimals);
    if (field.maximum) row.maximum = scaled_to_text(*field.maximum, field.decimals);
    out.push_back(std::move(row));
  };
  for (const core::Field& field : kind.fields) {
    add(field, {});
    for (const core::Field& column : field.columns) add(column, field.code);
  }
}

void take_lists_apart(const core::RuleSet& rules, Rows& out) {
  for (const core::TermList& list : rules.terms) {
    out.terms.push_back({list.code, {}, list.name, {}});
    for (const core::Term& term : list.terms)
      out.terms.push_back({list.code, term.code, term.name, term.aliases});
  }
  for (const core::Checklist& list : rules.checklists) {
    out.checklists.push_back({list.code, {}, list.name, {}, {}});
    for (const core::ChecklistItem& item : list.items)
      out.checklists.push_back({list.code, item.code, item.name, {item.points_max}, item.category});
  }
  for (const core::ColumnSet& set : rules.column_sets)
    for (const core::ColumnSpec& column : set.columns)
      out.columns.push_back({set.code, set.name, set.noun, column.name, column.path});
}
}  // namespace

Pack assemble(const Rows& rows) {
  Pack out{{}, rows.seed};
  core::RuleSet& rules = out.rules;
  rules.code = rows.pack.code;
  rules.name = rows.pack.name;
  rules.version = rows.pack.version;
  rules.authority = rows.pack.authority;
  rules.utc_offset_minutes = rows.pack.utc_offset_minutes;
  rules.unit_levels = rows.unit_levels;
  rules.roles = rows.roles;
  rules.programmes = rows.programmes;
  assemble_terms(rows, rules);
  rules.categories = rows.categories;
  for (const QuantityRow& row : rows.quantities)
    rules.quantities.push_back({row.code, row.name, row.kind, row.measure, row.decimals,
                                row.rounding.rounding, row.rounding.to, row.aliases});
  rules.activity_kinds = rows.kinds;
  assemble_fields(rows, rules);
  rules.request_kinds = rows.requests;
  for (const DeadlineRow& row : rows.deadlines)
    rules.deadlines.push_back({row.code, row.name, row.unit, row.amount.value_or(0),
                               row.at.value_or(MinuteOfDay{}).minute});
  rules.routing = rows.routing;
  rules.numbering = rows.numbering;
  rules.briefs = rows.briefs;
  assemble_columns(rows, rules);
  rules.header_aliases = rows.headers;
  assemble_calendar(rows, rules.calendar);
  rules.case_rules = rows.case_rules;
  rules.visibility = rows.visibility;
  return out;
}

Rows take_apart(const Pack& pack) {
  const core::RuleSet& rules = pack.rules;
  Rows out;
  out.pack = {rules.code, rules.name, rules.version, rules.authority, rules.utc_offset_minutes};
  out.calendar = {{rules.calendar.work_from_minute},
                  {rules.calendar.work_until_minute},
                  {rules.calendar.warn_minute},
                  rules.calendar.warn_working_days_before,
                  rules.calendar.years};
  out.case_rules = rules.case_rules;
  out.visibility = rules.visibility;
  out.unit_levels = rules.unit_levels;
  out.roles = rules.roles;
  out.programmes = rules.programmes;
  take_lists_apart(rules, out);
  out.categories = rules.categories;
  for (const core::Quantity& one : rules.quantities)
    out.quantities.push_back({one.code,
                              one.name,
                              one.kind,
                              one.measure,
                              one.decimals,
                              {one.rounding, one.rounding_to},
                              one.aliases});
  out.kinds = rules.activity_kinds;
  for (const core::ActivityKind& kind : rules.activity_kinds) take_fields_apart(kind, out.fields);
  out.requests = rules.request_kinds;
  for (const core::DeadlineTerm& one : rules.deadlines) {
    const bool at = one.unit == core::TermUnit::today_at || one.unit == core::TermUnit::tomorrow_at;
    out.deadlines.push_back({one.code, one.name, one.unit,
                             one.amount ? std::optional(one.amount) : std::nullopt,
                             at ? std::optional(MinuteOfDay{one.minute_of_day}) : std::nullopt});
  }
  out.routing = rules.routing;
  out.numbering = rules.numbering;
  out.briefs = rules.briefs;
  out.headers = rules.header_aliases;
  out.holidays = rules.calendar.holidays;
  out.seed = pack.seed;
  return out;
}

}  // namespace luoshi::pack
