// Personal links: issued for a record by those who hand out or serve notices, and what their
// holders may do without signing in. The code travels in the fragment of an address and from there
// in the header Authorization, so it is in no log; reading changes nothing.
#include "accounts/link.hpp"
#include "core/codec.hpp"
#include "http/api_handlers.hpp"
#include "http/api_words.hpp"
#include "http/brought.hpp"
#include "http/link_shapes.hpp"
#include "http/sign_in.hpp"

namespace luoshi::http {

namespace {
using base::refuse;
using base::Result;

Result<void> may_issue(const Caller& caller) {
  if (caller.actor.may(core::Right::hand_out) || caller.actor.may(core::Right::serve_notice))
    return {};
  return refuse("right_missing", {}, {{"right", "hand_out"}});
}

// A record that the caller sees and that is not hidden.
Result<core::Id> open_record(Api& api, const Caller& caller, const Call& call) {
  auto record = record_of(call);
  if (!record) return record;
  auto reader = api.reader();
  if (!reader->find(*record, caller.scope) || !reader->find(*record, scope_of_links()))
    return refuse("record_missing", "record");
  return record;
}

// The post that a link acts as sees the record itself and stands under whoever issues the link.
Result<void> check_post(Api& api, const Caller& caller, const core::Id& post,
                        const core::Id& record) {
  const core::Day today =
      base::day_of(api.parts.clock(), {caller.snapshot->rules->utc_offset_minutes});
  const auto actor = app::actor_of(*caller.snapshot, post, today);
  const bool under = actor && (caller.actor.reach == core::Reach::authority ||
                               caller.snapshot->directory->within(actor->unit, caller.actor.unit));
  if (!under || !api.reader()->find(record, core::access(*actor)))
    return refuse("link_post_out_of_reach", "post");
  return {};
}

LinkRow row_of(const accounts::Link& link) {
  return {link.id, link.record, link.post, link.commands, link.made, link.until, link.revoked};
}

Result<Response> issue_link(Api& api, const Caller& caller, const Call& call) {
  if (auto ok = may_issue(caller); !ok) return std::unexpected(ok.error());
  auto record = open_record(api, caller, call);
  if (!record) return std::unexpected(std::move(record.error()));
  auto json = base::parse_json(call.request.body);
  if (!json) return std::unexpected(std::move(json.error()));
  auto order = base::decode<LinkOrder>(*json);
  if (!order) return std::unexpected(std::move(order.error()));
  if (order->post)
    if (auto ok = check_post(api, caller, *order->post, *record); !ok)
      return std::unexpected(ok.error());
  auto issued = api.parts.links.issue({.record = *record,
                                       .post = order->post,
                                       .commands = std::move(order->commands),
                                       .until = order->until,
                                       .by_post = caller.actor.post},
                                      api.parts.clock());
  if (!issued) return std::unexpected(std::move(issued.error()));
  Response answer = json_answer(
      IssuedLinkAnswer{row_of(issued->link), issued->code, "/m/#link=" + issued->code}, 201);
  answer.compress = false;  // a secret
  return answer;
}

Result<Response> list_links(Api& api, const Caller& caller, const Call& call) {
  if (auto ok = may_issue(caller); !ok) return std::unexpected(ok.error());
  auto record = open_record(api, caller, call);
  if (!record) return std::unexpected(std::move(record.error()));
  LinkList out;
  for (const accounts::Link& link : api.parts.links.of_record(*record))
    out.links.push_back(row_of(link));
  return json_answer(out);
}

Result<Response> revoke_link(Api& api, const Caller& caller, const Call& call) {
  if (auto ok = may_issue(caller); !ok) return std::unexpected(ok.error());
  auto record = open_record(api, caller, call);
  if (!record) return std::unexpected(std::move(record.error()));
  const auto link = base::id_from_text(call.path_parameter("link"));
  if (!link) return refuse("link_missing", "link");
  if (auto done = api.parts.links.revoke(*record, *link, api.parts.clock()); !done)
    return std::unexpected(std::move(done.error()));
  return list_links(api, caller, call);
}

// The holder of a link: what it opens, and the post it acts as.
struct Holder {
  accounts::Link link;
  Caller caller;  // scope: of links; actor: the post's, or nobody without any right
};

Result<Holder> holder_of(Api& api, const Request& request) {
  const core::Instant now = api.parts.clock();
  auto link = shown_link(api.parts.links, request, now);
  if (!link) return std::unexpected(std::move(link.error()));
  Holder out{.link = std::move(*link), .caller = {.snapshot = api.parts.writer.snapshot()}};
  out.caller.scope = scope_of_links();
  if (!out.link.post) return out;
  const core::Day today = base::day_of(now, {out.caller.snapshot->rules->utc_offset_minutes});
  auto actor = app::actor_of(*out.caller.snapshot, *out.link.post, today);
  if (!actor) return refuse("link_not_valid");
  out.caller.actor = std::move(*actor);
  return out;
}

// What the holder cannot look up without signing in: who answers, on whose ground, what it is.
void add_words(LinkAnswer& answer, const core::State& state, const app::NameSources& from) {
  const auto* one = std::get_if<core::CaseState>(&state);
  if (!one) return;
  std::vector<core::Id> units;
  if (one->place_unit) units.push_back(one->place_unit->unit);
  if (const auto lead = core::lead_unit(*one)) units.push_back(*lead);
  for (const core::Id& unit : units)
    if (auto name = app::display_name(unit, from)) answer.names.push_back(std::move(*name));
  if (const auto* category =
          core::find_by_code(from.snapshot.rules->categories, one->facts.category)) {
    answer.category = category->name;
    if (!category->local_name.empty()) answer.category.zh = category->local_name;
  }
}

Result<Response> read_link(Api& api, const Call& call) {
  auto holder = holder_of(api, call.request);
  if (!holder) return std::unexpected(std::move(holder.error()));
  auto reader = api.reader();
  const auto record = reader->find(holder->link.record, holder->caller.scope);
  if (!record) return refuse("link_not_valid");
  LinkAnswer answer{.until = holder->link.until,
                    .record = record_answer(*record, *reader, holder->caller.scope)};
  const auto state = core::decode_state(record->state);
  if (!state) return std::unexpected(state.error());
  add_words(answer, *state, {*reader, *holder->caller.snapshot, holder->caller.scope});
  if (holder->link.post) {
    answer.offers = core::offers(*state, context_of(api, holder->caller, holder->link.record));
    std::erase_if(answer.offers, [&](const core::Offer& offer) {
      return std::ranges::find(holder->link.commands, offer.command) == holder->link.commands.end();
    });
  }
  Response response = json_answer(answer);
  response.headers.push_back({"Cache-Control", "no-store"});
  return response;
}

Result<Submission> link_command(Api& api, const Call& call) {
  auto holder = holder_of(api, call.request);
  if (!holder) return std::unexpected(std::move(holder.error()));
  auto request = command_of(call, holder->caller.actor, holder->link.record);
  if (!request) return std::unexpected(std::move(request.error()));
  const std::string_view tag = core::tag_of(request->command);
  if (!holder->link.post ||
      std::ranges::find(holder->link.commands, tag) == holder->link.commands.end())
    return refuse("link_command_unknown", "type", {{"value", std::string(tag)}});
  if (auto ok = may_name_files(api, {holder->caller, holder->link.id}, *request); !ok)
    return std::unexpected(std::move(ok.error()));
  return Submission{std::move(*request), holder->link.id};
}
}  // namespace

std::vector<Route> link_routes(const std::shared_ptr<Api>& api) {
  const ApiText& word = words();
  const auto list = base::schema_of<LinkList>;
  Route read{.path = "/api/v1/link",
             .operation = "read_link",
             .summary = word.read_link,
             .right = Right::everyone,
             .response = base::schema_of<LinkAnswer>,
             .handler = at_once([api](const Call& call) {
               auto answer = read_link(*api, call);
               return answer ? std::move(*answer) : call.refuse(answer.error());
             })};
  Route act{.method = Method::post,
            .path = "/api/v1/link/commands",
            .operation = "act_on_link",
            .summary = word.act_on_link,
            .right = Right::everyone,
            .request = base::schema_of<core::Command>,
            .response = base::schema_of<CommandAnswer>,
            .status = 201,
            .parameters = {command_id_parameter()},
            .handler = commanding(api, link_command)};
  return {reading_route(api, {.method = Method::post,
                              .path = "/api/v1/records/{record}/links",
                              .operation = "issue_link",
                              .summary = word.issue_link,
                              .request = base::schema_of<LinkOrder>,
                              .response = base::schema_of<IssuedLinkAnswer>,
                              .answer = issue_link,
                              .status = 201}),
          reading_route(api, {.path = "/api/v1/records/{record}/links",
                              .operation = "list_links",
                              .summary = word.links,
                              .response = list,
                              .answer = list_links}),
          reading_route(api, {.method = Method::post,
                              .path = "/api/v1/records/{record}/links/{link}/revoke",
                              .operation = "revoke_link",
                              .summary = word.revoke_link,
                              .response = list,
                              .answer = revoke_link}),
          std::move(read), std::move(act)};
}

}  // namespace luoshi::http
