// The example rule set: it has no fault, and it holds what a campaign needs from the first day.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "pack/pack.hpp"

namespace luoshi {
namespace {

const pack::LoadResult& huiji() {
  static const pack::LoadResult loaded =
      pack::load_folder(std::filesystem::path(LUOSHI_SOURCE_DIR) / "packs/huiji");
  return loaded;
}
const core::RuleSet& rules() {
  return huiji().pack->rules;
}
const pack::SeedTables& seed() {
  return huiji().pack->seed;
}

class HuijiPack : public ::testing::Test {
 protected:
  void SetUp() override { ASSERT_TRUE(huiji().pack.has_value()); }
};

template <class List, class Member>
auto count_of(const List& list, Member member, std::string_view value) {
  return std::ranges::count(
      list, value, [&](const auto& one) { return std::string_view(std::invoke(member, one)); });
}

TEST(HuijiPackCheck, its_only_complaint_is_the_eighth_working_group_that_the_source_does_not_list) {
  std::string all;
  for (const auto& one : huiji().complaints) all += render(one, base::Language::en) + "\n";
  ASSERT_EQ(huiji().complaints.size(), 1U) << all;
  const pack::Complaint& only = huiji().complaints.front();
  EXPECT_EQ(only.code, "announced_differs");
  EXPECT_EQ(only.severity, pack::Severity::warning);
  EXPECT_EQ(only.args.at("announced"), "8");
  EXPECT_EQ(only.args.at("listed"), "7");
}

TEST_F(HuijiPack, a_kind_of_record_for_each_of_the_sixteen_systems) {
  std::set<std::string> systems;
  for (const auto& kind : rules().activity_kinds) systems.insert(kind.system);
  EXPECT_EQ(systems.size(), 16U);
  for (int i = 1; i <= 16; ++i) EXPECT_TRUE(systems.contains("S" + std::to_string(i))) << i;
}

TEST_F(HuijiPack, matters_of_the_national_list_and_local_extensions_in_their_range) {
  EXPECT_EQ(std::ranges::count(rules().categories, false, &core::Category::local_extension), 250);
  for (const auto& one : rules().categories) {
    EXPECT_FALSE(one.name.en.empty()) << one.code;
    EXPECT_FALSE(one.initials.empty()) << one.code;
    EXPECT_EQ(one.local_extension, one.major >= "90") << one.code;
  }
}

TEST_F(HuijiPack, each_role_that_pins_has_tiles_one_to_six) {
  std::map<std::string, std::set<std::int32_t>> tiles;
  for (const auto& one : rules().categories)
    for (const auto& [role, position] : one.pinned) tiles[role].insert(position);
  EXPECT_GE(tiles.size(), 8U);
  for (const auto& [role, positions] : tiles)
    EXPECT_EQ(positions, (std::set<std::int32_t>{1, 2, 3, 4, 5, 6})) << role;
}

TEST_F(HuijiPack, district_streets_towns_and_groups_of_the_source_page) {
  EXPECT_EQ(count_of(seed().units, &pack::SeedUnit::level, "street") +
                count_of(seed().units, &pack::SeedUnit::level, "town"),
            8);
  EXPECT_EQ(count_of(seed().units, &pack::SeedUnit::level, "secondment_group"), 7);
  EXPECT_EQ(count_of(seed().units, &pack::SeedUnit::level, "working_group"), 7);
  EXPECT_EQ(count_of(seed().units, &pack::SeedUnit::level, "party_group"), 2);
  const auto jiangshan =
      std::ranges::find(seed().units, std::string("410108003"), &pack::SeedUnit::code);
  ASSERT_NE(jiangshan, seed().units.end());
  EXPECT_NE(std::ranges::find(jiangshan->aliases, "老鸦陈街道"), jiangshan->aliases.end());
}

TEST_F(HuijiPack, every_role_is_held_and_nobody_can_be_taken_for_a_real_person) {
  for (const auto& role : rules().roles)
    EXPECT_GT(count_of(seed().posts, &pack::SeedPost::role, role.code), 0) << role.code;
  for (const auto& person : seed().persons) {
    EXPECT_TRUE(person.phone.starts_with("000-")) << person.code;
    EXPECT_TRUE(person.name.contains("例") || person.name.contains("样")) << person.code;
  }
}

TEST_F(HuijiPack, an_undercover_visit_waits_for_its_publication) {
  const auto* visit = core::find_by_code(rules().activity_kinds, "undercover_visit");
  ASSERT_NE(visit, nullptr);
  EXPECT_EQ(visit->publication, core::Publication::when_published);
}

TEST_F(HuijiPack, the_ledger_has_its_twenty_six_columns) {
  const auto* ledger = core::find_by_code(rules().column_sets, "ledger");
  ASSERT_NE(ledger, nullptr);
  EXPECT_EQ(ledger->columns.size(), 26U);
}

}  // namespace
}  // namespace luoshi
