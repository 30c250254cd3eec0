#include "cli/boundaries.hpp"

#include "accounts/boundaries.hpp"
#include "cli/commands.hpp"
#include "cli/users.hpp"

namespace luoshi::cli {

namespace {
struct BoundaryOptions {
  std::filesystem::path folder;
  std::filesystem::path file;
};

void boundaries(const BoundaryOptions& options, Session& session) {
  auto folder = session.open(options.folder, Opening::read_only);
  if (!folder) return;
  const auto text = read_file(options.file);
  if (!text) return session.refuse({"file_missing", "file", {{"value", options.file.string()}}});
  const auto reader = folder->store().reader();
  const auto units = keep_boundaries(*folder, *text, app::load_snapshot(*reader), session);
  if (!units) return session.refuse(units.error());
  session.say("boundaries_kept", {{"units", std::to_string(*units)}});
}
}  // namespace

base::Result<std::int64_t> keep_boundaries(const DataFolder& folder, std::string_view geojson,
                                           const app::Snapshot& snapshot, Session& session) {
  const auto checked = accounts::check_boundaries(geojson, *snapshot.directory);
  if (!checked) return std::unexpected(checked.error());
  auto store = session.ports.open_accounts(folder.root() / "accounts.db");
  if (!store) return std::unexpected(std::move(store.error()));
  accounts::BoundaryBook(**store).put(*checked, std::nullopt, here());
  return checked->units;
}

void add_boundaries(CLI::App& app, Session& session) {
  auto options = std::make_shared<BoundaryOptions>();
  app.add_option("folder", options->folder, session.text("arg_folder"))->required();
  app.add_option("file", options->file, session.text("arg_boundaries"))->required();
  app.callback([options, &session] { boundaries(*options, session); });
}

}  // namespace luoshi::cli
