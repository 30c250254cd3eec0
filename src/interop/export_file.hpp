// Rows of an export -> a file: CSV, JSON Lines, or XLSX with thumbnails in the cells. Says in the
// file how many rows there are, by which filter, and what was left out; nothing is cut off.
#pragma once
#include <filesystem>
#include <memory>

#include "interop/export_columns.hpp"

namespace luoshi::interop {

enum class ExportFormat { csv, json_lines, xlsx };
BOOST_DESCRIBE_ENUM(ExportFormat, csv, json_lines, xlsx)
enum class Thumbnails { shown, left_out };

struct ExportNotes {
  std::string title;
  std::string filter;  // in words; empty = none
  base::Instant made_at;
  std::int64_t rows = 0;
  ColumnPrivacy privacy = ColumnPrivacy::personal;  // open: personal columns were left empty
};

struct ExportFileSettings {
  ExportFormat format = ExportFormat::xlsx;
  base::Language language = base::Language::zh;
  base::UtcOffset offset;
  Thumbnails thumbnails = Thumbnails::shown;
  // A photo as others may see it, as a small JPEG without metadata; nullopt: erased, taken down or
  // unreadable.
  std::function<std::optional<std::string>(const std::string& digest)> load_thumbnail;
};

class ExportFile {
 public:
  virtual ~ExportFile() = default;
  // Before its rows; CSV and JSON Lines have one sheet only.
  virtual void begin_sheet(const std::string& name, std::span<const ExportColumn> columns) = 0;
  virtual void row(std::span<const ExportCell> cells) = 0;
  // Completes the file, which appears only now. Refusals: those of WorkbookWriter::finish,
  // export_file_failed.
  virtual base::Result<void> finish(const ExportNotes& notes) = 0;
};

std::unique_ptr<ExportFile> make_export_file(const std::filesystem::path& path,
                                             const ExportFileSettings& settings);

// A name that a sheet may have: without what is forbidden, at most 31 characters.
std::string sheet_name(std::string_view text);

}  // namespace luoshi::interop
