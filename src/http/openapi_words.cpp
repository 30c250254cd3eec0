// Words of the API document that belong to no route of another file.
#include "http/router.hpp"

namespace luoshi::http {

const ApiWords& api_words() {
  static constexpr ApiWords words{
      .title = {"落实", "Luoshi"},
      .problem = {"拒绝或故障", "A refusal or a fault"},
      .read_openapi = {"读取本接口说明", "Read this description of the API"},
  };
  return words;
}

}  // namespace luoshi::http
