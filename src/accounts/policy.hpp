// The rules of signing in as pure functions: what a name, a password and a PIN must be like, who
// may act as which post on a day, and whose accounts an officer keeps. Sources: GB/T 22239-2019
// level 2 and the figures its assessors ask for (docs/accounts.md).
#pragma once
#include <span>

#include "accounts/account.hpp"
#include "base/result.hpp"
#include "core/access.hpp"
#include "core/directory.hpp"

namespace luoshi::accounts {

// What an office may set for itself; the defaults are what assessors ask for.
struct Settings {
  base::UtcOffset offset;            // of the authority: what day it is
  std::int32_t password_days = 90;   // then it must be changed
  std::int32_t security_days = 200;  // kept in the security log; never less than 184
};

// As it is kept and compared: NFKC, lower case. Refusals: login_name_malformed.
base::Result<std::string> login_name(std::string_view typed);

// Refusals: password_too_short, password_too_long, password_too_simple, password_is_name.
base::Result<void> check_password(std::string_view password, std::string_view name);
// Refusals: pin_malformed, pin_too_simple.
base::Result<void> check_pin(std::string_view pin);

bool password_is_old(const Account& account, Instant now, const Settings& settings);

// Refusals: account_locked, account_expired.
base::Result<void> check_usable(const Account& account, Day today);

// A post that an account may act as, and under which delegation if it is not its own.
struct Acting {
  Id post;
  std::optional<Id> delegation;
  std::optional<Day> until;  // of the delegation
};
std::vector<Acting> acting_posts(const Account& account, std::span<const Delegation> delegations,
                                 Day today);

// The right that keeps the accounts of a unit: whoever records its people.
inline constexpr core::Right right_to_keep_accounts = core::Right::record_person;

// Who may make, reset, lock or sign off an account with these posts: an officer whose unit is
// above each of them. Posts that administer are kept by those who administer themselves.
// Refusals: right_missing, account_out_of_reach, account_above_officer.
base::Result<void> may_keep(const core::Actor& officer, std::span<const Id> posts,
                            const core::Directory& directory, const core::RuleSet& rules);

// Refusals: delegation_dates_wrong, delegation_too_long, delegation_to_nobody,
// delegation_to_itself.
base::Result<void> check_delegation(const Delegation& delegation, Day today);

// Rights of a guest: to read, nothing else.
std::vector<core::Right> reading_rights(std::span<const core::Right> rights);

}  // namespace luoshi::accounts
