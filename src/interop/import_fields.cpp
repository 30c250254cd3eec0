// Cells of a kind's own fields: by the closed vocabulary of field types.
#include "interop/import_cells.hpp"
#include "pack/input_text.hpp"
#include "pack/sheets.hpp"

namespace luoshi::interop {

std::optional<core::FieldValue> RowReader::choice(const MappedColumn& column,
                                                  const core::Field& field,
                                                  const std::string& text) {
  core::ChoiceValue out;
  std::vector<std::string> items{text};
  if (context_.words.term(field.terms, text).empty()) items = pack::split_list(text);
  for (const std::string& item : items) {
    std::string code = context_.words.term(field.terms, item);
    if (code.empty()) {
      complain("term_not_found", &column,
               {{"value", item}, {"choices", context_.words.choices(field.terms)}});
      return std::nullopt;
    }
    if (std::ranges::find(out.value, code) == out.value.end())
      out.value.push_back(std::move(code));
  }
  return out;
}

std::optional<core::FieldValue> RowReader::record(const MappedColumn& column, const NameBook& book,
                                                  std::string_view missing,
                                                  const std::string& text) {
  const auto& found = book.find(text);
  if (found.size() == 1) return core::RecordValue{found.front()};
  complain(found.empty() ? missing : std::string_view("name_ambiguous"), &column,
           {{"value", text}});
  return std::nullopt;
}

std::optional<core::FieldValue> RowReader::field(const MappedColumn& column,
                                                 const core::Field& field,
                                                 const std::string& text) {
  using core::FieldType;
  switch (field.type) {
    case FieldType::text:
    case FieldType::long_text: return core::TextValue{core::Text(text)};
    case FieldType::integer:
    case FieldType::decimal: {
      const auto value = pack::parse_amount(text, field.decimals, field.measure);
      if (value) return core::IntegerValue{*value};
      complain(value.error(), &column);
      return std::nullopt;
    }
    case FieldType::choice:
    case FieldType::choices: return choice(column, field, text);
    case FieldType::day:
      if (const auto value = day(column, text)) return core::DayValue{*value};
      return std::nullopt;
    case FieldType::instant:
      if (const auto value = instant(column, text)) return core::InstantValue{*value};
      return std::nullopt;
    case FieldType::person:
      return record(column, context_.names.persons, "person_not_found", text);
    case FieldType::site: return record(column, context_.names.sites, "site_not_found", text);
    case FieldType::unit:
      if (const auto value = unit(column, text)) return core::RecordValue{*value};
      return std::nullopt;
    case FieldType::span:
    case FieldType::place:
    case FieldType::photo:
    case FieldType::file:
    case FieldType::signature:
    case FieldType::checklist:
    case FieldType::table:
      complain("field_not_in_sheets", &column, {{"type", std::string(base::name_of(field.type))}});
      return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace luoshi::interop
