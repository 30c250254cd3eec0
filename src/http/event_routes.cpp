// The stream of changes: "record X changed", through Scope, with resume.
#include "http/api_handlers.hpp"
#include "http/api_words.hpp"

namespace luoshi::http {

namespace {
void stream_changes(const std::shared_ptr<Api>& api, Call call, Respond respond) {
  auto caller = api->caller(call.request);
  if (!caller) return respond(call.refuse(caller.error()));
  ChangeFeed& changes = api->parts.changes;
  if (!changes.has_room()) return respond(call.refuse({"streams_too_many", {}, {}}));
  Response head{.status = 200};
  head.headers = {{"Content-Type", "text/event-stream"}, {"Cache-Control", "no-store"}};
  auto stream = respond.stream(std::move(head));
  if (!stream) return;
  // A browser cannot set the header the first time; what it has read already it says in the query.
  std::string_view last = call.request.header("Last-Event-ID");
  if (last.empty()) last = call.request.parameter("last_event_id").value_or("");
  const core::Id post = caller->actor.post;
  changes.listen(std::move(stream),
                 {.scope = std::move(caller->scope),
                  .is_valid =
                      [api, post, request = call.request] {
                        const auto again = api->caller(request);
                        return again && again->actor.post == post;
                      }},
                 last);
}

const Parameter last_event_id{
    .place = ParameterPlace::query, .name = "last_event_id", .summary = words().last_event_id};
}  // namespace

std::vector<Route> event_routes(const std::shared_ptr<Api>& api) {
  return {{.path = "/api/v1/events",
           .operation = "stream_changes",
           .summary = words().events,
           .parameters = {last_event_id},
           .handler = [api](Call call, Respond respond) {
             stream_changes(api, std::move(call), std::move(respond));
           }}};
}

}  // namespace luoshi::http
