// What statements were run with: for benchmarks that replay the statements of one command.
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <variant>
#include <vector>

namespace luoshi::store {

// NULL, number, text, bytes.
using LoggedValue = std::variant<std::nullptr_t, std::int64_t, std::string, std::vector<char>>;

struct LoggedStatement {
  std::string sql;
  std::vector<LoggedValue> values;  // of $1, $2, ...
};

using StatementLog = std::function<void(const LoggedStatement&)>;

}  // namespace luoshi::store
