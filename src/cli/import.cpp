// import: sheets into records.
#include <algorithm>

#include "cli/commands.hpp"
#include "cli/import_into.hpp"

namespace luoshi::cli {

namespace {
namespace fs = std::filesystem;

struct ImportOptions {
  fs::path folder;
  std::vector<fs::path> files;
  bool dry_run = false;
  bool skip_bad = false;
  int year = 0;
  std::string shift_weeks;
  std::string until;
  std::vector<std::string> headings;  // "heading=meaning"
};

core::Day today(const app::Snapshot& snapshot) {
  return base::day_of(app::system_clock()(), {snapshot.rules->utc_offset_minutes});
}

base::Result<interop::Shift> shift_option(const std::string& text, core::Day today) {
  if (text.empty()) return interop::Shift{};
  if (text == "auto") return interop::ShiftToWeekOf{today};
  int weeks = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), weeks);
  if (read.ec != std::errc() || read.ptr != text.data() + text.size())
    return base::refuse("weeks_malformed", "--shift-weeks", {{"value", text}});
  return interop::ShiftWeeks{weeks};
}

base::Result<interop::PlanOptions> plan_options(const ImportOptions& options,
                                                const app::Snapshot& snapshot) {
  interop::PlanOptions plan;
  if (options.year != 0) plan.year = options.year;
  auto shift = shift_option(options.shift_weeks, today(snapshot));
  if (!shift) return std::unexpected(std::move(shift.error()));
  plan.shift = *shift;
  for (const std::string& text : options.headings) {
    const auto equals = text.rfind('=');
    if (equals == text.npos) return base::refuse("heading_missing", "--heading", {{"value", text}});
    interop::GivenHeading given{text.substr(0, equals), text.substr(equals + 1)};
    if (auto ok = interop::check_given(given, *snapshot.rules); !ok)
      return base::refuse(ok.error().code, "--heading", ok.error().args);
    plan.headings.push_back(std::move(given));
  }
  if (options.until.empty()) return plan;
  const auto day = base::day_from_text(options.until);
  if (!day) return base::refuse("day_malformed", "--until", {{"value", options.until}});
  // The end of that day.
  plan.last = base::start_of(*day + 1, {snapshot.rules->utc_offset_minutes});
  plan.last->us -= 1;
  return plan;
}

void import(const ImportOptions& options, Session& session) {
  auto folder = session.open(options.folder, Opening::existing);
  if (!folder) return;
  app::Executor executor(folder->store(), app::system_clock());
  auto plan = plan_options(options, *executor.snapshot());
  if (!plan) return session.refuse(plan.error());
  const auto report =
      import_into(*folder, executor, options.files,
                  {.plan = *plan,
                   .bad_rows = options.skip_bad ? papers::BadRows::skip : papers::BadRows::stop,
                   .execution = options.dry_run ? papers::Execution::dry : papers::Execution::real},
                  session);
  if (!report) return;
  folder->sign_checkpoint(executor.snapshot()->rules->authority);
  if (session.json)
    session.out << base::to_json(*report) << '\n';
  else
    session.out << interop::render(*report, papers::import_message_tables(), session.language);
  if (report->has_errors()) session.exit = report->executed ? Exit::incomplete : Exit::refused;
}

}  // namespace

std::optional<interop::ImportReport> import_into(DataFolder& folder, app::Executor& executor,
                                                 const std::vector<fs::path>& files,
                                                 papers::ImportSettings settings,
                                                 Session& session) {
  settings.actor = app::machinery();
  settings.store_photo = [&](std::string_view bytes, std::string_view) {
    return folder.put_file(bytes);
  };
  settings.progress = session.progress("progress_import");
  auto reader = folder.store().reader();
  auto report = papers::import_files(executor, *reader, files, settings);
  if (!report) {
    session.refuse(report.error());
    return std::nullopt;
  }
  return std::move(*report);
}

void add_import(CLI::App& app, Session& session) {
  auto options = std::make_shared<ImportOptions>();
  app.add_option("folder", options->folder, session.text("arg_folder"))->required();
  app.add_option("files", options->files, session.text("arg_files"))->required();
  app.add_flag("--dry-run", options->dry_run, session.text("arg_dry_run"));
  app.add_flag("--skip-bad", options->skip_bad, session.text("arg_skip_bad"));
  app.add_option("--year", options->year, session.text("arg_year"))->check(CLI::Range(1990, 2100));
  app.add_option("--shift-weeks", options->shift_weeks, session.text("arg_shift_weeks"));
  app.add_option("--heading", options->headings, session.text("arg_heading"))
      ->take_all()
      ->allow_extra_args(false);
  app.add_option("--until", options->until, session.text("arg_until"));
  app.callback([options, &session] { import(*options, session); });
}

}  // namespace luoshi::cli
