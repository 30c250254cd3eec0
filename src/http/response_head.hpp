// The head of an answer as bytes, with the headers that every answer carries. Knows no sockets.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "http/message.hpp"

namespace luoshi::http {

struct HeadFacts {
  std::string_view date;
  std::string_view connection;         // value of that header, empty for none
  std::optional<std::int64_t> length;  // none: the body is a stream
  bool is_chunked = false;
  bool is_encrypted = false;  // by this server: the client is told to insist on it
  std::string_view prefix;    // put before a Location of this server
};

std::string head_of(const Response& response, const HeadFacts& facts);

bool has_no_content(int status);

}  // namespace luoshi::http
