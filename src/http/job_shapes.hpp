// What the routes of job_routes.cpp take and answer.
#pragma once
#include "http/api_shapes.hpp"
#include "interop/export_file.hpp"
#include "interop/import_headings.hpp"

namespace luoshi::http {

struct JobAnswer {
  core::Id job;
  std::string kind;    // export, import, backup
  std::string status;  // waiting, running, done, refused, failed, cancelled
  std::int64_t done = 0;
  std::int64_t total = 0;  // 0: not known yet
  core::Instant asked_at;
  std::optional<core::Instant> ended_at;
  std::optional<std::string> problem;  // refused, failed: what happened and what to do
  std::optional<Document> report;
  std::optional<std::string> file;  // fetch it at /api/v1/jobs/{job}/file
  std::optional<std::int64_t> file_bytes;
};
BOOST_DESCRIBE_STRUCT(JobAnswer, (),
                      (job, kind, status, done, total, asked_at, ended_at, problem, report, file,
                       file_bytes))
struct JobList {
  std::vector<JobAnswer> jobs;
};
BOOST_DESCRIBE_STRUCT(JobList, (), (jobs))
struct JobStarted {
  core::Id job;
};
BOOST_DESCRIBE_STRUCT(JobStarted, (), (job))

// The filters of a list, exactly: what is exported is what the list shows, on all its pages.
struct ExportOrder {
  std::string noun = "case";
  std::optional<std::string> select;
  std::optional<std::string> text;
  std::optional<std::string> columns;  // a column set; left out: all columns of the noun
  std::vector<std::string> paths;      // columns picked by hand, in their order; not with `columns`
  std::optional<std::string> kind;     // of activities
  interop::ExportFormat format = interop::ExportFormat::xlsx;
  std::optional<bool> pictures;  // thumbnails in the cells of XLSX; left out: yes
  std::optional<bool> blank;     // the headings alone, to be filled in and imported
};
BOOST_DESCRIBE_STRUCT(ExportOrder, (),
                      (noun, select, text, columns, paths, kind, format, pictures, blank))

// files: digests of sheets uploaded before (PUT /api/v1/files/{sha256}), in their order.
struct UploadedSheet {
  base::Digest digest{};
  std::string name;  // as the office calls it: it may say the kind and the year
};
BOOST_DESCRIBE_STRUCT(UploadedSheet, (), (digest, name))
struct ImportOrder {
  std::vector<UploadedSheet> files;
  std::optional<bool> dry_run;
  std::optional<bool> skip_bad;
  std::optional<std::int32_t> year;             // of days without one
  std::vector<interop::GivenHeading> headings;  // what headings mean that are not known
  std::vector<interop::GivenSheet> sheets;      // what sheets hold of which it is not clear
};
BOOST_DESCRIBE_STRUCT(ImportOrder, (), (files, dry_run, skip_bad, year, headings, sheets))
struct BackupOrder {};
BOOST_DESCRIBE_STRUCT(BackupOrder, (), ())

}  // namespace luoshi::http

template <>
inline constexpr bool luoshi::base::writes_empty_lists<luoshi::http::JobList> = true;
