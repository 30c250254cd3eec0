// The commands of a request 申请.
#pragma once
#include "core/request.hpp"

namespace luoshi::core {

struct AskRequest {
  static constexpr std::string_view tag = "ask_request";
  std::string kind;  // request kind of the rule set
  Id about;          // the record asked about
  Text reason;
  std::vector<Attachment> files;
  std::optional<std::string> extension;  // extension: by how much, or until when ("2天")
  std::optional<Day> until;              // suspension: resume day; long-term list: review day
};
BOOST_DESCRIBE_STRUCT(AskRequest, (), (kind, about, reason, files, extension, until))
struct DecideRequest {
  static constexpr std::string_view tag = "decide_request";
  Answer answer = Answer::no;
  std::optional<Text> reason;  // needed for a no
};
BOOST_DESCRIBE_STRUCT(DecideRequest, (), (answer, reason))
struct WithdrawRequest {
  static constexpr std::string_view tag = "withdraw_request";
};
BOOST_DESCRIBE_STRUCT(WithdrawRequest, (), ())

using RequestCommands = std::variant<AskRequest, DecideRequest, WithdrawRequest>;

}  // namespace luoshi::core
