// What is said about a case without moving it: evidence, 批示 and 反馈, the reply to an order from
// above, and who is let see it.
#include "core/case_clocks.hpp"
#include "core/case_making.hpp"
#include "core/case_table.hpp"
#include "core/check_case.hpp"

namespace luoshi::core {

namespace {
using base::refuse;

CaseSurfaced surfaced(const CaseState& state, const Context& context) {
  return {visible_units({state.facts, state.reporter.unit, state.place_unit, state.responsibility},
                        Reported::to_all_above, context.rules)};
}
}  // namespace

Decision decide_case(const AddEvidence& command, const CaseState* state, const Context& context) {
  if (auto row = permit(AddEvidence::tag, state, context); !row)
    return std::unexpected(row.error());
  if (auto sound = check_photos(command.photos, "photos"); !sound)
    return std::unexpected(sound.error());
  const bool said = command.note && !command.note->empty();
  if (command.photos.empty() && command.files.empty() && !said)
    return refuse("field_missing", "photos");
  NewEvents events;
  add(events, context,
      EvidenceAdded{context.actor.unit, command.photos, command.files, command.note});
  return events;
}

Decision decide_case(const InstructCase& command, const CaseState* state, const Context& context) {
  if (auto row = permit(InstructCase::tag, state, context); !row)
    return std::unexpected(row.error());
  if (auto said = check_said(command.text, "text"); !said) return std::unexpected(said.error());
  NewEvents events;
  add(events, context,
      CaseInstructed{command.text, command.note, command.answer_wanted.value_or(false)});
  return events;
}

Decision decide_case(const AnswerInstruction& command, const CaseState* state,
                     const Context& context) {
  if (auto row = permit(AnswerInstruction::tag, state, context); !row)
    return std::unexpected(row.error());
  if (auto said = check_said(command.text, "text"); !said) return std::unexpected(said.error());
  const auto at = static_cast<std::size_t>(command.instruction);
  if (command.instruction < 0 || at >= state->instructions.size())
    return refuse("instruction_missing", "instruction");
  if (state->instructions[at].answer) return refuse("instruction_is_answered", "instruction");
  NewEvents events;
  add(events, context, InstructionAnswered{command.instruction, command.text});
  return events;
}

Decision decide_case(const ReplyToOrder& command, const CaseState* state, const Context& context) {
  if (auto row = permit(ReplyToOrder::tag, state, context); !row)
    return std::unexpected(row.error());
  if (auto said = check_said(command.text, "text"); !said) return std::unexpected(said.error());
  NewEvents events;
  add(events, context, OrderReplied{command.text, command.files});
  return events;
}

Decision decide_case(const ReportUpward&, const CaseState* state, const Context& context) {
  if (auto row = permit(ReportUpward::tag, state, context); !row)
    return std::unexpected(row.error());
  NewEvents events;
  add(events, context, surfaced(*state, context));
  return events;
}

Decision decide_case(const SurfaceOverdue&, const CaseState* state, const Context& context) {
  if (auto row = permit(SurfaceOverdue::tag, state, context); !row)
    return std::unexpected(row.error());
  NewEvents events;
  add(events, context, surfaced(*state, context));
  return events;
}

}  // namespace luoshi::core
