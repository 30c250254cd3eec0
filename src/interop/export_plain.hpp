// The plain formats of export_file.hpp, and the notes that every format carries.
#pragma once
#include "interop/export_file.hpp"

namespace luoshi::interop {

std::unique_ptr<ExportFile> make_csv_file(const std::filesystem::path& path,
                                          const ExportFileSettings& settings);
std::unique_ptr<ExportFile> make_json_lines_file(const std::filesystem::path& path,
                                                 const ExportFileSettings& settings);
// Title, rows, filter, time, what is missing; each begins with "#", which the importer passes over.
std::vector<std::string> note_lines(const ExportNotes& notes, const ExportFileSettings& settings);

}  // namespace luoshi::interop
