// Words of the API document about signing in and accounts, and the refusals of those routes.
#pragma once
#include "http/router.hpp"

namespace luoshi::http {

struct AccountText {
  Text session, sign_in, switch_post, end_session, password, redeem, device_sign_in;
  Text accounts, add_account, change_account, slip, lock, unlock, sign_off, devices;
  Text delegations, delegate, revoke_delegation, security_log;
  Text csrf, account, kind, since, until, after, limit;
};
const AccountText& account_words();
std::span<const base::Message> account_refusals();

}  // namespace luoshi::http
