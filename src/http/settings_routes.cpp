// Settings of the installation, 意见反馈, and the tiles of a base map that the office keeps itself.
#include "accounts/installation.hpp"
#include "http/api_handlers.hpp"
#include "http/office_words.hpp"
#include "http/settings_shapes.hpp"

namespace luoshi::http {

namespace {
using base::refuse;
using base::Result;

SettingsAnswer answer_of(const accounts::InstallationSettings& settings) {
  SettingsAnswer out{.name = settings.name,
                     .map = settings.map,
                     .photo_size = settings.photo_size,
                     .feedback_to = settings.feedback_to};
  for (const accounts::Feature& one : accounts::features())
    out.features.push_back({.code = std::string(one.code),
                            .on = accounts::is_on(settings, one),
                            .fixed = one.is_fixed,
                            .name = one.name(),
                            .rule = one.rule()});
  return out;
}

Result<Response> read_settings(Api& api, const Caller&, const Call&) {
  return json_answer(answer_of(api.parts.installation.settings()));
}

Result<Response> change_settings(Api& api, const Caller& caller, const Call& call) {
  if (auto ok = must_have(caller, core::Right::administer); !ok) return std::unexpected(ok.error());
  const auto settings = base::from_json<accounts::InstallationSettings>(call.request.body);
  if (!settings) return std::unexpected(settings.error());
  const bool has_file = api.parts.load_tile != nullptr;
  if (settings->map.kind == accounts::MapKind::mbtiles && !has_file)
    return refuse("map_file_missing", "map.kind");
  const auto set = api.parts.installation.set(*settings, caller.account,
                                              {api.parts.clock(), call.request.remote_address});
  if (!set) return std::unexpected(set.error());
  if (api.parts.load_pictures_from) api.parts.load_pictures_from(settings->map);
  return json_answer(answer_of(*settings));
}

Result<Response> give_feedback(Api& api, const Caller& caller, const Call& call) {
  auto body = base::from_json<FeedbackBody>(call.request.body);
  if (!body) return std::unexpected(body.error());
  const auto given = api.parts.installation.give_feedback({.at = api.parts.clock(),
                                                           .account = caller.account,
                                                           .post = caller.actor.post,
                                                           .text = std::move(body->text),
                                                           .page = body->page.value_or("")});
  if (!given) return std::unexpected(given.error());
  return json_answer(FeedbackTaken{}, 201);
}

Result<Response> list_feedback(Api& api, const Caller& caller, const Call& call) {
  if (auto ok = must_have(caller, core::Right::administer); !ok) return std::unexpected(ok.error());
  const auto before = integer_parameter(call, "after", 0);
  const auto limit = integer_parameter(call, "limit", 50);
  if (!before || !limit) return std::unexpected(before ? limit.error() : before.error());
  const auto rows = static_cast<std::int32_t>(
      std::clamp<std::int64_t>(*limit, 1, base::limits::feedback_rows_max));
  FeedbackPage page;
  std::int64_t last = 0;
  for (accounts::Feedback& one : api.parts.installation.feedback(*before, rows)) {
    page.feedback.push_back(
        {one.at, one.account, one.post, std::move(one.text), std::move(one.page)});
    last = one.seq;
  }
  if (std::ssize(page.feedback) == rows) page.next = std::to_string(last);
  return json_answer(page);
}

// Vector tiles and whatever else lies in such files are not for a browser's <img>.
std::string_view picture_type(std::string_view bytes) {
  if (bytes.starts_with("\x89PNG")) return "image/png";
  if (bytes.starts_with("\xff\xd8\xff")) return "image/jpeg";
  if (bytes.starts_with("RIFF") && bytes.substr(0, 12).ends_with("WEBP")) return "image/webp";
  return {};
}

std::optional<std::int64_t> number_of(std::string_view text) {
  std::int64_t out = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), out);
  if (read.ec != std::errc() || read.ptr != text.data() + text.size()) return std::nullopt;
  return out;
}

Result<Response> read_tile(Api& api, const Caller&, const Call& call) {
  const auto z = number_of(call.path_parameter("z"));
  const auto x = number_of(call.path_parameter("x"));
  const auto y = number_of(call.path_parameter("y"));
  if (!api.parts.load_tile || !z || !x || !y || *z < 0 || *z > base::limits::map_zoom_max)
    return refuse("tile_missing");
  auto bytes = api.parts.load_tile({static_cast<std::int32_t>(*z), *x, *y});
  const std::string_view type = bytes ? picture_type(*bytes) : std::string_view();
  if (type.empty()) return refuse("tile_missing");
  Response out{.status = 200, .headers = {}, .body = std::move(*bytes)};
  out.headers = {{"Content-Type", std::string(type)}, {"Cache-Control", "private, max-age=86400"}};
  return out;
}

const Parameter after{.name = "after", .summary = office_words().feedback_after};
const Parameter limit{
    .name = "limit", .summary = office_words().limit, .schema = base::schema_of<std::int64_t>};
}  // namespace

std::vector<Route> settings_routes(const std::shared_ptr<Api>& api) {
  const OfficeText& word = office_words();
  return {reading_route(api, {.path = "/api/v1/settings",
                              .operation = "read_settings",
                              .summary = word.settings,
                              .response = base::schema_of<SettingsAnswer>,
                              .answer = read_settings}),
          reading_route(api, {.method = Method::post,
                              .path = "/api/v1/settings",
                              .operation = "change_settings",
                              .summary = word.set_settings,
                              .request = base::schema_of<accounts::InstallationSettings>,
                              .response = base::schema_of<SettingsAnswer>,
                              .answer = change_settings,
                              .pace = Pace::slow}),
          reading_route(api, {.method = Method::post,
                              .path = "/api/v1/feedback",
                              .operation = "give_feedback",
                              .summary = word.give_feedback,
                              .request = base::schema_of<FeedbackBody>,
                              .response = base::schema_of<FeedbackTaken>,
                              .answer = give_feedback,
                              .status = 201,
                              .pace = Pace::slow}),
          reading_route(api, {.path = "/api/v1/feedback",
                              .operation = "list_feedback",
                              .summary = word.feedback,
                              .response = base::schema_of<FeedbackPage>,
                              .answer = list_feedback,
                              .parameters = {after, limit}}),
          reading_route(api, {.path = "/api/v1/tiles/{z}/{x}/{y}",
                              .operation = "read_tile",
                              .summary = word.tile,
                              .answer = read_tile})};
}

}  // namespace luoshi::http
