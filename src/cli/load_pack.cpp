#include "cli/load_pack.hpp"

#include "interop/export_columns.hpp"
#include "interop/import_headings.hpp"
#include "interop/pack_workbook.hpp"

namespace luoshi::cli {

namespace {
// What the pack room cannot know: the columns that can be printed and those a sheet can have.
void check_columns(pack::LoadResult& loaded) {
  if (!loaded.pack) return;
  const core::RuleSet& rules = loaded.pack->rules;
  for (const core::ColumnSet& set : rules.column_sets)
    for (const std::string& path : interop::unknown_paths(rules, set))
      loaded.complaints.push_back({.code = "path_not_exported",
                                   .table = "columns",
                                   .column = "path",
                                   .args = {{"set", set.code}, {"value", path}}});
  for (const std::string& column : interop::unknown_columns(rules))
    loaded.complaints.push_back({.code = "heading_column_unknown",
                                 .table = "headers",
                                 .column = "column",
                                 .args = {{"value", column}}});
  if (pack::has_errors(loaded.complaints)) loaded.pack.reset();
}
}  // namespace

std::optional<pack::Pack> load_pack(const std::filesystem::path& path, Session& session,
                                    Warnings warnings) {
  if (!std::filesystem::exists(path)) {
    session.refuse({"pack_missing", "pack", {{"value", path.string()}}});
    return std::nullopt;
  }
  pack::LoadResult loaded;
  if (std::filesystem::is_directory(path)) {
    loaded = pack::load_folder(path);
  } else {
    auto workbook = interop::load_pack_workbook(path);
    if (!workbook) {
      session.refuse(workbook.error());
      return std::nullopt;
    }
    loaded = std::move(*workbook);
  }
  check_columns(loaded);
  if (session.json && warnings == Warnings::shown)
    session.out << base::to_json(loaded.complaints) << '\n';
  for (const pack::Complaint& complaint : loaded.complaints)
    if (!session.json &&
        (complaint.severity == pack::Severity::error || warnings == Warnings::shown))
      session.err << pack::render(complaint, session.language) << '\n';
  if (!loaded.pack) session.exit = Exit::refused;
  return std::move(loaded.pack);
}

}  // namespace luoshi::cli
