// Signing in and keeping accounts: every act with its checks, its one transaction and its entry in
// the security log. The clock is an argument; who may do what to whom is decided by the caller with
// policy.hpp, for it needs the directory. Knows neither HTTP nor SQL. Any thread may call.
//
// Failed sign-ins all look alike from outside: sign_in_failed, after the same work. Only the log
// says which it was.
#pragma once
#include <mutex>
#include <unordered_map>

#include "accounts/policy.hpp"
#include "accounts/port.hpp"
#include "accounts/secret.hpp"

namespace luoshi::accounts {

// When and from where something was asked.
struct Occasion {
  Instant now;
  std::string address;
};

// Who asks: the account behind a session, for one request.
struct Identity {
  Account account;
  Session session;
  std::vector<Acting> posts;          // may act as these today
  std::optional<Id> delegation;       // under which it acts as session.post
  bool must_change_password = false;  // by an officer's wish or by age
};

struct SignedIn {
  Session session;
  std::string secret;  // shown once: the cookie or the token
};
struct Enrolled {
  Device device;
  std::string device_secret;  // shown once
  SignedIn sign_in;
};
struct IssuedSlip {
  std::string secret;  // shown once, on the slip
  Instant until;
};

struct PasswordSignIn {
  std::string name;
  std::string password;
  std::optional<Id> post;
};
struct SlipWithPin {
  std::string slip;
  std::string pin;
  std::string device_name;
};
struct SlipWithPassword {
  std::string slip;
  std::string password;
};
struct DeviceSignIn {
  std::string device_secret;
  std::string pin;
};
struct PasswordChange {
  std::string now;
  std::string next;
};

// kept: it may stay, for the accounts of a demo; all others are to be changed at the first sign-in.
enum class PasswordUse { once, kept };
struct NewAccount {
  std::string name;
  Kind kind = Kind::person;
  std::optional<Id> person;
  std::vector<Id> posts;
  std::optional<Day> valid_until;
  std::string password;  // empty: none
  PasswordUse use = PasswordUse::once;
};

class Accounts {
 public:
  Accounts(Store& store, Settings settings) : store_(store), settings_(settings) {}
  ~Accounts();  // writes what is noted
  Accounts(const Accounts&) = delete;
  Accounts& operator=(const Accounts&) = delete;

  // The account behind a secret of one of these kinds. A change made by another process is seen
  // after limits::session_cache_time at the latest. Refusals: token_not_valid, session_ended,
  // account_locked, account_expired.
  base::Result<Identity> identify(std::string_view secret, std::span<const SessionKind> kinds,
                                  Instant now);

  // Refusals of these four: sign_in_failed, sign_in_locked (args: seconds), account_locked,
  // account_expired, post_not_yours; hash work: they take tens of milliseconds.
  base::Result<SignedIn> sign_in(const PasswordSignIn& with, const Occasion& occasion);
  // Refusals besides: device_locked, device_signed_off.
  base::Result<SignedIn> sign_in(const DeviceSignIn& with, const Occasion& occasion);
  // Refusals besides: slip_not_valid, slip_used, slip_expired, and those of check_pin.
  base::Result<Enrolled> redeem(const SlipWithPin& with, const Occasion& occasion);
  // Sets the password of the slip's account. Refusals: those of check_password besides.
  base::Result<void> redeem(const SlipWithPassword& with, const Occasion& occasion);
  // Ends every session of the account but none is begun. Refusals: sign_in_failed, password_same,
  // those of check_password.
  base::Result<void> change_password(const Identity& who, const PasswordChange& change,
                                     const Occasion& occasion);
  // Refusals: post_not_yours.
  base::Result<void> act_as(const Identity& who, const Id& post, const Occasion& occasion);
  void end_session(const Identity& who, const Occasion& occasion);

  // By an officer, or by the command line (by: none).
  using By = std::optional<Id>;
  std::optional<Account> account(const Id& id);
  std::optional<Account> account_named(std::string_view name);
  std::vector<Account> accounts_of_post(const Id& post);
  std::vector<Account> accounts_after(std::string_view name, std::int32_t limit);
  std::vector<Device> devices_of(const Id& account);
  // Refusals: login_name_malformed, login_name_taken, account_needs_post,
  // read_only_needs_end, check_password's (the one-time password too).
  base::Result<Account> add(const NewAccount& account, By by, const Occasion& occasion);
  // All or none; hashes nothing, so their passwords must be empty. args of a refusal name the
  // account.
  base::Result<std::vector<Account>> add(std::span<const NewAccount> accounts, By by,
                                         const Occasion& occasion);
  // One use, seven days; those of the account issued before and not used are void.
  // Refusals: account_missing, account_of_program.
  base::Result<IssuedSlip> issue_slip(const Id& account, By by, const Occasion& occasion);
  base::Result<std::vector<IssuedSlip>> issue_slips(std::span<const Id> accounts, By by,
                                                    const Occasion& occasion);
  // A new password. Refusals: account_missing, account_of_program.
  base::Result<std::string> reset_password(const Id& account, By by, const Occasion& occasion,
                                           PasswordUse use = PasswordUse::once);
  // What an account may do from now on; its sessions follow. Refusals: account_missing, and
  // account_needs_post, read_only_needs_end as for a new one.
  base::Result<Account> change(const Id& account, const std::vector<Id>& posts,
                               std::optional<Day> valid_until, By by, const Occasion& occasion);
  // Ends its sessions too. Refusals: account_missing.
  base::Result<void> lock(const Id& account, By by, const Occasion& occasion);
  // Also what failed sign-ins have locked: the name, and the device or all of them.
  // Refusals: account_missing, device_missing.
  base::Result<void> unlock(const Id& account, std::optional<Id> device, By by,
                            const Occasion& occasion);
  // A lost phone: the device, or none given: all of them and every session.
  // Refusals: account_missing, device_missing.
  base::Result<void> sign_off(const Id& account, std::optional<Id> device, By by,
                              const Occasion& occasion);
  // A token of the post's own program account, which is made when there is none.
  base::Result<SignedIn> issue_token(const Id& post, Instant until, By by,
                                     const Occasion& occasion);
  // How many tokens there were.
  std::int64_t revoke_tokens(const Id& post, By by, const Occasion& occasion);
  bool has_token(const Id& post, Instant now);

  // Refusals: those of check_delegation.
  base::Result<Delegation> delegate(Delegation delegation, By by, const Occasion& occasion);
  std::optional<Delegation> delegation(const Id& id);
  std::vector<Delegation> delegations(Day today);  // in force or to come
  base::Result<void> revoke_delegation(const Id& id, By by, const Occasion& occasion);

  // Noted by other rooms (refused_by_right, exported ...); written with the next upkeep. Must not
  // be called with a transaction of the store open.
  void note(SecurityEntry entry);
  std::vector<SecurityEntry> security_entries(const SecurityQuery& query);
  // Writes what is noted and when sessions were last used, drops what has ended. Cheap when called
  // often. Fault: that of the store.
  void upkeep(Instant now);
  // Drops entries of the log that have been kept long enough; how many.
  std::int64_t prune(Instant now);

  const Settings& settings() const { return settings_; }
  // The authority's clock may be known only later than the folder is opened.
  void set_offset(base::UtcOffset offset) { settings_.offset = offset; }
  std::int64_t hashes_worked() const { return hasher_.worked(); }

 private:
  struct Known {
    Identity identity;
    Instant read;
  };
  Day today(Instant now) const { return base::day_of(now, settings_.offset); }
  base::Result<Identity> read_identity(const Digest& digest, Instant now);
  base::Result<Identity> still_good(Identity identity, Instant now);
  void forget();
  void write_noted();
  void commit(Transaction& transaction);
  std::optional<base::Refusal> name_locked(Transaction& transaction, const Digest& name,
                                           Instant now);
  base::Refusal count_failure(const Digest& name, const std::optional<Account>& account,
                              const Occasion& occasion);
  base::Refusal logged(base::Refusal refusal, SecurityKind kind, const Account& account,
                       const Occasion& occasion);
  base::Result<SignedIn> begin_with_password(const PasswordSignIn& with, const Digest& name,
                                             const Id& account, const Occasion& occasion);
  struct SlipOfAccount {
    Slip slip;
    Account account;
  };
  base::Result<SlipOfAccount> usable_slip(Transaction& transaction, std::string_view secret,
                                          const Occasion& occasion);
  base::Result<SlipOfAccount> usable_slip(std::string_view secret, const Occasion& occasion);
  void use_slip(Transaction& transaction, SlipOfAccount& found, const Occasion& occasion);
  void add_device(Transaction& transaction, const Device& device, const Occasion& occasion);
  base::Refusal pin_failed(const Device& device, const Occasion& occasion);
  base::Result<SignedIn> begin(Transaction& transaction, Account& account, SessionKind kind,
                               std::optional<Id> post, std::optional<Id> device,
                               const Occasion& occasion);
  base::Result<Account> make(Transaction& transaction, const NewAccount& account, By by,
                             const Occasion& occasion);
  base::Result<IssuedSlip> make_slip(Transaction& transaction, const Id& account, By by,
                                     const Occasion& occasion);
  void end_sessions(Transaction& transaction, const Id& account, std::optional<Id> device);
  void clear_failures(Transaction& transaction, const Account& account);
  void set_password(Transaction& transaction, Account& account, std::string hash,
                    const Occasion& occasion);

  Store& store_;
  Settings settings_;
  Hasher hasher_;
  std::mutex mutex_;                              // of what follows
  std::unordered_map<std::string, Known> known_;  // by digest
  std::unordered_map<std::string, Instant> used_;
  std::vector<SecurityEntry> noted_;
  std::int64_t generation_ = 0;  // of known_: a read begun before a change is not kept after it
  std::optional<Instant> kept_at_;
};

}  // namespace luoshi::accounts
