// A request 申请.
#pragma once
#include "core/value.hpp"

namespace luoshi::core {

struct RequestState {
  static constexpr std::string_view tag = "request";
  Id placeholder;
};
BOOST_DESCRIBE_STRUCT(RequestState, (), (placeholder))

}  // namespace luoshi::core
