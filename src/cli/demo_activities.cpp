// Activities of a demo's course: amounts, checklists and fields from their short forms.
#include <charconv>

#include "cli/demo_commands.hpp"
#include "pack/seed.hpp"

namespace luoshi::cli {

namespace {
using namespace core;
using base::refuse;
using base::Result;

const std::string& cell(const CourseRow& row, std::string_view column) {
  return row.find(column)->second;
}

base::Refusal wrong(std::string_view column, const std::string& value) {
  return {"course_cell_wrong", {}, {{"column", std::string(column)}, {"value", value}}};
}

std::optional<std::int64_t> whole(std::string_view text) {
  std::int64_t out = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), out);
  if (read.ec != std::errc() || read.ptr != text.data() + text.size()) return std::nullopt;
  return out;
}

// One value of the types that a course needs.
std::optional<CellValue> value_of(const Field& field, const std::string& text,
                                  const CourseScene& scene) {
  switch (field.type) {
    case FieldType::text:
    case FieldType::long_text:
      return TextValue{Text(text)};
    case FieldType::choice:
    case FieldType::choices:
      return ChoiceValue{course_split(text, '+')};
    case FieldType::integer:
      if (const auto number = whole(text)) return IntegerValue{*number};
      return std::nullopt;
    case FieldType::day:
      if (const auto day = course_day(text, scene.time)) return DayValue{*day};
      return std::nullopt;
    case FieldType::unit:
      if (const auto unit = scene.snapshot.directory->unit_by_code(text)) return RecordValue{*unit};
      return std::nullopt;
    case FieldType::decimal:
    case FieldType::instant:
    case FieldType::span:
    case FieldType::person:
    case FieldType::site:
    case FieldType::place:
    case FieldType::photo:
    case FieldType::file:
    case FieldType::signature:
    case FieldType::checklist:
    case FieldType::table:
      return std::nullopt;
  }
  return std::nullopt;
}

Result<TableRow> cells_of(const std::vector<Field>& fields, const std::string& text,
                          const CourseScene& scene) {
  TableRow out;
  for (const auto& [code, value] : course_parts(text)) {
    const Field* field = find_by_code(fields, code);
    auto read = field ? value_of(*field, value, scene) : std::nullopt;
    if (!read) return std::unexpected(wrong(code, value));
    out.emplace(code, std::move(*read));
  }
  return out;
}

Result<FieldValues> fields_of(const CourseRow& row, const std::vector<CourseRow>& rows,
                              const ActivityKind& kind, const CourseScene& scene) {
  auto plain = cells_of(kind.fields, cell(row, "fields"), scene);
  if (!plain) return std::unexpected(std::move(plain.error()));
  FieldValues out;
  for (auto& [code, value] : *plain)
    out.emplace(code, std::visit([](auto& one) -> FieldValue { return std::move(one); }, value));
  for (const CourseRow& one : rows) {
    const Field* field = find_by_code(kind.fields, cell(one, "field"));
    if (!field) return std::unexpected(wrong("field", cell(one, "field")));
    auto line = cells_of(field->columns, cell(one, "cells"), scene);
    if (!line) return std::unexpected(std::move(line.error()));
    auto table = out.try_emplace(field->code, TableValue{}).first;
    std::get<TableValue>(table->second).value.push_back(std::move(*line));
  }
  return out;
}

Result<std::vector<Amount>> amounts_of(const std::string& text, const RuleSet& rules) {
  std::vector<Amount> out;
  for (const auto& [code, value] : course_parts(text)) {
    const Quantity* quantity = find_by_code(rules.quantities, code);
    const auto number = whole(value);
    if (!quantity || !number) return std::unexpected(wrong("amounts", text));
    std::int64_t scale = 1;
    for (std::int32_t i = 0; i < quantity->decimals; ++i) scale *= 10;
    out.push_back({code, *number * scale});
  }
  return out;
}

// Every item passes with its full points but those of "item:points:remark|...".
Result<ActivityChecklist> checklist_of(const CourseRow& row, const RuleSet& rules) {
  const Checklist* list = find_by_code(rules.checklists, cell(row, "checklist"));
  if (!list) return std::unexpected(wrong("checklist", cell(row, "checklist")));
  ActivityChecklist out{list->code, {}};
  for (const ChecklistItem& item : list->items) {
    ChecklistAnswer answer{.item = item.code, .answer = CheckAnswer::pass};
    if (item.points_max > 0) answer.points = item.points_max;
    out.answers.push_back(std::move(answer));
  }
  for (const std::string& failed : course_split(cell(row, "failed"), '|')) {
    const auto parts = course_split(failed, ':');
    const auto points = parts.size() == 3 ? whole(parts[1]) : std::nullopt;
    const auto at = points ? std::ranges::find(out.answers, parts[0], &ChecklistAnswer::item)
                           : out.answers.end();
    if (at == out.answers.end()) return std::unexpected(wrong("failed", failed));
    at->answer = CheckAnswer::fail;
    if (at->points) at->points = *points * 100;
    at->remark = Text(parts[2]);
  }
  return out;
}
}  // namespace

Result<RecordActivity> activity_command(const CourseRow& row, const std::vector<CourseRow>& rows,
                                        const CourseScene& scene) {
  const RuleSet& rules = *scene.snapshot.rules;
  const ActivityKind* kind = find_by_code(rules.activity_kinds, cell(row, "kind"));
  if (!kind) return std::unexpected(wrong("kind", cell(row, "kind")));
  Activity out{.kind = kind->code,
               .day = base::day_of(scene.at, scene.time.offset),
               .units = {scene.unit},
               .programmes = {cell(row, "programme")}};
  out.nothing_today = !cell(row, "nothing").empty();
  if (out.nothing_today) return RecordActivity{std::move(out)};
  auto fields = fields_of(row, rows, *kind, scene);
  if (!fields) return std::unexpected(std::move(fields.error()));
  out.fields = std::move(*fields);
  auto amounts = amounts_of(cell(row, "amounts"), rules);
  if (!amounts) return std::unexpected(std::move(amounts.error()));
  if (!amounts->empty()) out.amounts.push_back({.amounts = std::move(*amounts)});
  if (!cell(row, "checklist").empty()) {
    auto list = checklist_of(row, rules);
    if (!list) return std::unexpected(std::move(list.error()));
    out.checklists.push_back(std::move(*list));
  }
  if (!cell(row, "site").empty())
    out.site = pack::seed_id(rules.authority, "site", cell(row, "site"));
  if (!cell(row, "location").empty()) out.location = Text(cell(row, "location"));
  if (!cell(row, "summary").empty()) out.summary = Text(cell(row, "summary"));
  if (scene.before) out.photos.push_back(*scene.before);
  if (kind->evidence != Evidence::none) out.place = scene.place;
  return RecordActivity{std::move(out)};
}

}  // namespace luoshi::cli
