// pack check, export, import, diff, publish.
#include "app/founding.hpp"
#include "cli/commands.hpp"
#include "cli/load_pack.hpp"
#include "interop/pack_workbook.hpp"
#include "pack/diff.hpp"

namespace luoshi::cli {

namespace {
using std::filesystem::path;

struct PackOptions {
  path from;
  path to;
  path workbook;
};

void check(const PackOptions& options, Session& session) {
  const auto pack = load_pack(options.from, session, Warnings::shown);
  if (!pack) return;
  session.say("pack_good", {{"name", pack->rules.name.zh},
                            {"version", pack->rules.version},
                            {"kinds", std::to_string(pack->rules.activity_kinds.size())},
                            {"categories", std::to_string(pack->rules.categories.size())},
                            {"units", std::to_string(pack->seed.units.size())}});
}

void export_workbook(const PackOptions& options, Session& session) {
  const auto pack = load_pack(options.from, session, Warnings::hidden);
  if (!pack) return;
  if (auto written = interop::write_pack_workbook(*pack, options.workbook, session.language);
      !written)
    return session.refuse(written.error());
  session.say("pack_exported", {{"file", options.workbook.string()}});
}

void import_workbook(const PackOptions& options, Session& session) {
  const auto pack = load_pack(options.from, session, Warnings::shown);
  if (!pack) return;
  pack::write_folder(*pack, options.to);
  session.say("pack_imported", {{"folder", options.to.string()}});
}

void diff(const PackOptions& options, Session& session) {
  const auto from = load_pack(options.from, session, Warnings::hidden);
  const auto to = from ? load_pack(options.to, session, Warnings::hidden) : std::nullopt;
  if (!to) return;
  const auto changes = pack::diff(*from, *to);
  if (session.json) {
    session.out << base::to_json(changes) << '\n';
    return;
  }
  for (const auto& change : changes) session.out << pack::render(change, session.language) << '\n';
  if (changes.empty()) session.say("pack_equal");
}

void publish(const PackOptions& options, Session& session) {
  const auto pack = load_pack(options.to, session, Warnings::shown);
  if (!pack) return;
  auto folder = session.open(options.from, Opening::existing);
  if (!folder) return;
  app::Executor executor(folder->store(), app::system_clock());
  const auto outcome = app::publish(executor, pack->rules, app::new_id(app::system_clock()));
  if (!outcome) return session.refuse(outcome.error());
  folder->sign_checkpoint(pack->rules.authority);
  session.say("pack_published", {{"version", pack->rules.version},
                                 {"digest", base::to_hex(pack::digest_of(pack->rules))}});
}

using Action = void (*)(const PackOptions&, Session&);
CLI::App* add(CLI::App& app, Session& session, const std::string& name, Action action,
              std::shared_ptr<PackOptions> options) {
  CLI::App* sub = app.add_subcommand(name, session.text("help_pack_" + name));
  sub->callback([options, action, &session] { action(*options, session); });
  return sub;
}
}  // namespace

void add_pack(CLI::App& app, Session& session) {
  app.require_subcommand(1);
  auto options = std::make_shared<PackOptions>();
  CLI::App* sub = add(app, session, "check", check, options);
  sub->add_option("pack", options->from, session.text("arg_pack"))->required();
  sub = add(app, session, "export", export_workbook, options);
  sub->add_option("pack", options->from, session.text("arg_pack"))->required();
  sub->add_option("--xlsx", options->workbook, session.text("arg_workbook_new"))->required();
  sub = add(app, session, "import", import_workbook, options);
  sub->add_option("workbook", options->from, session.text("arg_workbook"))->required();
  sub->add_option("pack", options->to, session.text("arg_pack_new"))->required();
  sub = add(app, session, "diff", diff, options);
  sub->add_option("old", options->from, session.text("arg_pack"))->required();
  sub->add_option("new", options->to, session.text("arg_pack"))->required();
  sub = add(app, session, "publish", publish, options);
  sub->add_option("folder", options->from, session.text("arg_folder"))->required();
  sub->add_option("pack", options->to, session.text("arg_pack"))->required();
}

}  // namespace luoshi::cli
