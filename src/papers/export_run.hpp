// Exports records to a file, page by page from one snapshot, through the scope of whoever asks. The
// columns are the interop room's (export_columns.hpp).
#pragma once
#include "app/snapshot.hpp"
#include "interop/export_file.hpp"

namespace luoshi::papers {

enum class ExportRows { all, none };  // none: the headings alone, a sheet to fill in

struct ExportSettings {
  core::Scope scope;          // personal_text decides on columns with names and contacts
  std::string noun = "case";  // case, activity, unit, person, post, site
  views::Selection selection;
  std::string text;                // words to find
  std::string columns;             // a column set of the rule set; empty = all columns of the noun
  std::vector<std::string> paths;  // columns picked by hand; they win
  std::string kind;                // of activities; empty = all, in XLSX a sheet for each kind
  interop::ExportFormat format = interop::ExportFormat::xlsx;
  base::Language language = base::Language::zh;
  interop::Thumbnails thumbnails = interop::Thumbnails::shown;
  ExportRows rows = ExportRows::all;
  std::filesystem::path out;
  core::Instant now;
  // As interop::ExportFileSettings has it.
  std::function<std::optional<std::string>(const std::string& digest)> load_thumbnail;
  std::function<void(std::int64_t done, std::int64_t total)> progress;
};

struct ExportReport {
  std::string file;
  std::int64_t rows = 0;
  std::int64_t sheets = 0;
  std::int64_t columns = 0;
};
BOOST_DESCRIBE_STRUCT(ExportReport, (), (file, rows, sheets, columns))

// What the sheet holds, in words: a kind, a column set, else the noun.
std::string subject_of(const ExportSettings& settings, const core::RuleSet& rules);

// Refusals: export_noun_unknown, export_kind_unknown, those of interop::columns_of_set, of
// views::check_query and of ExportFile::finish. The file appears only when it is complete.
base::Result<ExportReport> export_records(views::Reader& reader, const app::Snapshot& snapshot,
                                          const ExportSettings& settings);

}  // namespace luoshi::papers
