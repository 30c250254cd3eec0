// Keeping the accounts of a unit, delegations, and the security log.
#include "http/account_handlers.hpp"

namespace luoshi::http {

using base::refuse;
using base::Result;

namespace {
core::Day today_of(Api& api, const Caller& caller) {
  return base::day_of(api.parts.clock(), {caller.snapshot->rules->utc_offset_minutes});
}

Result<void> may_keep(const Caller& caller, std::span<const core::Id> posts) {
  return accounts::may_keep(caller.actor, posts, *caller.snapshot->directory,
                            *caller.snapshot->rules);
}

struct Kept {
  Caller caller;
  accounts::Account account;
};

// The account of the path, for an officer who may keep it. One out of reach is answered as one that
// is not there.
Result<Kept> kept_account(Api& api, const Call& call) {
  auto caller = api.caller(call.request);
  if (!caller) return std::unexpected(std::move(caller.error()));
  if (!caller->actor.may(accounts::right_to_keep_accounts))
    return refuse("right_missing", {},
                  {{"right", std::string(base::name_of(accounts::right_to_keep_accounts))}});
  const auto id = base::id_from_text(call.path_parameter("account"));
  auto account = id ? api.parts.accounts.account(*id) : std::nullopt;
  if (!account) return refuse("account_missing", "account");
  if (auto may = may_keep(*caller, account->posts); !may) {
    api.note_refusal(call.request, *caller, may.error());
    if (may.error().code == "account_out_of_reach") return refuse("account_missing", "account");
    return std::unexpected(std::move(may.error()));
  }
  return Kept{std::move(*caller), std::move(*account)};
}

// One's own account besides: a lost phone is one's own to shut out.
Result<Kept> own_or_kept_account(Api& api, const Call& call) {
  auto caller = api.caller(call.request);
  if (!caller) return std::unexpected(std::move(caller.error()));
  if (base::id_from_text(call.path_parameter("account")) != caller->account)
    return kept_account(api, call);
  auto account = api.parts.accounts.account(caller->account);
  if (!account) return refuse("account_missing", "account");
  return Kept{std::move(*caller), std::move(*account)};
}

AccountRow row_of(const accounts::Account& account) {
  return {.account = account.id,
          .name = account.name,
          .kind = account.kind,
          .person = account.person,
          .posts = account.posts,
          .valid_until = account.valid_until,
          .locked = account.locked,
          .has_password = !account.password.empty(),
          .made = account.made};
}

DelegationRow row_of(const accounts::Delegation& one) {
  return {one.id, one.post, one.to_post, one.to_person, one.since, one.until};
}

// Whoever holds the post by right of its own hands it on, or an officer who keeps its accounts.
Result<void> may_delegate(Api& api, const Call& call, const Caller& caller, const core::Id& post) {
  auto who = signed_in(api.parts.accounts, call.request, api.parts.clock());
  if (!who) return std::unexpected(std::move(who.error()));
  if (who->account.kind == accounts::Kind::person && !who->delegation && who->session.post == post)
    return {};
  const core::Id posts[] = {post};
  return may_keep(caller, posts);
}

template <class Act>
Result<Response> act_on(Api& api, const Call& call, const Act& act) {
  auto kept = kept_account(api, call);
  if (!kept) return std::unexpected(std::move(kept.error()));
  if (auto done = act(*kept); !done) return std::unexpected(std::move(done.error()));
  return json_answer(Done{});
}
}  // namespace

Result<Response> list_accounts(Api& api, const Call& call) {
  auto caller = api.caller(call.request);
  if (!caller) return std::unexpected(std::move(caller.error()));
  // Whoever keeps none at all sees none.
  const core::Id own[] = {caller->actor.post};
  if (auto may = may_keep(*caller, own); !may) return std::unexpected(std::move(may.error()));
  auto limit = integer_parameter(call, "limit", 100);
  if (!limit) return std::unexpected(std::move(limit.error()));
  const auto most =
      static_cast<std::size_t>(std::clamp<std::int64_t>(*limit, 1, base::limits::page_rows_max));
  AccountPage page;
  std::string after(call.request.parameter("after").value_or(""));
  for (;;) {
    const auto rows = api.parts.accounts.accounts_after(after, base::limits::page_rows_max);
    if (rows.empty()) break;
    for (const accounts::Account& one : rows) {
      after = one.name;
      if (!may_keep(*caller, one.posts)) continue;
      page.accounts.push_back(row_of(one));
      if (page.accounts.size() < most) continue;
      page.next = after;
      return json_answer(page);
    }
  }
  return json_answer(page);
}

Result<Response> add_account(Api& api, const Call& call) {
  auto caller = api.caller(call.request);
  if (!caller) return std::unexpected(std::move(caller.error()));
  auto body = body_of<NewAccountBody>(call);
  if (!body) return std::unexpected(std::move(body.error()));
  if (body->kind == accounts::Kind::program) return refuse("account_of_program", "kind");
  for (const core::Id& post : body->posts)
    if (!caller->snapshot->directory->post(post)) return refuse("post_missing", "posts");
  if (auto may = may_keep(*caller, body->posts); !may) return std::unexpected(may.error());
  auto made = api.parts.accounts.add(accounts::NewAccount{std::move(body->name),
                                                          body->kind,
                                                          body->person,
                                                          std::move(body->posts),
                                                          body->valid_until,
                                                          {}},
                                     caller->account, occasion_of(api, call));
  if (!made) return std::unexpected(std::move(made.error()));
  return json_answer(row_of(*made), 201);
}

Result<Response> change_account(Api& api, const Call& call) {
  auto kept = kept_account(api, call);
  if (!kept) return std::unexpected(std::move(kept.error()));
  auto body = body_of<AccountChangeBody>(call);
  if (!body) return std::unexpected(std::move(body.error()));
  for (const core::Id& post : body->posts)
    if (!kept->caller.snapshot->directory->post(post)) return refuse("post_missing", "posts");
  if (auto may = may_keep(kept->caller, body->posts); !may) return std::unexpected(may.error());
  auto changed = api.parts.accounts.change(kept->account.id, body->posts, body->valid_until,
                                           kept->caller.account, occasion_of(api, call));
  if (!changed) return std::unexpected(std::move(changed.error()));
  return json_answer(row_of(*changed));
}

Result<Response> issue_slip(Api& api, const Call& call) {
  auto kept = kept_account(api, call);
  if (!kept) return std::unexpected(std::move(kept.error()));
  auto slip =
      api.parts.accounts.issue_slip(kept->account.id, kept->caller.account, occasion_of(api, call));
  if (!slip) return std::unexpected(std::move(slip.error()));
  return secret_answer(SlipAnswer{slip->secret, slip->until}, 201);
}

Result<Response> lock_account(Api& api, const Call& call) {
  return act_on(api, call, [&](const Kept& kept) {
    return api.parts.accounts.lock(kept.account.id, kept.caller.account, occasion_of(api, call));
  });
}

Result<Response> unlock_account(Api& api, const Call& call) {
  auto body = body_of<DeviceBody>(call);
  if (!body) return std::unexpected(std::move(body.error()));
  return act_on(api, call, [&](const Kept& kept) {
    return api.parts.accounts.unlock(kept.account.id, body->device, kept.caller.account,
                                     occasion_of(api, call));
  });
}

Result<Response> sign_off(Api& api, const Call& call) {
  auto body = body_of<DeviceBody>(call);
  if (!body) return std::unexpected(std::move(body.error()));
  auto kept = own_or_kept_account(api, call);
  if (!kept) return std::unexpected(std::move(kept.error()));
  const auto done = api.parts.accounts.sign_off(kept->account.id, body->device,
                                                kept->caller.account, occasion_of(api, call));
  if (!done) return std::unexpected(done.error());
  return json_answer(Done{});
}

Result<Response> list_devices(Api& api, const Call& call) {
  auto kept = own_or_kept_account(api, call);
  if (!kept) return std::unexpected(std::move(kept.error()));
  DeviceList list;
  for (const accounts::Device& one : api.parts.accounts.devices_of(kept->account.id))
    list.devices.push_back({one.id, one.name, one.made, one.used, one.locked, one.signed_off});
  return json_answer(list);
}

Result<Response> list_delegations(Api& api, const Call& call) {
  auto caller = api.caller(call.request);
  if (!caller) return std::unexpected(std::move(caller.error()));
  DelegationList list;
  for (const accounts::Delegation& one : api.parts.accounts.delegations(today_of(api, *caller))) {
    const core::Id posts[] = {one.post};
    if (one.post == caller->actor.post || one.to_post == caller->actor.post ||
        may_keep(*caller, posts))
      list.delegations.push_back(row_of(one));
  }
  return json_answer(list);
}

Result<Response> add_delegation(Api& api, const Call& call) {
  auto caller = api.caller(call.request);
  if (!caller) return std::unexpected(std::move(caller.error()));
  auto body = body_of<DelegationBody>(call);
  if (!body) return std::unexpected(std::move(body.error()));
  const core::Directory& directory = *caller->snapshot->directory;
  if (!directory.post(body->post)) return refuse("post_missing", "post");
  if (body->to_post && !directory.post(*body->to_post)) return refuse("post_missing", "to_post");
  if (auto may = may_delegate(api, call, *caller, body->post); !may)
    return std::unexpected(std::move(may.error()));
  auto made = api.parts.accounts.delegate({.post = body->post,
                                           .to_post = body->to_post,
                                           .to_person = body->to_person,
                                           .since = body->since,
                                           .until = body->until},
                                          caller->account, occasion_of(api, call));
  if (!made) return std::unexpected(std::move(made.error()));
  return json_answer(row_of(*made), 201);
}

Result<Response> revoke_delegation(Api& api, const Call& call) {
  auto caller = api.caller(call.request);
  if (!caller) return std::unexpected(std::move(caller.error()));
  const auto id = base::id_from_text(call.path_parameter("delegation"));
  const auto known = id ? api.parts.accounts.delegation(*id) : std::nullopt;
  if (!known || !may_delegate(api, call, *caller, known->post))
    return refuse("delegation_missing", "delegation");
  auto done = api.parts.accounts.revoke_delegation(*id, caller->account, occasion_of(api, call));
  if (!done) return std::unexpected(std::move(done.error()));
  return json_answer(Done{});
}

namespace {
Result<accounts::SecurityQuery> security_query(const Call& call) {
  accounts::SecurityQuery query;
  if (auto text = call.request.parameter("account")) {
    query.account = base::id_from_text(*text);
    if (!query.account) return refuse("value_malformed", "account");
  }
  if (auto text = call.request.parameter("kind")) {
    query.kind = base::enum_from<accounts::SecurityKind>(*text);
    if (!query.kind) return refuse("value_unknown", "kind");
  }
  for (const auto& [name, into] :
       {std::pair{"since", &query.since}, std::pair{"until", &query.until}})
    if (auto text = call.request.parameter(name)) {
      *into = base::instant_from_text(*text);
      if (!*into) return refuse("value_malformed", name);
    }
  auto before = integer_parameter(call, "after", 0);
  auto limit = integer_parameter(call, "limit", 100);
  if (!before || !limit) return std::unexpected(before ? limit.error() : before.error());
  query.before = *before;
  query.limit = static_cast<std::int32_t>(
      std::clamp<std::int64_t>(*limit, 1, base::limits::security_page_rows_max));
  return query;
}
}  // namespace

Result<Response> read_security_log(Api& api, const Call& call) {
  auto caller = api.caller(call.request);
  if (!caller) return std::unexpected(std::move(caller.error()));
  if (!caller->actor.may(core::Right::administer))
    return refuse("right_missing", {},
                  {{"right", std::string(base::name_of(core::Right::administer))}});
  auto query = security_query(call);
  if (!query) return std::unexpected(std::move(query.error()));
  SecurityPage page;
  std::int64_t last = 0;
  for (const accounts::SecurityEntry& one : api.parts.accounts.security_entries(*query)) {
    page.entries.push_back(
        {one.at, one.kind, one.success, one.account, one.post, one.other, one.address, one.detail});
    last = one.seq;
  }
  if (std::ssize(page.entries) == query->limit) page.next = std::to_string(last);
  return json_answer(page);
}

}  // namespace luoshi::http
