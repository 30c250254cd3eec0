// How a case is put right: on the spot, reported by the responsible unit, overdue, taken back,
// resumed after it was put off.
#include "core/case_clocks.hpp"
#include "core/case_making.hpp"
#include "core/case_table.hpp"
#include "core/check_case.hpp"

namespace luoshi::core {

namespace {
Clock check_clock(const Context& context) {
  return clock_of_hours(ClockKind::check, context.rules.case_rules.check_within_hours, context);
}
}  // namespace

// 当场整改: before and after photo, or why not; it enters the ledger at once.
Decision decide_case(const FixOnTheSpot& command, const CaseState* state, const Context& context) {
  if (auto row = permit(FixOnTheSpot::tag, state, context); !row)
    return std::unexpected(row.error());
  if (auto sound = check_work(command.work); !sound) return std::unexpected(sound.error());
  CaseFixedOnTheSpot out;
  out.work = command.work;
  out.responsibility = Responsibility{unit_of_place(*state), {}, {}, {}, {}};
  out.clock = check_clock(context);
  NewEvents events;
  add(events, context, accepted(context, std::nullopt));
  add(events, context, std::move(out));
  return events;
}

Decision decide_case(const ReportRectified& command, const CaseState* state,
                     const Context& context) {
  if (auto row = permit(ReportRectified::tag, state, context); !row)
    return std::unexpected(row.error());
  if (auto sound = check_work(command.work); !sound) return std::unexpected(sound.error());
  RectificationReported out;
  out.work = command.work;
  out.unit = context.actor.unit;
  out.worked_minutes = worked_minutes(*state, context);
  out.clock = check_clock(context);
  const Round* round = round_of(*state);
  const Clock* clock = clock_of(*state, ClockKind::rectify);
  if (round && round->timeliness == Timeliness::pending && clock &&
      context.now > clock->deadline.due) {
    out.timeliness = Timeliness::untimely;
    out.final_day = day_after(clock->deadline.due, context);
  }
  NewEvents events;
  add(events, context, std::move(out));
  return events;
}

Decision decide_case(const MarkOverdue&, const CaseState* state, const Context& context) {
  if (auto row = permit(MarkOverdue::tag, state, context); !row)
    return std::unexpected(row.error());
  NewEvents events;
  settle_overdue(events, *state, context);
  return events;
}

Decision decide_case(const TakeBackReport&, const CaseState* state, const Context& context) {
  if (auto row = permit(TakeBackReport::tag, state, context); !row)
    return std::unexpected(row.error());
  NewEvents events;
  add(events, context, ReportTakenBack{});
  return events;
}

Decision decide_case(const ResumeCase& command, const CaseState* state, const Context& context) {
  if (auto row = permit(ResumeCase::tag, state, context); !row) return std::unexpected(row.error());
  const Clock* clock = clock_of(*state, ClockKind::rectify);
  const Round* round = round_of(*state);
  CaseResumed out{command.note, std::nullopt};
  if (!clock || (round && round->timeliness != Timeliness::pending)) {
    auto again = rectify_clock_again(*state, std::nullopt, context);
    if (!again) return std::unexpected(again.error());
    out.clock = std::move(*again);
  } else {
    DeadlineBasis basis = clock->deadline.basis;
    basis.pauses.push_back({clock->paused_at.value_or(context.now), context.now});
    out.clock = recomputed(*clock, std::move(basis), context);
  }
  NewEvents events;
  add(events, context, std::move(out));
  return events;
}

}  // namespace luoshi::core
