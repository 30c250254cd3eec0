// Envelopes, states and commands as JSON. The codec of ninety structs is compiled here once, not
// in every file that reads or writes one.
#pragma once
#include "core/command.hpp"
#include "core/event.hpp"
#include "core/rule_set.hpp"
#include "core/state.hpp"

namespace luoshi::core {

std::string encode_envelope(const Envelope& envelope);
base::Result<Envelope> decode_envelope(std::string_view json);

std::string encode_state(const State& state);
base::Result<State> decode_state(std::string_view json);

std::string encode_command(const Command& command);
// {"type":"record_activity","activity":{...}}; refusals name the path of the fault.
base::Result<Command> decode_command(const boost::json::value& json);

// The canonical bytes of a rule set.
std::string encode_rule_set(const RuleSet& rules);
base::Result<RuleSet> decode_rule_set(std::string_view json);

// Calls visit for every text of a command or event.
void visit_texts(Command& command, const std::function<void(Text&)>& visit);
void visit_texts(const Event& event, const std::function<void(const Text&)>& visit);

}  // namespace luoshi::core
