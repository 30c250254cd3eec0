// The table of /api/v1 and what every route shares: sign-in, readers, command ids.
#include "http/api.hpp"

#include "accounts/messages.hpp"
#include "app/messages.hpp"
#include "core/case_words.hpp"
#include "core/codec.hpp"
#include "core/messages.hpp"
#include "files/messages.hpp"
#include "http/account_routes.hpp"
#include "http/account_words.hpp"
#include "http/api_handlers.hpp"
#include "http/api_words.hpp"
#include "http/demo_routes.hpp"
#include "http/file_routes.hpp"
#include "http/file_words.hpp"
#include "http/house_words.hpp"
#include "http/office_words.hpp"
#include "http/rule_table_routes.hpp"
#include "http/sign_in.hpp"
#include "http/status.hpp"
#include "http/storage_routes.hpp"
#include "interop/messages.hpp"
#include "views/messages.hpp"

namespace luoshi::http {

using base::refuse;

std::optional<core::Actor> Api::actor_of(const app::Snapshot& snapshot,
                                         const accounts::Identity& who) const {
  const core::Day today = base::day_of(parts.clock(), {snapshot.rules->utc_offset_minutes});
  auto actor = app::actor_of(snapshot, who.session.post, today);
  if (!actor) return actor;
  // The person that acts, not the one that holds the post.
  if (who.delegation || who.account.person) actor->person = who.account.person;
  if (who.account.kind == accounts::Kind::read_only)
    actor->rights = accounts::reading_rights(actor->rights);
  return actor;
}

base::Result<Caller> Api::caller(const Request& request) const {
  auto who = signed_in(parts.accounts, request, parts.clock());
  if (!who) return std::unexpected(std::move(who.error()));
  const Allowance allowance =
      account_limiter.allow(base::to_text(who->account.id), std::chrono::steady_clock::now());
  if (!allowance.allowed)
    return refuse("too_many_requests", {},
                  {{"seconds", std::to_string(allowance.retry_after.count())}});
  if (who->must_change_password) return refuse("password_change_needed");
  const bool reads = request.method == Method::get || request.method == Method::head;
  if (!reads && who->account.kind == accounts::Kind::read_only) return refuse("account_read_only");
  Caller caller{.snapshot = parts.writer.snapshot()};
  auto actor = actor_of(*caller.snapshot, *who);
  if (!actor) return refuse("post_not_held");
  caller.account = who->account.id;
  caller.actor = std::move(*actor);
  caller.scope = core::access(caller.actor);
  return caller;
}

core::Day Api::today() const {
  return base::day_of(parts.clock(), {parts.writer.snapshot()->rules->utc_offset_minutes});
}

void Api::note(accounts::SecurityEntry entry, const Request& request) const {
  entry.at = parts.clock();
  entry.address = request.remote_address;
  parts.accounts.note(std::move(entry));
}

void Api::note_refusal(const Request& request, const Caller& caller,
                       const base::Refusal& refusal) const {
  if (status_of(refusal.code) != 403) return;
  note({.account = caller.account.is_nil() ? std::nullopt : std::optional(caller.account),
        .post = caller.actor.post,
        .kind = accounts::SecurityKind::refused_by_right,
        .success = accounts::Success::no,
        .detail = refusal.code},
       request);
}

namespace {
// The first 128 bits of a digest: an ETag.
std::string quoted_tag(std::string_view bytes) {
  const base::Digest digest = base::sha256(bytes);
  return '"' + base::to_hex(std::span(digest).first(16)) + '"';
}

// RFC 9110 section 13.1.2, weak comparison: a list of tags, or "*".
bool names_tag(std::string_view list, std::string_view tag) {
  return list == "*" || list.find(tag) != list.npos;
}

// The same answer again is a few bytes: phones ask often, over thin lines.
Response conditional(Response response, const Request& request) {
  const bool reads = request.method == Method::get || request.method == Method::head;
  if (!reads || response.status != 200 || response.file) return response;
  std::string tag(response.header("ETag"));
  if (tag.empty()) {
    tag = quoted_tag(response.body);
    response.headers.push_back({"ETag", tag});
  }
  if (response.header("Cache-Control").empty())
    response.headers.push_back({"Cache-Control", "private, no-cache"});
  if (!names_tag(request.header("If-None-Match"), tag)) return response;
  Response unchanged{.status = 304, .headers = {{"ETag", tag}}};
  unchanged.headers.push_back({"Cache-Control", "private, no-cache"});
  return unchanged;
}
}  // namespace

Api::Lease Api::reader() {
  return Lease(parts.store.reader());
}

Api::Lease::~Lease() {
  if (reader_ && pinned_) reader_->end_snapshot();
}

std::string Api::tag_of_version(const core::Id& record, std::int64_t version) {
  std::string bytes;
  {
    const std::lock_guard lock(mutex);
    bytes = tag_secret;
  }
  if (bytes.empty()) {
    const auto first = reader()->events(1, 1);
    if (!first.empty())
      bytes.assign(reinterpret_cast<const char*>(first.front().salt.data()),
                   first.front().salt.size());
    const std::lock_guard lock(mutex);
    tag_secret = bytes;
  }
  bytes.append(reinterpret_cast<const char*>(record.bytes.data()), record.bytes.size());
  bytes += std::to_string(version);
  return quoted_tag(bytes);
}

namespace {
void read_and_respond(Api& api, Answer answer, const Call& call, Respond& respond) {
  auto caller = api.caller(call.request);
  if (!caller) return respond(call.refuse(caller.error()));
  auto response = answer(api, *caller, call);
  if (!response) {
    api.note_refusal(call.request, *caller, response.error());
    return respond(call.refuse(response.error()));
  }
  respond(conditional(std::move(*response), call.request));
}
}  // namespace

RouteHandler reading(std::shared_ptr<Api> api, Answer answer) {
  return [api, answer](const Call& call, Respond respond) {
    read_and_respond(*api, answer, call, respond);
  };
}

RouteHandler slowly(std::shared_ptr<Api> api, std::function<void(Api&, const Waiting&)> work) {
  return [api, work](Call call, Respond respond) {
    auto waiting = std::make_shared<std::pair<Call, Respond>>(std::move(call), std::move(respond));
    const bool taken =
        api->slow_work.submit([api = api.get(), work, waiting] { work(*api, waiting); });
    if (!taken) waiting->second(waiting->first.refuse({"server_busy", {}, {}}));
  };
}

RouteHandler reading_slowly(std::shared_ptr<Api> api, Answer answer) {
  return slowly(std::move(api), [answer](Api& with, const Waiting& waiting) {
    read_and_respond(with, answer, waiting->first, waiting->second);
  });
}

Route reading_route(const std::shared_ptr<Api>& api, RouteRow row) {
  return {.method = row.method,
          .path = row.path,
          .operation = row.operation,
          .summary = row.summary,
          .request = row.request,
          .response = row.response,
          .status = row.request ? row.status : 200,
          .parameters = std::move(row.parameters),
          .handler =
              row.pace == Pace::slow ? reading_slowly(api, row.answer) : reading(api, row.answer)};
}

namespace {
void read_and_submit(Api& api, CommandRequest read, const Waiting& waiting) {
  auto submission = read(api, waiting->first);
  if (!submission) return waiting->second(waiting->first.refuse(submission.error()));
  const core::Id payer = submission->payer;
  const core::Id post = submission->request.actor.post;
  const std::size_t bytes = waiting->first.request.body.size();
  const core::Day today = api.today();
  if (auto ok = api.command_quota.check(payer, today, bytes); !ok)
    return waiting->second(waiting->first.refuse(ok.error()));
  const bool taken = api.parts.writer.submit(
      std::move(submission->request), [&api, waiting, post, payer, today](app::Outcome outcome) {
        const Request& asked = waiting->first.request;
        const bool is_written =
            outcome ? !outcome->repeated : outcome.error().args.contains("set_aside");
        if (is_written) api.command_quota.charge(payer, today, asked.body.size());
        if (outcome) return waiting->second(command_answer(*outcome));
        api.note_refusal(asked, {.actor = {.post = post}}, outcome.error());
        waiting->second(waiting->first.refuse(outcome.error()));
      });
  if (!taken) waiting->second(waiting->first.refuse({"server_busy", {}, {}}));
}
}  // namespace

RouteHandler commanding(std::shared_ptr<Api> api, CommandRequest read) {
  return [api, read](Call call, Respond respond) {
    read_and_submit(
        *api, read,
        std::make_shared<std::pair<Call, Respond>>(std::move(call), std::move(respond)));
  };
}

RouteHandler commanding_slowly(std::shared_ptr<Api> api, CommandRequest read) {
  return slowly(std::move(api), [read](Api& with, const Waiting& waiting) {
    read_and_submit(with, read, waiting);
  });
}

const Parameter& command_id_parameter() {
  static const Parameter parameter{.place = ParameterPlace::header,
                                   .name = "Idempotency-Key",
                                   .summary = words().command_id,
                                   .presence = Presence::required,
                                   .schema = base::schema_of<core::Id>};
  return parameter;
}

namespace {
const Parameter noun{.name = "noun", .summary = words().noun, .presence = Presence::required};
const Parameter select{.name = "select", .summary = words().select};
const Parameter text{.name = "text", .summary = words().text};
const Parameter order{.name = "order", .summary = words().order};
const Parameter after{.name = "after", .summary = words().after};
const Parameter limit{
    .name = "limit", .summary = words().limit, .schema = base::schema_of<std::int64_t>};
const Parameter with{.name = "with", .summary = words().with};
const Parameter seen{.place = ParameterPlace::header, .name = "If-Match", .summary = words().seen};
const Parameter queued_at{.place = ParameterPlace::header,
                          .name = "Queued-At",
                          .summary = words().queued_at,
                          .schema = base::schema_of<core::Instant>};
const Parameter unit{.name = "unit", .summary = words().unit};
const Parameter programme{.name = "programme", .summary = words().programme};
const Parameter since{.name = "since", .summary = words().since};
const Parameter as_of{.name = "as_of", .summary = words().as_of};
}  // namespace

namespace {
// Null when only the table is wanted: its handlers are not called then.
std::vector<Route> api_table(const std::shared_ptr<Api>& api) {
  const auto get = [&](std::string_view path, std::string_view operation, Text summary,
                       SchemaFunction response, Answer answer,
                       std::vector<Parameter> parameters = {}) {
    return reading_route(api, {.path = path,
                               .operation = operation,
                               .summary = summary,
                               .response = response,
                               .answer = answer,
                               .parameters = std::move(parameters)});
  };
  const auto post = [&](std::string_view path, std::string_view operation, Text summary) {
    return Route{.method = Method::post,
                 .path = path,
                 .operation = operation,
                 .summary = summary,
                 .request = base::schema_of<core::Command>,
                 .response = base::schema_of<CommandAnswer>,
                 .status = 201,
                 .parameters = {command_id_parameter(), seen, queued_at},
                 .handler = commanding(api, command_request)};
  };
  const ApiText& word = words();
  std::vector<Route> table{
      get("/api/v1/units", "list_units", word.units, base::schema_of<UnitList>, list_units),
      get("/api/v1/rule-set", "read_rule_set", word.rule_set, base::schema_of<core::RuleSet>,
          read_rule_set),
      get("/api/v1/offers", "list_creation_offers", word.creation_offers,
          base::schema_of<OfferList>, list_creation_offers),
      post("/api/v1/commands", "create_record", word.create),
      post("/api/v1/records/{record}/commands", "act_on_record", word.act),
      get("/api/v1/records", "list_records", word.list, base::schema_of<RecordPage>, list_records,
          {noun, select, text, order, after, limit, with}),
      get("/api/v1/counts", "count_records", word.count, base::schema_of<RecordCount>,
          count_records, {noun, select, text}),
      get("/api/v1/records/{record}", "read_record", word.read, base::schema_of<RecordAnswer>,
          read_record),
      get("/api/v1/records/{record}/history", "read_history", word.history,
          base::schema_of<HistoryAnswer>, read_history),
      get("/api/v1/records/{record}/contacts", "list_contacts", word.contacts,
          base::schema_of<ContactList>, list_contacts),
      get("/api/v1/records/{record}/children", "list_children", word.children,
          base::schema_of<RecordPage>, list_children),
      get("/api/v1/records/{record}/offers", "list_offers", word.offers, base::schema_of<OfferList>,
          list_offers),
      get("/api/v1/briefs/{brief}", "read_brief", word.brief, base::schema_of<BriefAnswer>,
          read_brief, {unit, programme, since, as_of}),
      get("/api/v1/briefs/{brief}/figures/{quantity}", "open_figure", word.figure,
          base::schema_of<FigureAnswer>, open_figure, {unit, programme, since, as_of}),
  };
  for (auto more :
       {account_routes(api), figure_routes(api), job_routes(api), event_routes(api),
        link_routes(api), file_routes(api), lookup_routes(api), settings_routes(api),
        boundary_routes(api), rule_set_routes(api), share_routes(api), rule_table_routes(api),
        saved_view_routes(api), storage_routes(api), demo_routes(api)})
    std::ranges::move(more, std::back_inserter(table));
  return table;
}

}  // namespace

std::vector<Route> api_routes(ApiParts parts) {
  return api_table(std::make_shared<Api>(parts));
}

std::string api_document() {
  return Router(api_table(nullptr), Problems()).openapi();
}

std::vector<std::span<const base::Message>> api_messages() {
  return {core::messages(),  core::case_words(),   app::messages(),    views::messages(),
          api_refusals(),    accounts::messages(), account_refusals(), interop::messages(),
          files::messages(), file_refusals(),      office_refusals(),  house_refusals()};
}

}  // namespace luoshi::http
