#include "app/simulation_activities.hpp"

#include <algorithm>

#include "app/simulation_words.hpp"

namespace luoshi::app {

namespace {
using namespace core;

// Made-up material of made-up campaigns, not text for users.

FileValue file_value(Dice& dice, std::string_view media_type) {
  return {{Text(base::to_hex(base::sha256("file " + std::to_string(dice.next())))),
           Text(std::string(simulated::attachment)), std::string(media_type)}};
}

ChoiceValue choice_value(const Field& field, const ActivityScene& scene) {
  const TermList* list = find_by_code(scene.rules.terms, field.terms);
  if (!list || list->terms.empty()) return {};
  return {{scene.dice.pick(list->terms).code}};
}

CellValue cell_value(const Field& field, const ActivityScene& scene) {
  Dice& dice = scene.dice;
  switch (field.type) {
    case FieldType::text:
    case FieldType::long_text:
      return TextValue{simulated_text(dice)};
    case FieldType::integer:
    case FieldType::decimal: {
      const std::int64_t least = std::max<std::int64_t>(field.minimum.value_or(0), 0);
      return IntegerValue{
          dice.between(least, std::min(field.maximum.value_or(least + 99), least + 99))};
    }
    case FieldType::choice:
    case FieldType::choices:
      return choice_value(field, scene);
    case FieldType::day:
      return DayValue{scene.day};
    case FieldType::instant:
      return InstantValue{scene.now};
    case FieldType::span:
      return SpanValue{{scene.now.us - base::hour_us}, scene.now};
    case FieldType::person:
    case FieldType::unit:
    case FieldType::site:
      return RecordValue{scene.unit};
    case FieldType::place:
      return PlaceValue{simulated_place(dice)};
    case FieldType::photo:
      return file_value(dice, "image/jpeg");
    case FieldType::signature:
      return file_value(dice, "image/png");
    case FieldType::file:
      return file_value(dice, "application/pdf");
    case FieldType::checklist:
    case FieldType::table:
      return ChecklistValue{};  // tables: see field_value
  }
  return TextValue{};
}

FieldValue field_value(const Field& field, const ActivityScene& scene) {
  if (field.type != FieldType::table)
    return std::visit([](auto cell) -> FieldValue { return cell; }, cell_value(field, scene));
  TableValue table;
  const std::int64_t rows = scene.dice.between(1, 3);
  for (std::int64_t i = 0; i < rows; ++i) {
    TableRow row;
    for (const Field& column : field.columns)
      if (column.required || scene.dice.percent(50)) row[column.code] = cell_value(column, scene);
    table.value.push_back(std::move(row));
  }
  return table;
}

AmountGroup amounts_of(const ActivityKind& kind, Dice& dice) {
  AmountGroup group;
  for (const std::string& code : kind.quantities)
    if (dice.percent(85)) group.amounts.push_back({code, dice.between(1, 60)});
  // A line that is due every day says at least one.
  if (group.amounts.empty() && kind.reporting == Reporting::daily && !kind.quantities.empty())
    group.amounts.push_back({kind.quantities.front(), 1});
  return group;
}

ActivityChecklist answers_of(const Checklist& list, Dice& dice) {
  ActivityChecklist out{list.code, {}};
  for (const ChecklistItem& item : list.items) {
    ChecklistAnswer answer{.item = item.code};
    if (dice.percent(15)) answer.answer = CheckAnswer::fail;
    if (item.points_max > 0) answer.points = dice.between(0, item.points_max);
    if (answer.answer == CheckAnswer::fail && dice.percent(40))
      answer.remark = simulated_text(dice);
    out.answers.push_back(std::move(answer));
  }
  return out;
}

void add_evidence(Activity& activity, const ActivityKind& kind, const ActivityScene& scene) {
  Dice& dice = scene.dice;
  const bool asked = kind.evidence != Evidence::none;
  if (asked ? dice.percent(80) : dice.percent(10)) {
    activity.place = simulated_place(dice);
    const std::int64_t photos = dice.between(1, 3);
    for (std::int64_t i = 0; i < photos; ++i)
      activity.photos.push_back(simulated_photo(PhotoRole::near, scene.now, dice));
  } else if (asked) {
    activity.no_photo_reason = Text(std::string(simulated::too_dark));
  }
}
}  // namespace

Text simulated_text(Dice& dice) {
  return Text(
      std::string(
          simulated::summaries[static_cast<std::size_t>(dice.below(simulated::summaries.size()))]) +
      std::to_string(dice.below(1000)));
}

Place simulated_place(Dice& dice) {
  return {.latitude_e7 = static_cast<std::int32_t>(dice.between(348'200'000, 348'900'000)),
          .longitude_e7 = static_cast<std::int32_t>(dice.between(1'135'500'000, 1'136'500'000)),
          .accuracy_m = static_cast<std::int32_t>(dice.between(3, 30))};
}

Photo simulated_photo(PhotoRole role, Instant now, Dice& dice) {
  return {.file = Text(base::to_hex(base::sha256("photo " + std::to_string(dice.next())))),
          .media_type = "image/jpeg",
          .role = role,
          .taken_at = Instant{now.us - dice.below(60) * base::minute_us},
          .taken_place = simulated_place(dice)};
}

Activity simulated_activity(const ActivityKind& kind, const ActivityScene& scene) {
  Dice& dice = scene.dice;
  Activity out{.kind = kind.code, .day = scene.day, .units = {scene.unit}};
  out.programmes = kind.programmes;
  if (dice.percent(10) && !scene.rules.programmes.empty()) {
    const std::string& other = dice.pick(scene.rules.programmes).code;
    if (std::ranges::find(out.programmes, other) == out.programmes.end())
      out.programmes.push_back(other);
  }
  if (AmountGroup group = amounts_of(kind, dice); !group.amounts.empty())
    out.amounts.push_back(std::move(group));
  for (const Field& field : kind.fields)
    if (field.required || dice.percent(30)) out.fields[field.code] = field_value(field, scene);
  if (!kind.checklists.empty() && dice.percent(50))
    if (const Checklist* list = find_by_code(scene.rules.checklists, dice.pick(kind.checklists)))
      out.checklists.push_back(answers_of(*list, dice));
  if (dice.percent(60)) out.summary = simulated_text(dice);
  if (dice.percent(20))
    out.location = Text(std::string(simulated::road) + std::to_string(dice.below(40)));
  add_evidence(out, kind, scene);
  return out;
}

Activity simulated_zero_report(const ActivityKind& kind, const ActivityScene& scene) {
  Activity out{.kind = kind.code, .day = scene.day, .units = {scene.unit}};
  out.programmes = kind.programmes;
  out.nothing_today = true;
  return out;
}

Activity recounted(Activity activity, Dice& dice) {
  for (AmountGroup& group : activity.amounts)
    for (Amount& amount : group.amounts) amount.amount = dice.between(0, 60);
  return activity;
}

}  // namespace luoshi::app
