// What each route of signing in and keeping accounts does; account_routes.cpp has the table.
#pragma once
#include "http/account_shapes.hpp"
#include "http/api_handlers.hpp"
#include "http/sign_in.hpp"

namespace luoshi::http {

// Run on the threads of SlowWork: they may hash, write and wait.
using AccountAnswer = base::Result<Response> (*)(Api&, const Call&);

// Everyone, also when a password must be changed first.
base::Result<Response> sign_in_with_password(Api& api, const Call& call);
base::Result<Response> sign_in_with_device(Api& api, const Call& call);
base::Result<Response> redeem_slip(Api& api, const Call& call);
base::Result<Response> read_session(Api& api, const Call& call);
base::Result<Response> switch_post(Api& api, const Call& call);
base::Result<Response> end_session(Api& api, const Call& call);
base::Result<Response> change_password(Api& api, const Call& call);

// Officers of the account's unit or of one above; list_devices and sign_off also oneself.
base::Result<Response> list_accounts(Api& api, const Call& call);
base::Result<Response> add_account(Api& api, const Call& call);
base::Result<Response> change_account(Api& api, const Call& call);
base::Result<Response> issue_slip(Api& api, const Call& call);
base::Result<Response> lock_account(Api& api, const Call& call);
base::Result<Response> unlock_account(Api& api, const Call& call);
base::Result<Response> sign_off(Api& api, const Call& call);
base::Result<Response> list_devices(Api& api, const Call& call);
base::Result<Response> list_delegations(Api& api, const Call& call);
base::Result<Response> add_delegation(Api& api, const Call& call);
base::Result<Response> revoke_delegation(Api& api, const Call& call);
// Who administers.
base::Result<Response> read_security_log(Api& api, const Call& call);

template <class Body>
base::Result<Body> body_of(const Call& call) {
  auto json = base::parse_json(call.request.body);
  if (!json) return std::unexpected(std::move(json.error()));
  return base::decode<Body>(*json);
}

// An answer with a secret in it: not kept anywhere, not compressed.
template <class T>
Response secret_answer(const T& answer, int status = 200) {
  Response out = json_answer(answer, status);
  out.compress = false;
  out.headers.push_back({"Cache-Control", "no-store"});
  return out;
}

accounts::Occasion occasion_of(Api& api, const Call& call);

}  // namespace luoshi::http
