// The areas of units, for maps and for knowing in which village a point lies.
#include <fstream>

#include "http/api_handlers.hpp"
#include "http/office_words.hpp"

namespace luoshi::http {

namespace {
using base::refuse;
using base::Result;

struct BoundariesTaken {
  std::int64_t units = 0;
};
BOOST_DESCRIBE_STRUCT(BoundariesTaken, (), (units))

Result<Response> read_boundaries(Api& api, const Caller&, const Call&) {
  const auto kept = api.parts.boundaries.read();
  Response out = json_response(200, kept->geojson);
  out.set_header("Content-Type", "application/json");
  if (!kept->tag.empty()) out.set_header("ETag", '"' + kept->tag.substr(0, 32) + '"');
  return out;
}

Result<std::string> read_whole(const std::filesystem::path& file) {
  if (std::filesystem::file_size(file) > base::limits::boundaries_bytes_max)
    return accounts::boundaries_too_large();
  std::ifstream in(file, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(in), {});
}

// The body itself, or the uploaded file that it names.
Result<std::string> geojson_of(Api& api, const Caller& caller, const Call& call) {
  const auto json = base::parse_json(call.request.body);
  if (!json) return std::unexpected(json.error());
  const auto* object = json->if_object();
  const auto* named = object && !object->contains("type") ? object->if_contains("file") : nullptr;
  if (!named) return call.request.body;
  base::Digest digest;
  if (!named->is_string() || !base::from_hex(std::string_view(named->as_string()), digest))
    return refuse("value_malformed", "file");
  const auto path = uploaded_file(api, caller, digest);
  if (!path) return std::unexpected(path.error());
  return read_whole(*path);
}

Result<Response> replace_boundaries(Api& api, const Caller& caller, const Call& call) {
  if (auto ok = must_have(caller, core::Right::administer); !ok) return std::unexpected(ok.error());
  const auto geojson = geojson_of(api, caller, call);
  if (!geojson) return std::unexpected(geojson.error());
  const auto checked = accounts::check_boundaries(*geojson, *caller.snapshot->directory);
  if (!checked) return std::unexpected(checked.error());
  api.parts.boundaries.put(*checked, caller.account,
                           {api.parts.clock(), call.request.remote_address});
  return json_answer(BoundariesTaken{checked->units});
}
}  // namespace

std::vector<Route> boundary_routes(const std::shared_ptr<Api>& api) {
  return {reading_route(api, {.path = "/api/v1/boundaries",
                              .operation = "read_boundaries",
                              .summary = office_words().boundaries,
                              .response = base::schema_of<Document>,
                              .answer = read_boundaries}),
          reading_route(api, {.method = Method::post,
                              .path = "/api/v1/boundaries",
                              .operation = "replace_boundaries",
                              .summary = office_words().set_boundaries,
                              .request = base::schema_of<Document>,
                              .response = base::schema_of<BoundariesTaken>,
                              .answer = replace_boundaries,
                              .pace = Pace::slow})};
}

}  // namespace luoshi::http
