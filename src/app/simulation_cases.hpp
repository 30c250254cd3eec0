// What somebody does next with a case or a request in a simulated campaign. Only what the rules
// offer is chosen, so it has to be accepted.
#pragma once
#include "app/simulation_office.hpp"

namespace luoshi::app {

struct CaseScene {
  const SimulatedOffice& office;
  Dice& dice;
  core::Instant now;  // journal time
  // Some cases that exist, for duplicates.
  const std::vector<core::Id>& cases;

  core::Day today() const;
};

// nullopt: nobody does anything. The post is one near the case that may act.
std::optional<Sending> next_step(const core::Id& record, const core::CaseState& state,
                                 const CaseScene& scene);
std::optional<Sending> next_request(const core::Id& record, const core::CaseState& state,
                                    const CaseScene& scene);
std::optional<Sending> answer_request(const core::Id& record, const core::RequestState& state,
                                      const CaseScene& scene);

// Facts of a new case on the ground of a village.
core::CaseFacts simulated_facts(const core::Id& village, const CaseScene& scene);
core::WorkDone simulated_work(const CaseScene& scene);

}  // namespace luoshi::app
