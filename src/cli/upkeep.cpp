// rebuild, backup, restore, resume, erase: keeping the house.
#include "app/rebuild.hpp"
#include "app/writer.hpp"
#include "cli/commands.hpp"
#include "core/codec.hpp"

namespace luoshi::cli {

namespace {
namespace fs = std::filesystem;

struct UpkeepOptions {
  fs::path folder;
  fs::path other;
  std::string record;
  std::string ground = "request_of_person";
  bool compare = false;
  bool yes = false;
};

// A scratch folder beside the data, gone when it leaves.
struct Scratch {
  explicit Scratch(const fs::path& beside) {
    std::string name = (beside / "rebuild-XXXXXX").string();
    if (!::mkdtemp(name.data())) throw journal::StoreFault(name + ": mkdtemp");
    path = name;
  }
  ~Scratch() {
    std::error_code error;
    fs::remove_all(path, error);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  fs::path path;
};

void compare(DataFolder& folder, Session& session) {
  const Scratch scratch(folder.root());
  const fs::path copy = scratch.path / "luoshi.db";
  folder.store().back_up(copy.string(), session.progress("progress_backup"));
  auto rebuilt = session.ports.open_store(copy, Opening::existing);
  if (!rebuilt) return session.refuse(rebuilt.error());
  app::rebuild(**rebuilt, session.progress("progress_rebuild"));
  const auto differences = app::compare_views(folder.store(), **rebuilt);
  for (const auto& one : differences)
    session.err << session.text("view_differs", {{"table", one.table},
                                                 {"live", std::to_string(one.live_rows)},
                                                 {"rebuilt", std::to_string(one.rebuilt_rows)}})
                << '\n';
  if (differences.empty()) return session.say("views_equal");
  session.exit = Exit::incomplete;
}

void rebuild(const UpkeepOptions& options, Session& session) {
  auto folder = session.open(options.folder, Opening::existing);
  if (!folder) return;
  if (options.compare) return compare(*folder, session);
  app::rebuild(folder->store(), session.progress("progress_rebuild"));
  session.say("rebuild_done");
}

// Database first, then the files, which never change. The signing key is never in a backup.
void backup(const UpkeepOptions& options, Session& session) {
  if (fs::exists(options.other / "luoshi.db"))
    return session.refuse({"backup_exists", "to", {{"value", options.other.string()}}});
  auto folder = session.open(options.folder, Opening::read_only);
  if (!folder) return;
  fs::create_directories(options.other);
  folder->store().back_up((options.other / "luoshi.db").string(),
                          session.progress("progress_backup"));
  if (auto keys = read_file(folder->root() / "verifier.keys"))
    write_file(options.other / "verifier.keys", *keys);
  if (auto erased = read_file(folder->root() / "erasures"))
    write_file(options.other / "erasures", *erased);
  if (fs::exists(folder->root() / "files"))
    fs::copy(folder->root() / "files", options.other / "files",
             fs::copy_options::recursive | fs::copy_options::skip_existing);
  session.say("backup_done", {{"folder", options.other.string()}});
}

void restore(const UpkeepOptions& options, Session& session) {
  if (!fs::exists(options.folder / "luoshi.db"))
    return session.refuse({"backup_missing", "from", {{"value", options.folder.string()}}});
  if (fs::exists(options.other / "luoshi.db"))
    return session.refuse({"folder_has_an_authority", "to", {{"value", options.other.string()}}});
  fs::create_directories(options.other);
  fs::copy(options.folder, options.other,
           fs::copy_options::recursive | fs::copy_options::skip_existing);
  fs::remove(options.other / "place");
  session.say("restore_done", {{"folder", options.other.string()}});
}

// A restored or copied folder goes on in a new log epoch, whose first event holds the last
// checkpoint known.
void resume(const UpkeepOptions& options, Session& session) {
  auto folder = session.open(options.folder, Opening::existing);
  if (!folder) return;
  if (!folder->quiet()) return session.say("resume_not_needed");
  std::string last;
  for (const auto& checkpoint : folder->store().reader()->checkpoints()) last = checkpoint.note;
  folder->resume();
  app::Executor executor(folder->store(), app::system_clock());
  const auto snapshot = executor.snapshot();
  const std::int64_t epoch = folder->store().reader()->head().epoch + 1;
  const journal::VerifierKey key{{"luoshi/" + snapshot->rules->authority, epoch},
                                 folder->signer()->public_key()};
  const auto outcome =
      executor.execute(app::Request{.id = app::new_id(app::system_clock()),
                                    .record = snapshot->authority,
                                    .actor = app::machinery(),
                                    .command = core::BeginEpoch{last, journal::to_text(key)}});
  if (!outcome) return session.refuse(outcome.error());
  folder->add_verifier_key(key);
  folder->sign_checkpoint(snapshot->rules->authority);
  session.say("resume_done", {{"epoch", std::to_string(epoch)}, {"key", journal::to_text(key)}});
}

// Every text a record's events refer to, and the files its photo texts name.
void erase(const UpkeepOptions& options, Session& session) {
  if (!options.yes) return session.refuse({"erase_needs_yes", "--yes", {}});
  auto folder = session.open(options.folder, Opening::existing);
  if (!folder) return;
  const auto id = base::id_from_text(options.record);
  const auto reader = folder->store().reader();
  std::set<std::int64_t> keys;
  std::set<std::string> files;
  if (id)
    for (const auto& event : reader->history(*id))
      if (auto envelope = core::decode_envelope(event.bytes))
        core::visit_texts(envelope->event, [&](const core::Text& text) {
          const auto known = text.sealed() ? reader->text(text.vault) : std::nullopt;
          if (!known || known->erased) return;
          keys.insert(text.vault);
          if (folder->get_file(known->text)) files.insert(known->text);
        });
  if (keys.empty())
    return session.refuse({"nothing_to_erase", "record", {{"value", options.record}}});
  app::Executor executor(folder->store(), app::system_clock());
  const auto outcome = executor.execute(
      app::Request{.id = app::new_id(app::system_clock()),
                   .record = *id,
                   .actor = app::machinery(),
                   .command = core::EraseTexts{*id, {keys.begin(), keys.end()}, options.ground}});
  if (!outcome) return session.refuse(outcome.error());
  for (const std::string& file : files) folder->remove_file(file);
  folder->store().scrub(session.progress("progress_scrub"));
  std::string list = read_file(folder->root() / "erasures").value_or("");
  for (const std::int64_t key : keys) list += std::to_string(key) + "\n";
  write_file(folder->root() / "erasures", list);
  folder->sign_checkpoint(executor.snapshot()->rules->authority);
  session.say("erase_done",
              {{"texts", std::to_string(keys.size())}, {"files", std::to_string(files.size())}});
}
}  // namespace

void add_rebuild(CLI::App& app, Session& session) {
  auto options = std::make_shared<UpkeepOptions>();
  app.add_option("folder", options->folder, session.text("arg_folder"))->required();
  app.add_flag("--compare", options->compare, session.text("arg_compare"));
  app.callback([options, &session] { rebuild(*options, session); });
}

void add_backup(CLI::App& app, Session& session) {
  auto options = std::make_shared<UpkeepOptions>();
  app.add_option("folder", options->folder, session.text("arg_folder"))->required();
  app.add_option("to", options->other, session.text("arg_backup_to"))->required();
  app.callback([options, &session] { backup(*options, session); });
}

void add_restore(CLI::App& app, Session& session) {
  auto options = std::make_shared<UpkeepOptions>();
  app.add_option("from", options->folder, session.text("arg_backup_from"))->required();
  app.add_option("folder", options->other, session.text("arg_folder_new"))->required();
  app.callback([options, &session] { restore(*options, session); });
}

void add_resume(CLI::App& app, Session& session) {
  auto options = std::make_shared<UpkeepOptions>();
  app.add_option("folder", options->folder, session.text("arg_folder"))->required();
  app.callback([options, &session] { resume(*options, session); });
}

void add_erase(CLI::App& app, Session& session) {
  auto options = std::make_shared<UpkeepOptions>();
  app.add_option("folder", options->folder, session.text("arg_folder"))->required();
  app.add_option("record", options->record, session.text("arg_erase_record"))->required();
  app.add_option("--ground", options->ground, session.text("arg_ground"));
  app.add_flag("--yes", options->yes, session.text("arg_yes"));
  app.callback([options, &session] { erase(*options, session); });
}

}  // namespace luoshi::cli
