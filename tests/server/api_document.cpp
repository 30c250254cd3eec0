// The API document is sound OpenAPI 3.1: what it refers to is there, names are used once, and every
// operation says what it takes, what it answers and how it refuses, in both languages.
#include "tests/server/program.hpp"

namespace luoshi::server {

namespace {
namespace json = boost::json;

class ApiDocument : public testing::Test {
 protected:
  const json::value* find(std::string_view pointer) const {
    boost::system::error_code error;
    return document_.find_pointer(json::string_view(pointer.substr(1)), error);
  }
  // Every $ref of the document and its place.
  void check_references(const json::value& value, const std::string& at) {
    if (const auto* list = value.if_array())
      for (std::size_t i = 0; i < list->size(); ++i)
        check_references((*list)[i], at + "/" + std::to_string(i));
    const auto* object = value.if_object();
    if (!object) return;
    for (const auto& [key, inner] : *object) {
      if (key == "$ref" && inner.is_string()) {
        ++references_;
        EXPECT_TRUE(find(std::string_view(inner.as_string()))) << at << " -> " << inner;
      } else {
        check_references(inner, at + "/" + std::string(key));
      }
    }
  }

  Data data_;
  Serving serving_{data_};
  json::value document_ = Caller(serving_.port(), "").read("/api/v1/openapi.json");
  int references_ = 0;
};

std::set<std::string> parameters_in(std::string_view path) {
  std::set<std::string> out;
  for (auto open = path.find('{'); open != path.npos; open = path.find('{', open + 1))
    out.emplace(path.substr(open + 1, path.find('}', open) - open - 1));
  return out;
}
}  // namespace

TEST_F(ApiDocument, what_it_refers_to_is_there) {
  EXPECT_TRUE(document_.at("openapi").as_string().starts_with("3.1"));
  check_references(document_, "");
  EXPECT_GT(references_, 100);
}

TEST_F(ApiDocument, is_printed_without_a_data_folder) {
  const Finished printed = luoshi({"openapi"});
  EXPECT_EQ(printed.exit, 0);
  const auto document = base::parse_json(printed.out);
  ASSERT_TRUE(document) << printed.out;
  EXPECT_EQ(*document, document_);
}

TEST_F(ApiDocument, every_operation_is_whole) {
  std::set<std::string> operations;
  for (const auto& [path, methods] : document_.at("paths").as_object())
    for (const auto& [method, operation] : methods.as_object()) {
      SCOPED_TRACE(std::string(method) + " " + std::string(path));
      EXPECT_TRUE(operations.emplace(operation.at("operationId").as_string()).second);
      EXPECT_NE(operation.at("summary").as_string().find(" · "), std::string::npos);
      std::set<std::string> declared;
      for (const auto& parameter : operation.at("parameters").as_array()) {
        EXPECT_TRUE(parameter.as_object().contains("schema"));
        if (parameter.at("in").as_string() != "path") continue;
        EXPECT_TRUE(parameter.at("required").as_bool());
        declared.emplace(parameter.at("name").as_string());
      }
      EXPECT_EQ(declared, parameters_in(std::string_view(path)));
      EXPECT_TRUE(operation.at("responses").as_object().contains("default"));
      EXPECT_GE(operation.at("responses").as_object().size(), 2U);
      EXPECT_TRUE(operation.as_object().contains("security"));
      if (method == "get" || method == "head")
        EXPECT_FALSE(operation.as_object().contains("requestBody"));
    }
  EXPECT_GE(operations.size(), 30U);
}

TEST_F(ApiDocument, without_signing_in_only_open_operations_answer) {
  Caller nobody(serving_.port(), "");
  for (const auto& [path, methods] : document_.at("paths").as_object()) {
    const auto* get = methods.as_object().if_contains("get");
    if (!get) continue;
    std::string target(path);
    for (const std::string& name : parameters_in(std::string_view(path)))
      target.replace(target.find("{" + name), name.size() + 2, id_of("nobody", 1));
    const Answer answer = nobody.get(target);
    if (!get->at("security").as_array().empty()) EXPECT_EQ(answer.status, 401) << target;
    EXPECT_LT(answer.status, 500) << target;
  }
}

}  // namespace luoshi::server
