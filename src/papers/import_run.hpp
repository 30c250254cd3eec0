// Imports files into an authority: reads them, plans, executes. The plan itself is the interop
// room's (import_plan.hpp); this is the half that reads names and writes records.
#pragma once
#include <filesystem>
#include <functional>

#include "app/writer.hpp"
#include "interop/import_plan.hpp"

namespace luoshi::papers {

enum class BadRows { stop, skip };   // stop: one bad row and nothing is written
enum class Execution { real, dry };  // dry: everything is decided, nothing is written

struct ImportSettings {
  core::Actor actor;  // who imports
  interop::PlanOptions plan;
  BadRows bad_rows = BadRows::stop;
  Execution execution = Execution::real;
  // Keeps a photo and gives its hexadecimal SHA-256; called before the records are written, never
  // in a dry run. Left out: photos are named in the records and not kept (tests).
  std::function<std::string(std::string_view bytes, std::string_view media_type)> store_photo;
  std::function<void(std::int64_t done, std::int64_t total)> progress;  // records
};

// Files in the order given; what one of them brings is known to the next. Refusals: those of
// interop::read_workbook and read_pictures (args: file). Bad rows are no refusal but complaints of
// the report; the caller's exit status follows report.has_errors().
base::Result<interop::ImportReport> import_files(app::Executor& executor, views::Reader& reader,
                                                 const std::vector<std::filesystem::path>& files,
                                                 const ImportSettings& settings);

// The same beside a running writer: what is written goes through it.
base::Result<interop::ImportReport> import_files(app::Writer& writer, views::Reader& reader,
                                                 const std::vector<std::filesystem::path>& files,
                                                 const ImportSettings& settings);

// The names that sheets may use, read from the current records.
interop::ImportNames import_names(views::Reader& reader, const app::Snapshot& snapshot);

// Every table whose codes an import report may carry.
interop::MessageTables import_message_tables();

}  // namespace luoshi::papers
