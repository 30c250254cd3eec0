// Long work over HTTP: asked for, watched, fetched. Each job works for the post that asked, with
// its Scope and rights as they were then.
#include "http/api_handlers.hpp"
#include "http/api_words.hpp"
#include "http/job_shapes.hpp"
#include "interop/import_meanings.hpp"
#include "papers/export_run.hpp"
#include "papers/filter_words.hpp"
#include "papers/import_run.hpp"
#include "papers/messages.hpp"
#include "views/selection.hpp"

namespace luoshi::http {

namespace {
namespace fs = std::filesystem;
using base::refuse;
using base::Result;

template <class Order>
Result<Order> order_of(const Call& call) {
  auto json = base::parse_json(call.request.body);
  if (!json) return std::unexpected(std::move(json.error()));
  return base::decode<Order>(*json);
}

// Started: 202, and where to look.
Result<Response> started(Result<core::Id> job) {
  if (!job) return std::unexpected(std::move(job.error()));
  Response answer = json_answer(JobStarted{*job}, 202);
  answer.headers.push_back({"Location", "/api/v1/jobs/" + base::to_text(*job)});
  return answer;
}

std::string_view ending_of(interop::ExportFormat format) {
  switch (format) {
    case interop::ExportFormat::csv:
      return ".csv";
    case interop::ExportFormat::json_lines:
      return ".jsonl";
    case interop::ExportFormat::xlsx:
      return ".xlsx";
  }
  return {};
}

// The name of the file says what it holds and of which day; a sheet to fill in is of none.
std::string file_name(const papers::ExportSettings& settings, const core::RuleSet& rules) {
  const core::Day day = base::day_of(settings.now, {rules.utc_offset_minutes});
  std::string out = settings.rows == papers::ExportRows::none
                        ? base::text_of(papers::messages(), "sheet_to_fill_in", settings.language,
                                        {{"subject", papers::subject_of(settings, rules)}})
                        : fmt::format("{}-{}", papers::noun_name(settings.noun, settings.language),
                                      base::to_text(day));
  std::ranges::replace(out, '/', '_');
  return out + std::string(ending_of(settings.format));
}

Result<Response> start_export(Api& api, const Caller& caller, const Call& call) {
  if (auto ok = must_have(caller, core::Right::export_records); !ok)
    return std::unexpected(ok.error());
  auto order = order_of<ExportOrder>(call);
  if (!order) return std::unexpected(std::move(order.error()));
  auto selection = views::parse_selection(order->select.value_or(""));
  if (!selection) return std::unexpected(std::move(selection.error()));
  papers::ExportSettings settings{
      .scope = caller.scope,
      .noun = order->noun,
      .selection = std::move(*selection),
      .text = order->text.value_or(""),
      .columns = order->columns.value_or(""),
      .paths = order->paths,
      .kind = order->kind.value_or(""),
      .format = order->format,
      .language = language_of(call.request.header("Accept-Language")),
      .thumbnails = order->pictures.value_or(true) ? interop::Thumbnails::shown
                                                   : interop::Thumbnails::left_out,
      .rows = order->blank.value_or(false) ? papers::ExportRows::none : papers::ExportRows::all};
  api.note({.account = caller.account,
            .post = caller.actor.post,
            .kind = accounts::SecurityKind::exported,
            .detail = order->noun},
           call.request);
  return started(api.parts.jobs.start(
      caller.actor.post, "export",
      [&api, settings,
       snapshot = caller.snapshot](const app::JobHandle& job) mutable -> Result<app::JobResult> {
        settings.now = api.parts.clock();
        const std::string name = file_name(settings, *snapshot->rules);
        settings.out = job.folder / name;
        settings.load_thumbnail = api.parts.load_thumbnail;
        settings.progress = job.progress;
        auto reader = api.parts.store.reader();
        const auto report = papers::export_records(*reader, *snapshot, settings);
        if (!report) return std::unexpected(report.error());
        auto shown = *report;
        shown.file = name;
        return app::JobResult{base::to_json(shown), name};
      }));
}

// Sheets are read by their own names: those say the kind and the year.
Result<std::vector<fs::path>> named_sheets(Api& api, const ImportOrder& order,
                                           const fs::path& folder) {
  std::vector<fs::path> out;
  for (const UploadedSheet& sheet : order.files) {
    const std::string digest = base::to_hex(sheet.digest);
    const auto stored = api.parts.path_of_file(digest);
    const std::string name = fs::path(sheet.name).filename().string();
    if (!stored || name.empty() || name.starts_with('.'))
      return refuse("file_missing", "files", {{"value", sheet.name}});
    const fs::path own = folder / std::to_string(out.size());
    fs::create_directories(own);
    fs::create_hard_link(*stored, own / name);
    out.push_back(own / name);
  }
  return out;
}

// A code with its words, for a list to choose from.
boost::json::value shown_meaning(std::string_view code, const interop::SheetReport& sheet,
                                 const core::RuleSet& rules, base::Language language) {
  const auto purpose = interop::purpose_from(sheet.purpose, rules).value_or(interop::Purpose{});
  const core::Name name = interop::name_of_meaning(code, purpose.purpose, rules);
  return {{"code", code}, {"name", language == base::Language::zh ? name.zh : name.en}};
}

boost::json::object shown_sheet(const interop::SheetReport& sheet, const core::RuleSet& rules,
                                base::Language language) {
  const auto tables = papers::import_message_tables();
  boost::json::object out = boost::json::parse(base::to_json(sheet)).as_object();
  const bool is_list = !sheet.purpose.empty() && !interop::purpose_from(sheet.purpose, rules);
  boost::json::array columns;
  for (const interop::ColumnReport& one : sheet.columns) {
    boost::json::object column = {
        {"letter", one.letter}, {"heading", one.heading}, {"sample", one.sample}};
    if (is_list)
      column["meaning"] = {{"code", one.meaning},
                           {"name", interop::meaning_text(one, tables, language)}};
    else if (!one.meaning.empty())
      column["meaning"] = shown_meaning(one.meaning, sheet, rules, language);
    columns.push_back(std::move(column));
  }
  out["columns"] = std::move(columns);
  boost::json::array meanings;
  for (const std::string& code : sheet.meanings)
    meanings.push_back(shown_meaning(code, sheet, rules, language));
  out["meanings"] = std::move(meanings);
  return out;
}

// The report for programs and people: whole as text, each complaint with what it says, in the order
// of the report, and each meaning with its words.
boost::json::object shown_report(const interop::ImportReport& report, const core::RuleSet& rules,
                                 base::Language language) {
  const auto tables = papers::import_message_tables();
  boost::json::object json = boost::json::parse(base::to_json(report)).as_object();
  json["text"] = interop::render(report, tables, language);
  boost::json::array complaints;
  for (const interop::ImportComplaint& one : report.complaints) {
    boost::json::object row = boost::json::parse(base::to_json(one)).as_object();
    row["text"] = interop::text_of(one, tables, language);
    complaints.push_back(std::move(row));
  }
  json["complaints"] = std::move(complaints);
  boost::json::array sheets;
  for (const interop::SheetReport& sheet : report.sheets)
    sheets.push_back(shown_sheet(sheet, rules, language));
  json["sheets"] = std::move(sheets);
  return json;
}

// What was said by hand about headings and sheets, once all of it is known.
Result<void> take_given(const ImportOrder& order, const core::RuleSet& rules,
                        interop::PlanOptions& plan) {
  for (std::size_t i = 0; i < order.headings.size(); ++i)
    if (auto ok = interop::check_given(order.headings[i], rules); !ok) {
      ok.error().field = fmt::format("headings[{}].{}", i, ok.error().field);
      return ok;
    }
  for (std::size_t i = 0; i < order.sheets.size(); ++i)
    if (!interop::purpose_from(order.sheets[i].purpose, rules))
      return refuse("purpose_unknown", fmt::format("sheets[{}].purpose", i),
                    {{"value", order.sheets[i].purpose}});
  plan.headings = order.headings;
  plan.sheets = order.sheets;
  return {};
}

Result<Response> start_import(Api& api, const Caller& caller, const Call& call) {
  if (auto ok = must_have(caller, core::Right::record_for_others); !ok)
    return std::unexpected(ok.error());
  auto order = order_of<ImportOrder>(call);
  if (!order) return std::unexpected(std::move(order.error()));
  if (order->files.empty()) return refuse("field_missing", "files");
  // Knowing a digest is no right to the sheet behind it.
  for (const UploadedSheet& sheet : order->files)
    if (!uploaded_file(api, caller, sheet.digest))
      return refuse("file_not_uploaded", "files", {{"value", sheet.name}});
  papers::ImportSettings settings{
      .actor = caller.actor,
      .bad_rows = order->skip_bad.value_or(false) ? papers::BadRows::skip : papers::BadRows::stop,
      .execution =
          order->dry_run.value_or(false) ? papers::Execution::dry : papers::Execution::real};
  if (order->year) settings.plan.year = *order->year;
  if (auto ok = take_given(*order, *caller.snapshot->rules, settings.plan); !ok)
    return std::unexpected(std::move(ok.error()));
  const auto language = language_of(call.request.header("Accept-Language"));
  return started(api.parts.jobs.start(
      caller.actor.post, "import",
      [&api, settings, language, snapshot = caller.snapshot,
       order = std::move(*order)](const app::JobHandle& job) mutable -> Result<app::JobResult> {
        const fs::path sheets = job.folder / "sheets";
        auto files = named_sheets(api, order, sheets);
        if (!files) return std::unexpected(std::move(files.error()));
        settings.store_photo = [&](std::string_view bytes, std::string_view) {
          return api.parts.store_file(bytes);
        };
        settings.progress = job.progress;
        auto reader = api.parts.store.reader();
        auto report = papers::import_files(api.parts.writer, *reader, *files, settings);
        fs::remove_all(sheets);
        if (!report) return std::unexpected(std::move(report.error()));
        return app::JobResult{
            boost::json::serialize(shown_report(*report, *snapshot->rules, language)), {}};
      }));
}

Result<Response> start_backup(Api& api, const Caller& caller, const Call&) {
  if (auto ok = must_have(caller, core::Right::administer); !ok) return std::unexpected(ok.error());
  return started(api.parts.jobs.start(
      caller.actor.post, "backup", [&api](const app::JobHandle& job) -> Result<app::JobResult> {
        const std::string name = "backup-" + base::to_text(base::day_of(api.parts.clock(), {0})) +
                                 "-" + base::to_text(app::new_id(api.parts.clock)).substr(0, 8);
        if (auto done = api.parts.back_up(name, job.progress); !done)
          return std::unexpected(std::move(done.error()));
        return app::JobResult{boost::json::serialize(boost::json::object{{"folder", name}}), {}};
      }));
}

JobAnswer answer_of(const app::JobView& view, const Call& call) {
  JobAnswer out{.job = view.job,
                .kind = view.kind,
                .status = std::string(base::name_of(view.status)),
                .done = view.done,
                .total = view.total,
                .asked_at = view.asked_at,
                .ended_at = view.ended_at};
  if (view.refusal) {
    const auto language = language_of(call.request.header("Accept-Language"));
    out.problem = call.problems->describe(*view.refusal, language, "").detail;
  }
  if (!view.report.empty()) out.report = Document{view.report};
  if (!view.file.empty()) {
    out.file = view.file;
    out.file_bytes = view.file_bytes;
  }
  return out;
}

Result<core::Id> job_of(const Call& call) {
  const auto id = base::id_from_text(call.path_parameter("job"));
  if (!id) return refuse("job_missing", "job");
  return *id;
}

Result<Response> list_jobs(Api& api, const Caller& caller, const Call& call) {
  JobList out;
  for (const app::JobView& view : api.parts.jobs.list(caller.actor.post))
    out.jobs.push_back(answer_of(view, call));
  return json_answer(out);
}

Result<Response> read_job(Api& api, const Caller& caller, const Call& call) {
  auto id = job_of(call);
  if (!id) return std::unexpected(std::move(id.error()));
  const auto view = api.parts.jobs.find(*id, caller.actor.post);
  if (!view) return refuse("job_missing", "job");
  return json_answer(answer_of(*view, call));
}

Result<Response> read_job_file(Api& api, const Caller& caller, const Call& call) {
  auto id = job_of(call);
  if (!id) return std::unexpected(std::move(id.error()));
  if (!api.parts.jobs.find(*id, caller.actor.post)) return refuse("job_missing", "job");
  const auto file = api.parts.jobs.file_of(*id, caller.actor.post);
  if (!file) return refuse("job_has_no_file", "job");
  Response answer = file_response(call.request, *file, "application/octet-stream", "");
  answer.headers.push_back(
      {"Content-Disposition", disposition(Disposition::attachment, file->filename().string())});
  return answer;
}

Result<Response> cancel_job(Api& api, const Caller& caller, const Call& call) {
  auto id = job_of(call);
  if (!id) return std::unexpected(std::move(id.error()));
  if (!api.parts.jobs.find(*id, caller.actor.post)) return refuse("job_missing", "job");
  api.parts.jobs.cancel(*id, caller.actor.post);
  return json_answer(answer_of(*api.parts.jobs.find(*id, caller.actor.post), call));
}
}  // namespace

std::vector<Route> job_routes(const std::shared_ptr<Api>& api) {
  const ApiText& word = words();
  const auto route = [&](Method method, std::string_view path, std::string_view operation,
                         Text summary, SchemaFunction request, SchemaFunction response,
                         Answer answer) {
    return reading_route(api,
                         {method, path, operation, summary, request, response, answer, {}, 202});
  };
  const auto get = Method::get, post = Method::post;
  const auto begun = base::schema_of<JobStarted>;
  return {route(get, "/api/v1/jobs", "list_jobs", word.jobs, nullptr, base::schema_of<JobList>,
                list_jobs),
          route(get, "/api/v1/jobs/{job}", "read_job", word.job, nullptr,
                base::schema_of<JobAnswer>, read_job),
          route(get, "/api/v1/jobs/{job}/file", "read_job_file", word.job_file, nullptr, nullptr,
                read_job_file),
          route(post, "/api/v1/jobs/{job}/cancel", "cancel_job", word.cancel_job, nullptr,
                base::schema_of<JobAnswer>, cancel_job),
          route(post, "/api/v1/exports", "start_export", word.export_job,
                base::schema_of<ExportOrder>, begun, start_export),
          route(post, "/api/v1/imports", "start_import", word.import_job,
                base::schema_of<ImportOrder>, begun, start_import),
          route(post, "/api/v1/backups", "start_backup", word.backup_job,
                base::schema_of<BackupOrder>, begun, start_backup)};
}

}  // namespace luoshi::http
