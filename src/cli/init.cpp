// init: a data folder with an authority, its rule set and its seed records.
#include "app/founding.hpp"
#include "cli/boundaries.hpp"
#include "cli/commands.hpp"
#include "cli/load_pack.hpp"

namespace luoshi::cli {

namespace {
struct InitOptions {
  std::filesystem::path folder;
  std::filesystem::path pack;
};

void init(const InitOptions& options, Session& session) {
  auto pack = load_pack(options.pack, session, Warnings::shown);
  if (!pack) return;
  if (!found_folder(options.folder, *pack, app::system_clock(), session)) return;
}
}  // namespace

std::unique_ptr<DataFolder> found_folder(const std::filesystem::path& root, const pack::Pack& pack,
                                         app::Clock clock, Session& session) {
  const bool existed = std::filesystem::exists(root);
  auto folder = DataFolder::create(root, session.ports);
  if (!folder) {
    session.refuse(folder.error());
    return nullptr;
  }
  app::Executor executor((*folder)->store(), std::move(clock));
  auto founding = app::found(executor, pack);
  if (!founding) {
    session.refuse(founding.error());
    folder->reset();
    if (!existed) std::filesystem::remove_all(root);
    return nullptr;
  }
  if (!pack.boundaries.empty())
    if (const auto kept = keep_boundaries(**folder, pack.boundaries, *executor.snapshot(), session);
        !kept) {
      session.refuse(kept.error());
      folder->reset();
      if (!existed) std::filesystem::remove_all(root);
      return nullptr;
    }
  const auto key = journal::VerifierKey{{"luoshi/" + pack.rules.authority, 1},
                                        (*folder)->signer()->public_key()};
  (*folder)->add_verifier_key(key);
  (*folder)->sign_checkpoint(pack.rules.authority);
  session.say("init_done", {{"folder", root.string()},
                            {"rule_set", pack.rules.name.zh},
                            {"version", pack.rules.version},
                            {"units", std::to_string(founding->units)},
                            {"persons", std::to_string(founding->persons)},
                            {"posts", std::to_string(founding->posts)},
                            {"sites", std::to_string(founding->sites)},
                            {"key", journal::to_text(key)}});
  return std::move(*folder);
}

void add_init(CLI::App& app, Session& session) {
  auto options = std::make_shared<InitOptions>();
  app.add_option("folder", options->folder, session.text("arg_folder_new"))->required();
  app.add_option("--pack", options->pack, session.text("arg_pack"))->required();
  app.callback([options, &session] { init(*options, session); });
}

}  // namespace luoshi::cli
