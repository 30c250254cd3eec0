#include "cli/load_pack.hpp"

#include "interop/pack_workbook.hpp"
#include "papers/rule_book.hpp"

namespace luoshi::cli {

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
  papers::check_columns(loaded);
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
