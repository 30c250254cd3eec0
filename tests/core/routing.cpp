// 责任清单: which row fires, and why the others did not.
#include "core/rules/routing.hpp"

#include <gtest/gtest.h>

#include "core/rules/distance.hpp"

namespace luoshi::core::testing {
namespace {

Id id(std::uint8_t number) {
  Id out;
  out.bytes[15] = number;
  return out;
}

Directory directory() {
  Directory out;
  const auto put = [&](std::uint8_t number, std::string code, std::vector<Id> ancestors) {
    UnitState state;
    state.unit.code = std::move(code);
    if (!ancestors.empty()) state.unit.parent = ancestors.front();
    state.ancestors = std::move(ancestors);
    out.put_unit(id(number), state);
  };
  put(1, "410108", {});
  put(2, "410108003", {id(1)});
  put(3, "410108003201", {id(2), id(1)});
  put(4, "sanitation", {id(1)});
  return out;
}

RuleSet rules() {
  RuleSet out;
  out.routing = {
      {"road", "410108003", "021", "road", "", "sanitation", {"410108003"}, "", "term_2h", {}},
      {"hotline", "", "", "", "hotline", "nowhere", {}, "", "", {}},
      {"place", "", "", "", "", "@place", {"sanitation"}, "duty", "term_3d", {}},
  };
  return out;
}

TEST(Routing, fires_the_first_row_whose_conditions_all_hold) {
  const Routing found = route(rules(), directory(), {id(3), "02105", "road", "patrol"});
  EXPECT_EQ(found.row, "road");
  EXPECT_EQ(found.lead, id(4));
  EXPECT_EQ(found.supporting, std::vector{id(2)});
  EXPECT_EQ(found.deadline, "term_2h");
  EXPECT_TRUE(found.tried.empty());
}

TEST(Routing, says_why_the_rows_before_did_not_fire) {
  const Routing found = route(rules(), directory(), {id(3), "01101", "", "patrol"});
  EXPECT_EQ(found.row, "place");
  EXPECT_EQ(found.lead, id(3)) << "@place is the unit of the place";
  EXPECT_EQ(found.contact_post, "duty");
  const std::vector<RoutingTrial> expected{
      {"road", {RoutingCondition::category, RoutingCondition::owner}},
      {"hotline", {RoutingCondition::source, RoutingCondition::lead}}};
  EXPECT_EQ(found.tried, expected);
}

TEST(Routing, fires_no_row_without_a_place_to_name) {
  const Routing found = route(rules(), directory(), {std::nullopt, "02105", "road", "hotline"});
  EXPECT_EQ(found.row, "");
  EXPECT_EQ(found.lead, std::nullopt);
  ASSERT_EQ(found.tried.size(), 3u);
  EXPECT_EQ(found.tried[0].failed, std::vector{RoutingCondition::within});
  EXPECT_EQ(found.tried[1].failed, std::vector{RoutingCondition::lead});
  EXPECT_EQ(found.tried[2].failed, std::vector{RoutingCondition::lead});
}

TEST(Distance, is_right_to_a_metre_near_the_district) {
  const Place office{348'670'000, 1'136'170'000, {}};
  Place north = office, east = office;
  north.latitude_e7 += 4'500;  // 50.09 m
  east.longitude_e7 += 5'470;  // 49.97 m at 34.867 degrees
  EXPECT_EQ(distance_metres(office, north), 50);
  EXPECT_NEAR(static_cast<int>(distance_metres(office, east)), 50, 1);
  EXPECT_EQ(distance_metres(office, office), 0);
  EXPECT_GT(distance_metres({900'000'000, 0, {}}, {-900'000'000, 1'800'000'000, {}}), 10'000'000);
}

}  // namespace
}  // namespace luoshi::core::testing
