// A line that is due every day says amounts or that there was nothing.
#include <gtest/gtest.h>

#include "core/decide.hpp"
#include "tests/core/case_world.hpp"

namespace luoshi::core::testing {
namespace {

TEST(DailyLine, is_not_reported_by_an_empty_form) {
  CaseWorld world;
  world.change_rules().activity_kinds.push_back(
      {.code = "turnout", .quantities = {"people"}, .reporting = Reporting::daily});
  Context context = world.context("clerk", world.id_of("village_a"));
  context.actor.rights.push_back(Right::record_activity);
  RecordActivity line{
      {.kind = "turnout", .day = context.today(), .units = {world.id_of("village_a")}}};
  const Decision empty = decide(line, nullptr, context);
  ASSERT_FALSE(empty);
  EXPECT_EQ(empty.error().code, "amounts_or_nothing_needed");
  line.activity.amounts.push_back({.amounts = {{"people", 3}}});
  const Decision told = decide(line, nullptr, context);
  EXPECT_TRUE(told) << told.error().code;
  line.activity.amounts.clear();
  line.activity.nothing_today = true;
  EXPECT_TRUE(decide(line, nullptr, context)) << "nothing today";
}

}  // namespace
}  // namespace luoshi::core::testing
