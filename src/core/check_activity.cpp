// What an activity may say under a rule set: kind, fields, amounts, checklists, evidence.
#include <set>

#include "base/limits.hpp"
#include "core/decide_activity.hpp"

namespace luoshi::core {

namespace {
using base::refuse;
using base::Result;

bool has_shape(const Field& field, const FieldValue& value) {
  switch (field.type) {
    case FieldType::text:
    case FieldType::long_text:
      return std::holds_alternative<TextValue>(value);
    case FieldType::integer:
    case FieldType::decimal:
      return std::holds_alternative<IntegerValue>(value);
    case FieldType::choice:
    case FieldType::choices:
      return std::holds_alternative<ChoiceValue>(value);
    case FieldType::day:
      return std::holds_alternative<DayValue>(value);
    case FieldType::instant:
      return std::holds_alternative<InstantValue>(value);
    case FieldType::span:
      return std::holds_alternative<SpanValue>(value);
    case FieldType::person:
    case FieldType::unit:
    case FieldType::site:
      return std::holds_alternative<RecordValue>(value);
    case FieldType::place:
      return std::holds_alternative<PlaceValue>(value);
    case FieldType::photo:
    case FieldType::file:
    case FieldType::signature:
      return std::holds_alternative<FileValue>(value);
    case FieldType::checklist:
      return std::holds_alternative<ChecklistValue>(value);
    case FieldType::table:
      return std::holds_alternative<TableValue>(value);
  }
  return false;
}

Result<void> check_number(const Field& field, std::int64_t value, const std::string& path) {
  if (field.minimum && value < *field.minimum)
    return refuse("value_too_small", path, {{"bound", std::to_string(*field.minimum)}});
  if (field.maximum && value > *field.maximum)
    return refuse("value_too_large", path, {{"bound", std::to_string(*field.maximum)}});
  return {};
}

Result<void> check_choice(const Field& field, const ChoiceValue& choice, const RuleSet& rules,
                          const std::string& path) {
  const TermList* terms = find_by_code(rules.terms, field.terms);
  if (field.type == FieldType::choice && choice.value.size() != 1)
    return refuse("exactly_one_choice", path);
  for (const std::string& code : choice.value)
    if (!terms || !find_by_code(terms->terms, code))
      return refuse("term_unknown", path, {{"value", code}, {"list", field.terms}});
  return {};
}

Result<void> check_answers(const std::vector<ChecklistAnswer>& answers, std::string_view checklist,
                           const RuleSet& rules, const std::string& path) {
  const Checklist* list = find_by_code(rules.checklists, checklist);
  if (!list) return refuse("checklist_unknown", path, {{"value", std::string(checklist)}});
  std::set<std::string_view> seen;
  for (const ChecklistAnswer& answer : answers) {
    const ChecklistItem* item = find_by_code(list->items, answer.item);
    if (!item) return refuse("checklist_item_unknown", path, {{"value", answer.item}});
    if (!seen.insert(answer.item).second)
      return refuse("checklist_item_twice", path, {{"value", answer.item}});
    if (answer.points && (*answer.points < 0 || *answer.points > item->points_max))
      return refuse("points_out_of_range", path,
                    {{"value", answer.item}, {"bound", std::to_string(item->points_max / 100)}});
  }
  return {};
}

Result<void> check_field(const Field& field, const FieldValue& value, const RuleSet& rules,
                         const std::string& path);

Result<void> check_table(const Field& field, const TableValue& table, const RuleSet& rules,
                         const std::string& path) {
  if (table.value.size() > base::limits::table_rows_max)
    return refuse("too_many_rows", path, {{"bound", std::to_string(base::limits::table_rows_max)}});
  for (std::size_t i = 0; i < table.value.size(); ++i) {
    const std::string row = path + "[" + std::to_string(i) + "]";
    for (const auto& [code, cell] : table.value[i]) {
      const Field* column = find_by_code(field.columns, code);
      if (!column) return refuse("field_unknown", row + "." + code);
      const FieldValue wide = std::visit([](const auto& one) -> FieldValue { return one; }, cell);
      if (auto ok = check_field(*column, wide, rules, row + "." + code); !ok) return ok;
    }
    for (const Field& column : field.columns)
      if (column.required && !table.value[i].contains(column.code))
        return refuse("field_missing", row + "." + column.code);
  }
  return {};
}

Result<void> check_field(const Field& field, const FieldValue& value, const RuleSet& rules,
                         const std::string& path) {
  if (!has_shape(field, value))
    return refuse("field_wrong_type", path, {{"type", std::string(base::name_of(field.type))}});
  if (const auto* number = std::get_if<IntegerValue>(&value))
    return check_number(field, number->value, path);
  if (const auto* choice = std::get_if<ChoiceValue>(&value))
    return check_choice(field, *choice, rules, path);
  if (const auto* list = std::get_if<ChecklistValue>(&value))
    return check_answers(list->value, field.terms, rules, path);
  if (const auto* table = std::get_if<TableValue>(&value))
    return check_table(field, *table, rules, path);
  if (const auto* span = std::get_if<SpanValue>(&value); span && span->until < span->from)
    return refuse("span_ends_before_it_begins", path);
  return {};
}

Result<void> check_fields(const Activity& activity, const ActivityKind& kind,
                          const Context& context) {
  for (const auto& [code, value] : activity.fields) {
    const Field* field = find_by_code(kind.fields, code);
    const std::string path = "activity.fields." + code;
    if (!field) return refuse("field_unknown", path);
    if (auto ok = check_field(*field, value, context.rules, path); !ok) return ok;
  }
  // History as it was written down then may lack what is asked for today.
  if (context.origin == Origin::imported || activity.nothing_today) return {};
  for (const Field& field : kind.fields)
    if (field.required && !activity.fields.contains(field.code))
      return refuse("field_missing", "activity.fields." + field.code);
  return {};
}

Result<void> check_amounts(const Activity& activity, const ActivityKind& kind,
                           const Context& context) {
  for (std::size_t i = 0; i < activity.amounts.size(); ++i) {
    const AmountGroup& group = activity.amounts[i];
    const std::string path = "activity.amounts[" + std::to_string(i) + "]";
    if (activity.nothing_today) return refuse("nothing_today_has_amounts", path);
    for (const Id& unit : group.units)
      if (!context.directory.unit(unit)) return refuse("unit_unknown", path + ".units");
    for (const std::string& code : group.programmes)
      if (!find_by_code(context.rules.programmes, code))
        return refuse("programme_unknown", path + ".programmes", {{"value", code}});
    for (const Amount& amount : group.amounts) {
      if (std::ranges::find(kind.quantities, amount.quantity) == kind.quantities.end())
        return refuse("quantity_not_of_kind", path, {{"value", amount.quantity}});
      if (amount.amount < 0 || amount.amount > base::limits::amount_max)
        return refuse("amount_out_of_range", path, {{"value", amount.quantity}});
    }
  }
  return {};
}

// A line that is due every day says amounts or that there was nothing: an empty one would count as
// reported and hide that nobody has.
Result<void> check_says_something(const Activity& activity, const ActivityKind& kind,
                                  const Context& context) {
  if (context.origin == Origin::imported || kind.reporting == Reporting::none ||
      kind.quantities.empty() || activity.nothing_today)
    return {};
  const bool has_amount = std::ranges::any_of(
      activity.amounts, [](const AmountGroup& group) { return !group.amounts.empty(); });
  if (has_amount) return {};
  return refuse("amounts_or_nothing_needed", "activity.amounts");
}

Result<void> check_sizes(const Activity& activity) {
  using namespace base::limits;
  const auto over = [](std::size_t size, std::size_t bound, std::string_view field) {
    return size <= bound ? Result<void>{}
                         : refuse("too_many_values", field, {{"bound", std::to_string(bound)}});
  };
  if (auto ok = over(activity.units.size(), units_per_record_max, "activity.units"); !ok) return ok;
  if (auto ok = over(activity.programmes.size(), programmes_per_record_max, "activity.programmes");
      !ok)
    return ok;
  if (auto ok = over(activity.photos.size(), photos_per_record_max, "activity.photos"); !ok)
    return ok;
  if (auto ok = over(activity.people.size(), people_per_record_max, "activity.people"); !ok)
    return ok;
  return over(activity.amounts.size(), amount_groups_max, "activity.amounts");
}

Result<void> check_evidence(const Activity& activity, const ActivityKind& kind,
                            const Context& context) {
  if (context.origin == Origin::imported || activity.nothing_today) return {};
  switch (kind.evidence) {
    case Evidence::none:
      return {};
    case Evidence::photo_and_place:
      if (!activity.place && !activity.no_photo_reason)
        return refuse("place_or_reason_needed", "activity.place");
      [[fallthrough]];
    case Evidence::photo:
      if (activity.photos.empty() && !activity.no_photo_reason)
        return refuse("photo_or_reason_needed", "activity.photos");
      return {};
  }
  return {};
}
}  // namespace

Result<void> check_activity(const Activity& activity, const Context& context) {
  const ActivityKind* kind = find_by_code(context.rules.activity_kinds, activity.kind);
  if (!kind) return refuse("activity_kind_unknown", "activity.kind", {{"value", activity.kind}});
  if (activity.units.empty()) return refuse("field_missing", "activity.units");
  if (auto ok = check_sizes(activity); !ok) return ok;
  for (const Id& unit : activity.units)
    if (!context.directory.unit(unit))
      return refuse("unit_unknown", "activity.units", {{"value", base::to_text(unit)}});
  for (const std::string& code : activity.programmes)
    if (!find_by_code(context.rules.programmes, code))
      return refuse("programme_unknown", "activity.programmes", {{"value", code}});
  if (activity.day > context.today()) return refuse("day_in_the_future", "activity.day");
  if (activity.from && activity.until && *activity.until < *activity.from)
    return refuse("span_ends_before_it_begins", "activity.until");
  if (auto ok = check_fields(activity, *kind, context); !ok) return ok;
  if (auto ok = check_amounts(activity, *kind, context); !ok) return ok;
  if (auto ok = check_says_something(activity, *kind, context); !ok) return ok;
  for (const ActivityChecklist& list : activity.checklists) {
    if (std::ranges::find(kind->checklists, list.checklist) == kind->checklists.end())
      return refuse("checklist_not_of_kind", "activity.checklists", {{"value", list.checklist}});
    if (auto ok = check_answers(list.answers, list.checklist, context.rules, "activity.checklists");
        !ok)
      return ok;
  }
  return check_evidence(activity, *kind, context);
}

}  // namespace luoshi::core
