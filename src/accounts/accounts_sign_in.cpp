// Signing in with a password: the lock after failures, the same work for names nobody has.
#include <algorithm>

#include "accounts/accounts.hpp"

namespace luoshi::accounts {

using base::refuse;
using base::Result;
namespace limits = base::limits;

namespace {
constexpr std::int64_t lock_us = std::chrono::microseconds(limits::sign_in_lock_time).count();
constexpr std::int64_t one_time_us = std::chrono::microseconds(limits::slip_time_max).count();

// Under which failures are counted. What is no name at all is counted as well.
Digest counted_name(std::string_view typed) {
  const auto name = login_name(typed);
  return digest_of("name:" + (name ? *name : std::string(typed)));
}

base::Refusal locked_for(Instant until, Instant now) {
  const std::int64_t seconds = (until.us - now.us + base::second_us - 1) / base::second_us;
  return {"sign_in_locked", {}, {{"seconds", std::to_string(seconds)}}};
}
}  // namespace

std::optional<base::Refusal> Accounts::name_locked(Transaction& transaction, const Digest& name,
                                                   Instant now) {
  const auto failures = transaction.failures(name);
  if (!failures || !failures->locked_until || now >= *failures->locked_until) return std::nullopt;
  // A clock that was set back must not lock anybody for longer than a lock lasts.
  const Instant until{std::min(failures->locked_until->us, now.us + lock_us)};
  return locked_for(until, now);
}

base::Refusal Accounts::count_failure(const Digest& name, const std::optional<Account>& account,
                                      const Occasion& occasion) {
  auto transaction = store_.begin();
  if (auto locked = name_locked(*transaction, name, occasion.now)) return *locked;
  Failures failures = transaction->failures(name).value_or(Failures{.name = name});
  const bool over = failures.locked_until || occasion.now.us - failures.last.us >= lock_us;
  failures.count = over ? 1 : failures.count + 1;
  failures.last = occasion.now;
  failures.locked_until.reset();
  SecurityEntry entry{.at = occasion.now,
                      .account = account ? std::optional(account->id) : std::nullopt,
                      .kind = SecurityKind::sign_in_failed,
                      .address = occasion.address,
                      .success = Success::no,
                      .detail = account ? "secret_wrong" : "name_unknown"};
  transaction->append(entry);
  if (failures.count >= limits::sign_in_failures_max) {
    failures.locked_until = Instant{occasion.now.us + lock_us};
    entry.kind = SecurityKind::locked;
    entry.success = Success::yes;
    entry.detail = "failures";
    transaction->append(entry);
  }
  transaction->put_failures(failures);
  transaction->commit();
  if (failures.locked_until) return locked_for(*failures.locked_until, occasion.now);
  return {"sign_in_failed", {}, {}};
}

base::Refusal Accounts::logged(base::Refusal refusal, SecurityKind kind, const Account& account,
                               const Occasion& occasion) {
  // Only noted: a transaction may be open here.
  const std::lock_guard lock(mutex_);
  noted_.push_back({.at = occasion.now,
                    .account = account.id,
                    .kind = kind,
                    .address = occasion.address,
                    .success = Success::no,
                    .detail = refusal.code});
  return refusal;
}

Result<SignedIn> Accounts::sign_in(const PasswordSignIn& with, const Occasion& occasion) {
  const Digest name = counted_name(with.name);
  std::optional<Account> account;
  {
    auto transaction = store_.begin_reading();
    if (auto locked = name_locked(*transaction, name, occasion.now))
      return std::unexpected(std::move(*locked));
    if (const auto known = login_name(with.name)) account = transaction->account_named(*known);
  }
  if (!hasher_.verify(account ? account->password : "", with.password))
    return std::unexpected(count_failure(name, account, occasion));
  return begin_with_password(with, name, account->id, occasion);
}

// Read anew: others may have failed, locked or changed it while this one was hashed.
Result<SignedIn> Accounts::begin_with_password(const PasswordSignIn& with, const Digest& name,
                                               const Id& id, const Occasion& occasion) {
  auto transaction = store_.begin();
  if (auto locked = name_locked(*transaction, name, occasion.now))
    return std::unexpected(std::move(*locked));
  auto account = transaction->account(id);
  if (!account) return refuse("sign_in_failed");
  const auto no = [&](base::Refusal refusal) {
    return std::unexpected(
        logged(std::move(refusal), SecurityKind::sign_in_failed, *account, occasion));
  };
  if (auto usable = check_usable(*account, today(occasion.now)); !usable) return no(usable.error());
  if (account->must_change_password && occasion.now.us - account->password_at.us >= one_time_us)
    return no({"one_time_password_expired", {}, {}});
  auto signed_in =
      begin(*transaction, *account, SessionKind::console, with.post, std::nullopt, occasion);
  if (!signed_in) return signed_in;
  transaction->drop_failures(name);
  commit(*transaction);
  return signed_in;
}

void Accounts::set_password(Transaction& transaction, Account& account, std::string hash,
                            const Occasion& occasion) {
  account.password = std::move(hash);
  account.password_at = occasion.now;
  account.must_change_password = false;
  transaction.put_account(account);
  end_sessions(transaction, account.id, std::nullopt);
  clear_failures(transaction, account);
  transaction.append({.at = occasion.now,
                      .account = account.id,
                      .kind = SecurityKind::password_changed,
                      .address = occasion.address});
}

Result<void> Accounts::change_password(const Identity& who, const PasswordChange& change,
                                       const Occasion& occasion) {
  const Digest name = counted_name(who.account.name);
  {
    auto transaction = store_.begin_reading();
    if (auto locked = name_locked(*transaction, name, occasion.now))
      return std::unexpected(std::move(*locked));
  }
  if (!hasher_.verify(who.account.password, change.now))
    return std::unexpected(count_failure(name, who.account, occasion));
  if (equal_in_constant_time(change.now, change.next)) return refuse("password_same", "next");
  if (auto good = check_password(change.next, who.account.name); !good) return good;
  std::string hash = hasher_.hash(change.next);
  auto transaction = store_.begin();
  auto account = transaction->account(who.account.id);
  // Another change came first: what was checked is no longer the password.
  if (!account || account->password != who.account.password) return refuse("sign_in_failed");
  set_password(*transaction, *account, std::move(hash), occasion);
  commit(*transaction);
  return {};
}

void Accounts::clear_failures(Transaction& transaction, const Account& account) {
  transaction.drop_failures(counted_name(account.name));
}

}  // namespace luoshi::accounts
