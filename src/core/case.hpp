// The life of a case.
#pragma once
#include "core/value.hpp"

namespace luoshi::core {

struct CaseState {
  static constexpr std::string_view tag = "case";
  Id placeholder;
};
BOOST_DESCRIBE_STRUCT(CaseState, (), (placeholder))

}  // namespace luoshi::core
