// The rows of all tables with typed members named like their columns: between sheets of texts and
// the nested rule set. Row i of a vector stands in row i of its sheet, so that checks can say
// where.
#pragma once
#include "pack/cells.hpp"
#include "pack/pack.hpp"

namespace luoshi::pack {

struct PackSettings {
  std::string code;
  core::Name name;
  std::string version;
  std::string authority;
  std::int32_t utc_offset_minutes = 480;
};
BOOST_DESCRIBE_STRUCT(PackSettings, (), (code, name, version, authority, utc_offset_minutes))
struct CalendarSettings {
  MinuteOfDay work_from{8 * 60};
  MinuteOfDay work_until{18 * 60};
  MinuteOfDay warn_at{8 * 60};
  std::int32_t warn_working_days_before = 1;
  std::vector<std::int32_t> years;
};
BOOST_DESCRIBE_STRUCT(CalendarSettings, (),
                      (work_from, work_until, warn_at, warn_working_days_before, years))

struct TermRow {
  std::string list;
  std::string code;
  core::Name name;
  std::vector<std::string> aliases;
};
BOOST_DESCRIBE_STRUCT(TermRow, (), (list, code, name, aliases))
struct ChecklistRow {
  std::string checklist;
  std::string code;
  core::Name name;
  Points points_max;
  std::string category;
};
BOOST_DESCRIBE_STRUCT(ChecklistRow, (), (checklist, code, name, points_max, category))
struct QuantityRow {
  std::string code;
  core::Name name;
  core::QuantityKind kind = core::QuantityKind::amount;
  core::Name measure;
  std::int32_t decimals = 0;
  RoundingRule rounding;
  std::vector<std::string> aliases;
};
BOOST_DESCRIBE_STRUCT(QuantityRow, (), (code, name, kind, measure, decimals, rounding, aliases))
struct FieldRow {
  std::string kind;
  std::string table;
  std::string code;
  core::Name name;
  core::FieldType type = core::FieldType::text;
  bool required = false;
  std::string terms;
  std::int32_t decimals = 0;
  std::string measure;
  std::string minimum;  // in the measure, not scaled
  std::string maximum;
  std::vector<std::string> aliases;
  core::Name help;
};
BOOST_DESCRIBE_STRUCT(FieldRow, (),
                      (kind, table, code, name, type, required, terms, decimals, measure, minimum,
                       maximum, aliases, help))
struct DeadlineRow {
  std::string code;
  core::Name name;
  core::TermUnit unit = core::TermUnit::days;
  std::optional<std::int32_t> amount;
  std::optional<MinuteOfDay> at;
};
BOOST_DESCRIBE_STRUCT(DeadlineRow, (), (code, name, unit, amount, at))
struct ColumnRow {
  std::string set;
  core::Name set_name;
  std::string noun;
  core::Name name;
  std::string path;
};
BOOST_DESCRIBE_STRUCT(ColumnRow, (), (set, set_name, noun, name, path))

struct Rows {
  PackSettings pack;
  CalendarSettings calendar;
  core::CaseRules case_rules;
  core::Visibility visibility;
  std::vector<core::UnitLevel> unit_levels;
  std::vector<core::Role> roles;
  std::vector<core::Programme> programmes;
  std::vector<TermRow> terms;
  std::vector<core::Category> categories;
  std::vector<QuantityRow> quantities;
  std::vector<ChecklistRow> checklists;
  std::vector<core::ActivityKind> kinds;
  std::vector<FieldRow> fields;
  std::vector<core::RequestKind> requests;
  std::vector<DeadlineRow> deadlines;
  std::vector<core::RoutingRow> routing;
  std::vector<core::Numbering> numbering;
  std::vector<core::Brief> briefs;
  std::vector<ColumnRow> columns;
  std::vector<core::HeaderAlias> headers;
  std::vector<core::HolidayDay> holidays;
  SeedTables seed;
};

// Calls visit(TableId, vector of rows) for every table but the settings.
template <class AnyRows, class Visit>
void for_each_table(AnyRows& rows, const Visit& visit) {
  visit(TableId::unit_levels, rows.unit_levels);
  visit(TableId::roles, rows.roles);
  visit(TableId::programmes, rows.programmes);
  visit(TableId::terms, rows.terms);
  visit(TableId::categories, rows.categories);
  visit(TableId::quantities, rows.quantities);
  visit(TableId::checklists, rows.checklists);
  visit(TableId::kinds, rows.kinds);
  visit(TableId::fields, rows.fields);
  visit(TableId::requests, rows.requests);
  visit(TableId::deadlines, rows.deadlines);
  visit(TableId::routing, rows.routing);
  visit(TableId::numbering, rows.numbering);
  visit(TableId::briefs, rows.briefs);
  visit(TableId::columns, rows.columns);
  visit(TableId::headers, rows.headers);
  visit(TableId::holidays, rows.holidays);
  visit(TableId::units, rows.seed.units);
  visit(TableId::persons, rows.seed.persons);
  visit(TableId::posts, rows.seed.posts);
  visit(TableId::sites, rows.seed.sites);
}

// Calls visit(member) with the member that a setting's key names; false when there is none.
template <class AnyRows, class Visit>
bool with_setting(AnyRows& rows, std::string_view key, const Visit& visit) {
  const std::size_t dot = std::min(key.find('.'), key.size());
  const std::string_view section = key.substr(0, dot);
  const std::string_view member = key.substr(std::min(dot + 1, key.size()));
  if (section == "pack") return with_member(rows.pack, member, visit);
  if (section == "calendar") return with_member(rows.calendar, member, visit);
  if (section == "case") return with_member(rows.case_rules, member, visit);
  if (section == "visibility") return with_member(rows.visibility, member, visit);
  return false;
}

// Complains about cells that cannot be understood; they keep the member's default.
Rows read_rows(const Sheets& sheets, Complaints& complaints);
Sheets write_rows(const Rows& rows);

Pack assemble(const Rows& rows);
Rows take_apart(const Pack& pack);

}  // namespace luoshi::pack
