// A rule set as the core reads it: immutable, already checked by the pack room. It holds rules
// only; units, people, posts and sites are records. One version is in force per authority at a
// time; its canonical bytes are this struct as JSON (at most limits: rule_set_bytes_max).
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/json.hpp"

namespace luoshi::core {

using base::Day;

struct Name {
  std::string zh;
  std::string en;  // may be empty: then zh is shown
  bool operator==(const Name&) const = default;
};
BOOST_DESCRIBE_STRUCT(Name, (), (zh, en))

enum class FieldType {
  text,
  long_text,
  integer,
  decimal,
  choice,
  choices,
  day,
  instant,
  span,
  person,
  unit,
  site,
  place,
  photo,
  file,
  signature,
  checklist,
  table
};
BOOST_DESCRIBE_ENUM(FieldType, text, long_text, integer, decimal, choice, choices, day, instant,
                    span, person, unit, site, place, photo, file, signature, checklist, table)

struct Field {
  std::string code;
  Name name;
  FieldType type = FieldType::text;
  bool required = false;
  std::string terms;          // choice, choices: code of the term list; checklist: of the checklist
  std::int32_t decimals = 0;  // decimal: stored as integer * 10^-decimals
  std::string measure;        // decimal, integer: unit of measure as printed ("立方米")
  std::optional<std::int64_t> minimum;  // scaled
  std::optional<std::int64_t> maximum;  // scaled
  std::vector<std::string> aliases;     // headers in sheets
  Name help;
  std::vector<Field> columns;  // table: one level deep
};
BOOST_DESCRIBE_STRUCT(Field, (),
                      (code, name, type, required, terms, decimals, measure, minimum, maximum,
                       aliases, help, columns))

struct Term {
  std::string code;
  Name name;
  std::vector<std::string> aliases;
};
BOOST_DESCRIBE_STRUCT(Term, (), (code, name, aliases))
struct TermList {
  std::string code;
  Name name;
  std::vector<Term> terms;
};
BOOST_DESCRIBE_STRUCT(TermList, (), (code, name, terms))

struct ChecklistItem {
  std::string code;
  Name name;
  std::int64_t points_max = 0;  // hundredths; 0 = not scored
  std::string category;         // a failed item becomes a case of this category; may be empty
};
BOOST_DESCRIBE_STRUCT(ChecklistItem, (), (code, name, points_max, category))
struct Checklist {
  std::string code;
  Name name;
  std::vector<ChecklistItem> items;
};
BOOST_DESCRIBE_STRUCT(Checklist, (), (code, name, items))

enum class CategoryKind { matter, component };
BOOST_DESCRIBE_ENUM(CategoryKind, matter, component)
enum class ClosingLevel { simple, general, major };  // 简易, 一般, 重点
BOOST_DESCRIBE_ENUM(ClosingLevel, simple, general, major)

// A matter of GB/T 47678.5 (5 digits) or a local extension (majors 90-99).
struct Category {
  std::string code;
  CategoryKind kind = CategoryKind::matter;
  std::string major;
  Name major_name;
  Name name;
  std::string local_name;  // the everyday word, shown first when present
  std::vector<std::string> aliases;
  std::string initials;  // pinyin initials, lower case
  bool local_extension = false;
  std::string deadline;  // code of a deadline term; empty = the rule set's default
  ClosingLevel closing = ClosingLevel::simple;
  std::int32_t recurrence_days = 0;            // 0 = the rule set's default
  std::map<std::string, std::int32_t> pinned;  // role code -> position among the first tiles
};
BOOST_DESCRIBE_STRUCT(Category, (),
                      (code, kind, major, major_name, name, local_name, aliases, initials,
                       local_extension, deadline, closing, recurrence_days, pinned))

enum class QuantityKind { occurrences, amount };  // 人次 are occurrences: sums of daily turn-outs
BOOST_DESCRIBE_ENUM(QuantityKind, occurrences, amount)
// How a sum is printed: exact; rounded down to a step; rounded down to n significant digits. When
// rounding took something away the text says 余.
enum class Rounding { exact, step, significant };
BOOST_DESCRIBE_ENUM(Rounding, exact, step, significant)

struct Quantity {
  std::string code;
  Name name;
  QuantityKind kind = QuantityKind::amount;
  Name measure;               // 人次, 立方米
  std::int32_t decimals = 0;  // amounts are integers of 10^-decimals of the measure
  Rounding rounding = Rounding::exact;
  std::int64_t rounding_to = 0;  // step (in whole measures) or number of significant digits
  std::vector<std::string> aliases;
};
BOOST_DESCRIBE_STRUCT(Quantity, (),
                      (code, name, kind, measure, decimals, rounding, rounding_to, aliases))

struct Programme {  // 重点工作
  std::string code;
  Name name;
  std::vector<std::string> aliases;
  std::string parent;  // code; a record of a sub-programme counts in its parent once
  Day since;
  std::optional<Day> until;
};
BOOST_DESCRIBE_STRUCT(Programme, (), (code, name, aliases, parent, since, until))

// What the kind is for; S1-S16 of the product's system list, for menus and coverage.
enum class Reporting {
  none,
  daily
};  // daily: each expected unit reports each day, 今日无 included
BOOST_DESCRIBE_ENUM(Reporting, none, daily)
enum class Publication { at_once, when_published };  // 暗访: hidden until published
BOOST_DESCRIBE_ENUM(Publication, at_once, when_published)
enum class Evidence {
  none,
  photo,
  photo_and_place
};  // asked for; 无法拍照 with a reason is allowed
BOOST_DESCRIBE_ENUM(Evidence, none, photo, photo_and_place)

struct ActivityKind {
  std::string code;
  Name name;
  std::string system;                   // "S8"
  std::vector<std::string> programmes;  // preset for new records
  std::vector<Field> fields;
  std::vector<std::string> quantities;
  std::vector<std::string> checklists;
  Reporting reporting = Reporting::none;
  std::vector<std::string> expected_levels;  // unit levels that are expected to report
  Publication publication = Publication::at_once;
  Evidence evidence = Evidence::none;
  std::vector<std::string>
      recorders;                    // role codes; empty = every role with the right record_activity
  std::vector<std::string> sheets;  // names of sheets or files that hold this kind
  Name help;
};
BOOST_DESCRIBE_STRUCT(ActivityKind, (),
                      (code, name, system, programmes, fields, quantities, checklists, reporting,
                       expected_levels, publication, evidence, recorders, sheets, help))

struct UnitLevel {  // district, street, town, village, community, department, group, squad,
                    // contractor
  std::string code;
  Name name;
  Name self;              // how a sentence calls a unit of this level: 街道, 全镇, 全区
  std::int32_t rank = 0;  // 1 = the authority itself
};
BOOST_DESCRIBE_STRUCT(UnitLevel, (), (code, name, self, rank))

// What a role may do; one word per row of the table "who may" in the life of a case.
enum class Right {
  administer,
  publish_rules,
  read_personal,
  read_contacts,  // names and numbers of those concerned with a record one may see
  read_hidden,
  record_activity,
  record_for_others,
  correct_activity,
  publish_activity,
  report_case,
  accept_case,
  hand_out,
  decide_hand_back,
  serve_notice,
  check,
  bulk_check,
  sign_off,
  close_case,
  reopen_case,
  respond,
  request,
  instruct,
  decide_request,
  shelve,
  record_accountability,
  record_unit,
  record_person,
  record_site,
  export_records
};
BOOST_DESCRIBE_ENUM(Right, administer, publish_rules, read_personal, read_contacts, read_hidden,
                    record_activity, record_for_others, correct_activity, publish_activity,
                    report_case, accept_case, hand_out, decide_hand_back, serve_notice, check,
                    bulk_check, sign_off, close_case, reopen_case, respond, request, instruct,
                    decide_request, shelve, record_accountability, record_unit, record_person,
                    record_site, export_records)

enum class Reach {
  own,
  unit,
  subtree,
  authority
};  // whose records: own, the unit's, below it, all
BOOST_DESCRIBE_ENUM(Reach, own, unit, subtree, authority)

struct Role {
  std::string code;
  Name name;
  std::vector<Right> rights;
  Reach reach = Reach::unit;
};
BOOST_DESCRIBE_STRUCT(Role, (), (code, name, rights, reach))

// Upward visibility of self-found cases (sources listed as self-found below).
struct Visibility {
  std::int32_t superior_levels = 1;      // direct superiors that see a self-found case
  std::int32_t upward_overdue_days = 3;  // overdue by so many days: visible to all above
  std::vector<std::string> self_found_sources;
};
BOOST_DESCRIBE_STRUCT(Visibility, (), (superior_levels, upward_overdue_days, self_found_sources))

// Numbers of papers and cases. pattern: {year}, {number}, {number:4} (zero-padded), {unit} (the
// unit's short code). One series per (code, year, unit when the pattern names it).
struct Numbering {
  std::string code;  // "case", "rectification_notice"
  Name name;
  std::string pattern;
};
BOOST_DESCRIBE_STRUCT(Numbering, (), (code, name, pattern))

enum class TermUnit {
  on_the_spot,
  hours,
  working_hours,
  days,
  working_days,
  today_at,
  tomorrow_at
};
BOOST_DESCRIBE_ENUM(TermUnit, on_the_spot, hours, working_hours, days, working_days, today_at,
                    tomorrow_at)
struct DeadlineTerm {
  std::string code;
  Name name;  // 3天, 明天12:00
  TermUnit unit = TermUnit::days;
  std::int32_t amount = 0;         // hours or days
  std::int32_t minute_of_day = 0;  // today_at, tomorrow_at
  bool operator==(const DeadlineTerm&) const = default;
};
BOOST_DESCRIBE_STRUCT(DeadlineTerm, (), (code, name, unit, amount, minute_of_day))

struct HolidayDay {
  Day day;
  bool off = true;  // false: an adjusted working day
};
BOOST_DESCRIBE_STRUCT(HolidayDay, (), (day, off))
struct Calendar {
  std::vector<HolidayDay> holidays;  // sorted by day
  std::vector<std::int32_t> years;   // years with data; others are 暂定
  std::int32_t work_from_minute = 8 * 60;
  std::int32_t work_until_minute = 18 * 60;
  std::int32_t warn_minute = 8 * 60;
  std::int32_t warn_working_days_before = 1;
};
BOOST_DESCRIBE_STRUCT(Calendar, (),
                      (holidays, years, work_from_minute, work_until_minute, warn_minute,
                       warn_working_days_before))

// 责任清单: the first row whose conditions all hold fires; an empty condition always holds.
struct RoutingRow {
  std::string code;
  std::string within;                   // unit code: the place is in this unit
  std::string category;                 // code or its prefix
  std::string owner;                    // site kind
  std::string source;                   // term of sources
  std::string lead;                     // unit code, or "@place" for the unit of the place (属地)
  std::vector<std::string> supporting;  // unit codes
  std::string contact_post;             // role code in the lead unit; may be empty
  std::string deadline;                 // deadline term; empty = the category's
  Name note;
};
BOOST_DESCRIBE_STRUCT(RoutingRow, (),
                      (code, within, category, owner, source, lead, supporting, contact_post,
                       deadline, note))

enum class RequestEffect {
  none,
  extend_deadline,
  suspend_case,
  shelve_case,
  close_out,
  release_listing,
  list_case,
  exempt,
  accept_appeal,
  grant_leave,
  swap_duty,
  solve_obstacle
};
BOOST_DESCRIBE_ENUM(RequestEffect, none, extend_deadline, suspend_case, shelve_case, close_out,
                    release_listing, list_case, exempt, accept_appeal, grant_leave, swap_duty,
                    solve_obstacle)
struct RequestKind {
  std::string code;
  Name name;
  std::string about;  // "case", "activity" or "unit"
  RequestEffect effect = RequestEffect::none;
  Right decided_by = Right::decide_request;
  std::int32_t answer_within_hours = 24;
};
BOOST_DESCRIBE_STRUCT(RequestKind, (), (code, name, about, effect, decided_by, answer_within_hours))

// Rules of the life of a case that packs may set. Nobody can switch off that somebody else checks.
struct CaseRules {
  std::string default_deadline;               // deadline term
  std::int32_t withdraw_within_minutes = 30;  // 误录撤回 by the finder
  std::int32_t received_after_hours = 2;      // then counted as received, marked 签收超时
  std::int32_t accept_within_hours = 4;
  std::int32_t assign_within_hours = 24;
  std::int32_t check_within_hours = 24;
  std::int32_t close_within_hours = 72;
  std::int32_t recurrence_days = 30;
  std::int32_t recurrence_metres = 50;
  std::int32_t look_back_percent = 10;  // 回头看, drawn from those fixed on the spot
  std::int32_t extensions_max = 1;
  std::int32_t public_notice_days = 3;
  bool checker_from_other_unit = true;
  bool reassignment_restarts_clock = true;
};
BOOST_DESCRIBE_STRUCT(CaseRules, (),
                      (default_deadline, withdraw_within_minutes, received_after_hours,
                       accept_within_hours, assign_within_hours, check_within_hours,
                       close_within_hours, recurrence_days, recurrence_metres, look_back_percent,
                       extensions_max, public_notice_days, checker_from_other_unit,
                       reassignment_restarts_clock))

// A sentence of cumulative figures. template_text: {since} {until} (11月5日) {self} {unit} and
// {quantity code}, which prints number, 余 when rounded down, and measure: 500余人次.
struct Brief {
  std::string code;
  Name name;
  std::string template_zh;
  std::string template_en;
  std::string unit;       // unit code
  std::string programme;  // code; empty = all
  Day since;
};
BOOST_DESCRIBE_STRUCT(Brief, (), (code, name, template_zh, template_en, unit, programme, since))

struct ColumnSpec {
  Name name;         // the heading
  std::string path;  // a column of the records' export vocabulary, or fields.<code>
};
BOOST_DESCRIBE_STRUCT(ColumnSpec, (), (name, path))
struct ColumnSet {
  std::string code;
  Name name;
  std::string noun;  // "case", "activity", "site"...
  std::vector<ColumnSpec> columns;
};
BOOST_DESCRIBE_STRUCT(ColumnSet, (), (code, name, noun, columns))

// Headings of imported sheets that mean a standard column (unit, day, programme, photo, ...).
struct HeaderAlias {
  std::string column;
  std::vector<std::string> aliases;
};
BOOST_DESCRIBE_STRUCT(HeaderAlias, (), (column, aliases))

struct RuleSet {
  std::string code;
  Name name;
  std::string version;    // as the office calls it: "2018.11"
  std::string authority;  // code of the authority's unit, 6 digits
  std::int32_t utc_offset_minutes = 480;
  std::vector<UnitLevel> unit_levels;
  std::vector<Role> roles;
  std::vector<Programme> programmes;
  std::vector<TermList> terms;
  std::vector<Category> categories;
  std::vector<Quantity> quantities;
  std::vector<Checklist> checklists;
  std::vector<ActivityKind> activity_kinds;
  std::vector<RequestKind> request_kinds;
  std::vector<DeadlineTerm> deadlines;
  std::vector<RoutingRow> routing;
  std::vector<Numbering> numbering;
  std::vector<Brief> briefs;  // the first is the default
  std::vector<ColumnSet> column_sets;
  std::vector<HeaderAlias> header_aliases;
  Calendar calendar;
  CaseRules case_rules;
  Visibility visibility;
};
BOOST_DESCRIBE_STRUCT(RuleSet, (),
                      (code, name, version, authority, utc_offset_minutes, unit_levels, roles,
                       programmes, terms, categories, quantities, checklists, activity_kinds,
                       request_kinds, deadlines, routing, numbering, briefs, column_sets,
                       header_aliases, calendar, case_rules, visibility))

// The row with that code, or nullptr. Lists are short (at most some hundreds) and the index of
// the hot ones stands beside the rule set in force.
template <class T>
const T* find_by_code(const std::vector<T>& list, std::string_view code) {
  for (const T& item : list)
    if (item.code == code) return &item;
  return nullptr;
}

}  // namespace luoshi::core
