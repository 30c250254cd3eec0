// The events of a case: what happened, with everything resolved (paths of units and programmes,
// deadlines with their explanation, who may see it), since evolve never looks at rules.
#pragma once
#include "core/case_parts.hpp"

namespace luoshi::core {

struct CaseReported {
  static constexpr std::string_view tag = "case_reported";
  CaseFacts facts;
  Day found_on;
  UnitPath finder_unit;
  std::optional<UnitPath> place_unit;
  std::vector<ProgrammePath> programme_paths;
  ClosingLevel closing = ClosingLevel::simple;
  std::vector<Id> visible_to;
  std::vector<Clock> clocks;  // accept; reply for an order from above
  std::string rule_set;
  Origin origin = Origin::live;
  bool hidden = false;
};
BOOST_DESCRIBE_STRUCT(CaseReported, (),
                      (facts, found_on, finder_unit, place_unit, programme_paths, closing,
                       visible_to, clocks, rule_set, origin, hidden))
struct CaseImported {
  static constexpr std::string_view tag = "case_imported";
  CaseFacts facts;
  Day found_on;
  UnitPath finder_unit;
  std::optional<UnitPath> place_unit;
  std::vector<ProgrammePath> programme_paths;
  ClosingLevel closing = ClosingLevel::simple;
  std::vector<Id> visible_to;
  std::string rule_set;
  ImportedHistory history;
  std::optional<Responsibility> responsibility;
  Timeliness timeliness = Timeliness::pending;
  std::optional<Day> final_day;
  std::optional<Day> closed_day;
};
BOOST_DESCRIBE_STRUCT(CaseImported, (),
                      (facts, found_on, finder_unit, place_unit, programme_paths, closing,
                       visible_to, rule_set, history, responsibility, timeliness, final_day,
                       closed_day))
struct CasePublished {
  static constexpr std::string_view tag = "case_published";
  std::vector<Id> visible_to;
  std::vector<Clock> clocks;  // accept; reply for an order from above
};
BOOST_DESCRIBE_STRUCT(CasePublished, (), (visible_to, clocks))
struct CaseTakenOver {
  static constexpr std::string_view tag = "case_taken_over";
  std::vector<Clock> clocks;
};
BOOST_DESCRIBE_STRUCT(CaseTakenOver, (), (clocks))

struct CaseAccepted {
  static constexpr std::string_view tag = "case_accepted";
  std::string number;
  std::string series;  // the number series it was taken from, and its place there
  std::int64_t serial = 0;
  std::optional<Clock> clock;  // assign
};
BOOST_DESCRIBE_STRUCT(CaseAccepted, (), (number, series, serial, clock))
struct CaseAssigned {
  static constexpr std::string_view tag = "case_assigned";
  Responsibility responsibility;
  std::optional<Text> requirement;
  bool owner_unclear = false;
  std::vector<Id> visible_to;
  std::vector<Clock> clocks;  // receive, ruling
};
BOOST_DESCRIBE_STRUCT(CaseAssigned, (),
                      (responsibility, requirement, owner_unclear, visible_to, clocks))
struct DeadlineSet {
  static constexpr std::string_view tag = "deadline_set";
  Clock clock;
};
BOOST_DESCRIBE_STRUCT(DeadlineSet, (), (clock))
// It has reached the responsible unit: a round of rectification begins.
struct CaseReceived {
  static constexpr std::string_view tag = "case_received";
  Receipt receipt = Receipt::acknowledged;
};
BOOST_DESCRIBE_STRUCT(CaseReceived, (), (receipt))
struct NoticeServed {
  static constexpr std::string_view tag = "notice_served";
  std::string paper;
  Instant served_at;
  std::optional<Text> receiver;
  Clock clock;  // rectify, from the service on
};
BOOST_DESCRIBE_STRUCT(NoticeServed, (), (paper, served_at, receiver, clock))
struct CaseHandedBack {
  static constexpr std::string_view tag = "case_handed_back";
  Id unit;
  Text reason;
  std::optional<Id> proposed_unit;
  std::int64_t worked_minutes = 0;
  Clock clock;  // assign
};
BOOST_DESCRIBE_STRUCT(CaseHandedBack, (), (unit, reason, proposed_unit, worked_minutes, clock))
struct CaseReassigned {
  static constexpr std::string_view tag = "case_reassigned";
  Responsibility responsibility;
  Text reason;
  std::vector<Id> visible_to;
  std::int64_t worked_minutes = 0;  // of the unit that leaves
  std::vector<Clock> clocks;        // receive, and rectify when the rule set restarts it
};
BOOST_DESCRIBE_STRUCT(CaseReassigned, (),
                      (responsibility, reason, visible_to, worked_minutes, clocks))
// The ruling on 责任待定. It offers itself as a row of the 责任清单: place, category and source are
// those of the facts, the lead is this one.
struct OwnerRuled {
  static constexpr std::string_view tag = "owner_ruled";
  Id lead;
  Text reason;
};
BOOST_DESCRIBE_STRUCT(OwnerRuled, (), (lead, reason))

struct RectificationReported {
  static constexpr std::string_view tag = "rectification_reported";
  WorkDone work;
  Id unit;
  Timeliness timeliness = Timeliness::pending;  // untimely: after the deadline
  std::optional<Day> final_day;
  std::int64_t worked_minutes = 0;
  Clock clock;  // check
};
BOOST_DESCRIBE_STRUCT(RectificationReported, (),
                      (work, unit, timeliness, final_day, worked_minutes, clock))
struct CaseFixedOnTheSpot {
  static constexpr std::string_view tag = "case_fixed_on_the_spot";
  WorkDone work;
  std::optional<Responsibility> responsibility;  // the unit of the place
  Clock clock;                                   // check
};
BOOST_DESCRIBE_STRUCT(CaseFixedOnTheSpot, (), (work, responsibility, clock))
struct RectificationOverdue {
  static constexpr std::string_view tag = "rectification_overdue";
  Day final_day;  // the day after the deadline
};
BOOST_DESCRIBE_STRUCT(RectificationOverdue, (), (final_day))
struct ReportTakenBack {
  static constexpr std::string_view tag = "report_taken_back";
};
BOOST_DESCRIBE_STRUCT(ReportTakenBack, (), ())

struct CheckBegun {
  static constexpr std::string_view tag = "check_begun";
};
BOOST_DESCRIBE_STRUCT(CheckBegun, (), ())
struct CheckPassed {
  static constexpr std::string_view tag = "check_passed";
  Id unit;  // the checker's
  std::optional<Text> note;
  std::vector<Photo> photos;
  Day day;
  std::optional<Clock> clock;  // close, when a signature is still needed
};
BOOST_DESCRIBE_STRUCT(CheckPassed, (), (unit, note, photos, day, clock))
struct CheckFailed {
  static constexpr std::string_view tag = "check_failed";
  Id unit;
  Text reason;
  std::vector<Photo> photos;
  Day day;
  Clock clock;  // rectify, of the next round
};
BOOST_DESCRIBE_STRUCT(CheckFailed, (), (unit, reason, photos, day, clock))
struct CheckImpossible {
  static constexpr std::string_view tag = "check_impossible";
  Id unit;
  Text reason;
  std::vector<Photo> photos;
  Day day;
};
BOOST_DESCRIBE_STRUCT(CheckImpossible, (), (unit, reason, photos, day))
struct CheckerNamed {
  static constexpr std::string_view tag = "checker_named";
  NamedChecker checker;
  Clock clock;  // check
};
BOOST_DESCRIBE_STRUCT(CheckerNamed, (), (checker, clock))
struct CaseSignedOff {
  static constexpr std::string_view tag = "case_signed_off";
  std::optional<Text> opinion;
  std::optional<Clock> clock;  // public_notice, where the level asks for it
};
BOOST_DESCRIBE_STRUCT(CaseSignedOff, (), (opinion, clock))
struct CaseClosed {
  static constexpr std::string_view tag = "case_closed";
  Day day;
  bool look_back = false;  // drawn for 回头看
};
BOOST_DESCRIBE_STRUCT(CaseClosed, (), (day, look_back))
struct ClosingObjected {
  static constexpr std::string_view tag = "closing_objected";
  Text reason;
  std::vector<Photo> photos;
  Clock clock;  // rectify
};
BOOST_DESCRIBE_STRUCT(ClosingObjected, (), (reason, photos, clock))
struct CaseReopened {
  static constexpr std::string_view tag = "case_reopened";
  std::string ground;  // name of the ReopenGround
  Text reason;
  Clock clock;  // rectify, or accept for an ended one
};
BOOST_DESCRIBE_STRUCT(CaseReopened, (), (ground, reason, clock))
struct CaseEnded {
  static constexpr std::string_view tag = "case_ended";
  EndReason reason = EndReason::untrue;
  std::optional<Text> note;
  std::optional<Id> duplicate_of;
  std::optional<Text> transferred_to;
  std::int64_t worked_minutes = 0;
};
BOOST_DESCRIBE_STRUCT(CaseEnded, (), (reason, note, duplicate_of, transferred_to, worked_minutes))
struct LookedBack {
  static constexpr std::string_view tag = "looked_back";
  LookBackResult result = LookBackResult::holds;
  std::optional<Text> note;
  std::vector<Photo> photos;
};
BOOST_DESCRIBE_STRUCT(LookedBack, (), (result, note, photos))
struct RecurrenceLinked {  // on the old case: a later one came back at the same place
  static constexpr std::string_view tag = "recurrence_linked";
  Id later;
};
BOOST_DESCRIBE_STRUCT(RecurrenceLinked, (), (later))

struct EvidenceAdded {
  static constexpr std::string_view tag = "evidence_added";
  Id unit;
  std::vector<Photo> photos;
  std::vector<Attachment> files;
  std::optional<Text> note;
};
BOOST_DESCRIBE_STRUCT(EvidenceAdded, (), (unit, photos, files, note))
struct FactsCorrected {
  static constexpr std::string_view tag = "facts_corrected";
  CaseFacts facts;
  Text reason;
  Day found_on;
  std::optional<UnitPath> place_unit;
  std::vector<ProgrammePath> programme_paths;
  ClosingLevel closing = ClosingLevel::simple;
  std::vector<Id> visible_to;
};
BOOST_DESCRIBE_STRUCT(FactsCorrected, (),
                      (facts, reason, found_on, place_unit, programme_paths, closing, visible_to))
struct CaseInstructed {
  static constexpr std::string_view tag = "case_instructed";
  Text text;
  std::optional<Photo> note;
  bool answer_wanted = false;
};
BOOST_DESCRIBE_STRUCT(CaseInstructed, (), (text, note, answer_wanted))
struct InstructionAnswered {
  static constexpr std::string_view tag = "instruction_answered";
  std::int32_t instruction = 0;
  Text text;
};
BOOST_DESCRIBE_STRUCT(InstructionAnswered, (), (instruction, text))
struct OrderReplied {
  static constexpr std::string_view tag = "order_replied";
  Text text;
  std::vector<Attachment> files;
};
BOOST_DESCRIBE_STRUCT(OrderReplied, (), (text, files))
struct OrderUpdated {  // the same order was sent again
  static constexpr std::string_view tag = "order_updated";
  SuperiorOrder order;
  std::optional<Clock> clock;  // reply
};
BOOST_DESCRIBE_STRUCT(OrderUpdated, (), (order, clock))
struct CaseSurfaced {
  static constexpr std::string_view tag = "case_surfaced";
  std::vector<Id> visible_to;
};
BOOST_DESCRIBE_STRUCT(CaseSurfaced, (), (visible_to))

// Effects of requests decided with yes; request: the record of the request.
struct DeadlineExtended {
  static constexpr std::string_view tag = "deadline_extended";
  Id request;
  Clock clock;  // rectify
};
BOOST_DESCRIBE_STRUCT(DeadlineExtended, (), (request, clock))
struct CaseDelayed {
  static constexpr std::string_view tag = "case_delayed";
  Id request;
  DelayKind kind = DelayKind::suspension;
  Day day;
  Day until;
  Clock clock;  // resume
  std::vector<Id> visible_to;
};
BOOST_DESCRIBE_STRUCT(CaseDelayed, (), (request, kind, day, until, clock, visible_to))
struct CaseResumed {
  static constexpr std::string_view tag = "case_resumed";
  std::optional<Text> note;
  std::optional<Clock> clock;  // rectify, with the pause taken out
};
BOOST_DESCRIBE_STRUCT(CaseResumed, (), (note, clock))
struct CaseListed {  // 挂牌督办
  static constexpr std::string_view tag = "case_listed";
  Id request;
  Day day;
  std::optional<Day> until;
  std::vector<Id> visible_to;
};
BOOST_DESCRIBE_STRUCT(CaseListed, (), (request, day, until, visible_to))
struct ListingReleased {
  static constexpr std::string_view tag = "listing_released";
  Id request;
  Day day;
};
BOOST_DESCRIBE_STRUCT(ListingReleased, (), (request, day))
struct CaseExempted {  // exemption or upheld appeal: out of assessment
  static constexpr std::string_view tag = "case_exempted";
  Id request;
};
BOOST_DESCRIBE_STRUCT(CaseExempted, (), (request))
struct ObstacleSolved {
  static constexpr std::string_view tag = "obstacle_solved";
  Id request;
};
BOOST_DESCRIBE_STRUCT(ObstacleSolved, (), (request))

using CaseEvents =
    std::variant<CaseReported, CaseImported, CasePublished, CaseTakenOver, CaseAccepted,
                 CaseAssigned, DeadlineSet, CaseReceived, NoticeServed, CaseHandedBack,
                 CaseReassigned, OwnerRuled, RectificationReported, CaseFixedOnTheSpot,
                 RectificationOverdue, ReportTakenBack, CheckBegun, CheckPassed, CheckFailed,
                 CheckImpossible, CheckerNamed, CaseSignedOff, CaseClosed, ClosingObjected,
                 CaseReopened, CaseEnded, LookedBack, RecurrenceLinked, EvidenceAdded,
                 FactsCorrected, CaseInstructed, InstructionAnswered, OrderReplied, OrderUpdated,
                 CaseSurfaced, DeadlineExtended, CaseDelayed, CaseResumed, CaseListed,
                 ListingReleased, CaseExempted, ObstacleSolved>;

}  // namespace luoshi::core
