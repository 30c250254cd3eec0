// What was told to others: figures of a brief as a command, and what was reported last time.
#pragma once
#include "app/brief.hpp"
#include "core/command.hpp"

namespace luoshi::app {

// Remembers what a brief says, so that a fallen figure is shown before the next sending.
core::SendFigures sending_of(const BriefFigures& figures);

// What was sent for exactly this unit, the newest first; the latest hundred.
struct SentReport {
  core::Id record;
  views::ReportSummary said;
};
std::vector<SentReport> sent_reports(views::Reader& reader, const core::Id& unit,
                                     views::Selection selection = {});

// A quantity in the last report that was sent for a unit, whatever brief it stood in.
struct SentFigure {
  std::int64_t amount = 0;
  std::string programme;
  core::Day since;
  core::Day until;
  core::Id report;
};
BOOST_DESCRIBE_STRUCT(SentFigure, (), (amount, programme, since, until, report))

struct SentQuestion {
  core::Id unit;
  std::string programme;  // empty: whichever was reported
  core::Day until;        // reports that reach beyond it do not count
};
// By quantity. Looks at the latest hundred reports of the unit.
std::map<std::string, SentFigure> last_sent(views::Reader& reader, const SentQuestion& question);

}  // namespace luoshi::app
