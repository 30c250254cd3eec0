// 常用查询: each account reads and changes its own, whatever post it acts as.
#include "base/schema.hpp"
#include "http/api_handlers.hpp"
#include "http/office_words.hpp"

namespace luoshi::http {

struct SavedViewList {
  std::vector<accounts::SavedView> views;
};
BOOST_DESCRIBE_STRUCT(SavedViewList, (), (views))
struct SavedViewName {
  std::string name;
};
BOOST_DESCRIBE_STRUCT(SavedViewName, (), (name))

}  // namespace luoshi::http

template <>
inline constexpr bool luoshi::base::writes_empty_lists<luoshi::http::SavedViewList> = true;
template <>
inline constexpr bool luoshi::base::writes_empty_lists<luoshi::accounts::SavedView> = true;

namespace luoshi::http {

namespace {
using base::Result;

Response views_of(Api& api, const Caller& caller) {
  return json_answer(SavedViewList{api.parts.saved_views.of(caller.account)});
}

Result<Response> list_saved_views(Api& api, const Caller& caller, const Call&) {
  return views_of(api, caller);
}

Result<Response> save_view(Api& api, const Caller& caller, const Call& call) {
  const auto view = base::from_json<accounts::SavedView>(call.request.body);
  if (!view) return std::unexpected(view.error());
  const auto kept = api.parts.saved_views.keep(caller.account, *view);
  if (!kept) return std::unexpected(kept.error());
  return views_of(api, caller);
}

Result<Response> remove_view(Api& api, const Caller& caller, const Call& call) {
  const auto body = base::from_json<SavedViewName>(call.request.body);
  if (!body) return std::unexpected(body.error());
  api.parts.saved_views.drop(caller.account, body->name);
  return views_of(api, caller);
}
}  // namespace

std::vector<Route> saved_view_routes(const std::shared_ptr<Api>& api) {
  const OfficeText& word = office_words();
  return {reading_route(api, {.path = "/api/v1/saved-views",
                              .operation = "list_saved_views",
                              .summary = word.saved_views,
                              .response = base::schema_of<SavedViewList>,
                              .answer = list_saved_views,
                              .pace = Pace::slow}),
          reading_route(api, {.method = Method::post,
                              .path = "/api/v1/saved-views",
                              .operation = "save_view",
                              .summary = word.save_view,
                              .request = base::schema_of<accounts::SavedView>,
                              .response = base::schema_of<SavedViewList>,
                              .answer = save_view,
                              .pace = Pace::slow}),
          reading_route(api, {.method = Method::post,
                              .path = "/api/v1/saved-views/remove",
                              .operation = "remove_view",
                              .summary = word.remove_view,
                              .request = base::schema_of<SavedViewName>,
                              .response = base::schema_of<SavedViewList>,
                              .answer = remove_view,
                              .pace = Pace::slow})};
}

}  // namespace luoshi::http
