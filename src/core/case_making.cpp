#include "core/case_making.hpp"

#include "core/case_clocks.hpp"
#include "core/case_guards.hpp"

namespace luoshi::core {

void add(NewEvents& events, const Context& context, Event event) {
  events.push_back({context.record, std::move(event)});
}

CaseAccepted accepted(const Context& context, std::optional<Clock> clock) {
  CaseAccepted out;
  out.clock = std::move(clock);
  const Numbering* numbering = find_by_code(context.rules.numbering, case_series);
  if (!numbering) return out;
  const int year = base::civil(context.today()).year;
  const UnitState* unit = context.directory.unit(context.actor.unit);
  const std::string_view code = unit ? std::string_view(unit->unit.code) : "";
  out.series = series_key(*numbering, year, code);
  const auto next = context.loads.next_number.find(numbering->code);
  out.serial = next == context.loads.next_number.end() ? 1 : next->second;
  out.number = format_number(*numbering, year, code, out.serial);
  return out;
}

void settle_overdue(NewEvents& events, const CaseState& state, const Context& context) {
  if (state.status != CaseStatus::rectifying || guard::rectification_is_overdue(state, context))
    return;
  const Clock* clock = clock_of(state, ClockKind::rectify);
  add(events, context, RectificationOverdue{day_after(clock->deadline.due, context)});
}

base::Result<const CaseState*> loaded_case(const Id& record, std::string_view field,
                                           const Context& context) {
  const auto found = context.loads.records.find(record);
  if (found == context.loads.records.end())
    return base::refuse("record_missing", field, {{"value", base::to_text(record)}});
  const auto* one = std::get_if<CaseState>(&found->second);
  if (!one) return base::refuse("record_is_of_another_noun", field);
  return one;
}

UnitPath unit_of_place(const CaseState& state) {
  return state.place_unit.value_or(state.reporter.unit);
}

}  // namespace luoshi::core
