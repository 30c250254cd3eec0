#include "interop/import_mapping.hpp"

#include <algorithm>
#include <ranges>
#include <set>

#include "base/text.hpp"
#include "interop/import_meanings.hpp"
#include "interop/import_purpose.hpp"
#include "interop/import_words.hpp"
#include "pack/input_text.hpp"
#include "pack/input_words.hpp"

namespace luoshi::interop {

namespace {
using Args = std::map<std::string, std::string>;

struct Complainer {
  std::string file;
  std::string sheet;
  std::vector<ImportComplaint>& out;

  void add(ImportSeverity severity, std::string_view code, int row = 0, int column = -1,
           std::string heading = {}, Args args = {}) const {
    out.push_back({severity, std::string(code), file, sheet, row,
                   column < 0 ? std::string() : column_name(column), std::move(heading),
                   std::move(args)});
  }
};

// 立方米 against the quantity's measure, everyday short forms and general counters included.
bool measure_fits(const std::string& measure, const core::Quantity& quantity) {
  if (pack::parse_amount("1" + measure, 9, quantity.measure.zh)) return true;
  if (name_key(quantity.measure.en) == measure) return true;
  const auto counters = import_words(ImportWords::count_measure);
  return quantity.decimals == 0 && std::ranges::find(counters, measure) != counters.end();
}

bool looks_like_measure(const std::string& measure, const core::RuleSet& rules) {
  return std::ranges::any_of(pack::measure_words(),
                             [&](const pack::MeasureWord& word) {
                               return measure == word.measure || measure == word.word;
                             }) ||
         std::ranges::any_of(rules.quantities, [&](const core::Quantity& quantity) {
           return measure_fits(measure, quantity);
         });
}

// False: the column's numbers mean something else and must not be taken.
bool check_measure(const MappedColumn& column, const core::RuleSet& rules, int row,
                   const Complainer& complain) {
  if (column.measure.empty() || column.target.role != TargetRole::quantity) return true;
  const core::Quantity* quantity = core::find_by_code(rules.quantities, column.target.code);
  if (!quantity || measure_fits(column.measure, *quantity)) return true;
  if (!looks_like_measure(column.measure, rules)) return true;
  complain.add(ImportSeverity::error, "heading_measure_differs", row, column.column, column.heading,
               {{"found", column.measure}, {"expected", quantity->measure.zh}});
  return false;
}

// 责任单位 leads; another column of units beside it is the unit of the place.
void part_units(std::vector<MappedColumn>& columns) {
  const Target unit{.column = SheetColumn::unit};
  if (std::ranges::count(columns, unit, &MappedColumn::target) < 2) return;
  const auto leads = [](const MappedColumn& column) {
    const std::string key = heading_key(column.heading);
    return std::ranges::any_of(import_words(ImportWords::lead_heading),
                               [&](std::string_view word) { return key.contains(word); });
  };
  const bool one_leads = std::ranges::any_of(
      columns, [&](const MappedColumn& column) { return column.target == unit && leads(column); });
  bool first = true;
  for (MappedColumn& column : columns) {
    if (column.target != unit) continue;
    if (one_leads ? !leads(column) : !first) column.target.column = SheetColumn::place_unit;
    first = false;
  }
}

bool may_stand_twice(const Target& target) {
  if (target.role != TargetRole::standard) return false;
  const auto any = {SheetColumn::photo, SheetColumn::photo_before, SheetColumn::photo_after,
                    SheetColumn::serial};
  return std::ranges::find(any, target.column) != any.end();
}

void map_columns(SheetMapping& mapping, const MappingContext& context, const Complainer& complain) {
  const int row = mapping.table.heading_last;
  for (const TableHeading& heading : mapping.table.headings) {
    auto meaning = context.headings.find(heading, mapping.purpose);
    if (meaning) {
      mapping.columns.push_back({heading.column, heading_text(heading), std::move(meaning->target),
                                 std::move(meaning->measure)});
      continue;
    }
    if (first_value(mapping.table, heading.column).empty() || heading.text.starts_with('_'))
      continue;
    if (context.headings.is_left_out(heading)) continue;
    const auto foreign = context.headings.foreign_quantity(heading, mapping.purpose);
    const core::ActivityKind* kind =
        foreign ? core::find_by_code(context.rules.activity_kinds, foreign->kind) : nullptr;
    if (kind)
      complain.add(ImportSeverity::warning, "column_of_other_kind", row, heading.column,
                   heading_text(heading), {{"kind", kind->name.zh}});
    else
      complain.add(ImportSeverity::warning, "column_not_imported", row, heading.column,
                   heading_text(heading));
  }
  if (mapping.purpose.purpose == SheetPurpose::ledger) part_units(mapping.columns);
  std::vector<MappedColumn> kept;
  for (MappedColumn& column : mapping.columns) {
    auto same = std::ranges::find(kept, column.target, &MappedColumn::target);
    if (same == kept.end() || may_stand_twice(column.target)) {
      if (check_measure(column, context.rules, row, complain)) kept.push_back(std::move(column));
    } else if (!first_value(mapping.table, column.column).empty()) {
      complain.add(ImportSeverity::warning, "column_twice", row, column.column, column.heading,
                   {{"other", column_name(same->column)}});
    }
  }
  mapping.columns = std::move(kept);
  for (const int column : mapping.table.bare_columns)
    complain.add(ImportSeverity::warning, "column_without_heading", row, column);
}

void find_year(SheetMapping& mapping, const MappingContext& context) {
  const auto take = [&](std::optional<int> year, YearSource from) {
    if (mapping.year || !year) return;
    mapping.year = year;
    mapping.year_from = from;
  };
  take(context.year, YearSource::option);
  for (const std::string& title : mapping.table.titles) take(year_in(title), YearSource::title);
  take(year_in(mapping.table.sheet), YearSource::sheet_name);
  take(year_in(mapping.file), YearSource::file_name);
}

// The one day that a title names, when it names no span.
std::optional<core::Day> day_in(std::string_view title, std::optional<int> year) {
  for (const std::string_view mark : pack::words(pack::InputWords::span_marks))
    if (title.contains(mark)) return std::nullopt;
  if (const auto colon = title.find(':'); colon != title.npos) title.remove_prefix(colon + 1);
  if (const auto colon = title.find("："); colon != title.npos) title.remove_prefix(colon + 3);
  for (std::size_t from = 0; from < title.size(); ++from) {
    if (title[from] < '0' || title[from] > '9') continue;
    for (std::size_t end = title.size(); end > from; --end)
      if (auto day = pack::parse_day(title.substr(from, end - from), year)) return *day;
    while (from < title.size() && title[from] >= '0' && title[from] <= '9') ++from;
  }
  return std::nullopt;
}

bool has(const SheetMapping& mapping, SheetColumn column) {
  return std::ranges::find(mapping.columns, Target{.column = column}, &MappedColumn::target) !=
         mapping.columns.end();
}

// A unit whose name (of at least three characters) stands in the text: the longest one.
std::optional<core::Id> unit_in(std::string_view text, const ImportNames& names) {
  const std::string key = name_key(text);
  std::optional<core::Id> out;
  std::size_t longest = 0;
  for (const auto& [id, name] : names.unit_names) {
    const std::string unit = name_key(name);
    if (base::length(unit) >= 3 && unit.size() > longest && key.contains(unit)) {
      out = id;
      longest = unit.size();
    }
  }
  return out;
}

void find_frame(SheetMapping& mapping, const MappingContext& context, const Complainer& complain) {
  find_year(mapping, context);
  std::vector<std::string> texts = mapping.table.titles;
  texts.push_back(mapping.table.sheet);
  texts.push_back(mapping.file);
  for (const std::string& text : texts) {
    if (!mapping.day) mapping.day = day_in(text, mapping.year);
    if (!mapping.unit) mapping.unit = unit_in(text, context.names);
  }
  if (mapping.purpose.purpose != SheetPurpose::activities) return;
  const int row = mapping.table.heading_last;
  if (!has(mapping, SheetColumn::day) && !has(mapping, SheetColumn::from) && !mapping.day)
    complain.add(ImportSeverity::error, "day_column_missing", row);
  if (!has(mapping, SheetColumn::unit) && !has(mapping, SheetColumn::street) && !mapping.unit)
    complain.add(ImportSeverity::error, "unit_column_missing", row);
}

// The widest of the first rows, of at least two texts: what a sheet without known headings most
// likely calls its columns.
std::optional<SheetTable> guessed_table(const Sheet& sheet) {
  constexpr std::size_t rows_looked_at = 20;
  std::size_t widest = 2;
  const Row* best = nullptr;
  for (const Row& row : sheet.rows | std::views::take(rows_looked_at)) {
    const auto count =
        row.cells.size() - static_cast<std::size_t>(std::ranges::count(row.cells, std::string()));
    if (best ? count <= widest : count < widest) continue;
    best = &row;
    widest = count;
  }
  if (!best) return std::nullopt;
  return find_table(sheet, [&](std::string_view text, std::string_view) {
    return std::ranges::find(best->cells, text) != best->cells.end();
  });
}

// Every column that says something, whether it is taken or not.
void tell_columns(SheetReport& report, const SheetTable& table,
                  std::span<const MappedColumn> mapped) {
  for (const TableHeading& heading : table.headings) {
    ColumnReport column{.letter = column_name(heading.column),
                        .heading = heading_text(heading),
                        .sample = first_value(table, heading.column)};
    const auto taken = std::ranges::find(mapped, heading.column, &MappedColumn::column);
    if (taken != mapped.end()) column.meaning = meaning_text(taken->target);
    if (!column.meaning.empty() || !column.sample.empty())
      report.columns.push_back(std::move(column));
  }
}
}  // namespace

std::optional<int> year_in(std::string_view text) {
  const std::string plain = base::normalise(text);
  std::set<int> years;
  for (std::size_t i = 0; i + 4 <= plain.size(); ++i) {
    const auto digit = [&](std::size_t at) {
      return at < plain.size() && plain[at] >= '0' && plain[at] <= '9';
    };
    if ((i > 0 && digit(i - 1)) || !digit(i) || !digit(i + 1) || !digit(i + 2) || !digit(i + 3))
      continue;
    std::size_t end = i;
    while (digit(end)) ++end;
    const int year = std::stoi(plain.substr(i, 4));
    const bool date_length = end - i == 4 || end - i == 6 || end - i == 8;
    if (date_length && year >= 1990 && year <= 2100) years.insert(year);
    i = end;
  }
  if (years.size() != 1) return std::nullopt;
  return *years.begin();
}

SheetReport counted(const std::string& file, const SheetTable& table) {
  return {.file = file,
          .sheet = table.sheet,
          .heading_row = table.heading_last,
          .rows = static_cast<std::int64_t>(table.rows.size()),
          .blank = table.blank,
          .subtotals = table.subtotals,
          .notes = table.notes};
}

std::string meaning_text(const Target& target) {
  switch (target.role) {
    case TargetRole::standard:
      return std::string(base::name_of(target.column));
    case TargetRole::quantity:
      return "quantities." + target.code;
    case TargetRole::field:
      return "fields." + target.code;
  }
  return {};
}

std::optional<SheetMapping> map_sheet(const std::string& file, const Sheet& sheet,
                                      const MappingContext& context, ImportReport& report) {
  const Complainer complain{file, sheet.name, report.complaints};
  if (is_remark_only(sheet)) return std::nullopt;
  if (sheet.visibility == SheetVisibility::hidden) {
    complain.add(ImportSeverity::warning, "sheet_hidden");
    return std::nullopt;
  }
  const GivenSheet* by_hand = given_for(context.sheets, file, sheet.name);
  const auto given = by_hand ? purpose_from(by_hand->purpose, context.rules) : std::nullopt;
  const auto to_be_told = [&](const SheetTable& table) {
    SheetReport told = counted(file, table);
    tell_columns(told, table, {});
    told.rows = 0;
    told.meanings = possible_meanings(given.value_or(Purpose{}), context.rules);
    report.sheets.push_back(std::move(told));
  };
  auto table = find_table(sheet, [&](std::string_view text, std::string_view group) {
    return context.headings.known(text, group);
  });
  if (!table) {
    complain.add(ImportSeverity::warning, "sheet_not_understood");
    if (const auto guess = guessed_table(sheet)) to_be_told(*guess);
    return std::nullopt;
  }
  const auto purpose = given ? given : purpose_of(*table, file, context.rules, context.headings);
  if (!purpose) {
    const auto& kinds = context.rules.activity_kinds;
    complain.add(ImportSeverity::error, "sheet_purpose_unknown", table->heading_last, -1, {},
                 {{"example", kinds.empty() ? std::string() : kinds.front().name.zh}});
    to_be_told(*table);
    return std::nullopt;
  }
  SheetMapping out{.file = file, .purpose = *purpose, .table = std::move(*table)};
  map_columns(out, context, complain);
  find_frame(out, context, complain);
  out.report = counted(file, out.table);
  out.report.purpose = purpose_text(out.purpose);
  out.report.year = out.year.value_or(0);
  out.report.year_from = out.year_from;
  tell_columns(out.report, out.table, out.columns);
  out.report.meanings = possible_meanings(out.purpose, context.rules);
  return out;
}

}  // namespace luoshi::interop
