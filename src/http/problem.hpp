// Problem documents (RFC 9457): how every refusal and fault leaves the server, in the reader's
// language. The texts come from the message tables of the rooms.
#pragma once
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.hpp"
#include "base/message.hpp"
#include "base/result.hpp"
#include "http/message.hpp"

namespace luoshi::http {

struct Problem {
  std::string type;   // urn:luoshi:problem:<code>, as permanent as the code
  std::string title;  // what the status means
  std::int64_t status = 0;
  std::string detail;  // what happened, where, what to do
  std::string code;
  std::optional<std::string> field;  // path of the offending input
  std::map<std::string, std::string> args;
  std::string instance;  // the address that was asked
};
BOOST_DESCRIBE_STRUCT(Problem, (), (type, title, status, detail, code, field, args, instance))

// The texts of this room: framing, routes, shapes.
std::span<const base::Message> http_messages();

// From Accept-Language (RFC 9110 section 12.5.4): the better wanted of zh and en, else zh.
base::Language language_of(std::string_view accept_language);

class Problems {
 public:
  // Tables are searched in this order, then http_messages(); they must outlive the object.
  explicit Problems(std::vector<std::span<const base::Message>> tables = {});

  Problem describe(const base::Refusal& refusal, base::Language language,
                   std::string_view instance) const;
  Response answer(const base::Refusal& refusal, const Request& request) const;
  // What a code says where its arguments are no longer known; nullopt: its text needs them.
  std::optional<std::string> sentence(std::string_view code, base::Language language) const;

 private:
  std::map<std::string, std::string> worded(std::map<std::string, std::string> args,
                                            base::Language language) const;

  std::vector<std::span<const base::Message>> tables_;
};

}  // namespace luoshi::http
