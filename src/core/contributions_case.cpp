#include "core/contributions_case.hpp"

#include <set>

namespace luoshi::core {

namespace {
// Writes one amount for a unit and those above, each programme and its parents, and the total.
class Ledger {
 public:
  explicit Ledger(const CaseState& state) : backing_(backing_of(state)) {
    programmes_.insert("");
    for (const ProgrammePath& path : state.programme_paths) {
      programmes_.insert(path.programme);
      programmes_.insert(path.ancestors.begin(), path.ancestors.end());
    }
  }

  void add(const UnitPath& path, std::string_view kind, Day day) {
    std::set<Id> units{path.unit};
    units.insert(path.ancestors.begin(), path.ancestors.end());
    for (const Id& unit : units)
      for (const std::string& programme : programmes_)
        out_.push_back({unit, programme, std::string(kind), day, 1, backing_});
  }

  std::vector<Contribution> take() { return std::move(out_); }

 private:
  static Backing backing_of(const CaseState& state) {
    if (state.origin == Origin::late) return Backing::late_entry;
    const bool shown = !state.facts.photos.empty() && state.facts.place;
    return shown ? Backing::photo_and_place : Backing::named_recorder;
  }

  Backing backing_;
  std::set<std::string> programmes_;
  std::vector<Contribution> out_;
};

bool counts_as_found(const CaseState& state) {
  if (!state.ending) return true;
  switch (state.ending->reason) {
    case EndReason::untrue:
    case EndReason::duplicate:
    case EndReason::withdrawn:
      return false;
    case EndReason::not_our_area:
    case EndReason::transferred:
      return true;
  }
  return true;
}

UnitPath found_at(const CaseState& state) {
  if (state.place_unit) return *state.place_unit;
  if (state.responsibility) return state.responsibility->lead;
  return state.reporter.unit;
}

UnitPath answering_unit(const CaseState& state) {
  return state.responsibility ? state.responsibility->lead : found_at(state);
}

void add_found(Ledger& ledger, const CaseState& state) {
  if (!counts_as_found(state)) return;
  ledger.add(found_at(state), "case.found", state.found_on);
  ledger.add(state.reporter.unit, "case.raised", state.found_on);
  if (state.facts.recurrence_of) ledger.add(found_at(state), "case.recurred", state.found_on);
}

void add_rounds(Ledger& ledger, const CaseState& state) {
  for (const Round& round : state.rounds) {
    for (const Check& check : round.checks)
      if (check.result == CheckResult::fail) ledger.add(round.unit, "case.rework", check.day);
    if (state.exempt || !round.final_day) continue;
    if (round.timeliness == Timeliness::timely)
      ledger.add(round.unit, "case.timely", *round.final_day);
    if (round.timeliness == Timeliness::untimely)
      ledger.add(round.unit, "case.untimely", *round.final_day);
  }
}

// Once a case, so that closed_in_time never exceeds it.
void add_due(Ledger& ledger, const CaseState& state) {
  if (state.exempt) return;
  for (const Round& round : state.rounds)
    if (round.timeliness == Timeliness::untimely && round.final_day) {
      ledger.add(round.unit, "case.due", *round.final_day);
      return;
    }
  if (state.closure) ledger.add(answering_unit(state), "case.due", state.closure->day);
}

void add_closed(Ledger& ledger, const CaseState& state) {
  if (!state.closure) return;
  ledger.add(answering_unit(state), "case.closed", state.closure->day);
  if (state.closure->in_time && !state.exempt)
    ledger.add(answering_unit(state), "case.closed_in_time", state.closure->day);
}

void add_delays(Ledger& ledger, const CaseState& state) {
  for (const Delay& delay : state.delays)
    ledger.add(answering_unit(state),
               delay.kind == DelayKind::suspension ? "case.suspended" : "case.shelved", delay.day);
}
}  // namespace

std::vector<Contribution> contributions_case(const CaseState& state) {
  if (state.hidden) return {};
  Ledger ledger(state);
  add_found(ledger, state);
  if (counts_as_found(state)) {
    add_rounds(ledger, state);
    add_due(ledger, state);
    add_closed(ledger, state);
    add_delays(ledger, state);
  }
  return ledger.take();
}

}  // namespace luoshi::core
