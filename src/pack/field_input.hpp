// Input for the fields of a kind -> values typed by the field vocabulary. Two doors: JSON of a
// request and text of a sheet's cell. Both refuse with a code of input_messages() and the field's
// path.
#pragma once
#include <boost/json.hpp>
#include <functional>

#include "base/result.hpp"
#include "core/rule_set.hpp"
#include "core/value.hpp"

namespace luoshi::pack {

// Every field of the kind that `raw` names, as JSON: text, long_text: text. integer: number.
// decimal: number or text ("1.5"), in the measure itself. choice: code; choices: list of codes.
// day: "2018-11-05". instant: RFC 3339. span: {"from","until"}. person, unit, site: id. place,
// file, photo, signature, checklist: as the core's codec writes them. table: list of objects.
// null = not given. Refusals name "fields.<code>": field_unknown, field_missing, text_expected,
// number_expected, list_expected, object_expected, choice_unknown, number_below, number_above,
// number_too_precise, value_malformed, checklist_item_unknown, rows_too_many.
base::Result<core::FieldValues> check_fields(const boost::json::object& raw,
                                             const core::ActivityKind& kind,
                                             const core::RuleSet& rules);

// Who is meant by a name in a sheet: the records that have it as name, alias or code.
using FindRecords = std::function<std::vector<core::Id>(std::string_view name)>;
struct Lookup {
  FindRecords units;
  FindRecords persons;
  FindRecords sites;
  std::optional<int> year;  // for days written without one
  base::UtcOffset offset;
};

// What a cell says. Terms by code, name or alias; numbers and days as input_text.hpp reads them.
// Refusals: those of input_text.hpp, choice_unknown (args: value, allowed), record_unknown,
// record_ambiguous (args: value, count), number_below, number_above, place_malformed,
// span_malformed, field_not_from_text (photos, files, signatures, checklists, tables).
base::Result<core::FieldValue> parse_cell_text(const core::Field& field, std::string_view text,
                                               const core::RuleSet& rules, const Lookup& lookup);

// Code of the term that a text means, by code, name or alias.
std::optional<std::string> find_term(const core::TermList& list, std::string_view text);

}  // namespace luoshi::pack
