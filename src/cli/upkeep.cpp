// rebuild, backup, restore, resume, erase: keeping the house.
#include <map>
#include <set>
#include <sstream>

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
  fs::path erasures;
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

void backup(const UpkeepOptions& options, Session& session) {
  auto folder = session.open(options.folder, Opening::read_only);
  if (!folder) return;
  if (const auto done = folder->back_up(options.other, session.progress("progress_backup")); !done)
    return session.refuse(done.error());
  session.say("backup_done", {{"folder", options.other.string()}});
}

// A restored or copied folder goes on in a new log epoch, whose first event holds the last
// checkpoint known. False after a refusal, which has been printed.
bool begin_epoch(DataFolder& folder, app::Executor& executor, Session& session) {
  std::string last;
  for (const auto& checkpoint : folder.store().reader()->checkpoints()) last = checkpoint.note;
  folder.renew_key();
  const auto snapshot = executor.snapshot();
  const std::int64_t epoch = folder.store().reader()->head().epoch + 1;
  const journal::VerifierKey key{{"luoshi/" + snapshot->rules->authority, epoch},
                                 folder.signer()->public_key()};
  const auto outcome =
      executor.execute(app::Request{.id = app::new_id(app::system_clock()),
                                    .record = snapshot->authority,
                                    .actor = app::machinery(),
                                    .command = core::BeginEpoch{last, journal::to_text(key)}});
  if (!outcome) {
    session.refuse(outcome.error());
    return false;
  }
  folder.add_verifier_key(key);
  session.say("epoch_begun", {{"epoch", std::to_string(epoch)}, {"key", journal::to_text(key)}});
  return true;
}

// The files that no text left in the vault names any more.
std::set<std::string> unused(std::set<std::string> files, views::Reader& reader) {
  constexpr std::int32_t range = 4096;
  std::int64_t from = 1;
  for (;;) {
    const auto texts = reader.texts(from, range);
    for (const auto& [key, text] : texts)
      if (!text.erased) files.erase(text.text);
    if (texts.size() < std::size_t{range}) return files;
    from = texts.back().first + 1;
  }
}

struct Erased {
  std::size_t texts = 0;
  std::size_t files = 0;
};

// Texts of one record, those that are still there, with the files that only they named. The search
// index is scrubbed by the caller.
base::Result<Erased> erase_texts(DataFolder& folder, app::Executor& executor,
                                 const core::Id& record, const std::set<std::int64_t>& keys,
                                 const std::string& ground) {
  const auto reader = folder.store().reader();
  std::vector<std::int64_t> there;
  std::set<std::string> files;
  for (const std::int64_t key : keys) {
    const auto text = reader->text(key);
    if (!text || text->erased) continue;
    there.push_back(key);
    if (folder.path_of(text->text)) files.insert(text->text);
  }
  if (there.empty()) return Erased{};
  const auto outcome =
      executor.execute(app::Request{.id = app::new_id(app::system_clock()),
                                    .record = record,
                                    .actor = app::machinery(),
                                    .command = core::EraseTexts{record, there, ground}});
  if (!outcome) return std::unexpected(outcome.error());
  files = unused(std::move(files), *folder.store().reader());
  for (const std::string& file : files) folder.remove_file(file);
  return Erased{there.size(), files.size()};
}

// What was erased after the backup was made is erased again.
bool erase_again(DataFolder& folder, app::Executor& executor, Session& session) {
  std::map<core::Id, std::set<std::int64_t>> erased;
  std::istringstream lines(read_file(folder.root() / "erasures").value_or(""));
  std::string record;
  std::int64_t key = 0;
  while (lines >> record >> key)
    if (auto id = base::id_from_text(record)) erased[*id].insert(key);
  Erased total;
  for (const auto& [id, keys] : erased) {
    if (!folder.store().reader()->find(id, core::unrestricted())) continue;
    const auto done = erase_texts(folder, executor, id, keys, "restore");
    if (!done) {
      session.refuse(done.error());
      return false;
    }
    total.texts += done->texts;
    total.files += done->files;
  }
  if (total.texts > 0) folder.store().scrub(session.progress("progress_scrub"));
  session.say("erased_again",
              {{"texts", std::to_string(total.texts)}, {"files", std::to_string(total.files)}});
  return true;
}

// The list of the folder that was lost counts beside the backup's own.
void restore(const UpkeepOptions& options, Session& session) {
  if (!fs::exists(options.folder / "luoshi.db"))
    return session.refuse({"backup_missing", "from", {{"value", options.folder.string()}}});
  if (fs::exists(options.other / "luoshi.db"))
    return session.refuse({"folder_has_an_authority", "to", {{"value", options.other.string()}}});
  std::string erasures = read_file(options.folder / "erasures").value_or("");
  if (!options.erasures.empty()) {
    const auto more = read_file(options.erasures);
    if (!more)
      return session.refuse({"file_missing", "--erasures", {{"value", options.erasures.string()}}});
    erasures += *more;
  }
  fs::create_directories(options.other);
  fs::copy(options.folder, options.other,
           fs::copy_options::recursive | fs::copy_options::skip_existing);
  for (const char* own : {"place", "signing.key", ".lock"}) fs::remove(options.other / own);
  write_file(options.other / "erasures", erasures);
  auto folder = session.open(options.other, Opening::existing);
  if (!folder) return;
  app::Executor executor(folder->store(), app::system_clock());
  if (!begin_epoch(*folder, executor, session)) return;
  write_file(options.other / "epoch_begun", "");
  if (!erase_again(*folder, executor, session)) return;
  session.say("restore_done", {{"folder", options.other.string()}});
}

void resume(const UpkeepOptions& options, Session& session) {
  auto folder = session.open(options.folder, Opening::existing);
  if (!folder) return;
  if (!folder->quiet()) return session.say("resume_not_needed");
  app::Executor executor(folder->store(), app::system_clock());
  if (!fs::exists(folder->root() / "epoch_begun") && !begin_epoch(*folder, executor, session))
    return;
  fs::remove(folder->root() / "epoch_begun");
  folder->settle();
  folder->sign_checkpoint(executor.snapshot()->rules->authority);
  session.say("resume_done");
}

// Every text a record's events refer to, and the files only they name.
void erase(const UpkeepOptions& options, Session& session) {
  if (!options.yes) return session.refuse({"erase_needs_yes", "--yes", {}});
  auto folder = session.open(options.folder, Opening::existing);
  if (!folder) return;
  const auto id = base::id_from_text(options.record);
  std::set<std::int64_t> keys;
  if (id)
    for (const auto& event : folder->store().reader()->history(*id))
      if (auto envelope = core::decode_envelope(event.bytes))
        core::visit_texts(envelope->event, [&](const core::Text& text) {
          if (text.sealed()) keys.insert(text.vault);
        });
  app::Executor executor(folder->store(), app::system_clock());
  const auto erased = id ? erase_texts(*folder, executor, *id, keys, options.ground)
                         : base::Result<Erased>(Erased{});
  if (!erased) return session.refuse(erased.error());
  if (erased->texts == 0)
    return session.refuse({"nothing_to_erase", "record", {{"value", options.record}}});
  // Listed before the index is rewritten: a restore must know even when this is interrupted.
  std::string list = read_file(folder->root() / "erasures").value_or("");
  for (const std::int64_t key : keys) list += options.record + " " + std::to_string(key) + "\n";
  write_file(folder->root() / "erasures", list);
  folder->store().scrub(session.progress("progress_scrub"));
  folder->sign_checkpoint(executor.snapshot()->rules->authority);
  session.say("erase_done",
              {{"texts", std::to_string(erased->texts)}, {"files", std::to_string(erased->files)}});
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
  app.add_option("--erasures", options->erasures, session.text("arg_erasures"));
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
