// Decisions and evolution of facts about the authority itself. Only the product's own machinery
// (nil post) founds, begins epochs, erases and sets commands aside.
#pragma once
#include "core/decide_unit.hpp"

namespace luoshi::core {

Decision decide_one(const FoundAuthority& command, const State* state, const Context& context);
Decision decide_one(const PublishRuleSet& command, const State* state, const Context& context);
Decision decide_one(const BeginEpoch& command, const State* state, const Context& context);
Decision decide_one(const EraseTexts& command, const State* state, const Context& context);
Decision decide_one(const SendFigures& command, const State* state, const Context& context);
// The sender, or whoever of the record's side sees it and may do more than read.
Decision decide_one(const SettleSetAside& command, const State* state, const Context& context);

State evolve_one(const State* state, const AuthorityFounded& event, const Envelope& envelope);
State evolve_one(const State* state, const RuleSetPublished& event, const Envelope& envelope);
State evolve_one(const State* state, const EpochBegun& event, const Envelope& envelope);
State evolve_one(const State* state, const TextsErased& event, const Envelope& envelope);
State evolve_one(const State* state, const FiguresSent& event, const Envelope& envelope);
State evolve_one(const State* state, const CommandSetAside& event, const Envelope& envelope);
State evolve_one(const State* state, const SetAsideSettled& event, const Envelope& envelope);

}  // namespace luoshi::core
