// What lists are drawn with beside the records themselves: names of ids, counts by value.
#include "http/api_handlers.hpp"
#include "http/api_words.hpp"
#include "http/lookup_shapes.hpp"

namespace luoshi::http {

namespace {
using base::refuse;
using base::Result;

Result<std::vector<core::Id>> ids_of(const Call& call) {
  std::vector<core::Id> out;
  std::string_view rest = call.request.parameter("ids").value_or("");
  if (rest.empty()) return refuse("parameter_missing", "ids", {{"name", "ids"}});
  while (!rest.empty()) {
    const auto comma = std::min(rest.find(','), rest.size());
    const auto id = base::id_from_text(rest.substr(0, comma));
    if (!id) return refuse("value_malformed", "ids");
    out.push_back(*id);
    rest.remove_prefix(std::min(comma + 1, rest.size()));
  }
  std::ranges::sort(out);
  out.erase(std::unique(out.begin(), out.end()), out.end());
  if (out.size() > base::limits::names_at_once_max)
    return refuse("names_too_many", "ids",
                  {{"bound", std::to_string(base::limits::names_at_once_max)}});
  return out;
}

Result<Response> list_names(Api& api, const Caller& caller, const Call& call) {
  const auto ids = ids_of(call);
  if (!ids) return std::unexpected(ids.error());
  auto reader = api.reader();
  reader.pin();
  NameList out;
  for (const core::Id& id : *ids)
    if (auto name = app::display_name(id, {*reader, *caller.snapshot, caller.scope}))
      out.names.push_back(std::move(*name));
  return json_answer(out);
}

// A case's kind is its category.
std::optional<views::Facet> facet_from(std::string_view name) {
  return name == "category" ? views::Facet::kind : base::enum_from<views::Facet>(name);
}

Result<Response> count_by(Api& api, const Caller& caller, const Call& call) {
  const auto query = query_of(caller, call);
  if (!query) return std::unexpected(query.error());
  const std::string_view by = call.request.parameter("by").value_or("");
  const auto facet = facet_from(by);
  if (!facet)
    return refuse(
        "facet_unknown", "by",
        {{"value", std::string(by)}, {"known", "unit, status, category, kind, day, source"}});
  auto found = api.reader()->facets(*query, *facet, caller.scope);
  return json_answer(FacetAnswer{std::string(by), std::move(found.values), found.capped});
}

const Parameter ids{.name = "ids", .summary = words().ids, .presence = Presence::required};
const Parameter noun{.name = "noun", .summary = words().noun, .presence = Presence::required};
const Parameter by{.name = "by", .summary = words().by, .presence = Presence::required};
const Parameter select{.name = "select", .summary = words().select};
const Parameter text{.name = "text", .summary = words().text};
}  // namespace

std::vector<Route> lookup_routes(const std::shared_ptr<Api>& api) {
  return {reading_route(api, {.path = "/api/v1/names",
                              .operation = "list_names",
                              .summary = words().names,
                              .response = base::schema_of<NameList>,
                              .answer = list_names,
                              .parameters = {ids}}),
          reading_route(api, {.path = "/api/v1/facets",
                              .operation = "count_by",
                              .summary = words().facets,
                              .response = base::schema_of<FacetAnswer>,
                              .answer = count_by,
                              .parameters = {noun, by, select, text},
                              .pace = Pace::slow})};
}

}  // namespace luoshi::http
