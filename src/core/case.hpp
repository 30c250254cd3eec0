// A case 问题/任务: something somebody must put right by a moment and somebody else must check.
// This file holds its state; the table of states and commands is case_table.hpp.
#pragma once
#include "core/case_parts.hpp"

namespace luoshi::core {

struct CaseState {
  static constexpr std::string_view tag = "case";
  CaseFacts facts;
  Day found_on;
  CaseStatus status = CaseStatus::reported;
  Origin origin = Origin::live;
  bool hidden = false;         // until published
  bool owner_unclear = false;  // 责任待定: the unit of the place acts first
  bool dormant = false;        // imported history: no clocks until taken over
  ClosingLevel closing = ClosingLevel::simple;
  std::string rule_set;  // version under which it was accepted
  std::string number;    // 台账编号; empty before it is accepted
  Reporter reporter;
  std::optional<UnitPath> place_unit;  // 属地
  std::vector<ProgrammePath> programme_paths;
  std::vector<Id> visible_to;  // scope ids of those who may see it, resolved when written
  std::optional<Responsibility> responsibility;
  std::vector<Stint> stints;
  std::vector<Clock> clocks;
  std::vector<Round> rounds;
  std::vector<HandBack> hand_backs;
  std::vector<Instruction> instructions;
  std::vector<CaseEvidence> evidence;
  std::optional<Instant> acknowledged_at;
  std::optional<Receipt> receipt;  // how it was received: 签收 or 签收超时
  std::vector<Delay> delays;       // 缓办, 挂账; the last one lasts while nobody has resumed it
  std::int32_t extensions = 0;     // of the present clock
  std::optional<SignOff> sign_off;
  std::optional<Closure> closure;
  std::optional<Ending> ending;
  std::optional<Listing> listing;  // 挂牌督办
  std::optional<LookBack> look_back;
  std::optional<OrderReply> order_reply;
  std::optional<ImportedHistory> history;
  std::vector<Id> recurrences;  // later cases at the same place
  std::int32_t reopenings = 0;
  bool surfaced = false;  // visible to all units above
  bool exempt = false;    // taken out of assessment by a request
};
BOOST_DESCRIBE_STRUCT(CaseState, (),
                      (facts, found_on, status, origin, hidden, owner_unclear, dormant, closing,
                       rule_set, number, reporter, place_unit, programme_paths, visible_to,
                       responsibility, stints, clocks, rounds, hand_backs, instructions, evidence,
                       acknowledged_at, receipt, delays, extensions, sign_off, closure, ending,
                       listing, look_back, order_reply, history, recurrences, reopenings, surfaced,
                       exempt))

// The clock of that kind, running or paused, or nullptr. One clock never hides another.
const Clock* clock_of(const CaseState& state, ClockKind kind);
// The present round, or nullptr.
const Round* round_of(const CaseState& state);
// True when some round of rectification is untimely.
bool was_untimely(const CaseState& state);
// The next clock due among those that run; nullopt when none does (suspended, closed, dormant).
const Clock* next_clock(const CaseState& state);  // of those that run; null: none does
// The unit that answers for the case now, or nullopt.
std::optional<Id> lead_unit(const CaseState& state);
// Scope ids of the record, sorted, at most 16.
std::vector<Id> scopes_of(const CaseState& state);

}  // namespace luoshi::core
