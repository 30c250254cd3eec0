// user: accounts listed, made, locked and reset from the machine itself.
#include <openssl/crypto.h>

#include <iostream>

#include "cli/commands.hpp"
#include "cli/users.hpp"
#include "core/codec.hpp"

namespace luoshi::cli {

std::optional<AccountBook> open_accounts(const DataFolder& folder, const app::Snapshot& snapshot,
                                         Session& session) {
  auto store = session.ports.open_accounts(folder.root() / "accounts.db");
  if (!store) {
    session.refuse(store.error());
    return std::nullopt;
  }
  AccountBook book{.store = std::move(*store), .accounts = {}};
  book.accounts = std::make_unique<accounts::Accounts>(
      *book.store, accounts::Settings{.offset = {snapshot.rules->utc_offset_minutes}});
  return book;
}

accounts::Occasion here() {
  return {app::system_clock()(), "local"};
}

std::optional<core::Id> find_post(const app::Snapshot& snapshot, std::string_view code) {
  for (const auto& [id, state] : snapshot.directory->posts())
    if (state.post.code == code) return id;
  return std::nullopt;
}

std::string person_name(views::Reader& reader, const core::Id& person) {
  const auto stored = reader.find(person, core::unrestricted());
  if (!stored) return {};
  const auto state = core::decode_state(stored->state);
  const auto* known = state ? std::get_if<core::PersonState>(&*state) : nullptr;
  if (!known) return {};
  const auto text = reader.text(known->person.name.vault);
  return text ? text->text : std::string();
}

std::string post_words(const app::Snapshot& snapshot, const core::Id& post,
                       base::Language language) {
  const core::PostState* state = snapshot.directory->post(post);
  if (!state) return base::to_text(post);
  const core::Role* role = core::find_by_code(snapshot.rules->roles, state->post.role);
  const bool english = language == base::Language::en && role && !role->name.en.empty();
  const std::string name = !role ? state->post.role : english ? role->name.en : role->name.zh;
  return base::text_of(user_messages(), "user_post_words", language,
                       {{"role", name}, {"unit", snapshot.unit_name(state->post.unit)}});
}

namespace {
struct UserOptions {
  std::filesystem::path folder;
  std::string name;
  std::vector<std::string> posts;
  std::string password_file;
  std::string kind = "person";
  std::string until;
  bool slip = false;
};

struct Opened {
  std::unique_ptr<DataFolder> folder;
  std::unique_ptr<views::Reader> reader;
  app::Snapshot snapshot;
  AccountBook book;
};

std::optional<Opened> open(const UserOptions& options, Session& session) {
  Opened out{.folder = session.open(options.folder, Opening::read_only)};
  if (!out.folder) return std::nullopt;
  out.reader = out.folder->store().reader();
  out.snapshot = app::load_snapshot(*out.reader);
  auto book = open_accounts(*out.folder, out.snapshot, session);
  if (!book) return std::nullopt;
  out.book = std::move(*book);
  return out;
}

void list_posts(const Opened& opened, Session& session) {
  const core::Instant now = here().now;
  for (const auto& [id, state] : opened.snapshot.directory->posts()) {
    const auto title =
        state.post.title ? opened.reader->text(state.post.title->vault) : std::nullopt;
    std::string names;
    for (const accounts::Account& one : opened.book.accounts->accounts_of_post(id))
      if (one.kind != accounts::Kind::program) names += (names.empty() ? "" : " ") + one.name;
    const bool token = opened.book.accounts->has_token(id, now);
    session.say("user_row", {{"code", state.post.code},
                             {"role", state.post.role},
                             {"unit", opened.snapshot.unit_name(state.post.unit)},
                             {"title", title ? title->text : ""},
                             {"accounts", names},
                             {"token", session.text(token ? "user_has_token" : "user_no_token")}});
  }
}

struct ListedAccount {
  core::Id account;
  std::string name;
  accounts::Kind kind = accounts::Kind::person;
  std::vector<std::string> posts;
  std::optional<core::Day> valid_until;
  std::optional<core::Instant> locked;
};
BOOST_DESCRIBE_STRUCT(ListedAccount, (), (account, name, kind, posts, valid_until, locked))

void list(const UserOptions& options, Session& session) {
  auto opened = open(options, session);
  if (!opened) return;
  if (!session.json) return list_posts(*opened, session);
  std::string after;
  for (;;) {
    const auto rows = opened->book.accounts->accounts_after(after, base::limits::page_rows_max);
    if (rows.empty()) return;
    for (const accounts::Account& one : rows) {
      ListedAccount listed{one.id, one.name, one.kind, {}, one.valid_until, one.locked};
      for (const core::Id& post : one.posts)
        if (const auto* state = opened->snapshot.directory->post(post))
          listed.posts.push_back(state->post.code);
      session.out << base::to_json(listed) << '\n';
    }
    after = rows.back().name;
  }
}

// The first line of a file, or of the standard input.
base::Result<std::string> read_password(const std::string& file) {
  std::string text;
  if (file == "-") {
    std::getline(std::cin, text);
  } else {
    const auto bytes = read_file(file);
    if (!bytes) return base::refuse("file_missing", "--password-file", {{"value", file}});
    text = bytes->substr(0, bytes->find('\n'));
  }
  if (text.ends_with('\r')) text.pop_back();
  return text;
}

base::Result<accounts::NewAccount> new_account(const UserOptions& options, const Opened& opened) {
  accounts::NewAccount account{.name = options.name};
  account.kind = base::enum_from<accounts::Kind>(options.kind).value_or(accounts::Kind::person);
  for (const std::string& code : options.posts) {
    const auto post = find_post(opened.snapshot, code);
    if (!post) return base::refuse("post_unknown_code", "--post", {{"value", code}});
    account.posts.push_back(*post);
    if (const auto& person = opened.snapshot.directory->post(*post)->post.person)
      account.person = person;
  }
  if (!options.until.empty()) {
    account.valid_until = base::day_from_text(options.until);
    if (!account.valid_until)
      return base::refuse("day_malformed", "--until", {{"value", options.until}});
  }
  // A guest is not the holder of the post, nor is a program.
  if (account.kind != accounts::Kind::person) account.person.reset();
  return account;
}

void print_secret(std::string_view code, const std::string& name, const std::string& secret,
                  Session& session) {
  if (session.json)
    session.out << boost::json::serialize(boost::json::object{
                       {"name", name}, {code == "user_slip" ? "slip" : "password", secret}})
                << '\n';
  session.say(code, {{"name", name}, {"secret", secret}});
}

void add_one(const UserOptions& options, Session& session) {
  auto opened = open(options, session);
  if (!opened) return;
  auto account = new_account(options, *opened);
  if (!account) return session.refuse(account.error());
  const bool program = account->kind == accounts::Kind::program;
  const bool chosen = !options.password_file.empty();
  if (chosen) {
    auto password = read_password(options.password_file);
    if (!password) return session.refuse(password.error());
    account->password = std::move(*password);
  } else if (!options.slip && !program) {
    account->password = accounts::random_password();
  }
  const auto made = opened->book.accounts->add(*account, std::nullopt, here());
  if (!made) return session.refuse(made.error());
  if (program || chosen) return session.say("user_added", {{"name", made->name}});
  if (!options.slip) return print_secret("user_password", made->name, account->password, session);
  const auto slip = opened->book.accounts->issue_slip(made->id, std::nullopt, here());
  if (!slip) return session.refuse(slip.error());
  print_secret("user_slip", made->name, slip->secret, session);
}

enum class Act { lock, unlock, reset };

void act(Act what, const UserOptions& options, Session& session) {
  auto opened = open(options, session);
  if (!opened) return;
  accounts::Accounts& book = *opened->book.accounts;
  const auto account = book.account_named(options.name);
  if (!account) return session.refuse({"user_unknown", "--name", {{"value", options.name}}});
  base::Result<void> done;
  switch (what) {
    case Act::lock:
      done = book.lock(account->id, std::nullopt, here());
      break;
    case Act::unlock:
      done = book.unlock(account->id, std::nullopt, std::nullopt, here());
      break;
    case Act::reset: {
      if (options.slip) {
        const auto slip = book.issue_slip(account->id, std::nullopt, here());
        if (!slip) return session.refuse(slip.error());
        return print_secret("user_slip", account->name, slip->secret, session);
      }
      const auto password = book.reset_password(account->id, std::nullopt, here());
      if (!password) return session.refuse(password.error());
      return print_secret("user_password", account->name, *password, session);
    }
  }
  if (!done) return session.refuse(done.error());
  session.say(what == Act::lock ? "user_locked" : "user_unlocked", {{"name", account->name}});
}

CLI::App* sub_of(CLI::App& app, Session& session, const std::string& name) {
  return app.add_subcommand(name, session.text("help_user_" + name));
}

void add_act(CLI::App& app, Session& session, const std::string& name, Act what) {
  auto options = std::make_shared<UserOptions>();
  CLI::App* sub = sub_of(app, session, name);
  sub->add_option("folder", options->folder, session.text("arg_folder"))->required();
  sub->add_option("--name", options->name, session.text("arg_user_name"))->required();
  if (what == Act::reset) sub->add_flag("--slip", options->slip, session.text("arg_user_slip"));
  sub->callback([options, what, &session] { act(what, *options, session); });
}
}  // namespace

void add_user(CLI::App& app, Session& session) {
  app.require_subcommand(1);
  auto options = std::make_shared<UserOptions>();
  CLI::App* sub = sub_of(app, session, "list");
  sub->add_option("folder", options->folder, session.text("arg_folder"))->required();
  sub->callback([options, &session] { list(*options, session); });
  sub = sub_of(app, session, "add");
  sub->add_option("folder", options->folder, session.text("arg_folder"))->required();
  sub->add_option("--name", options->name, session.text("arg_user_name"))->required();
  sub->add_option("--post", options->posts, session.text("arg_user_post"))->required();
  sub->add_option("--kind", options->kind, session.text("arg_user_kind"))
      ->check(CLI::IsMember({"person", "program", "read_only"}));
  sub->add_option("--until", options->until, session.text("arg_user_until"));
  sub->add_option("--password-file", options->password_file, session.text("arg_password_file"));
  sub->add_flag("--slip", options->slip, session.text("arg_user_slip"));
  sub->callback([options, &session] { add_one(*options, session); });
  add_act(app, session, "lock", Act::lock);
  add_act(app, session, "unlock", Act::unlock);
  add_act(app, session, "reset", Act::reset);
  add_user_slips(*sub_of(app, session, "slips"), session);
  add_user_import(*sub_of(app, session, "import"), session);
}

}  // namespace luoshi::cli
