#include "http/router.hpp"

#include <stdexcept>

#include "http/openapi.hpp"

namespace luoshi::http {

namespace {

bool is_parameter(std::string_view segment) {
  return segment.starts_with('{');
}

std::vector<std::string> split_path(std::string_view path) {
  std::vector<std::string> out;
  while (path.starts_with('/')) {
    path.remove_prefix(1);
    const auto slash = std::min(path.find('/'), path.size());
    if (slash == 0 && out.empty() && path.empty()) break;
    out.emplace_back(path.substr(0, slash));
    path.remove_prefix(slash);
  }
  return out;
}

bool matches(const std::vector<std::string>& segments, const std::vector<std::string>& path) {
  return std::ranges::equal(segments, path,
                            [](const std::string& segment, const std::string& part) {
                              return is_parameter(segment) ? !part.empty() : segment == part;
                            });
}

bool is_json(std::string_view content_type) {
  const auto end = std::min(content_type.find_first_of("; \t"), content_type.size());
  return equal_without_case(content_type.substr(0, end), "application/json");
}

Route openapi_route(const std::string& document) {
  Route out;
  out.path = "/api/v1/openapi.json";
  out.operation = "read_openapi";
  out.summary = api_words().read_openapi;
  out.right = Right::everyone;
  out.handler = at_once([&document](const Call&) { return json_response(200, document); });
  return out;
}

}  // namespace

std::string_view Call::path_parameter(std::string_view name) const {
  const auto found = path_parameters.find(name);
  return found == path_parameters.end() ? std::string_view() : found->second;
}

RouteHandler at_once(std::function<Response(const Call&)> answer) {
  return [answer = std::move(answer)](const Call& call, Respond respond) { respond(answer(call)); };
}

Router::Router(std::vector<Route> routes, Problems problems)
    : routes_(std::move(routes)), problems_(std::move(problems)) {
  routes_.push_back(openapi_route(openapi_));
  std::set<std::string_view> operations;
  for (std::size_t i = 0; i < routes_.size(); ++i) {
    const Route& route = routes_[i];
    if (!route.handler || route.operation.empty() || route.summary.zh.empty() ||
        route.summary.en.empty() || !operations.insert(route.operation).second)
      throw std::logic_error(fmt::format("incomplete or repeated route {}", route.operation));
    add_to_templates(i);
  }
  // A literal segment wins over a parameter: /cases/export over /cases/{id}.
  std::ranges::sort(templates_, {}, [](const Template& one) {
    std::string pattern;
    for (const std::string& segment : one.segments) pattern += is_parameter(segment) ? '1' : '0';
    return pattern;
  });
  openapi_ = openapi_document(routes_);
}

void Router::add_to_templates(std::size_t index) {
  const Route& route = routes_[index];
  const auto segments = split_path(route.path);
  const auto same = std::ranges::find_if(templates_, [&](const Template& one) {
    return std::ranges::equal(one.segments, segments, [](const auto& left, const auto& right) {
      return left == right || (is_parameter(left) && is_parameter(right));
    });
  });
  if (same == templates_.end()) {
    templates_.push_back({segments, {index}});
    return;
  }
  // Another name of the parameter for another method would need two templates in OpenAPI.
  if (same->segments != segments || route_of(*same, route.method))
    throw std::logic_error(fmt::format("two routes collide: {}", route.operation));
  same->routes.push_back(index);
}

const Router::Template* Router::find_template(const std::vector<std::string>& path) const {
  for (const Template& one : templates_)
    if (matches(one.segments, path)) return &one;
  return nullptr;
}

const Route* Router::route_of(const Template& found, Method method) const {
  for (std::size_t index : found.routes)
    if (routes_[index].method == method) return &routes_[index];
  return nullptr;
}

void Router::operator()(Request request, Respond respond) const {
  const Template* found = find_template(request.path);
  if (!found) {
    respond(problems_.answer({"route_unknown", {}, {}}, request));
    return;
  }
  const Route* route = route_of(*found, request.method);
  if (!route && request.method == Method::head) route = route_of(*found, Method::get);
  if (!route) {
    std::string allowed;
    for (std::size_t index : found->routes) {
      if (!allowed.empty()) allowed += ", ";
      allowed += word_of(routes_[index].method);
      if (routes_[index].method == Method::get) allowed += ", HEAD";
    }
    Response no = problems_.answer({"method_not_allowed", {}, {{"allowed", allowed}}}, request);
    no.headers.push_back({"Allow", allowed});
    respond(std::move(no));
    return;
  }
  respond.note_operation(route->operation);
  if (route->request && !is_json(request.header("Content-Type"))) {
    respond(problems_.answer({"content_type_unsupported", {}, {}}, request));
    return;
  }
  Call call{std::move(request), {}, &problems_};
  for (std::size_t i = 0; i < found->segments.size(); ++i) {
    const std::string_view segment = found->segments[i];
    if (is_parameter(segment))
      call.path_parameters.emplace(segment.substr(1, segment.size() - 2), call.request.path[i]);
  }
  route->handler(std::move(call), std::move(respond));
}

}  // namespace luoshi::http
