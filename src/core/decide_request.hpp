// decide and evolve of requests. A yes writes its effect on the record asked about as well.
#pragma once
#include "core/decide_case.hpp"

namespace luoshi::core {

Decision decide_request(const AskRequest& command, const RequestState* state,
                        const Context& context);
Decision decide_request(const DecideRequest& command, const RequestState* state,
                        const Context& context);
Decision decide_request(const WithdrawRequest& command, const RequestState* state,
                        const Context& context);

RequestState evolve_request(const RequestState* state, const RequestEvents& event,
                            const Envelope& envelope);

// The record asked about.
LoadNames loads_of_request(const RequestCommands& command, const RequestState* state);

// What decide.cpp visits.
template <class C>
concept RequestCommand = boost::mp11::mp_contains<RequestCommands, C>::value;
template <class E>
concept RequestEvent = boost::mp11::mp_contains<RequestEvents, E>::value;

template <RequestCommand C>
Decision decide_one(const C& command, const State* state, const Context& context) {
  const RequestState* one = state ? std::get_if<RequestState>(state) : nullptr;
  if (state && !one) return base::refuse("record_is_of_another_noun");
  return decide_request(command, one, context);
}
template <RequestEvent E>
State evolve_one(const State* state, const E& event, const Envelope& envelope) {
  return evolve_request(state ? std::get_if<RequestState>(state) : nullptr, event, envelope);
}

}  // namespace luoshi::core
