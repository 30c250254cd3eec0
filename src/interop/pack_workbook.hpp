// A pack as one XLSX workbook, for offices: out with headings and words of a language, explanations
// and drop-down lists; back without loss.
#pragma once
#include <filesystem>

#include "base/message.hpp"
#include "base/result.hpp"
#include "pack/pack.hpp"

namespace luoshi::interop {

// Complaints name sheet, row and column. Refuses what read_workbook refuses, and
// workbook_without_rules.
base::Result<pack::LoadResult> load_pack_workbook(const std::filesystem::path& file);

// Refuses what WorkbookWriter::finish refuses; throws when the file cannot be written.
base::Result<void> write_pack_workbook(const pack::Pack& pack, const std::filesystem::path& file,
                                       base::Language language);

}  // namespace luoshi::interop
