// decide and evolve of requests. A yes writes its effect on the record asked about as well.
#pragma once
#include "core/decide.hpp"

namespace luoshi::core {

base::Result<std::vector<NewEvent>> decide_one(const AskRequest& command,
                                               const RequestState* state, const Context& context);
base::Result<std::vector<NewEvent>> decide_one(const DecideRequest& command,
                                               const RequestState* state, const Context& context);
base::Result<std::vector<NewEvent>> decide_one(const WithdrawRequest& command,
                                               const RequestState* state, const Context& context);

// The record asked about.
LoadNames loads_of_request(const RequestCommands& command, const RequestState* state);

RequestState evolve_request(const RequestState* state, const RequestEvents& event,
                            const Envelope& envelope);

}  // namespace luoshi::core
