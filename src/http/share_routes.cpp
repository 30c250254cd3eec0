// What leaves the house: records shown to a chat group, figures sent to others. Both are remembered
// before anything is shown.
#include "app/person_names.hpp"
#include "app/sent.hpp"
#include "http/api_handlers.hpp"
#include "http/api_words.hpp"
#include "http/office_words.hpp"
#include "http/share_shapes.hpp"
#include "journal/proof.hpp"

namespace luoshi::http {

namespace {
using base::refuse;
using base::Result;

// Hidden and unpublished records are seen by some, but leave the house for nobody; persons and
// posts are not for pictures.
bool may_leave(const views::StoredRecord& record) {
  using views::Noun;
  return record.noun == Noun::case_ || record.noun == Noun::activity || record.noun == Noun::site ||
         record.noun == Noun::report;
}

Result<SharedRecord> shared(views::Reader& reader, const Caller& caller, const core::Id& record,
                            std::size_t index) {
  const std::string field = "records." + std::to_string(index);
  const auto seen = reader.find(record, caller.scope);
  if (!seen) return refuse("record_missing", field, {{"value", base::to_text(record)}});
  if (!may_leave(*seen) || !reader.find(record, scope_of_links()))
    return refuse("record_not_shareable", field, {{"value", base::to_text(record)}});
  const auto history = reader.history(record);
  if (history.empty()) return refuse("record_missing", field);
  return SharedRecord{record, journal::to_text(journal::authenticity_code(history.back().leaf))};
}

Result<Response> share_records(Api& api, const Caller& caller, const Call& call) {
  const auto order = base::from_json<ShareOrder>(call.request.body);
  if (!order) return std::unexpected(order.error());
  if (order->records.size() > base::limits::shared_records_max || order->count < 0)
    return refuse("share_too_large", "records",
                  {{"bound", std::to_string(base::limits::shared_records_max)}});
  ShareAnswer out;
  {
    auto reader = api.reader();
    reader.pin();
    for (std::size_t i = 0; i < order->records.size(); ++i) {
      auto one = shared(*reader, caller, order->records[i], i);
      if (!one) return std::unexpected(std::move(one.error()));
      out.records.push_back(std::move(*one));
    }
  }
  accounts::SecurityEntry entry{.at = api.parts.clock(),
                                .account = caller.account,
                                .post = caller.actor.post,
                                .kind = accounts::SecurityKind::shared,
                                .address = call.request.remote_address};
  entry.detail = std::string(base::name_of(order->form)) + ":" + std::to_string(order->count);
  api.parts.installation.share(entry, order->records);
  return json_answer(out);
}

// Names of persons are taken out of what leaves, whoever sends it and whether or not that person
// may read them. The answer tells at most that a name which was asked about is somebody's here.
Result<Response> cover_names(Api& api, const Caller& caller, const Call& call) {
  const auto order = base::from_json<LeavingTexts>(call.request.body);
  if (!order) return std::unexpected(order.error());
  if (order->records.size() > base::limits::shared_records_max)
    return refuse("share_too_large", "records",
                  {{"bound", std::to_string(base::limits::shared_records_max)}});
  if (order->texts.size() > base::limits::shared_texts_max)
    return refuse("texts_too_many", "texts",
                  {{"bound", std::to_string(base::limits::shared_texts_max)}});
  auto reader = api.reader();
  reader.pin();
  std::vector<core::Id> seen;
  for (const core::Id& record : order->records)
    if (reader->find(record, caller.scope)) seen.push_back(record);
  const auto names = app::PersonNames::read(*reader, *caller.snapshot, seen);
  CoveredTexts out;
  for (const std::string& text : order->texts) out.texts.push_back(names.cover(text));
  return json_answer(out);
}

Result<app::BriefFigures> figures_of(views::Reader& reader, const Caller& caller, const Call& call,
                                     const SentOrder& order) {
  app::BriefOptions options{.brief = std::string(call.path_parameter("brief")),
                            .unit = order.unit,
                            .programme = order.programme,
                            .since = order.since,
                            .until = order.until};
  if (options.brief == "default") options.brief.clear();
  auto figures = app::brief(reader, *caller.snapshot, options);
  if (!figures) return figures;
  if (auto may = may_see_figures(caller, figures->unit); !may) return std::unexpected(may.error());
  return figures;
}

Result<Submission> sending_request(Api& api, const Call& call) {
  const auto caller = api.caller(call.request);
  if (!caller) return std::unexpected(caller.error());
  const auto id = base::id_from_text(call.request.header("Idempotency-Key"));
  if (!id || id->is_nil()) return refuse("command_id_needed", "Idempotency-Key");
  if (auto ok = must_have(*caller, core::Right::export_records); !ok)
    return std::unexpected(ok.error());
  const auto order = base::from_json<SentOrder>(call.request.body);
  if (!order) return std::unexpected(order.error());
  auto reader = api.reader();
  reader.pin();
  const auto figures = figures_of(*reader, *caller, call, *order);
  if (!figures) return std::unexpected(figures.error());
  return Submission{{.id = *id, .actor = caller->actor, .command = app::sending_of(*figures)},
                    caller->account};
}

// Sent again after a lost answer: by then the figures may have moved, which would be another
// command under the same id.
std::optional<Response> known_sending(Api& api, const Call& call) {
  const auto caller = api.caller(call.request);
  const auto id = base::id_from_text(call.request.header("Idempotency-Key"));
  if (!caller || !id) return std::nullopt;
  const auto known = api.reader()->find(*id, caller->scope);
  if (!known || known->noun != views::Noun::report) return std::nullopt;
  return command_answer({.record = *id, .repeated = true});
}

RouteHandler sending(const std::shared_ptr<Api>& api) {
  return [api, send = commanding_slowly(api, sending_request)](Call call, Respond respond) {
    if (auto known = known_sending(*api, call)) return respond(std::move(*known));
    send(std::move(call), std::move(respond));
  };
}
}  // namespace

std::vector<Route> share_routes(const std::shared_ptr<Api>& api) {
  const OfficeText& word = office_words();
  return {reading_route(api, {.method = Method::post,
                              .path = "/api/v1/shares",
                              .operation = "share_records",
                              .summary = word.share,
                              .request = base::schema_of<ShareOrder>,
                              .response = base::schema_of<ShareAnswer>,
                              .answer = share_records,
                              .pace = Pace::slow}),
          reading_route(api, {.method = Method::post,
                              .path = "/api/v1/shares/texts",
                              .operation = "cover_names",
                              .summary = word.cover_names,
                              .request = base::schema_of<LeavingTexts>,
                              .response = base::schema_of<CoveredTexts>,
                              .answer = cover_names,
                              .pace = Pace::slow}),
          Route{.method = Method::post,
                .path = "/api/v1/briefs/{brief}/sent",
                .operation = "send_figures",
                .summary = word.send_figures,
                .request = base::schema_of<SentOrder>,
                .response = base::schema_of<CommandAnswer>,
                .status = 201,
                .parameters = {command_id_parameter()},
                .handler = sending(api)}};
}

}  // namespace luoshi::http
