// What an offer proposes is what handing out without it gives.
#include <gtest/gtest.h>

#include "core/rules/deadline.hpp"
#include "tests/core/case_world.hpp"

namespace luoshi::core::testing {

namespace {
std::string proposed(const std::vector<Offer>& all, std::string_view field) {
  const auto offer = std::ranges::find(all, "hand_out_case", &Offer::command);
  if (offer == all.end()) return "no offer";
  const auto at = std::ranges::find(offer->fields, field, &OfferField::code);
  return at == offer->fields.end() ? "no field" : at->proposed;
}

TEST(Proposals, of_handing_out_are_what_the_rules_take) {
  CaseWorld world;
  boost::json::object report = CaseWorld::defaults("report_case");
  boost::json::object& facts = report.at("facts").as_object();
  facts["found_at"] = base::Scalar<Instant>::write(world.now).c_str();
  facts["unit"] = base::to_text(world.id_of("village_a")).c_str();
  ASSERT_EQ(world.execute("grid", "A", report), "");
  const State state = *world.find("A");
  const auto all = offers(state, world.context("clerk", world.id_of("A")));
  const std::string lead = proposed(all, "lead");
  const DeadlineTerm* term = find_by_code(world.rules().deadlines, proposed(all, "deadline"));
  ASSERT_NE(term, nullptr);

  ASSERT_EQ(world.execute("clerk", "A", CaseWorld::defaults("hand_out_case")), "");
  const CaseState& handed_out = world.one("A");
  EXPECT_EQ(lead, base::to_text(handed_out.responsibility->lead.unit));
  const Clock* clock = clock_of(handed_out, ClockKind::rectify);
  ASSERT_NE(clock, nullptr);
  EXPECT_EQ(clock->deadline.basis.limit, limit_of(*term));
}
}  // namespace

}  // namespace luoshi::core::testing
