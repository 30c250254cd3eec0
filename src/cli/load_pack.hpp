// Packs for the subcommands: a folder or a workbook, with its complaints printed.
#pragma once
#include "cli/session.hpp"
#include "pack/pack.hpp"

namespace luoshi::cli {

enum class Warnings { shown, hidden };

// A folder, or an XLSX workbook by its ending. nullopt after errors, which have been printed.
std::optional<pack::Pack> load_pack(const std::filesystem::path& path, Session& session,
                                    Warnings warnings);

// A new data folder founded with the pack at the clock's time; nullptr after a refusal, and then no
// folder is left.
std::unique_ptr<DataFolder> found_folder(const std::filesystem::path& root, const pack::Pack& pack,
                                         app::Clock clock, Session& session);

}  // namespace luoshi::cli
