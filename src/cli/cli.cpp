// The command line: one table of subcommands. The data folder is the first argument of every
// command that needs one.
#include <cstdlib>
#include <iostream>

#include "cli/commands.hpp"
#include "cli/messages.hpp"

namespace luoshi::cli {

namespace {
constexpr Subcommand subcommands[] = {
    {"init", add_init},     {"demo", add_demo},       {"serve", add_serve},
    {"user", add_user},     {"token", add_token},     {"import", add_import},
    {"export", add_export}, {"show", add_show},       {"report", add_report},
    {"verify", add_verify}, {"proof", add_proof},     {"rebuild", add_rebuild},
    {"backup", add_backup}, {"restore", add_restore}, {"resume", add_resume},
    {"erase", add_erase},   {"pack", add_pack},       {"simulate", add_simulate},
    {"tls", add_tls},       {"openapi", add_openapi}, {"boundaries", add_boundaries},
};

// Help is printed while arguments are read, so the language is looked for before.
base::Language language_of(int argc, const char* const* argv) {
  std::string_view wanted;
  if (const char* set = std::getenv("LUOSHI_LANG")) wanted = set;
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument == "--lang" && i + 1 < argc) wanted = argv[i + 1];
    if (argument.starts_with("--lang=")) wanted = argument.substr(7);
  }
  return wanted.starts_with("en") ? base::Language::en : base::Language::zh;
}
}  // namespace

int run(int argc, const char* const* argv, const Ports& ports, std::ostream& out,
        std::ostream& err) {
  Session session{.ports = ports, .language = language_of(argc, argv), .out = out, .err = err};
  CLI::App app(session.text("help_luoshi"), "luoshi");
  app.footer(session.text("help_footer"));
  app.require_subcommand(1);
  app.fallthrough();
  std::string language;
  app.add_option("--lang", language, session.text("help_lang"));
  app.add_flag("--json", session.json, session.text("help_json"));
  app.set_version_flag("--version", "luoshi 0.1.0");
  for (const Subcommand& one : subcommands) {
    const std::string name(one.name);
    CLI::App* sub = app.add_subcommand(name, session.text("help_" + name));
    sub->footer(session.text("help_" + name + "_more"));
    one.add(*sub, session);
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    const int code = app.exit(error, out, err);
    return code == 0 ? 0 : static_cast<int>(Exit::refused);
  } catch (const std::exception& fault) {
    err << session.text("fault", {{"reason", fault.what()}}) << '\n';
    return static_cast<int>(Exit::fault);
  }
  return static_cast<int>(session.exit);
}

}  // namespace luoshi::cli
