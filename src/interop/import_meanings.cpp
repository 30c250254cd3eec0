#include "interop/import_meanings.hpp"

#include "interop/export_columns.hpp"
#include "interop/import_words.hpp"

namespace luoshi::interop {

namespace {
constexpr std::string_view quantity = "quantities.";
constexpr std::string_view field = "fields.";

core::Name plain(std::string_view text) {
  return {std::string(text), std::string(text)};
}

core::Name name_of_column(SheetColumn column, SheetPurpose purpose) {
  const std::string_view noun = purpose == SheetPurpose::ledger ? "case" : "activity";
  const ColumnWord* other = nullptr;  // what another noun calls it
  for (const ColumnWord& word : export_vocabulary()) {
    if (column_of_path(word.path) != column) continue;
    if (word.noun.empty() || word.noun == noun) return {std::string(word.zh), std::string(word.en)};
    if (!other) other = &word;
  }
  if (other) return {std::string(other->zh), std::string(other->en)};
  const std::string_view code = base::name_of(column);
  for (const HeadingWord& word : heading_words())
    if (word.column == column) return {std::string(word.word), std::string(code)};
  return plain(code);
}
}  // namespace

core::Name name_of_meaning(std::string_view meaning, SheetPurpose purpose,
                           const core::RuleSet& rules) {
  if (meaning.starts_with(quantity)) {
    const auto* known = core::find_by_code(rules.quantities, meaning.substr(quantity.size()));
    return known ? known->name : plain(meaning);
  }
  if (meaning.starts_with(field)) {
    for (const core::ActivityKind& kind : rules.activity_kinds)
      if (const auto* known = core::find_by_code(kind.fields, meaning.substr(field.size())))
        return known->name;
    return plain(meaning);
  }
  const auto column = base::enum_from<SheetColumn>(meaning);
  return column ? name_of_column(*column, purpose) : plain(meaning);
}

std::vector<std::string> possible_meanings(const Purpose& purpose, const core::RuleSet& rules) {
  std::vector<std::string> out;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<SheetColumn>>([&](auto d) {
    if (belongs_to(d.value, purpose.purpose)) out.emplace_back(d.name);
  });
  if (purpose.purpose != SheetPurpose::activities) return out;
  const core::ActivityKind* kind = core::find_by_code(rules.activity_kinds, purpose.kind);
  for (const core::Quantity& one : rules.quantities)
    if (!kind || std::ranges::find(kind->quantities, one.code) != kind->quantities.end())
      out.push_back(std::string(quantity) + one.code);
  if (kind)
    for (const core::Field& one : kind->fields) out.push_back(std::string(field) + one.code);
  return out;
}

}  // namespace luoshi::interop
