// The whole API as one visible table of routes, and who answers what: 404, 405 with Allow, HEAD,
// the type of the body. It knows neither sockets nor the domain.
#pragma once
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/schema.hpp"
#include "http/problem.hpp"
#include "http/respond.hpp"

namespace luoshi::http {

// Who may use a route at all. What a signed-in actor may see and do is decided by Scope and offers.
enum class Right { everyone, signed_in };

struct Text {
  std::string_view zh;
  std::string_view en;
};

// The words of the API document that belong to no route of another file.
struct ApiWords {
  Text title;
  Text problem;
  Text read_openapi;
};
const ApiWords& api_words();

enum class ParameterPlace { query, header };
enum class Presence { required, optional };
using SchemaFunction = boost::json::value (*)(base::Schemas&);

struct Parameter {
  ParameterPlace place = ParameterPlace::query;
  std::string_view name;
  Text summary;
  Presence presence = Presence::optional;
  SchemaFunction schema = base::schema_of<std::string>;
};

// One request on its way through a route.
struct Call {
  Request request;
  std::map<std::string, std::string, std::less<>> path_parameters;
  const Problems* problems = nullptr;

  std::string_view path_parameter(std::string_view name) const;
  Response refuse(const base::Refusal& refusal) const { return problems->answer(refusal, request); }
};

using RouteHandler = std::function<void(Call, Respond)>;
// For a route that answers at once.
RouteHandler at_once(std::function<Response(const Call&)> answer);

struct Route {
  Method method = Method::get;
  std::string_view path;       // "/api/v1/cases/{id}"
  std::string_view operation;  // operationId: permanent, never reused
  Text summary;
  Right right = Right::signed_in;
  SchemaFunction request = nullptr;  // of the JSON body; null: none is taken
  SchemaFunction response = nullptr;
  int status = 200;  // of success
  std::vector<Parameter> parameters;
  RouteHandler handler;
};

class Router {
 public:
  // Throws std::logic_error when two routes collide or a row is incomplete: a bug of the table.
  // The route openapi.json is added to the table.
  Router(std::vector<Route> routes, Problems problems);

  // A Handler of the server; may be called from several threads.
  void operator()(Request request, Respond respond) const;

  std::span<const Route> routes() const { return routes_; }
  const std::string& openapi() const { return openapi_; }

 private:
  struct Template {
    std::vector<std::string> segments;  // a parameter is kept as "{name}"
    std::vector<std::size_t> routes;    // one for each method
  };
  void add_to_templates(std::size_t route);
  const Template* find_template(const std::vector<std::string>& path) const;
  const Route* route_of(const Template& found, Method method) const;

  std::vector<Route> routes_;
  Problems problems_;
  std::vector<Template> templates_;
  std::string openapi_;
};

}  // namespace luoshi::http
