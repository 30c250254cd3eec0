// user import: people with their posts, accounts and slips from one sheet of a roster (CSV).
#include <algorithm>

#include "app/brief.hpp"
#include "app/writer.hpp"
#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/users.hpp"
#include "pack/csv.hpp"
#include "pack/seed.hpp"

namespace luoshi::cli {

namespace {
struct RosterOptions {
  std::filesystem::path folder;
  std::filesystem::path roster;
  std::filesystem::path out;
  std::string url;
};

enum class Column { name, phone, unit, role, login };
constexpr std::array columns{Column::name, Column::phone, Column::unit, Column::role,
                             Column::login};
constexpr std::array<std::string_view, 5> column_codes{"roster_name", "roster_phone", "roster_unit",
                                                       "roster_role", "roster_login"};

struct Person {
  std::string row;
  std::array<std::string, columns.size()> cells;
  core::Id unit;
  std::string role;

  const std::string& cell(Column column) const { return cells[static_cast<std::size_t>(column)]; }
  // To sign in with: what the roster says, else the phone number.
  const std::string& login() const {
    return cell(Column::login).empty() ? cell(Column::phone) : cell(Column::login);
  }
};

// Which column stands where, by its heading in either language.
base::Result<std::array<std::size_t, columns.size()>> places_of(const pack::GridRow& heading) {
  std::array<std::size_t, columns.size()> out{};
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const base::Message* words = base::find_message(user_messages(), column_codes[i]);
    const auto found = std::ranges::find_if(heading.cells, [&](const std::string& cell) {
      const std::string text = base::normalise(cell);
      return text == base::normalise(words->zh) || text == base::normalise(words->en);
    });
    const bool needed = columns[i] != Column::phone && columns[i] != Column::login;
    if (found == heading.cells.end() && needed)
      return base::refuse("roster_column_missing", "roster",
                          {{"zh", std::string(words->zh)}, {"en", std::string(words->en)}});
    out[i] = static_cast<std::size_t>(found - heading.cells.begin());
  }
  return out;
}

std::optional<std::string> role_of(const core::RuleSet& rules, const std::string& words) {
  for (const core::Role& role : rules.roles)
    if (role.code == words || role.name.zh == words || role.name.en == words) return role.code;
  return std::nullopt;
}

base::Result<Person> person_of(const pack::GridRow& row,
                               const std::array<std::size_t, columns.size()>& places,
                               const app::Snapshot& snapshot) {
  Person person{.row = std::to_string(row.number)};
  for (std::size_t i = 0; i < columns.size(); ++i)
    if (places[i] < row.cells.size()) person.cells[i] = row.cells[places[i]];
  const auto no = [&](std::string_view code, const std::string& value) {
    return base::refuse(code, "roster", {{"row", person.row}, {"value", value}});
  };
  if (person.cell(Column::name).empty() || person.login().empty())
    return no("roster_cell_missing", person.cell(Column::name));
  const auto unit = app::find_unit(snapshot, person.cell(Column::unit));
  if (!unit) return no("roster_unit_unknown", person.cell(Column::unit));
  auto role = role_of(*snapshot.rules, person.cell(Column::role));
  if (!role) return no("roster_role_unknown", person.cell(Column::role));
  person.unit = *unit;
  person.role = std::move(*role);
  return person;
}

base::Result<std::vector<Person>> read_roster(const std::string& bytes,
                                              const app::Snapshot& snapshot) {
  // Spreadsheets write a byte order mark.
  const std::string_view text =
      std::string_view(bytes).substr(bytes.starts_with("\xef\xbb\xbf") ? 3 : 0);
  auto rows = pack::parse_csv(text);
  if (!rows) return std::unexpected(std::move(rows.error()));
  if (rows->empty()) return base::refuse("roster_empty", "roster");
  const auto places = places_of(rows->front());
  if (!places) return std::unexpected(places.error());
  std::vector<Person> out;
  for (const pack::GridRow& row : std::span(*rows).subspan(1)) {
    auto person = person_of(row, *places, snapshot);
    if (!person) return std::unexpected(std::move(person.error()));
    out.push_back(std::move(*person));
  }
  return out;
}

// The same roster again gives the same ids: nothing is recorded twice.
struct RosterIds {
  core::Id person;
  core::Id post;
};
RosterIds ids_of(const Person& person, const app::Snapshot& snapshot) {
  const std::string& authority = snapshot.rules->authority;
  const std::string post = person.login() + "\n" + person.role + "\n" + base::to_text(person.unit);
  return {pack::seed_id(authority, "roster_person", person.login()),
          pack::seed_id(authority, "roster_post", post)};
}

// One transaction of the journal: all of the roster or nothing.
base::Result<void> record(const std::vector<Person>& roster, app::Executor& executor) {
  const auto snapshot = executor.snapshot();
  const core::Day today = base::day_of(here().now, {snapshot->rules->utc_offset_minutes});
  std::vector<app::Request> requests;
  for (const Person& one : roster) {
    const RosterIds ids = ids_of(one, *snapshot);
    if (snapshot->directory->post(ids.post)) continue;
    core::Person person{.name = core::Text(one.cell(Column::name)), .home_unit = one.unit};
    if (!one.cell(Column::phone).empty()) person.phone = core::Text(one.cell(Column::phone));
    core::Post post{.role = one.role, .unit = one.unit, .person = ids.person, .since = today};
    post.code = one.login() + "_" + one.role;
    const bool again = std::ranges::find(requests, ids.person, &app::Request::id) != requests.end();
    if (!again)
      requests.push_back({.id = ids.person,
                          .actor = app::machinery(),
                          .command = core::RecordPerson{std::move(person)}});
    requests.push_back(
        {.id = ids.post, .actor = app::machinery(), .command = core::RecordPost{std::move(post)}});
  }
  for (const app::Outcome& outcome : executor.execute(requests, app::Together::all_or_none))
    if (!outcome && outcome.error().code != "command_id_taken")
      return std::unexpected(outcome.error());
  return {};
}

// One person may stand in several rows, for several posts. Who has an account keeps it.
base::Result<std::vector<accounts::Account>> add_accounts(const std::vector<Person>& roster,
                                                          const app::Snapshot& snapshot,
                                                          AccountBook& book) {
  std::vector<accounts::NewAccount> wanted;
  for (const Person& one : roster) {
    const RosterIds ids = ids_of(one, snapshot);
    auto known = std::ranges::find(wanted, one.login(), &accounts::NewAccount::name);
    if (known != wanted.end())
      known->posts.push_back(ids.post);
    else if (!book.accounts->account_named(one.login()))
      wanted.push_back({.name = one.login(), .person = ids.person, .posts = {ids.post}});
  }
  return book.accounts->add(wanted, std::nullopt, here());
}

void import_roster(const RosterOptions& options, Session& session) {
  const auto bytes = read_file(options.roster);
  if (!bytes)
    return session.refuse({"file_missing", "roster", {{"value", options.roster.string()}}});
  auto folder = session.open(options.folder, Opening::existing);
  if (!folder) return;
  app::Executor executor(folder->store(), app::system_clock());
  const auto roster = read_roster(*bytes, *executor.snapshot());
  if (!roster) return session.refuse(roster.error());
  if (auto done = record(*roster, executor); !done) return session.refuse(done.error());
  folder->sign_checkpoint(executor.snapshot()->rules->authority);
  const auto snapshot = executor.snapshot();
  auto book = open_accounts(*folder, *snapshot, session);
  if (!book) return;
  const auto made = add_accounts(*roster, *snapshot, *book);
  if (!made) return session.refuse(made.error());
  session.say("roster_imported", {{"people", std::to_string(roster->size())},
                                  {"accounts", std::to_string(made->size())}});
  if (options.out.empty() || made->empty()) return;
  auto reader = folder->store().reader();
  const auto written =
      write_slips(*made, *book, *snapshot, *reader, options.out, options.url, session);
  if (written)
    session.say("slips_written",
                {{"count", std::to_string(*written)}, {"file", options.out.string()}});
}
}  // namespace

void add_user_import(CLI::App& sub, Session& session) {
  auto options = std::make_shared<RosterOptions>();
  sub.add_option("folder", options->folder, session.text("arg_folder"))->required();
  sub.add_option("roster", options->roster, session.text("arg_roster"))->required();
  CLI::Option* out = sub.add_option("--out", options->out, session.text("arg_slips_out"));
  CLI::Option* url = sub.add_option("--url", options->url, session.text("arg_slips_url"));
  out->needs(url);
  sub.callback([options, &session] { import_roster(*options, session); });
}

}  // namespace luoshi::cli
