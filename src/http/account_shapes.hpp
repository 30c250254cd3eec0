// What the routes of signing in and keeping accounts take and answer, as described structs.
#pragma once
#include "accounts/accounts.hpp"
#include "base/schema.hpp"
#include "core/rule_set.hpp"

namespace luoshi::http {

// Signing in.
struct PasswordSignInBody {
  std::string name;
  std::string password;
  std::optional<core::Id> post;  // to act as, when there are several
};
BOOST_DESCRIBE_STRUCT(PasswordSignInBody, (), (name, password, post))
struct PostBody {
  core::Id post;
};
BOOST_DESCRIBE_STRUCT(PostBody, (), (post))
struct PasswordBody {
  std::string old_password;
  std::string new_password;
};
BOOST_DESCRIBE_STRUCT(PasswordBody, (), (old_password, new_password))
// A PIN for this phone, or a password for the account: one of the two.
struct RedeemBody {
  std::string slip;
  std::optional<std::string> pin;
  std::optional<std::string> password;
  std::optional<std::string> device_name;
};
BOOST_DESCRIBE_STRUCT(RedeemBody, (), (slip, pin, password, device_name))
struct DeviceSignInBody {
  std::string device_secret;
  std::string pin;
};
BOOST_DESCRIBE_STRUCT(DeviceSignInBody, (), (device_secret, pin))

struct PostChoice {
  core::Id post;
  core::Id unit;
  std::string unit_name;
  std::string role;
  std::string role_name;
  std::optional<core::Day> delegated_until;  // last day of acting for somebody else
};
BOOST_DESCRIBE_STRUCT(PostChoice, (), (post, unit, unit_name, role, role_name, delegated_until))

struct SessionAnswer {
  core::Id account;
  std::string name;
  accounts::Kind kind = accounts::Kind::person;
  accounts::SessionKind session = accounts::SessionKind::console;
  std::optional<core::Id> post;  // acted as; none: none of the account's posts is held today
  std::optional<core::Id> unit;
  std::string unit_name;
  std::string role;
  std::vector<core::Right> rights;
  std::vector<PostChoice> posts;
  std::string rule_set;             // version in force
  std::optional<std::string> csrf;  // X-CSRF-Token of commands with the cookie
  bool must_change_password = false;
  core::Instant until;  // the sign-in ends then
};
BOOST_DESCRIBE_STRUCT(SessionAnswer, (),
                      (account, name, kind, session, post, unit, unit_name, role, rights, posts,
                       rule_set, csrf, must_change_password, until))
struct TokenAnswer {
  std::string token;
  core::Instant until;
};
BOOST_DESCRIBE_STRUCT(TokenAnswer, (), (token, until))
// With a password: the name to sign in with, and nothing else.
struct RedeemAnswer {
  std::optional<core::Id> device;
  std::optional<std::string> device_secret;
  std::optional<std::string> token;
  std::optional<core::Instant> until;
};
BOOST_DESCRIBE_STRUCT(RedeemAnswer, (), (device, device_secret, token, until))
struct Done {
  bool done = true;
};
BOOST_DESCRIBE_STRUCT(Done, (), (done))

// Keeping accounts.
struct AccountRow {
  core::Id account;
  std::string name;
  accounts::Kind kind = accounts::Kind::person;
  std::optional<core::Id> person;
  std::vector<core::Id> posts;
  std::optional<core::Day> valid_until;
  std::optional<core::Instant> locked;
  bool has_password = false;
  core::Instant made;
};
BOOST_DESCRIBE_STRUCT(AccountRow, (),
                      (account, name, kind, person, posts, valid_until, locked, has_password, made))
struct AccountPage {
  std::vector<AccountRow> accounts;
  std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(AccountPage, (), (accounts, next))
struct NewAccountBody {
  std::string name;
  accounts::Kind kind = accounts::Kind::person;
  std::optional<core::Id> person;
  std::vector<core::Id> posts;
  std::optional<core::Day> valid_until;
};
BOOST_DESCRIBE_STRUCT(NewAccountBody, (), (name, kind, person, posts, valid_until))
struct AccountChangeBody {
  std::vector<core::Id> posts;
  std::optional<core::Day> valid_until;
};
BOOST_DESCRIBE_STRUCT(AccountChangeBody, (), (posts, valid_until))
struct SlipAnswer {
  std::string slip;  // shown once
  core::Instant until;
};
BOOST_DESCRIBE_STRUCT(SlipAnswer, (), (slip, until))
struct DeviceBody {
  std::optional<core::Id> device;  // none: all of the account
};
BOOST_DESCRIBE_STRUCT(DeviceBody, (), (device))
struct DeviceRow {
  core::Id device;
  std::string name;
  core::Instant made;
  core::Instant used;
  std::optional<core::Instant> locked;
  std::optional<core::Instant> signed_off;
};
BOOST_DESCRIBE_STRUCT(DeviceRow, (), (device, name, made, used, locked, signed_off))
struct DeviceList {
  std::vector<DeviceRow> devices;
};
BOOST_DESCRIBE_STRUCT(DeviceList, (), (devices))

struct DelegationBody {
  core::Id post;
  std::optional<core::Id> to_post;
  std::optional<core::Id> to_person;
  core::Day since;
  core::Day until;  // last day
};
BOOST_DESCRIBE_STRUCT(DelegationBody, (), (post, to_post, to_person, since, until))
struct DelegationRow {
  core::Id delegation;
  core::Id post;
  std::optional<core::Id> to_post;
  std::optional<core::Id> to_person;
  core::Day since;
  core::Day until;
};
BOOST_DESCRIBE_STRUCT(DelegationRow, (), (delegation, post, to_post, to_person, since, until))
struct DelegationList {
  std::vector<DelegationRow> delegations;
};
BOOST_DESCRIBE_STRUCT(DelegationList, (), (delegations))

struct SecurityRow {
  core::Instant at;
  accounts::SecurityKind kind = accounts::SecurityKind::sign_in;
  accounts::Success success = accounts::Success::yes;
  std::optional<core::Id> account;
  std::optional<core::Id> post;
  std::optional<core::Id> other;
  std::string address;
  std::string detail;
};
BOOST_DESCRIBE_STRUCT(SecurityRow, (), (at, kind, success, account, post, other, address, detail))
struct SecurityPage {
  std::vector<SecurityRow> entries;
  std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(SecurityPage, (), (entries, next))

}  // namespace luoshi::http

template <>
inline constexpr bool luoshi::base::writes_empty_lists<luoshi::http::SessionAnswer> = true;
template <>
inline constexpr bool luoshi::base::writes_empty_lists<luoshi::http::AccountPage> = true;
template <>
inline constexpr bool luoshi::base::writes_empty_lists<luoshi::http::DeviceList> = true;
template <>
inline constexpr bool luoshi::base::writes_empty_lists<luoshi::http::DelegationList> = true;
template <>
inline constexpr bool luoshi::base::writes_empty_lists<luoshi::http::SecurityPage> = true;
