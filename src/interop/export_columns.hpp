// The one vocabulary of export columns: what each path of a column set prints of a record.
// Described for offices in docs/export.md.
#pragma once
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/message.hpp"
#include "core/directory.hpp"
#include "core/state.hpp"
#include "interop/workbook_writer.hpp"

namespace luoshi::interop {

struct ExportPhoto {
  std::string digest;  // hexadecimal SHA-256
};
using ExportPhotos = std::vector<ExportPhoto>;
// monostate: the record says nothing there.
using ExportCell = std::variant<std::monostate, std::string, WrittenNumber, base::Day,
                                base::Instant, ExportPhotos>;

// As CSV and JSON Lines have it: 2018-11-05, 2018-11-05 09:10, 12.5, digests of photos.
std::string plain_text(const ExportCell& cell, base::UtcOffset offset);

// What columns need beside the state; reads texts and names for whoever may see them.
struct ExportContext {
  const core::RuleSet& rules;
  const core::Directory& directory;
  base::Language language = base::Language::zh;
  base::UtcOffset offset;
  std::function<std::string(const core::Text&)> text;
  std::function<std::string(const core::Id&)> unit_name;
  std::function<std::string(const core::Id&)> site_name;
  std::function<std::string(const core::Id&)> person_name;
};

// personal: names and contacts of persons, left empty for who may not read them.
enum class ColumnPrivacy { open, personal };

// One column of one export, ready to print. index: the number of the row, from 1.
struct ExportColumn {
  std::string path;
  std::string heading;
  ColumnPrivacy privacy = ColumnPrivacy::open;
  std::function<ExportCell(const core::Id&, const core::State&, const ExportContext&)> value;
};

// Nouns that can be exported: case, activity, unit, person, post, site.
bool can_export(std::string_view noun);

// The columns of a set of the rule set. Refusals: column_set_unknown, column_set_of_other_noun
// (args: value), export_column_unknown (args: value).
base::Result<std::vector<ExportColumn>> columns_of_set(const core::RuleSet& rules,
                                                       std::string_view noun, std::string_view set,
                                                       base::Language language);
// Columns picked by hand, in their order. Refusal: export_column_unknown (args: value).
base::Result<std::vector<ExportColumn>> columns_at(const core::RuleSet& rules,
                                                   std::string_view noun,
                                                   const std::vector<std::string>& paths,
                                                   base::Language language);
// The paths of a set that cannot be exported: faults of the rule set.
std::vector<std::string> unknown_paths(const core::RuleSet& rules, const core::ColumnSet& set);
// Every column of an activity kind (also of several together, with the kind in a column), or of
// another noun. With the record's id, so that a sheet that comes back is known.
std::vector<ExportColumn> columns_of_kinds(const core::RuleSet& rules,
                                           const std::vector<std::string>& kinds,
                                           base::Language language);
std::vector<ExportColumn> columns_of_noun(const core::RuleSet& rules, std::string_view noun,
                                          base::Language language);
ExportColumn record_column(base::Language language);

// The path "#": the row's number, which only the writer knows.
inline constexpr std::string_view serial_path = "#";

// The headings of every path, and whether it holds personal data (docs/export.md).
struct ColumnWord {
  std::string_view noun;  // empty: of every noun
  std::string_view path;
  std::string_view zh;
  std::string_view en;
  ColumnPrivacy privacy = ColumnPrivacy::open;
};
std::span<const ColumnWord> export_vocabulary();

std::span<const base::Message> export_messages();

}  // namespace luoshi::interop
