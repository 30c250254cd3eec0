#include "http/demo_routes.hpp"

#include <fstream>

#include "http/api_handlers.hpp"
#include "http/api_words.hpp"

namespace luoshi::http {

namespace {
// A file that cannot be read says nothing.
DemoAnswer read_demo(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  const std::string text(std::istreambuf_iterator<char>(in), {});
  const auto json = base::parse_json(text);
  auto answer = json ? base::decode<DemoAnswer>(*json) : std::unexpected(json.error());
  return answer ? std::move(*answer) : DemoAnswer{};
}
}  // namespace

std::vector<Route> demo_routes(const std::shared_ptr<Api>& api) {
  Route read{.path = "/api/v1/demo",
             .operation = "read_demo",
             .summary = words().demo,
             .right = Right::everyone,
             .response = base::schema_of<DemoAnswer>,
             .handler = at_once([api](const Call&) {
               return json_answer(read_demo(api->parts.data_folder / demo_file));
             })};
  return {std::move(read)};
}

}  // namespace luoshi::http
