// How a case is checked by somebody else, signed, noticed and closed; objections, reopening,
// 回头看.
#include "core/case_clocks.hpp"
#include "core/case_guards.hpp"
#include "core/case_making.hpp"
#include "core/case_table.hpp"
#include "core/check_case.hpp"

namespace luoshi::core {

namespace {
using base::refuse;
using base::Result;

// The share of 回头看 is drawn by the record's own id: nobody can choose, everybody can repeat it.
bool is_drawn(const CaseState& state, const Context& context) {
  const Round* round = round_of(state);
  if (!round || !round->rectification || !round->rectification->on_the_spot) return false;
  const base::Digest digest = base::sha256(context.record.bytes);
  const int lot = (digest[0] * 256 + digest[1]) % 100;
  return lot < context.rules.case_rules.look_back_percent;
}

CaseClosed closed(const CaseState& state, const Context& context) {
  return {context.today(), is_drawn(state, context)};
}

Result<void> sound_check(const std::vector<Photo>& photos, const Text* reason) {
  Result<void> sound = reason ? check_said(*reason, "reason") : Result<void>();
  if (sound) sound = check_photos(photos, "photos");
  return sound;
}
}  // namespace

Decision decide_case(const BeginCheck&, const CaseState* state, const Context& context) {
  if (auto row = permit(BeginCheck::tag, state, context); !row) return std::unexpected(row.error());
  NewEvents events;
  add(events, context, CheckBegun{});
  return events;
}

Decision decide_case(const PassCheck& command, const CaseState* state, const Context& context) {
  if (auto row = permit(PassCheck::tag, state, context); !row) return std::unexpected(row.error());
  if (auto sound = sound_check(command.photos, nullptr); !sound)
    return std::unexpected(sound.error());
  const bool closes = state->closing == ClosingLevel::simple;
  CheckPassed out{context.actor.unit, command.note, command.photos, context.today(), std::nullopt};
  if (!closes)
    out.clock =
        clock_of_hours(ClockKind::close, context.rules.case_rules.close_within_hours, context);
  NewEvents events;
  add(events, context, std::move(out));
  if (closes) add(events, context, closed(*state, context));
  return events;
}

Decision decide_case(const FailCheck& command, const CaseState* state, const Context& context) {
  if (auto row = permit(FailCheck::tag, state, context); !row) return std::unexpected(row.error());
  if (auto sound = sound_check(command.photos, &command.reason); !sound)
    return std::unexpected(sound.error());
  auto clock = rectify_clock_again(*state, command.deadline, context);
  if (!clock) return std::unexpected(clock.error());
  NewEvents events;
  add(events, context,
      CheckFailed{context.actor.unit, command.reason, command.photos, context.today(),
                  std::move(*clock)});
  return events;
}

Decision decide_case(const UnableToCheck& command, const CaseState* state, const Context& context) {
  if (auto row = permit(UnableToCheck::tag, state, context); !row)
    return std::unexpected(row.error());
  if (auto sound = sound_check(command.photos, &command.reason); !sound)
    return std::unexpected(sound.error());
  NewEvents events;
  add(events, context,
      CheckImpossible{context.actor.unit, command.reason, command.photos, context.today()});
  return events;
}

Decision decide_case(const NameChecker& command, const CaseState* state, const Context& context) {
  if (auto row = permit(NameChecker::tag, state, context); !row)
    return std::unexpected(row.error());
  const PostState* post = context.directory.post(command.post);
  if (!post) return refuse("post_unknown", "post");
  if (command.day < context.today()) return refuse("day_in_the_past", "day");
  const Round* round = round_of(*state);
  if (round && round->rectification && round->rectification->post == command.post)
    return refuse("rectifier_may_not_check", "post");
  if (context.rules.case_rules.checker_from_other_unit && state->responsibility &&
      context.directory.within(post->post.unit, state->responsibility->lead.unit))
    return refuse("checker_of_responsible_unit", "post");
  NewEvents events;
  add(events, context,
      CheckerNamed{{command.post, command.day},
                   clock_until(ClockKind::check, command.day, context)});
  return events;
}

// 一般: the signature closes; 重点: the public notice begins.
Decision decide_case(const SignOffCase& command, const CaseState* state, const Context& context) {
  if (auto row = permit(SignOffCase::tag, state, context); !row)
    return std::unexpected(row.error());
  const bool closes = state->closing != ClosingLevel::major;
  CaseSignedOff out{command.opinion, std::nullopt};
  if (!closes)
    out.clock = clock_of_days(ClockKind::public_notice, context.rules.case_rules.public_notice_days,
                              context);
  NewEvents events;
  add(events, context, std::move(out));
  if (closes) add(events, context, closed(*state, context));
  return events;
}

Decision decide_case(const CloseAfterNotice&, const CaseState* state, const Context& context) {
  if (auto row = permit(CloseAfterNotice::tag, state, context); !row)
    return std::unexpected(row.error());
  NewEvents events;
  add(events, context, closed(*state, context));
  return events;
}

Decision decide_case(const ObjectToClosing& command, const CaseState* state,
                     const Context& context) {
  if (auto row = permit(ObjectToClosing::tag, state, context); !row)
    return std::unexpected(row.error());
  if (auto sound = sound_check(command.photos, &command.reason); !sound)
    return std::unexpected(sound.error());
  auto clock = rectify_clock_again(*state, command.deadline, context);
  if (!clock) return std::unexpected(clock.error());
  NewEvents events;
  add(events, context, ClosingObjected{command.reason, command.photos, std::move(*clock)});
  return events;
}

// Closed: only false rectification or an upheld objection. Ended: by the clerk, with a reason.
Decision decide_case(const ReopenCase& command, const CaseState* state, const Context& context) {
  if (auto row = permit(ReopenCase::tag, state, context); !row) return std::unexpected(row.error());
  if (auto said = check_said(command.reason, "reason"); !said) return std::unexpected(said.error());
  const bool was_closed = state->status == CaseStatus::closed;
  if (was_closed == (command.ground == ReopenGround::ended_wrongly))
    return refuse("ground_does_not_fit", "ground");
  CaseReopened out{std::string(base::name_of(command.ground)), command.reason, {}};
  if (was_closed) {
    auto clock = rectify_clock_again(*state, command.deadline, context);
    if (!clock) return std::unexpected(clock.error());
    out.clock = std::move(*clock);
  } else {
    out.clock =
        clock_of_hours(ClockKind::accept, context.rules.case_rules.accept_within_hours, context);
  }
  NewEvents events;
  add(events, context, std::move(out));
  return events;
}

Decision decide_case(const RecordLookBack& command, const CaseState* state,
                     const Context& context) {
  if (auto row = permit(RecordLookBack::tag, state, context); !row)
    return std::unexpected(row.error());
  if (auto sound = sound_check(command.photos, nullptr); !sound)
    return std::unexpected(sound.error());
  NewEvents events;
  add(events, context, LookedBack{command.result, command.note, command.photos});
  return events;
}

}  // namespace luoshi::core
