// Signing in and out, and what a session says of itself.
#include "http/account_handlers.hpp"

namespace luoshi::http {

using base::refuse;
using base::Result;

namespace {
// A post as it is held today, or none.
std::optional<PostChoice> choice_of(const app::Snapshot& snapshot, const accounts::Acting& acting,
                                    core::Day today) {
  const auto actor = app::actor_of(snapshot, acting.post, today);
  if (!actor) return std::nullopt;
  const core::Role* role = core::find_by_code(snapshot.rules->roles, actor->role);
  return PostChoice{.post = acting.post,
                    .unit = actor->unit,
                    .unit_name = snapshot.unit_name(actor->unit),
                    .role = actor->role,
                    .role_name = role ? role->name.zh : actor->role,
                    .delegated_until = acting.until};
}

SessionAnswer session_answer(Api& api, const accounts::Identity& who, std::string_view cookie) {
  const auto snapshot = api.parts.writer.snapshot();
  const core::Day today = base::day_of(api.parts.clock(), {snapshot->rules->utc_offset_minutes});
  SessionAnswer out{.account = who.account.id,
                    .name = who.account.name,
                    .kind = who.account.kind,
                    .session = who.session.kind,
                    .rule_set = snapshot->rules->version,
                    .must_change_password = who.must_change_password,
                    .until = who.session.until};
  for (const accounts::Acting& one : who.posts)
    if (auto choice = choice_of(*snapshot, one, today)) out.posts.push_back(std::move(*choice));
  if (auto actor = api.actor_of(*snapshot, who)) {
    out.post = actor->post;
    out.unit = actor->unit;
    out.unit_name = snapshot->unit_name(actor->unit);
    out.role = actor->role;
    out.rights = actor->rights;
  }
  if (!cookie.empty()) out.csrf = csrf_token_of(cookie);
  return out;
}

// The session as its own secret shows it.
Result<accounts::Identity> identity_of(Api& api, const Call& call) {
  return signed_in(api.parts.accounts, call.request, api.parts.clock());
}
}  // namespace

accounts::Occasion occasion_of(Api& api, const Call& call) {
  return {api.parts.clock(), call.request.remote_address};
}

Result<Response> sign_in_with_password(Api& api, const Call& call) {
  if (auto good = check_origin(call.request); !good) return std::unexpected(good.error());
  auto body = body_of<PasswordSignInBody>(call);
  if (!body) return std::unexpected(std::move(body.error()));
  const accounts::Occasion occasion = occasion_of(api, call);
  auto done =
      api.parts.accounts.sign_in({body->name, std::move(body->password), body->post}, occasion);
  if (!done) return std::unexpected(std::move(done.error()));
  constexpr accounts::SessionKind kinds[] = {accounts::SessionKind::console};
  auto who = api.parts.accounts.identify(done->secret, kinds, occasion.now);
  if (!who) return std::unexpected(std::move(who.error()));
  Response answer = secret_answer(session_answer(api, *who, done->secret), 201);
  answer.headers.push_back(set_cookie(
      call.request, done->secret, std::chrono::seconds(base::limits::console_time_max).count()));
  return answer;
}

Result<Response> sign_in_with_device(Api& api, const Call& call) {
  if (auto good = check_origin(call.request); !good) return std::unexpected(good.error());
  auto body = body_of<DeviceSignInBody>(call);
  if (!body) return std::unexpected(std::move(body.error()));
  auto done = api.parts.accounts.sign_in(
      accounts::DeviceSignIn{std::move(body->device_secret), std::move(body->pin)},
      occasion_of(api, call));
  if (!done) return std::unexpected(std::move(done.error()));
  return secret_answer(TokenAnswer{done->secret, done->session.until}, 201);
}

Result<Response> redeem_slip(Api& api, const Call& call) {
  if (auto good = check_origin(call.request); !good) return std::unexpected(good.error());
  auto body = body_of<RedeemBody>(call);
  if (!body) return std::unexpected(std::move(body.error()));
  if (body->pin.has_value() == body->password.has_value())
    return refuse("pin_or_password_needed", "pin");
  const accounts::Occasion occasion = occasion_of(api, call);
  if (body->password) {
    auto done = api.parts.accounts.redeem(
        accounts::SlipWithPassword{body->slip, std::move(*body->password)}, occasion);
    if (!done) return std::unexpected(std::move(done.error()));
    return secret_answer(RedeemAnswer{}, 201);
  }
  auto done = api.parts.accounts.redeem(
      accounts::SlipWithPin{body->slip, std::move(*body->pin), body->device_name.value_or("")},
      occasion);
  if (!done) return std::unexpected(std::move(done.error()));
  return secret_answer(RedeemAnswer{done->device.id, done->device_secret, done->sign_in.secret,
                                    done->sign_in.session.until},
                       201);
}

Result<Response> read_session(Api& api, const Call& call) {
  auto who = identity_of(api, call);
  if (!who) return std::unexpected(std::move(who.error()));
  const bool by_cookie = who->session.kind == accounts::SessionKind::console;
  return secret_answer(
      session_answer(api, *who, by_cookie ? cookie_secret(call.request) : std::string_view()));
}

Result<Response> switch_post(Api& api, const Call& call) {
  auto who = identity_of(api, call);
  if (!who) return std::unexpected(std::move(who.error()));
  auto body = body_of<PostBody>(call);
  if (!body) return std::unexpected(std::move(body.error()));
  if (auto done = api.parts.accounts.act_as(*who, body->post, occasion_of(api, call)); !done)
    return std::unexpected(std::move(done.error()));
  return read_session(api, call);
}

Result<Response> end_session(Api& api, const Call& call) {
  auto who = identity_of(api, call);
  if (!who) return std::unexpected(std::move(who.error()));
  api.parts.accounts.end_session(*who, occasion_of(api, call));
  Response answer = json_answer(Done{});
  answer.headers.push_back(drop_cookie(call.request));
  return answer;
}

Result<Response> change_password(Api& api, const Call& call) {
  auto who = identity_of(api, call);
  if (!who) return std::unexpected(std::move(who.error()));
  auto body = body_of<PasswordBody>(call);
  if (!body) return std::unexpected(std::move(body.error()));
  auto done = api.parts.accounts.change_password(
      *who, {std::move(body->old_password), std::move(body->new_password)}, occasion_of(api, call));
  if (!done) {
    base::Refusal refusal = std::move(done.error());
    if (refusal.field == "password") refusal.field = "new_password";  // as this body calls it
    return std::unexpected(std::move(refusal));
  }
  Response answer = json_answer(Done{});
  answer.headers.push_back(drop_cookie(call.request));
  return answer;
}

}  // namespace luoshi::http
