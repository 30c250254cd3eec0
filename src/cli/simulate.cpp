// simulate: whole campaigns from a seed, into a data folder.
#include "app/simulation.hpp"
#include "cli/commands.hpp"
#include "journal/port.hpp"

namespace luoshi::cli {

namespace {
struct SimulateOptions {
  std::filesystem::path folder;
  std::int32_t units = 0;
  std::int32_t days = 7;
  std::uint64_t seed = 1;
};

// Cases by state, as a list counts them.
std::map<std::string, std::int64_t> cases_by_state(views::Reader& reader) {
  std::map<std::string, std::int64_t> out;
  core::Id after;
  for (;;) {
    const auto page = reader.records_after(after, 500);
    if (page.empty()) return out;
    after = page.back().row.record;
    for (const views::StoredRecord& one : page)
      if (one.noun == views::Noun::case_) ++out[one.row.status];
  }
}

struct PrintedSimulation {
  app::SimulationReport report;
  std::map<std::string, std::int64_t> cases;  // by state
};
BOOST_DESCRIBE_STRUCT(PrintedSimulation, (), (report, cases))

void print(const PrintedSimulation& done, Session& session) {
  if (session.json) session.out << base::to_json(done) << '\n';
  const auto rows = [&](std::string_view code, const std::map<std::string, std::int64_t>& counts) {
    for (const auto& [name, count] : counts)
      session.say(code, {{"name", name}, {"count", std::to_string(count)}});
  };
  rows("simulate_accepted", done.report.accepted);
  rows("simulate_refused", done.report.refused);
  rows("simulate_cases", done.cases);
  for (const std::string& broken : done.report.broken)
    session.err << session.text("simulate_broken", {{"what", broken}}) << '\n';
}

void simulate(const SimulateOptions& options, Session& session) {
  auto folder = session.open(options.folder, Opening::existing);
  if (!folder) return;
  // The campaign begins on the day after the last one that the folder knows.
  auto reader = folder->store().reader();
  core::Instant now = reader->head().last_at;
  app::Executor executor(folder->store(), [&now] { return now; });
  const auto rules = executor.snapshot()->rules;
  const core::Day start = base::day_of(now, {rules->utc_offset_minutes}) + 1;
  app::Simulation simulation(executor, folder->store(), now,
                             {.units = options.units,
                              .days = options.days,
                              .seed = options.seed,
                              .start = start,
                              .mischief = {}});
  simulation.run(session.progress("progress_simulate"));
  folder->sign_checkpoint(rules->authority);
  const PrintedSimulation done{simulation.report(), cases_by_state(*reader)};
  print(done, session);
  session.say("simulate_done", {{"days", std::to_string(options.days)},
                                {"from", base::to_text(start)},
                                {"until", base::to_text(start + (options.days - 1))},
                                {"sent", std::to_string(done.report.sent)},
                                {"seed", std::to_string(options.seed)}});
  if (!done.report.broken.empty()) session.exit = Exit::incomplete;
}
}  // namespace

void add_simulate(CLI::App& app, Session& session) {
  auto options = std::make_shared<SimulateOptions>();
  app.add_option("folder", options->folder, session.text("arg_folder"))->required();
  app.add_option("--units", options->units, session.text("arg_units"))
      ->check(CLI::Range(1, 10'000));
  app.add_option("--days", options->days, session.text("arg_simulated_days"))
      ->check(CLI::Range(1, 3'660));
  app.add_option("--seed", options->seed, session.text("arg_seed"));
  app.callback([options, &session] { simulate(*options, session); });
}

}  // namespace luoshi::cli
