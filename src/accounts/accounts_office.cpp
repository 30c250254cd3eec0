// Keeping accounts: what an officer of the unit or the command line does to them.
#include <algorithm>

#include "accounts/accounts.hpp"

namespace luoshi::accounts {

using base::refuse;
using base::Result;
namespace limits = base::limits;

namespace {
std::string program_name(const Id& post) {
  return "program:" + base::to_text(post);
}

SecurityEntry entry_of(SecurityKind kind, const Accounts::By& by, const Id& about,
                       const Occasion& occasion) {
  return {.at = occasion.now,
          .account = by,
          .kind = kind,
          .address = occasion.address,
          .detail = by ? "" : "command_line",
          .other = about};
}

Result<void> check_new(Kind kind, const std::vector<Id>& posts, std::optional<Day> valid_until) {
  if (posts.empty() || posts.size() > limits::posts_per_account_max)
    return refuse("account_needs_post", "posts",
                  {{"most", std::to_string(limits::posts_per_account_max)}});
  if (kind == Kind::read_only && !valid_until) return refuse("read_only_needs_end", "valid_until");
  return {};
}
}  // namespace

std::optional<Account> Accounts::account(const Id& id) {
  return store_.begin_reading()->account(id);
}

std::optional<Account> Accounts::account_named(std::string_view name) {
  const auto known = login_name(name);
  return known ? store_.begin_reading()->account_named(*known) : std::nullopt;
}

std::vector<Account> Accounts::accounts_of_post(const Id& post) {
  return store_.begin_reading()->accounts_of_post(post);
}

std::vector<Account> Accounts::accounts_after(std::string_view name, std::int32_t limit) {
  return store_.begin_reading()->accounts_after(name, limit);
}

std::vector<Device> Accounts::devices_of(const Id& account) {
  return store_.begin_reading()->devices_of(account);
}

Result<Account> Accounts::make(Transaction& transaction, const NewAccount& account, By by,
                               const Occasion& occasion) {
  auto name = login_name(account.name);
  if (!name) return std::unexpected(std::move(name.error()));
  if (auto good = check_new(account.kind, account.posts, account.valid_until); !good)
    return std::unexpected(std::move(good.error()));
  if (transaction.account_named(*name))
    return refuse("login_name_taken", "name", {{"name", account.name}});
  Account out{.id = random_id(occasion.now),
              .name = std::move(*name),
              .kind = account.kind,
              .person = account.person,
              .posts = account.posts,
              .valid_until = account.valid_until,
              .made = occasion.now};
  transaction.put_account(out);
  transaction.append(entry_of(SecurityKind::account_made, by, out.id, occasion));
  return out;
}

Result<Account> Accounts::add(const NewAccount& account, By by, const Occasion& occasion) {
  std::string hash;
  if (!account.password.empty()) {
    const auto name = login_name(account.name);
    if (!name) return std::unexpected(name.error());
    if (auto good = check_password(account.password, *name); !good)
      return std::unexpected(good.error());
    hash = hasher_.hash(account.password);
  }
  auto transaction = store_.begin();
  auto made = make(*transaction, account, by, occasion);
  if (!made) return made;
  if (!hash.empty()) {
    made->password = std::move(hash);
    made->password_at = occasion.now;
    made->must_change_password = account.use == PasswordUse::once;
    transaction->put_account(*made);
  }
  commit(*transaction);
  return made;
}

Result<std::vector<Account>> Accounts::add(std::span<const NewAccount> accounts, By by,
                                           const Occasion& occasion) {
  std::vector<Account> out;
  auto transaction = store_.begin();
  for (const NewAccount& one : accounts) {
    auto made = make(*transaction, one, by, occasion);
    if (!made) {
      made.error().args.try_emplace("name", one.name);
      return std::unexpected(std::move(made.error()));
    }
    out.push_back(std::move(*made));
  }
  commit(*transaction);
  return out;
}

Result<Account> Accounts::change(const Id& id, const std::vector<Id>& posts,
                                 std::optional<Day> valid_until, By by, const Occasion& occasion) {
  auto transaction = store_.begin();
  auto account = transaction->account(id);
  if (!account) return refuse("account_missing", "account");
  if (auto good = check_new(account->kind, posts, valid_until); !good)
    return std::unexpected(std::move(good.error()));
  account->posts = posts;
  account->valid_until = valid_until;
  transaction->put_account(*account);
  transaction->append(entry_of(SecurityKind::account_changed, by, id, occasion));
  commit(*transaction);
  return *account;
}

Result<IssuedSlip> Accounts::make_slip(Transaction& transaction, const Id& id, By by,
                                       const Occasion& occasion) {
  const auto account = transaction.account(id);
  if (!account) return refuse("account_missing", "account");
  if (account->kind == Kind::program) return refuse("account_of_program", "account");
  const std::int64_t span = std::chrono::microseconds(limits::slip_time_max).count();
  IssuedSlip out{random_secret(), {occasion.now.us + span}};
  transaction.drop_unused_slips(id);
  transaction.put_slip({.digest = digest_of(out.secret),
                        .account = id,
                        .made = occasion.now,
                        .until = out.until,
                        .used = {},
                        .by = by});
  transaction.append(entry_of(SecurityKind::slip_issued, by, id, occasion));
  return out;
}

Result<IssuedSlip> Accounts::issue_slip(const Id& account, By by, const Occasion& occasion) {
  auto transaction = store_.begin();
  auto slip = make_slip(*transaction, account, by, occasion);
  if (slip) commit(*transaction);
  return slip;
}

Result<std::vector<IssuedSlip>> Accounts::issue_slips(std::span<const Id> accounts, By by,
                                                      const Occasion& occasion) {
  std::vector<IssuedSlip> out;
  auto transaction = store_.begin();
  for (const Id& one : accounts) {
    auto slip = make_slip(*transaction, one, by, occasion);
    if (!slip) return std::unexpected(std::move(slip.error()));
    out.push_back(std::move(*slip));
  }
  commit(*transaction);
  return out;
}

Result<std::string> Accounts::reset_password(const Id& id, By by, const Occasion& occasion,
                                             PasswordUse use) {
  std::string password = random_password();
  std::string hash = hasher_.hash(password);
  auto transaction = store_.begin();
  auto account = transaction->account(id);
  if (!account) return refuse("account_missing", "account");
  if (account->kind == Kind::program) return refuse("account_of_program", "account");
  set_password(*transaction, *account, std::move(hash), occasion);
  account->must_change_password = use == PasswordUse::once;
  transaction->put_account(*account);
  transaction->append(entry_of(SecurityKind::account_changed, by, id, occasion));
  commit(*transaction);
  return password;
}

Result<void> Accounts::lock(const Id& id, By by, const Occasion& occasion) {
  auto transaction = store_.begin();
  auto account = transaction->account(id);
  if (!account) return refuse("account_missing", "account");
  account->locked = occasion.now;
  transaction->put_account(*account);
  end_sessions(*transaction, id, std::nullopt);
  transaction->append(entry_of(SecurityKind::locked, by, id, occasion));
  commit(*transaction);
  return {};
}

Result<void> Accounts::unlock(const Id& id, std::optional<Id> device, By by,
                              const Occasion& occasion) {
  auto transaction = store_.begin();
  auto account = transaction->account(id);
  if (!account) return refuse("account_missing", "account");
  bool known = false;
  for (Device& one : transaction->devices_of(id)) {
    if (device && one.id != *device) continue;
    known = true;
    one.locked.reset();
    one.failures = 0;
    transaction->put_device(one);
  }
  if (device && !known) return refuse("device_missing", "device");
  account->locked.reset();
  transaction->put_account(*account);
  clear_failures(*transaction, *account);
  transaction->append(entry_of(SecurityKind::unlocked, by, device.value_or(id), occasion));
  commit(*transaction);
  return {};
}

Result<void> Accounts::sign_off(const Id& id, std::optional<Id> device, By by,
                                const Occasion& occasion) {
  auto transaction = store_.begin();
  if (!transaction->account(id)) return refuse("account_missing", "account");
  bool known = false;
  for (Device& one : transaction->devices_of(id)) {
    if (device && one.id != *device) continue;
    known = true;
    if (one.signed_off) continue;
    one.signed_off = occasion.now;
    transaction->put_device(one);
  }
  if (device && !known) return refuse("device_missing", "device");
  end_sessions(*transaction, id, device);
  transaction->append(entry_of(SecurityKind::signed_off, by, device.value_or(id), occasion));
  commit(*transaction);
  return {};
}

Result<SignedIn> Accounts::issue_token(const Id& post, Instant until, By by,
                                       const Occasion& occasion) {
  auto transaction = store_.begin();
  auto account = transaction->account_named(program_name(post));
  if (!account) {
    auto made =
        make(*transaction, {.name = program_name(post), .kind = Kind::program, .posts = {post}}, by,
             occasion);
    if (!made) return std::unexpected(std::move(made.error()));
    account = std::move(*made);
  }
  SignedIn out;
  out.secret = random_secret();
  out.session = {.digest = digest_of(out.secret),
                 .id = random_id(occasion.now),
                 .account = account->id,
                 .kind = SessionKind::program,
                 .post = post,
                 .device = {},
                 .begun = occasion.now,
                 .used = occasion.now,
                 .until = until};
  transaction->put_session(out.session);
  transaction->append(entry_of(SecurityKind::token_issued, by, account->id, occasion));
  commit(*transaction);
  return out;
}

std::int64_t Accounts::revoke_tokens(const Id& post, By by, const Occasion& occasion) {
  auto transaction = store_.begin();
  const auto account = transaction->account_named(program_name(post));
  if (!account) return 0;
  const auto count = std::ssize(transaction->sessions_of(account->id));
  end_sessions(*transaction, account->id, std::nullopt);
  transaction->append(entry_of(SecurityKind::tokens_revoked, by, account->id, occasion));
  commit(*transaction);
  return count;
}

bool Accounts::has_token(const Id& post, Instant now) {
  auto transaction = store_.begin_reading();
  const auto account = transaction->account_named(program_name(post));
  return account && std::ranges::any_of(transaction->sessions_of(account->id),
                                        [&](const Session& one) { return now < one.until; });
}

Result<Delegation> Accounts::delegate(Delegation delegation, By by, const Occasion& occasion) {
  if (auto good = check_delegation(delegation, today(occasion.now)); !good)
    return std::unexpected(std::move(good.error()));
  delegation.id = random_id(occasion.now);
  delegation.revoked.reset();
  delegation.by = by;
  delegation.made = occasion.now;
  auto transaction = store_.begin();
  transaction->put_delegation(delegation);
  transaction->append(entry_of(SecurityKind::delegated, by, delegation.id, occasion));
  commit(*transaction);
  return delegation;
}

std::optional<Delegation> Accounts::delegation(const Id& id) {
  return store_.begin_reading()->delegation(id);
}

std::vector<Delegation> Accounts::delegations(Day today) {
  return store_.begin_reading()->delegations(today);
}

Result<void> Accounts::revoke_delegation(const Id& id, By by, const Occasion& occasion) {
  auto transaction = store_.begin();
  auto delegation = transaction->delegation(id);
  if (!delegation) return refuse("delegation_missing", "delegation");
  if (delegation->revoked) return {};
  delegation->revoked = occasion.now;
  transaction->put_delegation(*delegation);
  transaction->append(entry_of(SecurityKind::delegation_revoked, by, id, occasion));
  commit(*transaction);
  return {};
}

}  // namespace luoshi::accounts
