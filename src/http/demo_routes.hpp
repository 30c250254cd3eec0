// GET /api/v1/demo: what the sign-in page of a demo says about its accounts; nothing elsewhere.
#pragma once
#include <memory>

#include "core/rule_set.hpp"
#include "http/router.hpp"

namespace luoshi::http {

struct Api;

// A DemoAnswer, in the data folder of a demo.
inline constexpr std::string_view demo_file = "demo.json";

struct DemoAccount {
  std::string name;  // to sign in with
  core::Name who;    // 网格员（某村）
  core::Name what;   // what to try as them
};
BOOST_DESCRIBE_STRUCT(DemoAccount, (), (name, who, what))
struct DemoAnswer {
  std::vector<DemoAccount> accounts;  // empty: this is no demo
};
BOOST_DESCRIBE_STRUCT(DemoAnswer, (), (accounts))

// The file is read at every request.
std::vector<Route> demo_routes(const std::shared_ptr<Api>& api);

}  // namespace luoshi::http
