// A request 申请: who asks what about which record, who decides, by when, yes or no with reason.
// Kinds are data; the effect of a yes is a named effect (RequestEffect).
#pragma once
#include "core/activity.hpp"
#include "core/rule_set.hpp"
#include "core/rules/deadline.hpp"

namespace luoshi::core {

enum class RequestStatus { asked, granted, refused, withdrawn };
BOOST_DESCRIBE_ENUM(RequestStatus, asked, granted, refused, withdrawn)
enum class Answer { yes, no };  // 同意, 不同意
BOOST_DESCRIBE_ENUM(Answer, yes, no)

struct RequestDecision {
  Answer answer = Answer::no;
  Id post;
  std::optional<Id> person;
  Instant at;
  std::optional<Text> reason;
};
BOOST_DESCRIBE_STRUCT(RequestDecision, (), (answer, post, person, at, reason))

struct RequestState {
  static constexpr std::string_view tag = "request";
  std::string kind;
  RequestEffect effect = RequestEffect::none;
  Id about;
  UnitPath unit;  // that asks
  Id asked_by;    // post
  std::optional<Id> asked_by_person;
  Instant asked_at;
  Text reason;
  std::vector<Attachment> files;
  std::optional<Limit> extension;
  std::optional<Day> until;
  Deadline answer_by;
  std::vector<Id> visible_to;
  RequestStatus status = RequestStatus::asked;
  std::optional<RequestDecision> decision;
};
BOOST_DESCRIBE_STRUCT(RequestState, (),
                      (kind, effect, about, unit, asked_by, asked_by_person, asked_at, reason,
                       files, extension, until, answer_by, visible_to, status, decision))

std::vector<Id> scopes_of(const RequestState& state);

}  // namespace luoshi::core
