// Reads one cell of a sheet as a field of the rule set asks, and says why where it cannot.
#include "base/text.hpp"
#include "pack/cells.hpp"
#include "pack/field_input.hpp"
#include "pack/field_parts.hpp"
#include "pack/input_text.hpp"
#include "pack/input_words.hpp"

namespace luoshi::pack {

namespace {
using core::Field;
using core::FieldType;
using core::FieldValue;
using Result = base::Result<FieldValue>;

Result no(std::string_view code, std::string_view value, Args args = {}) {
  args["value"] = value;
  return base::refuse(code, {}, std::move(args));
}

Result number(const Field& field, std::string_view text) {
  const auto value = parse_amount(text, field.decimals, field.measure);
  if (!value) return std::unexpected(value.error());
  return bounded(field, *value, {});
}

std::vector<std::string> typed_list(std::string_view text) {
  std::string plain(text);
  for (std::string_view marks = list_marks(); !marks.empty();) {
    std::size_t bytes = 1;
    while (bytes < marks.size() && (static_cast<unsigned char>(marks[bytes]) & 0xc0) == 0x80)
      ++bytes;
    const std::string_view mark = marks.substr(0, bytes);
    for (std::size_t at = plain.find(mark); at != plain.npos; at = plain.find(mark, at + 1))
      plain.replace(at, bytes, "|");
    marks.remove_prefix(bytes);
  }
  return split_list(plain);
}

Result choice(const Field& field, std::string_view text, const core::RuleSet& rules) {
  const core::TermList* list = core::find_by_code(rules.terms, field.terms);
  core::ChoiceValue out;
  const auto whole = list ? find_term(*list, text) : std::nullopt;
  if (whole) {
    out.value.push_back(*whole);
    return out;
  }
  if (field.type == FieldType::choice || !list)
    return no("choice_unknown", text, {{"allowed", allowed_terms(list)}});
  for (const std::string& item : typed_list(text)) {
    const auto term = find_term(*list, item);
    if (!term) return no("choice_unknown", item, {{"allowed", allowed_terms(list)}});
    if (!contains(out.value, *term)) out.value.push_back(*term);
  }
  return out;
}

Result record(const FindRecords& find, std::string_view text) {
  const std::vector<core::Id> found = find ? find(text) : std::vector<core::Id>{};
  if (found.empty()) return no("record_unknown", text);
  if (found.size() > 1)
    return no("record_ambiguous", text, {{"count", std::to_string(found.size())}});
  return core::RecordValue{found.front()};
}

// Latitude and longitude in either order: in China the larger one is the longitude.
Result place(std::string_view text) {
  const std::vector<std::string> parts = typed_list(base::to_half_width(text));
  if (parts.size() != 2) return no("place_malformed", text);
  auto first = scaled_from_text(parts[0], 7);
  auto second = scaled_from_text(parts[1], 7);
  if (!first || !second) return no("place_malformed", text);
  if (*first > *second) std::swap(first, second);
  constexpr std::int64_t degree = 10'000'000;
  if (*first < 3 * degree || *first > 54 * degree || *second < 73 * degree ||
      *second > 136 * degree)
    return no("place_malformed", text);
  return core::PlaceValue{
      {static_cast<std::int32_t>(*first), static_cast<std::int32_t>(*second), std::nullopt}};
}

Result span(std::string_view text, const Lookup& lookup) {
  for (const std::string_view mark : words(InputWords::span_marks)) {
    const std::size_t at = text.find(mark);
    if (at == text.npos) continue;
    const auto from = parse_instant(text.substr(0, at), lookup.year, lookup.offset);
    if (!from) continue;
    const std::string_view rest = text.substr(at + mark.size());
    auto until = parse_instant(rest, lookup.year, lookup.offset);
    if (const auto minute = parse_minute_of_day(rest); !until && minute)
      until = base::start_of(base::day_of(*from, lookup.offset), lookup.offset, *minute);
    if (until && *from <= *until) return core::SpanValue{*from, *until};
  }
  return no("span_malformed", text);
}
}  // namespace

std::optional<std::string> find_term(const core::TermList& list, std::string_view text) {
  const std::string wanted = base::normalise(trimmed(text));
  for (const core::Term& term : list.terms) {
    const auto says = [&](std::string_view name) { return base::normalise(name) == wanted; };
    if (wanted == term.code || says(term.name.zh) || says(term.name.en) ||
        std::ranges::any_of(term.aliases, says))
      return term.code;
  }
  return std::nullopt;
}

base::Result<FieldValue> parse_cell_text(const Field& field, std::string_view text,
                                         const core::RuleSet& rules, const Lookup& lookup) {
  switch (field.type) {
    case FieldType::text:
    case FieldType::long_text:
      return core::TextValue{core::Text(trimmed(text))};
    case FieldType::integer:
    case FieldType::decimal:
      return number(field, text);
    case FieldType::choice:
    case FieldType::choices:
      return choice(field, text, rules);
    case FieldType::day: {
      const auto day = parse_day(text, lookup.year);
      if (!day) return std::unexpected(day.error());
      return core::DayValue{*day};
    }
    case FieldType::instant: {
      const auto instant = parse_instant(text, lookup.year, lookup.offset);
      if (!instant) return std::unexpected(instant.error());
      return core::InstantValue{*instant};
    }
    case FieldType::span:
      return span(text, lookup);
    case FieldType::person:
      return record(lookup.persons, text);
    case FieldType::unit:
      return record(lookup.units, text);
    case FieldType::site:
      return record(lookup.sites, text);
    case FieldType::place:
      return place(text);
    case FieldType::photo:
    case FieldType::file:
    case FieldType::signature:
    case FieldType::checklist:
    case FieldType::table:
      return no("field_not_from_text", text);
  }
  return no("field_not_from_text", text);
}

}  // namespace luoshi::pack
