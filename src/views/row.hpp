// The current row of a record: a pure function of its state, replaced as a whole. What lists,
// counts, maps and searches see; texts in it come from the vault.
#pragma once
#include <string>
#include <vector>

#include "core/state.hpp"

namespace luoshi::views {

enum class Noun {
  authority,
  unit,
  person,
  post,
  site,
  activity,
  case_,
  request,
  report,
  set_aside
};

std::string_view name_of(Noun noun);  // "case" for case_
std::optional<Noun> noun_from(std::string_view name);

struct Row {
  core::Id record;
  Noun noun = Noun::activity;
  std::string kind;                  // activity kind, category code, unit level, request kind
  std::string status;                // the state's word: "rectifying", "valid"
  std::string number;                // 台账编号; may be empty
  std::optional<core::Id> unit;      // the responsible or reporting unit
  std::optional<core::Day> day;      // of the fact
  std::optional<core::Instant> due;  // the next clock's due moment
  std::optional<core::Place> place;
  std::string source;  // cases
  std::vector<std::string> programmes;
  std::vector<core::Id> scopes;    // sorted, at most limits: scopes_per_record_max
  std::string search_text;         // normalised; never names or phones
  std::string summary;             // JSON object for lists, texts included
  std::optional<core::Id> parent;  // the case this one is a part of
  bool open = false;               // not over; counts as an open child of its parent
};

// The summary of a report that was sent.
struct ReportSummary {
  std::string brief;
  core::Id unit;
  std::string programme;
  core::Day since;
  core::Day until;
  std::vector<core::Figure> figures;
};
BOOST_DESCRIBE_STRUCT(ReportSummary, (), (brief, unit, programme, since, until, figures))

// Reads a text of the state: its plain form when the writer still has it, else from the vault.
using ReadText = std::function<std::string(const core::Text&)>;

// Sorted, once each, at most limits: scopes_per_record_max. Part of row_of; alone where only
// visibility is asked.
std::vector<core::Id> scopes_of(const core::Id& record, const core::State& state);

Row row_of(const core::Id& record, const core::State& state, const ReadText& read);

}  // namespace luoshi::views
