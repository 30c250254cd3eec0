// The parts a case is made of, used by its commands, events and state.
#pragma once
#include "core/activity.hpp"
#include "core/rule_set.hpp"
#include "core/rules/deadline.hpp"

namespace luoshi::core {

enum class CaseStatus {
  reported,
  accepted,
  assigned,
  rectifying,
  suspended,
  shelved,
  rectified,
  passed,
  closed,
  ended
};
BOOST_DESCRIBE_ENUM(CaseStatus, reported, accepted, assigned, rectifying, suspended, shelved,
                    rectified, passed, closed, ended)
enum class CaseSort { problem, task, decision, listed };  // 问题, 任务, 议定事项, 挂牌
BOOST_DESCRIBE_ENUM(CaseSort, problem, task, decision, listed)
enum class Degree { ordinary, serious, grave };  // 程度: 一般, 较重, 严重
BOOST_DESCRIBE_ENUM(Degree, ordinary, serious, grave)
enum class Urgency { ordinary, urgent, most_urgent };  // 紧急程度: 普通, 加急, 特急
BOOST_DESCRIBE_ENUM(Urgency, ordinary, urgent, most_urgent)

// 上级交办件. sender and number are codes: they decide whether a re-sent list names a known case.
struct SuperiorOrder {
  std::string sender;     // term of the list superiors, or a unit's code
  std::string number;     // 郑环攻坚办〔2018〕12号
  std::int32_t item = 0;  // row of a list; 0 = the order is one matter
  std::optional<Day> issued;
  std::optional<Instant> reply_due;  // apart from the rectification deadline, and warned first
  std::string reply_form;            // term: written, by telephone, in the platform
  std::optional<Attachment> original;
  bool operator==(const SuperiorOrder&) const = default;
};
BOOST_DESCRIBE_STRUCT(SuperiorOrder, (),
                      (sender, number, item, issued, reply_due, reply_form, original))

// What was found or ordered.
struct CaseFacts {
  CaseSort sort = CaseSort::problem;
  std::string source;    // term of sources: patrol, ordered_from_above
  std::string category;  // code of a matter; may be empty for tasks and decisions
  Degree degree = Degree::ordinary;
  Urgency urgency = Urgency::ordinary;
  std::vector<std::string> programmes;
  std::optional<Place> place;
  std::optional<Text> location;
  Text description;
  std::vector<Photo> photos;  // before
  std::vector<Attachment> files;
  std::optional<Text> no_photo_reason;
  std::optional<Id> site;
  std::optional<Id> unit;  // 属地: the unit on whose ground it lies
  Instant found_at;
  std::optional<Id> finder;               // person
  std::optional<Text> finder_named;       // 代录: who found it, when the writer is another
  std::optional<Text> responsible_party;  // 责任主体 outside the ledger: firm, shop, resident
  std::optional<Text> requirement;        // 整改要求
  std::optional<Id> activity;             // the inspection it came from
  std::optional<Id> parent;
  std::optional<Id> recurrence_of;  // 反弹: the case it comes back from
  std::optional<SuperiorOrder> order;
  std::optional<ClosingLevel> closing;  // raises the level, never lowers it
  std::optional<DeviceTime> device_time;
  FieldValues fields;
  bool operator==(const CaseFacts&) const = default;
};
BOOST_DESCRIBE_STRUCT(CaseFacts, (),
                      (sort, source, category, degree, urgency, programmes, place, location,
                       description, photos, files, no_photo_reason, site, unit, found_at, finder,
                       finder_named, responsible_party, requirement, activity, parent,
                       recurrence_of, order, closing, device_time, fields))

// What was done, with its evidence: after photos, or why there is none.
struct WorkDone {
  Text done;
  std::vector<Photo> photos;
  std::vector<Attachment> files;
  std::optional<Text> no_photo_reason;
  std::optional<DeviceTime> device_time;
  bool operator==(const WorkDone&) const = default;
};
BOOST_DESCRIBE_STRUCT(WorkDone, (), (done, photos, files, no_photo_reason, device_time))

struct Reporter {
  Id post;
  std::optional<Id> person;
  UnitPath unit;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(Reporter, (), (post, person, unit, at))

// Who answers for the case 牵头, who helps 配合.
struct Responsibility {
  UnitPath lead;
  std::vector<UnitPath> supporting;
  std::optional<Id> post;
  std::optional<Id> person;
  std::string routing_row;  // 责任清单 row that gave the lead; empty when a person chose
  bool operator==(const Responsibility&) const = default;
};
BOOST_DESCRIBE_STRUCT(Responsibility, (), (lead, supporting, post, person, routing_row))

// One unit's time with the case, so that the last unit is not blamed for the first one's delay.
struct Stint {
  Id unit;
  Instant since;
  std::optional<Instant> until;
  std::int64_t worked_minutes = 0;  // working time, known once it has ended
};
BOOST_DESCRIBE_STRUCT(Stint, (), (unit, since, until, worked_minutes))

enum class ClockKind {
  accept,
  assign,
  receive,
  rectify,
  check,
  close,
  reply,
  ruling,
  public_notice,
  resume
};
BOOST_DESCRIBE_ENUM(ClockKind, accept, assign, receive, rectify, check, close, reply, ruling,
                    public_notice, resume)
struct Clock {
  ClockKind kind = ClockKind::accept;
  Deadline deadline;
  std::optional<Instant> paused_at;
};
BOOST_DESCRIBE_STRUCT(Clock, (), (kind, deadline, paused_at))

enum class Timeliness { pending, timely, untimely };
BOOST_DESCRIBE_ENUM(Timeliness, pending, timely, untimely)
enum class CheckResult { pass, fail, unable };
BOOST_DESCRIBE_ENUM(CheckResult, pass, fail, unable)

struct Check {
  CheckResult result = CheckResult::pass;
  Id post;
  std::optional<Id> person;
  Id unit;
  Instant at;
  Day day;
  std::optional<Text> note;
  std::vector<Photo> photos;
};
BOOST_DESCRIBE_STRUCT(Check, (), (result, post, person, unit, at, day, note, photos))
struct Rectification {
  WorkDone work;
  Id post;
  std::optional<Id> person;
  Id unit;
  Instant at;
  bool on_the_spot = false;  // 当场整改
};
BOOST_DESCRIBE_STRUCT(Rectification, (), (work, post, person, unit, at, on_the_spot))
// Who is to check, and when: named by the office after 无法核查.
struct NamedChecker {
  Id post;
  Day day;
  bool operator==(const NamedChecker&) const = default;
};
BOOST_DESCRIBE_STRUCT(NamedChecker, (), (post, day))

// A round of rectification: from its beginning to the check that decides on it.
struct Round {
  Instant begun;
  UnitPath unit;  // that answers for the round
  std::optional<Rectification> rectification;
  std::vector<Rectification> taken_back;
  std::vector<Check> checks;
  std::optional<Instant> check_begun;
  std::optional<NamedChecker> checker;
  Timeliness timeliness = Timeliness::pending;
  std::optional<Day> final_day;  // the day on which timeliness became final
};
BOOST_DESCRIBE_STRUCT(Round, (),
                      (begun, unit, rectification, taken_back, checks, check_begun, checker,
                       timeliness, final_day))

struct HandBack {
  Id unit;
  Text reason;
  std::optional<Id> proposed_unit;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(HandBack, (), (unit, reason, proposed_unit, at))
struct Instruction {  // 批示
  Id post;
  std::optional<Id> person;
  Text text;
  std::optional<Photo> note;  // picture of the written note
  bool answer_wanted = false;
  Instant at;
  std::optional<Text> answer;  // 反馈
  std::optional<Instant> answered_at;
};
BOOST_DESCRIBE_STRUCT(Instruction, (),
                      (post, person, text, note, answer_wanted, at, answer, answered_at))
struct CaseEvidence {
  Id post;
  Id unit;
  Instant at;
  std::vector<Photo> photos;
  std::vector<Attachment> files;
  std::optional<Text> note;
};
BOOST_DESCRIBE_STRUCT(CaseEvidence, (), (post, unit, at, photos, files, note))

enum class Receipt { acknowledged, served, counted };  // 签收, 送达, 签收超时
BOOST_DESCRIBE_ENUM(Receipt, acknowledged, served, counted)
enum class DelayKind { suspension, long_term };  // 缓办, 挂账
BOOST_DESCRIBE_ENUM(DelayKind, suspension, long_term)
struct Delay {
  DelayKind kind = DelayKind::suspension;
  Instant since;
  Day day;    // of since, on the authority's clock
  Day until;  // resume day, or review day of the long-term list
  Id request;
  std::optional<Instant> resumed_at;
};
BOOST_DESCRIBE_STRUCT(Delay, (), (kind, since, day, until, request, resumed_at))
struct SignOff {
  Id post;
  std::optional<Id> person;
  Instant at;
  std::optional<Text> opinion;
};
BOOST_DESCRIBE_STRUCT(SignOff, (), (post, person, at, opinion))
struct Closure {
  Instant at;
  Day day;
  bool in_time = false;  // no round of rectification was untimely
};
BOOST_DESCRIBE_STRUCT(Closure, (), (at, day, in_time))

// Only 整改完成 counts as fixed; these end a case without it.
enum class EndReason { untrue, not_our_area, duplicate, withdrawn, transferred };
BOOST_DESCRIBE_ENUM(EndReason, untrue, not_our_area, duplicate, withdrawn, transferred)
struct Ending {
  EndReason reason = EndReason::untrue;
  Instant at;
  std::optional<Text> note;
  std::optional<Id> duplicate_of;
  std::optional<Text> transferred_to;  // another authority
};
BOOST_DESCRIBE_STRUCT(Ending, (), (reason, at, note, duplicate_of, transferred_to))
struct Listing {
  Day since;
  std::optional<Day> until;
  std::optional<Day> released_on;
  Id request;
};
BOOST_DESCRIBE_STRUCT(Listing, (), (since, until, released_on, request))
enum class LookBackResult { holds, came_back, never_done };
BOOST_DESCRIBE_ENUM(LookBackResult, holds, came_back, never_done)
struct LookBack {
  bool drawn = false;  // 回头看: chosen when the case closed
  std::optional<LookBackResult> result;
  std::optional<Instant> at;
  std::optional<Text> note;
  std::vector<Photo> photos;
};
BOOST_DESCRIBE_STRUCT(LookBack, (), (drawn, result, at, note, photos))
struct OrderReply {
  Instant at;
  Text text;
  std::vector<Attachment> files;
};
BOOST_DESCRIBE_STRUCT(OrderReply, (), (at, text, files))

// What a ledger from before says: no clocks, no messages, no escalation.
struct ImportedHistory {
  CaseStatus status = CaseStatus::reported;
  std::string number;
  std::optional<Id> lead;
  std::vector<Id> supporting;
  std::optional<Instant> handed_out_at;
  std::optional<Instant> due;
  std::optional<Instant> rectified_at;
  std::optional<WorkDone> work;
  std::optional<Text> checker_named;
  std::optional<Instant> checked_at;
  std::optional<Instant> closed_at;
  std::optional<EndReason> ended;
  bool operator==(const ImportedHistory&) const = default;
};
BOOST_DESCRIBE_STRUCT(ImportedHistory, (),
                      (status, number, lead, supporting, handed_out_at, due, rectified_at, work,
                       checker_named, checked_at, closed_at, ended))

}  // namespace luoshi::core
