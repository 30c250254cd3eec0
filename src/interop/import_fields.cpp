// Cells of a kind's own fields: the pack room reads them, whoever is named is looked up here.
#include "interop/import_cells.hpp"
#include "pack/field_input.hpp"

namespace luoshi::interop {

std::optional<core::FieldValue> RowReader::field(const MappedColumn& column,
                                                 const core::Field& field,
                                                 const std::string& text) {
  const ImportNames& names = context_.names;
  const pack::Lookup lookup{
      .units = [&](std::string_view name) { return names.find_units(name, area()); },
      .persons = [&](std::string_view name) { return names.persons.find(name); },
      .sites = [&](std::string_view name) { return names.sites.find(name); },
      .year = mapping_.year,
      .offset = context_.offset};
  auto value = pack::parse_cell_text(field, text, context_.rules, lookup);
  if (value) return std::move(*value);
  complain(value.error(), &column);
  return std::nullopt;
}

}  // namespace luoshi::interop
