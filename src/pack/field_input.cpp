#include "pack/field_input.hpp"

#include <fmt/format.h>

#include "pack/cells.hpp"
#include "pack/field_parts.hpp"

namespace luoshi::pack {

namespace {
using core::CellValue;
using core::Field;
using core::FieldType;
using Json = boost::json::value;

constexpr std::size_t table_rows_max = 200;

base::Result<CellValue> no(std::string_view code, const std::string& path, Args args = {}) {
  return base::refuse(code, path, std::move(args));
}

// A value that the core's codec reads; its complaints get the path of the field in front.
template <class T>
base::Result<T> decoded(const Json& json, const std::string& path) {
  auto value = base::decode<T>(json);
  if (!value)
    return base::refuse(value.error().code,
                        value.error().field.empty() ? path : path + "." + value.error().field);
  return value;
}

template <class Value, class T>
base::Result<CellValue> as(const Json& json, const std::string& path) {
  auto value = decoded<T>(json, path);
  if (!value) return std::unexpected(std::move(value.error()));
  Value out;
  out.value = std::move(*value);
  return out;
}

base::Result<CellValue> read_text(const Json& json, const std::string& path) {
  if (!json.is_string()) return no("text_expected", path);
  return core::TextValue{core::Text(std::string(std::string_view(json.get_string())))};
}

base::Result<CellValue> read_number(const Field& field, const Json& json, const std::string& path) {
  std::string text;
  if (json.is_string() && field.type == FieldType::decimal)
    text = std::string_view(json.get_string());
  else if (json.is_double())
    text = fmt::format("{}", json.get_double());
  else if (json.is_number())
    text = json.is_int64() ? std::to_string(json.get_int64()) : std::to_string(json.get_uint64());
  const std::int32_t decimals = field.type == FieldType::decimal ? field.decimals : 0;
  const auto value = scaled_from_text(text, decimals);
  if (!value && scaled_from_text(text, 15))
    return no("number_too_precise", path, {{"decimals", std::to_string(decimals)}});
  if (!value) return no("number_expected", path);
  auto fits = bounded(field, *value, path);
  if (!fits) return std::unexpected(std::move(fits.error()));
  return core::IntegerValue{*value};
}

base::Result<CellValue> read_choice(const Field& field, const Json& json,
                                    const core::RuleSet& rules, const std::string& path) {
  core::ChoiceValue out;
  if (field.type == FieldType::choice) {
    if (!json.is_string()) return no("text_expected", path);
    out.value.emplace_back(std::string_view(json.get_string()));
  } else {
    auto list = decoded<std::vector<std::string>>(json, path);
    if (!list) return std::unexpected(std::move(list.error()));
    out.value = std::move(*list);
  }
  const core::TermList* terms = core::find_by_code(rules.terms, field.terms);
  for (const std::string& code : out.value)
    if (!terms || !core::find_by_code(terms->terms, code))
      return no("choice_unknown", path, {{"value", code}, {"allowed", allowed_terms(terms)}});
  return out;
}

base::Result<CellValue> read_span(const Json& json, const std::string& path) {
  auto value = decoded<core::SpanValue>(json, path);
  if (!value) return std::unexpected(std::move(value.error()));
  if (value->until < value->from) return no("span_reversed", path);
  return *value;
}

base::Result<CellValue> read_checklist(const Field& field, const Json& json,
                                       const core::RuleSet& rules, const std::string& path) {
  auto answers = decoded<std::vector<core::ChecklistAnswer>>(json, path);
  if (!answers) return std::unexpected(std::move(answers.error()));
  const core::Checklist* checklist = core::find_by_code(rules.checklists, field.terms);
  for (const core::ChecklistAnswer& answer : *answers)
    if (!checklist || !core::find_by_code(checklist->items, answer.item))
      return no("checklist_item_unknown", path, {{"value", answer.item}});
  return core::ChecklistValue{std::move(*answers)};
}

base::Result<CellValue> read_cell(const Field& field, const Json& json, const core::RuleSet& rules,
                                  const std::string& path) {
  switch (field.type) {
    case FieldType::text:
    case FieldType::long_text:
      return read_text(json, path);
    case FieldType::integer:
    case FieldType::decimal:
      return read_number(field, json, path);
    case FieldType::choice:
    case FieldType::choices:
      return read_choice(field, json, rules, path);
    case FieldType::day:
      return as<core::DayValue, core::Day>(json, path);
    case FieldType::instant:
      return as<core::InstantValue, core::Instant>(json, path);
    case FieldType::span:
      return read_span(json, path);
    case FieldType::person:
    case FieldType::unit:
    case FieldType::site:
      return as<core::RecordValue, core::Id>(json, path);
    case FieldType::place:
      return as<core::PlaceValue, core::Place>(json, path);
    case FieldType::photo:
    case FieldType::file:
    case FieldType::signature:
      return as<core::FileValue, core::Attachment>(json, path);
    case FieldType::checklist:
      return read_checklist(field, json, rules, path);
    case FieldType::table:
      return no("table_in_table", path);
  }
  return no("value_malformed", path);
}

// One level: the fields of a kind, or the columns of a table.
template <class Values, class Read>
base::Result<Values> read_object(const boost::json::object& raw, const std::vector<Field>& fields,
                                 const std::string& path, const Read& read) {
  Values out;
  for (const auto& [key, json] : raw) {
    const std::string here = path + "." + std::string(key);
    const Field* field = core::find_by_code(fields, std::string_view(key));
    if (!field) return base::refuse("field_unknown", here);
    if (json.is_null()) continue;
    auto value = read(*field, json, here);
    if (!value) return std::unexpected(std::move(value.error()));
    out.emplace(field->code, std::move(*value));
  }
  for (const Field& field : fields)
    if (field.required && !out.contains(field.code))
      return base::refuse("field_missing", path + "." + field.code, {{"name", field.name.zh}});
  return out;
}

base::Result<core::FieldValue> read_table(const Field& field, const Json& json,
                                          const core::RuleSet& rules, const std::string& path) {
  if (!json.is_array()) return base::refuse("list_expected", path);
  if (json.get_array().size() > table_rows_max)
    return base::refuse("rows_too_many", path, {{"most", std::to_string(table_rows_max)}});
  core::TableValue out;
  for (const Json& item : json.get_array()) {
    const std::string here = path + "[" + std::to_string(out.value.size()) + "]";
    if (!item.is_object()) return base::refuse("object_expected", here);
    auto row = read_object<core::TableRow>(
        item.get_object(), field.columns, here,
        [&](const Field& column, const Json& cell, const std::string& place) {
          return read_cell(column, cell, rules, place);
        });
    if (!row) return std::unexpected(std::move(row.error()));
    out.value.push_back(std::move(*row));
  }
  return out;
}
}  // namespace

base::Result<core::FieldValue> bounded(const Field& field, std::int64_t value, std::string path) {
  if (field.minimum && value < *field.minimum)
    return base::refuse("number_below", path,
                        {{"bound", scaled_to_text(*field.minimum, field.decimals)}});
  if (field.maximum && value > *field.maximum)
    return base::refuse("number_above", path,
                        {{"bound", scaled_to_text(*field.maximum, field.decimals)}});
  return core::IntegerValue{value};
}

std::string allowed_terms(const core::TermList* list) {
  constexpr std::size_t shown_max = 12;
  std::string out;
  if (!list) return out;
  for (std::size_t i = 0; i < list->terms.size() && i < shown_max; ++i)
    out += (i > 0 ? ", " : "") + list->terms[i].name.zh;
  return list->terms.size() > shown_max ? out + "…" : out;
}

base::Result<core::FieldValues> check_fields(const boost::json::object& raw,
                                             const core::ActivityKind& kind,
                                             const core::RuleSet& rules) {
  const auto read = [&](const Field& field, const Json& json,
                        const std::string& path) -> base::Result<core::FieldValue> {
    if (field.type == FieldType::table) return read_table(field, json, rules, path);
    auto cell = read_cell(field, json, rules, path);
    if (!cell) return std::unexpected(std::move(cell.error()));
    return std::visit([](auto&& value) { return core::FieldValue(std::move(value)); },
                      std::move(*cell));
  };
  return read_object<core::FieldValues>(raw, kind.fields, "fields", read);
}

}  // namespace luoshi::pack
