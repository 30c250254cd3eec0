// import: sheets into records. demo: the example, shifted to the current week.
#include <algorithm>

#include "app/founding.hpp"
#include "cli/commands.hpp"
#include "cli/load_pack.hpp"
#include "cli/users.hpp"
#include "papers/import_run.hpp"

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
};

struct DemoOptions {
  fs::path folder;
  fs::path pack;
  fs::path examples;
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
  if (options.until.empty()) return plan;
  const auto day = base::day_from_text(options.until);
  if (!day) return base::refuse("day_malformed", "--until", {{"value", options.until}});
  // The end of that day.
  plan.last = base::start_of(*day + 1, {snapshot.rules->utc_offset_minutes});
  plan.last->us -= 1;
  return plan;
}

// Imports into an open folder; nullopt after a refusal, which has been printed.
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

// The workbooks of a folder in the order of their names.
std::vector<fs::path> workbooks_of(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.path().extension() == ".xlsx") files.push_back(entry.path());
  std::ranges::sort(files);
  return files;
}

// The rules of the example begin in November 2018; its shifted copy begins as many weeks later.
core::RuleSet shifted_rules(core::RuleSet rules, int weeks) {
  for (core::Brief& brief : rules.briefs) brief.since = brief.since + 7 * weeks;
  rules.version += "+" + std::to_string(weeks) + "w";
  return rules;
}

// One post of each role that people try first, with a token.
void print_tokens(DataFolder& folder, const app::Snapshot& snapshot, Session& session) {
  auto book = open_accounts(folder, snapshot, session);
  if (!book) return;
  const core::Instant until{app::system_clock()().us + 30 * base::day_us};
  session.say("demo_tokens");
  for (const core::Role& role : snapshot.rules->roles) {
    if (role.rights.empty()) continue;
    const auto& posts = snapshot.directory->posts();
    const auto unit = snapshot.directory->unit_by_code(snapshot.rules->briefs.front().unit);
    auto post = std::ranges::find_if(posts, [&](const auto& one) {
      return one.second.post.role == role.code && unit &&
             snapshot.directory->within(one.second.post.unit, *unit);
    });
    if (post == posts.end())
      post = std::ranges::find_if(
          posts, [&](const auto& one) { return one.second.post.role == role.code; });
    if (post == posts.end()) continue;
    const auto token = book->accounts->issue_token(post->first, until, std::nullopt, here());
    if (!token) return session.refuse(token.error());
    session.say(
        "demo_token",
        {{"role", session.language == base::Language::zh || role.name.en.empty() ? role.name.zh
                                                                                 : role.name.en},
         {"unit", snapshot.unit_name(post->second.post.unit)},
         {"token", token->secret}});
  }
}

void demo(const DemoOptions& options, Session& session) {
  const auto pack = load_pack(options.pack, session, Warnings::hidden);
  if (!pack) return;
  auto folder = found_folder(options.folder, *pack, session);
  if (!folder) return;
  app::Executor executor(folder->store(), app::system_clock());
  interop::PlanOptions plan{.shift = interop::ShiftToWeekOf{today(*executor.snapshot())},
                            .last = app::system_clock()()};
  const auto report =
      import_into(*folder, executor, workbooks_of(options.examples), {.plan = plan}, session);
  if (!report) return;
  if (report->has_errors()) {
    session.err << interop::render(*report, papers::import_message_tables(), session.language);
    session.exit = Exit::refused;
    return;
  }
  const auto published = app::publish(executor, shifted_rules(pack->rules, report->shifted_weeks),
                                      app::new_id(app::system_clock()));
  if (!published) return session.refuse(published.error());
  folder->sign_checkpoint(pack->rules.authority);
  session.say("demo_done", {{"records", std::to_string(report->recorded)},
                            {"photos", std::to_string(report->photos)},
                            {"weeks", std::to_string(report->shifted_weeks)}});
  print_tokens(*folder, *executor.snapshot(), session);
}
}  // namespace

void add_import(CLI::App& app, Session& session) {
  auto options = std::make_shared<ImportOptions>();
  app.add_option("folder", options->folder, session.text("arg_folder"))->required();
  app.add_option("files", options->files, session.text("arg_files"))->required();
  app.add_flag("--dry-run", options->dry_run, session.text("arg_dry_run"));
  app.add_flag("--skip-bad", options->skip_bad, session.text("arg_skip_bad"));
  app.add_option("--year", options->year, session.text("arg_year"))->check(CLI::Range(1990, 2100));
  app.add_option("--shift-weeks", options->shift_weeks, session.text("arg_shift_weeks"));
  app.add_option("--until", options->until, session.text("arg_until"));
  app.callback([options, &session] { import(*options, session); });
}

void add_demo(CLI::App& app, Session& session) {
  auto options = std::make_shared<DemoOptions>();
  app.add_option("folder", options->folder, session.text("arg_folder_new"))->required();
  app.add_option("--pack", options->pack, session.text("arg_pack"))->required();
  app.add_option("--examples", options->examples, session.text("arg_examples"))->required();
  app.callback([options, &session] { demo(*options, session); });
}

}  // namespace luoshi::cli
