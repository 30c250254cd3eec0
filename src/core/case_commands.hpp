// The commands of a case; case_table.hpp says in which state, by whom and with what result each is
// allowed. A deadline is given as people say it ("3天", "今天18:00", "5个工作日"), or as the code
// of a deadline term; left out, the routing row's, the category's or the rule set's default
// applies.
#pragma once
#include "core/case_parts.hpp"

namespace luoshi::core {

// 当场整改: before photos are those of the facts.
struct OnTheSpot {
  WorkDone work;
};
BOOST_DESCRIBE_STRUCT(OnTheSpot, (), (work))

// An order from above becomes the record order_case_id(order), so that a list sent again updates
// the case and never doubles it.
struct ReportCase {
  static constexpr std::string_view tag = "report_case";
  CaseFacts facts;
  std::optional<OnTheSpot> fixed;
};
BOOST_DESCRIBE_STRUCT(ReportCase, (), (facts, fixed))
struct ImportCase {
  static constexpr std::string_view tag = "import_case";
  CaseFacts facts;
  ImportedHistory history;
};
BOOST_DESCRIBE_STRUCT(ImportCase, (), (facts, history))
struct PublishCase {
  static constexpr std::string_view tag = "publish_case";
};
BOOST_DESCRIBE_STRUCT(PublishCase, (), ())
struct TakeOverCase {  // imported history gets clocks
  static constexpr std::string_view tag = "take_over_case";
  std::optional<std::string> deadline;
};
BOOST_DESCRIBE_STRUCT(TakeOverCase, (), (deadline))

struct AcceptCase {  // 受理
  static constexpr std::string_view tag = "accept_case";
};
BOOST_DESCRIBE_STRUCT(AcceptCase, (), ())

// 属地先行处置, 责任待定: the unit of the place leads until the office has ruled.
enum class Ownership { clear, unclear };
BOOST_DESCRIBE_ENUM(Ownership, clear, unclear)
enum class Serving { to_acknowledge, at_once };
BOOST_DESCRIBE_ENUM(Serving, to_acknowledge, at_once)
// 交办. lead left out: 责任清单 decides, and the event says which row fired. serving left out: at
// once for a case not yet accepted (one step), else to be acknowledged.
struct HandOutCase {
  static constexpr std::string_view tag = "hand_out_case";
  std::optional<Id> lead;
  std::vector<Id> supporting;
  std::optional<Id> responsible_post;
  std::optional<Id> responsible_person;
  std::optional<std::string> deadline;
  std::optional<Text> requirement;
  std::optional<Serving> serving;
  std::optional<Ownership> ownership;
};
BOOST_DESCRIBE_STRUCT(HandOutCase, (),
                      (lead, supporting, responsible_post, responsible_person, deadline,
                       requirement, serving, ownership))
struct DeclineCase {
  static constexpr std::string_view tag = "decline_case";
  EndReason reason = EndReason::untrue;  // untrue, not_our_area, duplicate
  Text note;
  std::optional<Id> duplicate_of;
};
BOOST_DESCRIBE_STRUCT(DeclineCase, (), (reason, note, duplicate_of))
struct WithdrawSlip {  // 误录撤回 by the finder
  static constexpr std::string_view tag = "withdraw_slip";
  std::optional<Text> note;
};
BOOST_DESCRIBE_STRUCT(WithdrawSlip, (), (note))
struct FixOnTheSpot {
  static constexpr std::string_view tag = "fix_on_the_spot";
  WorkDone work;
};
BOOST_DESCRIBE_STRUCT(FixOnTheSpot, (), (work))
struct TransferCase {  // 转办 to another authority
  static constexpr std::string_view tag = "transfer_case";
  Text to;
  Text note;
};
BOOST_DESCRIBE_STRUCT(TransferCase, (), (to, note))
struct WithdrawCase {  // 撤销 by the office
  static constexpr std::string_view tag = "withdraw_case";
  EndReason reason = EndReason::untrue;
  Text note;
  std::optional<Id> duplicate_of;
};
BOOST_DESCRIBE_STRUCT(WithdrawCase, (), (reason, note, duplicate_of))

struct AcknowledgeCase {  // 签收; opening the task counts
  static constexpr std::string_view tag = "acknowledge_case";
};
BOOST_DESCRIBE_STRUCT(AcknowledgeCase, (), ())
struct CountAsReceived {  // the clock: 签收超时
  static constexpr std::string_view tag = "count_as_received";
};
BOOST_DESCRIBE_STRUCT(CountAsReceived, (), ())
struct ServeNotice {  // 送达 to a firm: the clock runs from it
  static constexpr std::string_view tag = "serve_notice";
  std::string paper;  // its number
  Instant served_at;
  std::optional<Text> receiver;
  std::optional<std::string> deadline;
};
BOOST_DESCRIBE_STRUCT(ServeNotice, (), (paper, served_at, receiver, deadline))
struct HandBackCase {  // 退单
  static constexpr std::string_view tag = "hand_back_case";
  Text reason;
  std::optional<Id> proposed_unit;
};
BOOST_DESCRIBE_STRUCT(HandBackCase, (), (reason, proposed_unit))
struct ReassignCase {  // 改派
  static constexpr std::string_view tag = "reassign_case";
  Id lead;
  std::vector<Id> supporting;
  std::optional<Id> responsible_post;
  std::optional<Id> responsible_person;
  Text reason;
  std::optional<std::string> deadline;  // given: a new clock; else as the rule set says
};
BOOST_DESCRIBE_STRUCT(ReassignCase, (),
                      (lead, supporting, responsible_post, responsible_person, reason, deadline))
struct RuleOwner {  // ruling of the office on 责任待定
  static constexpr std::string_view tag = "rule_owner";
  Id lead;
  Text reason;
};
BOOST_DESCRIBE_STRUCT(RuleOwner, (), (lead, reason))

struct ReportRectified {  // 整改反馈
  static constexpr std::string_view tag = "report_rectified";
  WorkDone work;
};
BOOST_DESCRIBE_STRUCT(ReportRectified, (), (work))
struct MarkOverdue {  // the clock: the deadline has passed without a report
  static constexpr std::string_view tag = "mark_overdue";
};
BOOST_DESCRIBE_STRUCT(MarkOverdue, (), ())
struct TakeBackReport {  // 撤回反馈, before the check begins
  static constexpr std::string_view tag = "take_back_report";
};
BOOST_DESCRIBE_STRUCT(TakeBackReport, (), ())
struct ResumeCase {  // 恢复
  static constexpr std::string_view tag = "resume_case";
  std::optional<Text> note;
};
BOOST_DESCRIBE_STRUCT(ResumeCase, (), (note))

struct BeginCheck {
  static constexpr std::string_view tag = "begin_check";
};
BOOST_DESCRIBE_STRUCT(BeginCheck, (), ())
struct PassCheck {  // 核查通过
  static constexpr std::string_view tag = "pass_check";
  std::optional<Text> note;
  std::vector<Photo> photos;
};
BOOST_DESCRIBE_STRUCT(PassCheck, (), (note, photos))
struct FailCheck {  // 核查不通过, counts as 返工
  static constexpr std::string_view tag = "fail_check";
  Text reason;
  std::vector<Photo> photos;
  std::optional<std::string> deadline;  // of the next round
};
BOOST_DESCRIBE_STRUCT(FailCheck, (), (reason, photos, deadline))
struct UnableToCheck {  // 无法核查
  static constexpr std::string_view tag = "unable_to_check";
  Text reason;
  std::vector<Photo> photos;
};
BOOST_DESCRIBE_STRUCT(UnableToCheck, (), (reason, photos))
struct NameChecker {
  static constexpr std::string_view tag = "name_checker";
  Id post;
  Day day;
};
BOOST_DESCRIBE_STRUCT(NameChecker, (), (post, day))
struct SignOffCase {  // 审核签字
  static constexpr std::string_view tag = "sign_off_case";
  std::optional<Text> opinion;
};
BOOST_DESCRIBE_STRUCT(SignOffCase, (), (opinion))
struct CloseAfterNotice {  // 公示 is over without an objection
  static constexpr std::string_view tag = "close_after_notice";
};
BOOST_DESCRIBE_STRUCT(CloseAfterNotice, (), ())
struct ObjectToClosing {  // 异议 during the notice
  static constexpr std::string_view tag = "object_to_closing";
  Text reason;
  std::vector<Photo> photos;
  std::optional<std::string> deadline;
};
BOOST_DESCRIBE_STRUCT(ObjectToClosing, (), (reason, photos, deadline))
enum class ReopenGround { false_rectification, upheld_objection, ended_wrongly };
BOOST_DESCRIBE_ENUM(ReopenGround, false_rectification, upheld_objection, ended_wrongly)
struct ReopenCase {
  static constexpr std::string_view tag = "reopen_case";
  ReopenGround ground = ReopenGround::false_rectification;
  Text reason;
  std::optional<std::string> deadline;
};
BOOST_DESCRIBE_STRUCT(ReopenCase, (), (ground, reason, deadline))
struct RecordLookBack {  // 回头看
  static constexpr std::string_view tag = "record_look_back";
  LookBackResult result = LookBackResult::holds;
  std::optional<Text> note;
  std::vector<Photo> photos;
};
BOOST_DESCRIBE_STRUCT(RecordLookBack, (), (result, note, photos))

struct AddEvidence {
  static constexpr std::string_view tag = "add_evidence";
  std::vector<Photo> photos;
  std::vector<Attachment> files;
  std::optional<Text> note;
};
BOOST_DESCRIBE_STRUCT(AddEvidence, (), (photos, files, note))
struct CorrectFacts {
  static constexpr std::string_view tag = "correct_facts";
  CaseFacts facts;
  Text reason;
};
BOOST_DESCRIBE_STRUCT(CorrectFacts, (), (facts, reason))
struct InstructCase {  // 批示
  static constexpr std::string_view tag = "instruct_case";
  Text text;
  std::optional<Photo> note;
  std::optional<bool> answer_wanted;
};
BOOST_DESCRIBE_STRUCT(InstructCase, (), (text, note, answer_wanted))
struct AnswerInstruction {  // 反馈 to the leader
  static constexpr std::string_view tag = "answer_instruction";
  std::int32_t instruction = 0;  // position in the list, from 0
  Text text;
};
BOOST_DESCRIBE_STRUCT(AnswerInstruction, (), (instruction, text))
struct ReplyToOrder {  // 回复上级
  static constexpr std::string_view tag = "reply_to_order";
  Text text;
  std::vector<Attachment> files;
};
BOOST_DESCRIBE_STRUCT(ReplyToOrder, (), (text, files))
struct ReportUpward {
  static constexpr std::string_view tag = "report_upward";
};
BOOST_DESCRIBE_STRUCT(ReportUpward, (), ())
struct SurfaceOverdue {  // the clock: overdue by the rule set's days, visible to all above
  static constexpr std::string_view tag = "surface_overdue";
};
BOOST_DESCRIBE_STRUCT(SurfaceOverdue, (), ())

using CaseCommands =
    std::variant<ReportCase, ImportCase, PublishCase, TakeOverCase, AcceptCase, HandOutCase,
                 DeclineCase, WithdrawSlip, FixOnTheSpot, TransferCase, WithdrawCase,
                 AcknowledgeCase, CountAsReceived, ServeNotice, HandBackCase, ReassignCase,
                 RuleOwner, ReportRectified, MarkOverdue, TakeBackReport, ResumeCase, BeginCheck,
                 PassCheck, FailCheck, UnableToCheck, NameChecker, SignOffCase, CloseAfterNotice,
                 ObjectToClosing, ReopenCase, RecordLookBack, AddEvidence, CorrectFacts,
                 InstructCase, AnswerInstruction, ReplyToOrder, ReportUpward, SurfaceOverdue>;

}  // namespace luoshi::core
