// The events of a request 申请. What a yes does to the record asked about is an event of that
// record.
#pragma once
#include "core/request.hpp"

namespace luoshi::core {

struct RequestAsked {
  static constexpr std::string_view tag = "request_asked";
  std::string kind;
  RequestEffect effect = RequestEffect::none;
  Id about;
  UnitPath unit;
  Text reason;
  std::vector<Attachment> files;
  std::optional<Limit> extension;
  std::optional<Day> until;
  Deadline answer_by;
  std::vector<Id> visible_to;
};
BOOST_DESCRIBE_STRUCT(RequestAsked, (),
                      (kind, effect, about, unit, reason, files, extension, until, answer_by,
                       visible_to))
struct RequestDecided {
  static constexpr std::string_view tag = "request_decided";
  Answer answer = Answer::no;
  std::optional<Text> reason;
};
BOOST_DESCRIBE_STRUCT(RequestDecided, (), (answer, reason))
struct RequestWithdrawn {
  static constexpr std::string_view tag = "request_withdrawn";
};
BOOST_DESCRIBE_STRUCT(RequestWithdrawn, (), ())

using RequestEvents = std::variant<RequestAsked, RequestDecided, RequestWithdrawn>;

}  // namespace luoshi::core
