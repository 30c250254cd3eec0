#include "http/account_routes.hpp"

#include "http/account_handlers.hpp"
#include "http/account_words.hpp"
#include "http/status.hpp"

namespace luoshi::http {

namespace {
void work_and_respond(Api& api, AccountAnswer answer, const Call& call, Respond& respond) {
  auto response = answer(api, call);
  respond(response ? std::move(*response) : call.refuse(response.error()));
}

RouteHandler working(const std::shared_ptr<Api>& api, AccountAnswer answer) {
  return slowly(api, [answer](Api& with, const Waiting& waiting) {
    work_and_respond(with, answer, waiting->first, waiting->second);
  });
}

// Answered at once: reads what is in memory, or a row or two.
RouteHandler at_once_by(const std::shared_ptr<Api>& api, AccountAnswer answer) {
  return [api, answer](const Call& call, Respond respond) {
    work_and_respond(*api, answer, call, respond);
  };
}

struct Row {
  Method method;
  std::string_view path;
  std::string_view operation;
  Text summary;
  Right right;
  SchemaFunction request;
  SchemaFunction response;
  int status;
  AccountAnswer answer;
};

std::vector<Row> session_rows() {
  using base::schema_of;
  const AccountText& word = account_words();
  return {
      {Method::post, "/api/v1/session", "sign_in", word.sign_in, Right::everyone,
       schema_of<PasswordSignInBody>, schema_of<SessionAnswer>, 201, sign_in_with_password},
      {Method::post, "/api/v1/session/post", "switch_post", word.switch_post, Right::signed_in,
       schema_of<PostBody>, schema_of<SessionAnswer>, 200, switch_post},
      {Method::post, "/api/v1/session/end", "end_session", word.end_session, Right::signed_in,
       nullptr, schema_of<Done>, 200, end_session},
      {Method::post, "/api/v1/password", "change_password", word.password, Right::signed_in,
       schema_of<PasswordBody>, schema_of<Done>, 200, change_password},
      {Method::post, "/api/v1/slips/redeem", "redeem_slip", word.redeem, Right::everyone,
       schema_of<RedeemBody>, schema_of<RedeemAnswer>, 201, redeem_slip},
      {Method::post, "/api/v1/devices/sign-in", "sign_in_with_device", word.device_sign_in,
       Right::everyone, schema_of<DeviceSignInBody>, schema_of<TokenAnswer>, 201,
       sign_in_with_device},
  };
}

std::vector<Row> office_rows() {
  using base::schema_of;
  const AccountText& word = account_words();
  constexpr Right by = Right::signed_in;
  return {
      {Method::get, "/api/v1/accounts", "list_accounts", word.accounts, by, nullptr,
       schema_of<AccountPage>, 200, list_accounts},
      {Method::post, "/api/v1/accounts", "add_account", word.add_account, by,
       schema_of<NewAccountBody>, schema_of<AccountRow>, 201, add_account},
      {Method::post, "/api/v1/accounts/{account}/change", "change_account", word.change_account, by,
       schema_of<AccountChangeBody>, schema_of<AccountRow>, 200, change_account},
      {Method::post, "/api/v1/accounts/{account}/slip", "issue_slip", word.slip, by, nullptr,
       schema_of<SlipAnswer>, 201, issue_slip},
      {Method::post, "/api/v1/accounts/{account}/lock", "lock_account", word.lock, by, nullptr,
       schema_of<Done>, 200, lock_account},
      {Method::post, "/api/v1/accounts/{account}/unlock", "unlock_account", word.unlock, by,
       schema_of<DeviceBody>, schema_of<Done>, 200, unlock_account},
      {Method::post, "/api/v1/accounts/{account}/sign-off", "sign_off", word.sign_off, by,
       schema_of<DeviceBody>, schema_of<Done>, 200, sign_off},
      {Method::get, "/api/v1/accounts/{account}/devices", "list_devices", word.devices, by, nullptr,
       schema_of<DeviceList>, 200, list_devices},
      {Method::get, "/api/v1/delegations", "list_delegations", word.delegations, by, nullptr,
       schema_of<DelegationList>, 200, list_delegations},
      {Method::post, "/api/v1/delegations", "add_delegation", word.delegate, by,
       schema_of<DelegationBody>, schema_of<DelegationRow>, 201, add_delegation},
      {Method::post, "/api/v1/delegations/{delegation}/revoke", "revoke_delegation",
       word.revoke_delegation, by, nullptr, schema_of<Done>, 200, revoke_delegation},
  };
}

std::vector<Parameter> parameters_of(const Row& row) {
  const AccountText& word = account_words();
  if (row.method == Method::post && row.right == Right::signed_in)
    return {{.place = ParameterPlace::header, .name = "X-CSRF-Token", .summary = word.csrf}};
  if (row.path == "/api/v1/accounts")
    return {{.name = "after", .summary = word.after},
            {.name = "limit", .summary = word.limit, .schema = base::schema_of<std::int64_t>}};
  return {};
}
}  // namespace

std::vector<Route> account_routes(const std::shared_ptr<Api>& api) {
  std::vector<Route> out;
  const AccountText& word = account_words();
  out.push_back({.path = "/api/v1/session",
                 .operation = "read_session",
                 .summary = word.session,
                 .response = base::schema_of<SessionAnswer>,
                 .handler = at_once_by(api, read_session)});
  for (const auto& rows : {session_rows(), office_rows()})
    for (const Row& row : rows)
      out.push_back({.method = row.method,
                     .path = row.path,
                     .operation = row.operation,
                     .summary = row.summary,
                     .right = row.right,
                     .request = row.request,
                     .response = row.response,
                     .status = row.status,
                     .parameters = parameters_of(row),
                     .handler = working(api, row.answer)});
  out.push_back({.path = "/api/v1/security-log",
                 .operation = "read_security_log",
                 .summary = word.security_log,
                 .response = base::schema_of<SecurityPage>,
                 .parameters = {{.name = "account", .summary = word.account},
                                {.name = "kind", .summary = word.kind},
                                {.name = "since", .summary = word.since},
                                {.name = "until", .summary = word.until},
                                {.name = "after", .summary = word.after},
                                {.name = "limit",
                                 .summary = word.limit,
                                 .schema = base::schema_of<std::int64_t>}},
                 .handler = working(api, read_security_log)});
  return out;
}

}  // namespace luoshi::http
