#include "http/openapi.hpp"

#include "http/status.hpp"

namespace luoshi::http {

namespace json = boost::json;

namespace {

std::string both(Text text) {
  return fmt::format("{} · {}", text.zh, text.en);
}

std::string_view place_name(ParameterPlace place) {
  switch (place) {
    case ParameterPlace::query:
      return "query";
    case ParameterPlace::header:
      return "header";
  }
  return {};
}

std::string key_of(Method method) {
  std::string out(word_of(method));
  std::ranges::transform(out, out.begin(), [](char c) { return static_cast<char>(c | 0x20); });
  return out;
}

json::array parameters_of(const Route& route, base::Schemas& schemas) {
  json::array out;
  std::string_view rest = route.path;
  for (auto open = rest.find('{'); open != rest.npos; open = rest.find('{')) {
    const auto close = rest.find('}', open);
    out.push_back({{"name", rest.substr(open + 1, close - open - 1)},
                   {"in", "path"},
                   {"required", true},
                   {"schema", {{"type", "string"}}}});
    rest.remove_prefix(close);
  }
  for (const Parameter& parameter : route.parameters)
    out.push_back({{"name", parameter.name},
                   {"in", place_name(parameter.place)},
                   {"description", both(parameter.summary)},
                   {"required", parameter.presence == Presence::required},
                   {"schema", parameter.schema(schemas)}});
  return out;
}

json::object json_content(json::value schema) {
  return {{"application/json", {{"schema", std::move(schema)}}}};
}

json::object operation_of(const Route& route, base::Schemas& schemas) {
  json::object out{{"operationId", route.operation}, {"summary", both(route.summary)}};
  out["parameters"] = parameters_of(route, schemas);
  if (route.request)
    out["requestBody"] =
        json::object{{"required", true}, {"content", json_content(route.request(schemas))}};
  if (route.method == Method::put)
    out["requestBody"] = json::object{{"required", true},
                                      {"content", {{"application/octet-stream", json::object{}}}}};
  const StatusMeaning& meaning = meaning_of(route.status);
  json::object success{{"description", both({meaning.zh, meaning.en})}};
  if (route.response) success["content"] = json_content(route.response(schemas));
  json::object responses;
  responses[std::to_string(route.status)] = std::move(success);
  responses["default"] = json::object{{"$ref", "#/components/responses/problem"}};
  out["responses"] = std::move(responses);
  out["security"] = route.right == Right::everyone
                        ? json::array{}
                        : json::array{json::object{{"token", json::array{}}},
                                      json::object{{"session", json::array{}}}};
  return out;
}

}  // namespace

std::string openapi_document(std::span<const Route> routes) {
  base::Schemas schemas;
  json::object paths;
  for (const Route& route : routes) {
    json::value& path = paths[route.path];
    if (!path.is_object()) path = json::object{};
    path.get_object()[key_of(route.method)] = operation_of(route, schemas);
  }
  json::value problem = schemas.of<Problem>();
  json::object components;
  components["schemas"] = schemas.components();
  components["responses"] = json::object{
      {"problem",
       {{"description", both(api_words().problem)},
        {"content", {{"application/problem+json", {{"schema", std::move(problem)}}}}}}}};
  components["securitySchemes"] =
      json::object{{"token", {{"type", "http"}, {"scheme", "bearer"}}},
                   {"session", {{"type", "apiKey"}, {"in", "cookie"}, {"name", "__Host-luoshi"}}}};
  json::object out{{"openapi", "3.1.0"},
                   {"info", {{"title", both(api_words().title)}, {"version", "1"}}},
                   {"paths", std::move(paths)},
                   {"components", std::move(components)}};
  return json::serialize(out);
}

}  // namespace luoshi::http
