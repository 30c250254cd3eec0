#include "cli/demo_accounts.hpp"

#include "cli/users.hpp"
#include "http/demo_routes.hpp"

namespace luoshi::cli {

namespace {
constexpr std::int32_t guest_days = 30;

const std::string& cell(const CourseRow& row, std::string_view column) {
  return row.find(column)->second;
}

// On the terminal, this once.
struct ShownAccount {
  http::DemoAccount account;
  std::string password;
};
BOOST_DESCRIBE_STRUCT(ShownAccount, (), (account, password))

void print(const std::vector<ShownAccount>& shown, Session& session) {
  session.say("demo_accounts");
  const auto in = [&](const core::Name& name) {
    return session.language == base::Language::en ? name.en : name.zh;
  };
  for (const ShownAccount& one : shown) {
    if (session.json) session.out << base::to_json(one) << '\n';
    session.say("demo_account", {{"name", fmt::format("{:<10}", one.account.name)},
                                 {"password", one.password},
                                 {"who", in(one.account.who)},
                                 {"what", in(one.account.what)}});
  }
}

base::Result<accounts::NewAccount> new_account(const CourseRow& row,
                                               const app::Snapshot& snapshot) {
  const auto post = find_post(snapshot, cell(row, "post"));
  if (!post) return base::refuse("post_unknown_code", "post", {{"value", cell(row, "post")}});
  accounts::NewAccount out{.name = cell(row, "name"),
                           .posts = {*post},
                           .password = accounts::random_password(),
                           .use = accounts::PasswordUse::kept};
  out.kind = base::enum_from<accounts::Kind>(cell(row, "kind")).value_or(out.kind);
  if (out.kind == accounts::Kind::read_only)
    out.valid_until = base::day_of(here().now, {snapshot.rules->utc_offset_minutes}) + guest_days;
  else
    out.person = snapshot.directory->post(*post)->post.person;
  return out;
}
}  // namespace

void make_demo_accounts(DataFolder& folder, const app::Snapshot& snapshot,
                        const std::vector<CourseRow>& rows, Session& session) {
  auto book = open_accounts(folder, snapshot, session);
  if (!book) return;
  http::DemoAnswer answer;
  std::vector<ShownAccount> shown;
  for (const CourseRow& row : rows) {
    auto account = new_account(row, snapshot);
    if (!account) return session.refuse(account.error());
    const auto made = book->accounts->add(*account, std::nullopt, here());
    if (!made) return session.refuse(made.error());
    answer.accounts.push_back({made->name,
                               {cell(row, "who_zh"), cell(row, "who_en")},
                               {cell(row, "try_zh"), cell(row, "try_en")}});
    shown.push_back({answer.accounts.back(), account->password});
  }
  write_file(folder.root() / http::demo_file, base::to_json(answer));
  print(shown, session);
}

void renew_demo_passwords(const std::filesystem::path& root, Session& session) {
  auto folder = session.open(root, Opening::read_only);
  if (!folder) return;
  const auto json = base::parse_json(read_file(root / http::demo_file).value_or(""));
  const auto answer = json ? base::decode<http::DemoAnswer>(*json) : std::unexpected(json.error());
  if (!answer) return session.refuse({"not_a_demo", "folder", {{"value", root.string()}}});
  const app::Snapshot snapshot = app::load_snapshot(*folder->store().reader());
  auto book = open_accounts(*folder, snapshot, session);
  if (!book) return;
  std::vector<ShownAccount> shown;
  for (const http::DemoAccount& one : answer->accounts) {
    const auto account = book->accounts->account_named(one.name);
    if (!account) continue;  // somebody has tried what an administrator does
    const auto password = book->accounts->reset_password(account->id, std::nullopt, here(),
                                                         accounts::PasswordUse::kept);
    if (!password) return session.refuse(password.error());
    shown.push_back({one, *password});
  }
  print(shown, session);
}

}  // namespace luoshi::cli
