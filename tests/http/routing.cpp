// The route table: who answers what, and the OpenAPI document that is generated from it.
#include <gtest/gtest.h>

#include "base/json.hpp"
#include "tests/http/client.hpp"

namespace luoshi::http {

enum class Colour { red, green };
BOOST_DESCRIBE_ENUM(Colour, red, green)
struct Leaf {
  static constexpr std::string_view tag = "leaf";
  base::Day day;
  base::Digest digest{};
};
BOOST_DESCRIBE_STRUCT(Leaf, (), (day, digest))
struct Tree {
  static constexpr std::string_view tag = "tree";
  base::Id id;
  std::optional<std::int64_t> count;
  std::vector<Tree> children;
  std::map<std::string, base::Instant> times;
  Colour colour = Colour::red;
};
BOOST_DESCRIBE_STRUCT(Tree, (), (id, count, children, times, colour))
struct Body {
  std::variant<Leaf, Tree> either;
  std::uint8_t small = 0;
  bool flag = false;
};
BOOST_DESCRIBE_STRUCT(Body, (), (either, small, flag))

namespace {

// Keeps the answer of a router without a server.
class Kept final : public Exchange {
 public:
  void finish(std::optional<Response> response) noexcept override {
    answer = std::move(response).value_or(Response{.status = 500, .headers = {}, .body = {}});
  }
  Response answer;
};

RouteHandler says(std::string text) {
  return at_once([text = std::move(text)](const Call& call) {
    std::string out = text;
    for (const auto& [name, value] : call.path_parameters) out += ' ' + name + '=' + value;
    return json_response(200, out);
  });
}

std::vector<Route> table() {
  std::vector<Route> out{
      test_route(Method::get, "/api/v1/cases/{id}", "read_case", says("one")),
      test_route(Method::get, "/api/v1/cases", "list_cases", says("list")),
      test_route(Method::post, "/api/v1/cases", "open_case", says("opened")),
      test_route(Method::get, "/api/v1/cases/export", "export_cases", says("export")),
      test_route(Method::post, "/api/v1/cases/{id}/actions/{action}", "act", says("acted")),
  };
  out[2].request = base::schema_of<Body>;
  out[2].response = base::schema_of<Tree>;
  out[2].status = 201;
  out[2].right = Right::signed_in;
  out[1].parameters = {
      {.name = "limit", .summary = {"条数", "How many"}, .schema = base::schema_of<std::uint8_t>}};
  return out;
}

Response ask(const Router& router, std::string_view method, std::string_view target,
             std::string_view headers = {}) {
  RequestReader reader{ReadLimits()};
  reader.put(fmt::format("{} {} HTTP/1.1\r\nHost: a\r\n{}\r\n", method, target, headers));
  Kept kept;
  router(reader.take(), Respond(kept));
  return kept.answer;
}

TEST(router, finds_the_route_and_its_parameters) {
  const Router router(table(), Problems());
  EXPECT_EQ(ask(router, "GET", "/api/v1/cases").body, "list");
  EXPECT_EQ(ask(router, "GET", "/api/v1/cases/7").body, "one id=7");
  EXPECT_EQ(ask(router, "HEAD", "/api/v1/cases/7").body, "one id=7");
  EXPECT_EQ(ask(router, "GET", "/api/v1/cases/export").body, "export");
  EXPECT_EQ(ask(router, "POST", "/api/v1/cases/7/actions/%E7%AD%BE%E6%94%B6").body,
            "acted action=签收 id=7");
}

TEST(router, says_404_and_405_with_allow) {
  const Router router(table(), Problems());
  for (std::string_view target : {"/", "/api", "/api/v1/cases/", "/api/v1/cases/7/8", "//"})
    EXPECT_EQ(ask(router, "GET", target).status, 404) << target;
  const Response no = ask(router, "DELETE", "/api/v1/cases?x=1");
  EXPECT_EQ(no.status, 405);
  EXPECT_EQ(no.header("allow"), "GET, HEAD, POST");
  EXPECT_EQ(ask(router, "POST", "/api/v1/cases/7").header("Allow"), "GET, HEAD");
  EXPECT_EQ(ask(router, "HEAD", "/api/v1/cases/7/actions/x").header("Allow"), "POST");
}

TEST(router, takes_json_only_where_a_body_is_described) {
  const Router router(table(), Problems());
  EXPECT_EQ(ask(router, "POST", "/api/v1/cases").status, 415);
  EXPECT_EQ(ask(router, "POST", "/api/v1/cases", "Content-Type: text/plain\r\n").status, 415);
  for (std::string_view type : {"application/json", "Application/JSON; charset=utf-8"})
    EXPECT_EQ(
        ask(router, "POST", "/api/v1/cases", fmt::format("Content-Type: {}\r\n", type)).status,
        200);
}

TEST(router, refuses_a_table_in_which_two_routes_collide) {
  const auto with = [](std::string_view path, std::string_view operation) {
    std::vector<Route> out = table();
    out.push_back(test_route(Method::get, path, operation, says("x")));
    return Router(out, Problems());
  };
  EXPECT_THROW(with("/api/v1/cases/{key}", "other"), std::logic_error);
  EXPECT_THROW(with("/api/v1/cases", "other"), std::logic_error);
  EXPECT_THROW(with("/api/v1/else", "read_case"), std::logic_error);
  EXPECT_THROW(with("/api/v1/else", ""), std::logic_error);
  EXPECT_NO_THROW(with("/api/v1/else", "other"));
}

TEST(query, is_decoded) {
  RequestReader reader{ReadLimits()};
  reader.put("GET /a?unit=a+b%2Fc&flag&x=%E8%90%BD&x=2 HTTP/1.1\r\nHost: a\r\n\r\n");
  const Request request = reader.take();
  EXPECT_EQ(request.parameter("unit"), "a b/c");
  EXPECT_EQ(request.parameter("flag"), "");
  EXPECT_EQ(request.parameter("x"), "落");
  EXPECT_EQ(request.parameter("y"), std::nullopt);
}

// Every {"$ref": "#/a/b"} below `node` must lead somewhere.
void expect_refs_resolve(const boost::json::value& document, const boost::json::value& node) {
  if (const auto* list = node.if_array())
    for (const auto& item : *list) expect_refs_resolve(document, item);
  const auto* object = node.if_object();
  if (!object) return;
  for (const auto& [key, value] : *object) {
    if (key == "$ref") {
      boost::json::error_code error;
      const std::string pointer(std::string_view(value.as_string()).substr(1));
      EXPECT_TRUE(document.find_pointer(pointer, error)) << pointer;
    }
    expect_refs_resolve(document, value);
  }
}

TEST(openapi, describes_every_route_and_resolves) {
  const Router router(table(), Problems());
  const Response answer = ask(router, "GET", "/api/v1/openapi.json");
  EXPECT_EQ(answer.status, 200);
  const auto document = base::parse_json(answer.body);
  ASSERT_TRUE(document);
  EXPECT_EQ(document->at("openapi"), "3.1.0");
  expect_refs_resolve(*document, *document);
  const auto& paths = document->at("paths").as_object();
  std::size_t operations = 0;
  for (const auto& [path, item] : paths) operations += item.as_object().size();
  EXPECT_EQ(operations, router.routes().size());
  const auto& create = paths.at("/api/v1/cases").at("post");
  EXPECT_EQ(create.at("operationId"), "open_case");
  EXPECT_TRUE(create.at("responses").as_object().contains("201"));
  EXPECT_TRUE(create.at("responses").as_object().contains("default"));
  EXPECT_FALSE(create.at("security").as_array().empty());
  const auto& act = paths.at("/api/v1/cases/{id}/actions/{action}").at("post");
  EXPECT_EQ(act.at("parameters").as_array().size(), 2U);
  EXPECT_TRUE(act.at("security").as_array().empty());
  EXPECT_EQ(paths.at("/api/v1/cases").at("get").at("parameters").at(0).at("name"), "limit");
}

TEST(schema, says_what_the_codec_takes) {
  base::Schemas schemas;
  EXPECT_EQ(schemas.of<Body>(), base::parse_json(R"({"$ref":"#/components/schemas/http.Body"})"));
  const auto expect = [&](std::string_view name, std::string_view schema) {
    EXPECT_EQ(schemas.components().at(name), *base::parse_json(schema)) << schemas.components();
  };
  expect("http.Colour", R"({"type":"string","enum":["red","green"]})");
  expect("http.Tree", R"({"type":"object","properties":{
      "id":{"type":"string","format":"uuid"},"count":{"type":"integer","format":"int64"},
      "children":{"type":"array","items":{"$ref":"#/components/schemas/http.Tree"}},
      "times":{"type":"object","additionalProperties":{"type":"string","format":"date-time"}},
      "colour":{"$ref":"#/components/schemas/http.Colour"}},
      "required":["id","colour"],"additionalProperties":false})");
  expect("http.Leaf_tagged", R"({"type":"object","properties":{"type":{"const":"leaf"},
      "day":{"type":"string","format":"date"},
      "digest":{"type":"string","pattern":"^[0-9a-fA-F]{64}$"}},
      "required":["type","day","digest"],"additionalProperties":false})");
  expect("http.Body", R"({"type":"object","properties":{
      "either":{"oneOf":[{"$ref":"#/components/schemas/http.Leaf_tagged"},
                         {"$ref":"#/components/schemas/http.Tree_tagged"}],
        "discriminator":{"propertyName":"type","mapping":{
          "leaf":"#/components/schemas/http.Leaf_tagged",
          "tree":"#/components/schemas/http.Tree_tagged"}}},
      "small":{"type":"integer","minimum":0,"maximum":255},"flag":{"type":"boolean"}},
      "required":["either","small","flag"],"additionalProperties":false})");
}

}  // namespace
}  // namespace luoshi::http
