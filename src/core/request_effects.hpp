// What the yes to a request does to the case it asks about. Each effect is one row: when it is
// possible, and the events it writes.
#pragma once
#include "core/decide_case.hpp"
#include "core/request.hpp"

namespace luoshi::core {

struct Asked {
  Id request;
  RequestEffect effect = RequestEffect::none;
  Id about;
  std::optional<Limit> extension;
  std::optional<Day> until;
};

// True for effects that move a case; the others only record the answer.
bool acts_on_case(RequestEffect effect);

// Whether the request may be asked: the effect would be possible now.
base::Result<void> check_effect(const Asked& asked, const CaseState& state, const Context& context);

// The events of a yes on the record asked about. asked_at: what was asked before a deadline may be
// answered after it.
Decision effect_of(const Asked& asked, const CaseState& state, Instant asked_at,
                   const Context& context);

}  // namespace luoshi::core
