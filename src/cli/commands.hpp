// The subcommands; cli.cpp lists them in the order of --help.
#pragma once
#include "cli/session.hpp"

namespace luoshi::cli {

void add_init(CLI::App& app, Session& session);
void add_demo(CLI::App& app, Session& session);
void add_serve(CLI::App& app, Session& session);
void add_user(CLI::App& app, Session& session);
void add_token(CLI::App& app, Session& session);
void add_import(CLI::App& app, Session& session);
void add_export(CLI::App& app, Session& session);
void add_show(CLI::App& app, Session& session);
void add_report(CLI::App& app, Session& session);
void add_verify(CLI::App& app, Session& session);
void add_proof(CLI::App& app, Session& session);
void add_rebuild(CLI::App& app, Session& session);
void add_backup(CLI::App& app, Session& session);
void add_restore(CLI::App& app, Session& session);
void add_resume(CLI::App& app, Session& session);
void add_erase(CLI::App& app, Session& session);
void add_pack(CLI::App& app, Session& session);
void add_simulate(CLI::App& app, Session& session);
void add_tls(CLI::App& app, Session& session);
void add_boundaries(CLI::App& app, Session& session);
void add_openapi(CLI::App& app, Session& session);

}  // namespace luoshi::cli
