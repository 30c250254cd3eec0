// How the product says no: a refusal is a returned value with a stable code, a field and named
// arguments. Texts in zh and en live in one table a room (see message.hpp), never in code paths.
#pragma once
#include <expected>
#include <map>
#include <string>
#include <string_view>

namespace luoshi::base {

// code: stable, snake_case, never reused. field: path of the offending input ("fields.people", may
// be empty). args: values for the {named} places of the message.
struct Refusal {
  std::string code;
  std::string field;
  std::map<std::string, std::string> args;

  bool operator==(const Refusal&) const = default;
};

template <class T>
using Result = std::expected<T, Refusal>;

inline std::unexpected<Refusal> refuse(std::string_view code, std::string_view field = {},
                                       std::map<std::string, std::string> args = {}) {
  return std::unexpected(Refusal{std::string(code), std::string(field), std::move(args)});
}

}  // namespace luoshi::base
