// The figures of a brief: cumulative sums since a day, each with the records behind it, how they
// are backed, who has reported, and what was sent out last time.
#pragma once
#include "app/snapshot.hpp"

namespace luoshi::app {

// What is left out is taken from the rule set's brief; until from the last recorded day.
struct BriefOptions {
  std::string brief;  // code; empty = the rule set's first
  std::optional<core::Id> unit;
  std::optional<std::string> programme;
  std::optional<core::Day> since;
  std::optional<core::Day> until;
};

struct BriefFigure {
  std::string quantity;
  std::int64_t amount = 0;
  std::int64_t records = 0;
  std::map<std::string, std::int64_t> backing;  // records by core::Backing
  std::optional<std::int64_t> sent;             // what the last sent report of this kind said
  bool fallen = false;                          // amount < sent
};
BOOST_DESCRIBE_STRUCT(BriefFigure, (), (quantity, amount, records, backing, sent, fallen))

// 应报, 已报 (zero reports not among them), 零报告, 未报: unit days of a daily kind.
struct ReportingState {
  std::string kind;
  std::int64_t expected = 0;
  std::int64_t reported = 0;
  std::int64_t zero = 0;
  std::int64_t missing = 0;
  std::vector<core::Id> missing_units;  // with a day missing, by code
};
BOOST_DESCRIBE_STRUCT(ReportingState, (), (kind, expected, reported, zero, missing, missing_units))

struct BriefFigures {
  std::string brief;
  core::Id unit;
  std::string programme;
  core::Day since;
  core::Day until;
  std::int64_t seq = 0;  // the journal's seq the figures are true at
  std::vector<BriefFigure> figures;
  std::vector<ReportingState> reporting;
  std::optional<core::Day> sent_until;  // of the last sent report
};
BOOST_DESCRIBE_STRUCT(BriefFigures, (),
                      (brief, unit, programme, since, until, seq, figures, reporting, sent_until))

// Refusals: brief_unknown, unit_unknown, programme_unknown, nothing_recorded,
// span_ends_before_it_begins. The reader's snapshot should be pinned by the caller.
base::Result<BriefFigures> brief(views::Reader& reader, const Snapshot& snapshot,
                                 const BriefOptions& options);

// The records behind one figure, in journal order; they add up to it.
struct FigureRecord {
  core::Id record;
  core::Day day;
  std::int64_t amount = 0;
  core::Backing backing = core::Backing::named_recorder;
};
BOOST_DESCRIBE_STRUCT(FigureRecord, (), (record, day, amount, backing))
std::vector<FigureRecord> open_figure(views::Reader& reader, const BriefFigures& figures,
                                      const std::string& quantity);

// A unit by code, name or alias; a programme by code, name or alias (both normalised).
std::optional<core::Id> find_unit(const Snapshot& snapshot, std::string_view words);
std::optional<std::string> find_programme(const core::RuleSet& rules, std::string_view words);

}  // namespace luoshi::app
