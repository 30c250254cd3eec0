// demo: the example shifted to the current week, and a campaign in mid-course around it.
#include <algorithm>

#include "app/founding.hpp"
#include "cli/commands.hpp"
#include "cli/demo_accounts.hpp"
#include "cli/demo_course.hpp"
#include "cli/import_into.hpp"
#include "cli/load_pack.hpp"
#include "core/case_words.hpp"

namespace luoshi::cli {

namespace {
namespace fs = std::filesystem;

constexpr std::uint64_t course_seed = 410'108;  // of the commands' ids

struct DemoOptions {
  fs::path folder;
  fs::path pack;
  fs::path examples;
  bool passwords = false;
};

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

// In the order of a case's life.
void print_states(const CourseReport& report, Session& session) {
  using Statuses = boost::describe::describe_enumerators<core::CaseStatus>;
  boost::mp11::mp_for_each<Statuses>([&](auto one) {
    const auto found = report.states.find(one.name);
    if (found == report.states.end()) return;
    session.say(
        "demo_state",
        {{"state", base::text_of(core::case_words(), "status." + found->first, session.language)},
         {"count", std::to_string(found->second)}});
  });
}

// What has happened in the last days; false after a refusal, which has been printed.
bool run_course(DataFolder& folder, CourseTables tables, const CourseTime& time, Session& session) {
  core::Instant clock = Course::beginning(time);
  app::Executor executor(folder.store(), [&clock] { return clock; });
  app::SimulationRoad road(executor, folder.store(), clock, {}, course_seed);
  Course course(road, std::move(tables), time);
  const auto drawn =
      course.draw([&](const DrawnPhoto& one) { return folder.put_picture(one.jpeg, one.thumb); });
  if (!drawn) {
    session.refuse(drawn.error());
    return false;
  }
  const CourseReport report = course.run(session.progress("progress_demo"));
  if (session.json) session.out << base::to_json(report) << '\n';
  for (const std::string& broken : report.broken)
    session.err << session.text("demo_broken", {{"what", broken}}) << '\n';
  if (!report.broken.empty()) session.exit = Exit::incomplete;
  session.say("demo_course", {{"cases", std::to_string(report.cases)},
                              {"activities", std::to_string(report.activities)},
                              {"photos", std::to_string(report.photos)}});
  print_states(report, session);
  return true;
}

// The workbooks tell of the days before today; today is what the course tells.
std::optional<interop::ImportReport> import_history(DataFolder& folder, app::Executor& executor,
                                                    const fs::path& examples,
                                                    const CourseTime& time, Session& session) {
  const core::Instant midnight{base::start_of(time.today(), time.offset).us - 1};
  interop::PlanOptions plan{.shift = interop::ShiftToWeekOf{time.today()}, .last = midnight};
  auto report = import_into(folder, executor, workbooks_of(examples), {.plan = plan}, session);
  if (!report || !report->has_errors()) return report;
  session.err << interop::render(*report, papers::import_message_tables(), session.language);
  session.exit = Exit::refused;
  return std::nullopt;
}

void demo(const DemoOptions& options, Session& session) {
  if (options.passwords) return renew_demo_passwords(options.folder, session);
  const auto pack = load_pack(options.pack, session, Warnings::hidden);
  if (!pack) return;
  auto tables = read_course(options.examples / "course");
  if (!tables) return session.refuse(tables.error());
  const auto accounts = tables->accounts;
  const CourseTime time{app::system_clock()(), {pack->rules.utc_offset_minutes}};
  const core::Instant founded{Course::beginning(time).us - base::hour_us};
  auto folder = found_folder(options.folder, *pack, [founded] { return founded; }, session);
  if (!folder) return;
  if (!run_course(*folder, std::move(*tables), time, session)) return;
  app::Executor executor(folder->store(), app::system_clock());
  const auto report = import_history(*folder, executor, options.examples, time, session);
  if (!report) return;
  const auto published = app::publish(executor, shifted_rules(pack->rules, report->shifted_weeks),
                                      app::new_id(app::system_clock()));
  if (!published) return session.refuse(published.error());
  folder->sign_checkpoint(pack->rules.authority);
  session.say("demo_done", {{"records", std::to_string(report->recorded)},
                            {"photos", std::to_string(report->photos)},
                            {"weeks", std::to_string(report->shifted_weeks)}});
  make_demo_accounts(*folder, *executor.snapshot(), accounts, session);
}
}  // namespace

void add_demo(CLI::App& app, Session& session) {
  auto options = std::make_shared<DemoOptions>();
  app.add_option("folder", options->folder, session.text("arg_folder_new"))->required();
  app.add_option("--pack", options->pack, session.text("arg_pack"));
  app.add_option("--examples", options->examples, session.text("arg_examples"));
  app.add_flag("--passwords", options->passwords, session.text("arg_demo_passwords"));
  app.callback([options, &session] { demo(*options, session); });
}

}  // namespace luoshi::cli
