// The state of one aggregate: what evolve builds from its events, and all that current rows and
// contributions are derived from.
#pragma once
#include "base/one_of.hpp"
#include "core/activity.hpp"
#include "core/authority.hpp"
#include "core/case.hpp"
#include "core/request.hpp"
#include "core/unit.hpp"

namespace luoshi::core {

using State =
    base::OneOf<std::variant<AuthorityState, SentReportState, SetAsideState, UnitState, PersonState,
                             PostState, SiteState, ActivityState, CaseState, RequestState>>;

std::string_view tag_of(const State& state);

}  // namespace luoshi::core

extern template class luoshi::base::OneOf<luoshi::core::State::Alternatives>;
