// report brief: the sentence, its exact figures, and the records behind each of them.
#include "app/sent.hpp"
#include "app/writer.hpp"
#include "cli/commands.hpp"
#include "papers/brief_text.hpp"

namespace luoshi::cli {

namespace {
struct ReportOptions {
  std::filesystem::path folder;
  std::string brief;
  std::string unit;
  std::string programme;
  std::string since;
  std::string as_of;
  std::string open;
  bool details = false;
  bool sent = false;
};

struct BriefAnswer {
  std::string sentence;
  app::BriefFigures figures;
  std::map<std::string, std::vector<app::FigureRecord>> opened;
};
BOOST_DESCRIBE_STRUCT(BriefAnswer, (), (sentence, figures, opened))

std::optional<core::Day> day_option(const std::string& text, const char* field, Session& session) {
  if (text.empty()) return std::nullopt;
  auto day = base::day_from_text(text);
  if (!day) session.refuse({"day_malformed", field, {{"value", text}}});
  return day;
}

base::Result<app::BriefOptions> brief_options(const ReportOptions& options,
                                              const app::Snapshot& snapshot) {
  app::BriefOptions out{.brief = options.brief};
  if (!options.unit.empty()) {
    out.unit = app::find_unit(snapshot, options.unit);
    if (!out.unit) return base::refuse("unit_unknown", "--unit", {{"value", options.unit}});
  }
  if (!options.programme.empty()) {
    out.programme = app::find_programme(*snapshot.rules, options.programme);
    if (!out.programme)
      return base::refuse("programme_unknown", "--programme", {{"value", options.programme}});
  }
  return out;
}

void print_opened(const std::string& code, const std::vector<app::FigureRecord>& records,
                  const app::Snapshot& snapshot, Session& session) {
  const core::Quantity* quantity = core::find_by_code(snapshot.rules->quantities, code);
  std::int64_t total = 0;
  for (const app::FigureRecord& one : records) {
    total += one.amount;
    session.say("brief_record",
                {{"record", base::to_text(one.record)},
                 {"day", base::to_text(one.day)},
                 {"amount", quantity ? papers::exact_text(*quantity, one.amount, session.language)
                                     : std::to_string(one.amount)},
                 {"backing", session.text("backing_" + std::string(base::name_of(one.backing)))}});
  }
  session.say("brief_record_total",
              {{"records", std::to_string(records.size())},
               {"amount", quantity ? papers::exact_text(*quantity, total, session.language)
                                   : std::to_string(total)}});
}

// Remembers what was sent, so that a fallen figure is shown before the next sending.
void remember_sent(const app::BriefFigures& figures, DataFolder& folder, Session& session) {
  app::Executor executor(folder.store(), app::system_clock());
  const auto outcome = executor.execute(app::Request{.id = app::new_id(app::system_clock()),
                                                     .actor = app::machinery(),
                                                     .command = app::sending_of(figures)});
  if (!outcome) return session.refuse(outcome.error());
  folder.sign_checkpoint(executor.snapshot()->rules->authority);
  session.say("brief_sent", {{"until", base::to_text(figures.until)}});
}

void report_brief(const ReportOptions& options, Session& session) {
  auto folder = session.open(options.folder, options.sent ? Opening::existing : Opening::read_only);
  if (!folder) return;
  auto reader = folder->store().reader();
  reader->begin_snapshot();
  const app::Snapshot snapshot = app::load_snapshot(*reader);
  auto wanted = brief_options(options, snapshot);
  if (!wanted) return session.refuse(wanted.error());
  wanted->since = day_option(options.since, "--since", session);
  wanted->until = day_option(options.as_of, "--as-of", session);
  if (session.exit != Exit::done) return;
  const auto figures = app::brief(*reader, snapshot, *wanted);
  if (!figures) return session.refuse(figures.error());

  std::vector<std::string> codes;
  for (const app::BriefFigure& figure : figures->figures)
    if (options.open == "all" || options.open == figure.quantity) codes.push_back(figure.quantity);
  if (!options.open.empty() && codes.empty())
    return session.refuse({"quantity_not_in_brief", "--open", {{"value", options.open}}});
  BriefAnswer answer{papers::sentence(*figures, snapshot, session.language), *figures, {}};
  for (const std::string& code : codes)
    answer.opened[code] = app::open_figure(*reader, *figures, code);
  reader->end_snapshot();
  if (session.json)
    session.out << base::to_json(answer) << '\n';
  else if (options.details)
    session.out << papers::brief_page(*figures, snapshot, session.language);
  else
    session.out << answer.sentence << '\n';
  for (const auto& [code, records] : answer.opened)
    if (!session.json) print_opened(code, records, snapshot, session);
  for (const app::BriefFigure& figure : figures->figures)
    if (figure.fallen && !options.details && !session.json)
      session.err << papers::fallen_text(figure, *snapshot.rules, session.language) << '\n';
  if (options.sent) remember_sent(*figures, *folder, session);
}
}  // namespace

void add_report(CLI::App& app, Session& session) {
  app.require_subcommand(1);
  CLI::App* sub = app.add_subcommand("brief", session.text("help_report_brief"));
  auto options = std::make_shared<ReportOptions>();
  sub->add_option("folder", options->folder, session.text("arg_folder"))->required();
  sub->add_option("--brief", options->brief, session.text("arg_brief"));
  sub->add_option("--unit", options->unit, session.text("arg_unit"));
  sub->add_option("--programme", options->programme, session.text("arg_programme"));
  sub->add_option("--since", options->since, session.text("arg_since"));
  sub->add_option("--as-of", options->as_of, session.text("arg_as_of"));
  sub->add_option("--open", options->open, session.text("arg_open"));
  sub->add_flag("--details", options->details, session.text("arg_details"));
  sub->add_flag("--sent", options->sent, session.text("arg_sent"));
  sub->footer(session.text("help_report_more"));
  sub->callback([options, &session] { report_brief(*options, session); });
}

}  // namespace luoshi::cli
