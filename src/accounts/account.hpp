// Who may sign in, and with what: accounts, sessions, slips, devices and delegations as plain
// values. Secrets are not in them: only digests of random ones and argon2id hashes of chosen ones.
// Nothing here is a record of the journal: it is operational data and never rebuilt.
#pragma once
#include "core/value.hpp"

namespace luoshi::accounts {

using core::Day;
using core::Digest;
using core::Id;
using core::Instant;

// read_only: a guest who sees what the post sees and commands nothing.
enum class Kind { person, program, read_only };
BOOST_DESCRIBE_ENUM(Kind, person, program, read_only)

struct Account {
  Id id;
  std::string name;  // to sign in with; unique, as login_name() writes it
  Kind kind = Kind::person;
  std::optional<Id> person;
  std::vector<Id> posts;           // acts as one of them at a time
  std::optional<Day> valid_until;  // last day
  std::optional<Instant> locked;   // by an officer
  bool must_change_password = false;
  std::string password;  // argon2id, encoded; empty: no sign-in with a password
  Instant password_at;   // when it was set
  std::optional<Id> last_post;
  Instant made;
  bool operator==(const Account&) const = default;
};

// console: a browser with a cookie. phone: bound to a device. program: a token.
enum class SessionKind { console, phone, program };
BOOST_DESCRIBE_ENUM(SessionKind, console, phone, program)

struct Session {
  Digest digest{};  // of its secret
  Id id;
  Id account;
  SessionKind kind = SessionKind::console;
  Id post;  // acted as
  std::optional<Id> device;
  Instant begun;
  Instant used;
  Instant until;  // ends then, whatever happens
  bool operator==(const Session&) const = default;
};

// A personal slip with a QR code: the first sign-in of a phone.
struct Slip {
  Digest digest{};
  Id account;
  Instant made;
  Instant until;
  std::optional<Instant> used;
  std::optional<Id> by;  // the account that issued it; none: the command line
  bool operator==(const Slip&) const = default;
};

struct Device {
  Id id;
  Id account;
  std::string name;
  Digest secret{};  // digest of the device's own secret
  std::string pin;  // argon2id over device, secret and PIN
  std::int32_t failures = 0;
  std::optional<Instant> locked;
  std::optional<Instant> signed_off;
  Instant made;
  Instant used;
  bool operator==(const Device&) const = default;
};

// Failed sign-ins under one name, known or not, so that a lock tells nobody which names exist.
struct Failures {
  Digest name{};
  std::int32_t count = 0;
  Instant last;
  std::optional<Instant> locked_until;
};

// Whoever holds to_post, or is to_person, may act as `post` on the days from since through until.
struct Delegation {
  Id id;
  Id post;
  std::optional<Id> to_post;
  std::optional<Id> to_person;
  Day since;
  Day until;
  std::optional<Instant> revoked;
  std::optional<Id> by;
  Instant made;
  bool operator==(const Delegation&) const = default;
};

// A secret address of one record, for somebody without an account (link.hpp).
struct Link {
  Digest digest{};  // of its code
  Id id;
  Id record;
  std::optional<Id> post;             // its commands are made as this post; none: it only reads
  std::vector<std::string> commands;  // tags, out of link_commands()
  Instant made;
  Instant until;
  std::optional<Instant> revoked;
  std::optional<Id> by;  // the account that issued it
  std::optional<Id> by_post;
  bool operator==(const Link&) const = default;
};

// 意见反馈: what somebody wrote to those who run the installation.
struct Feedback {
  std::int64_t seq = 0;  // given by the store
  Instant at;
  Id account;
  Id post;
  std::string text;
  std::string page;  // where it was written
};
BOOST_DESCRIBE_STRUCT(Feedback, (), (seq, at, account, post, text, page))

// How somebody looks at the ledger again (saved_views.hpp).
struct SavedView {
  std::string name;
  std::string query;                 // of the page's address: filters and order
  std::vector<std::string> columns;  // paths; none: the usual ones
  bool operator==(const SavedView&) const = default;
};
BOOST_DESCRIBE_STRUCT(SavedView, (), (name, query, columns))

// What the security officer reads. Ids and codes only: no name, no secret.
enum class SecurityKind {
  sign_in,
  sign_in_failed,
  locked,
  unlocked,
  signed_off,
  session_ended,
  post_switched,
  password_changed,
  account_made,
  account_changed,
  slip_issued,
  slip_used,
  token_issued,
  tokens_revoked,
  device_added,
  delegated,
  delegation_revoked,
  link_issued,
  link_revoked,
  refused_by_right,
  exported,
  read_personal_text,
  pruned,
  settings_changed,
  boundaries_changed,
  shared
};
BOOST_DESCRIBE_ENUM(SecurityKind, sign_in, sign_in_failed, locked, unlocked, signed_off,
                    session_ended, post_switched, password_changed, account_made, account_changed,
                    slip_issued, slip_used, token_issued, tokens_revoked, device_added, delegated,
                    delegation_revoked, link_issued, link_revoked, refused_by_right, exported,
                    read_personal_text, pruned, settings_changed, boundaries_changed, shared)

enum class Success { no, yes };
BOOST_DESCRIBE_ENUM(Success, no, yes)

struct SecurityEntry {
  std::int64_t seq = 0;  // given by the store
  Instant at;
  std::optional<Id> account;  // whom it is about or who did it; none: unknown name
  std::optional<Id> post;     // acted as
  SecurityKind kind = SecurityKind::sign_in;
  std::string address;
  Success success = Success::yes;
  std::string detail;       // a code
  std::optional<Id> other;  // the account, device, delegation or record it was done to
};

struct SecurityQuery {
  std::optional<Id> account;
  std::optional<SecurityKind> kind;
  std::optional<Instant> since;
  std::optional<Instant> until;  // not included
  std::int64_t before = 0;       // seq of the last row of the page before; 0: from the newest
  std::int32_t limit = 100;
};

}  // namespace luoshi::accounts
