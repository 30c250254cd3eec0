// Seed records become commands: each after those it refers to, with ids that never change.
#include "pack/seed.hpp"

#include "tests/pack/folders.hpp"

namespace luoshi::pack {
namespace {

template <class T>
std::vector<std::pair<core::Id, T>> of(const std::vector<SeedCommand>& commands) {
  std::vector<std::pair<core::Id, T>> out;
  for (const SeedCommand& one : commands)
    if (const T* command = std::get_if<T>(&one.command)) out.emplace_back(one.id, *command);
  return out;
}

TEST(seed, records_refer_to_records_before_them) {
  Pack pack = loaded(forest());
  std::ranges::reverse(pack.seed.units);
  std::ranges::reverse(pack.seed.posts);
  const auto commands = seed_commands(pack.seed, pack.rules.authority);
  EXPECT_EQ(commands.size(), 9U);
  std::set<core::Id> known;
  for (const SeedCommand& one : commands) {
    if (const auto* unit = std::get_if<core::RecordUnit>(&one.command))
      EXPECT_TRUE(!unit->unit.parent || known.contains(*unit->unit.parent)) << unit->unit.code;
    if (const auto* post = std::get_if<core::RecordPost>(&one.command)) {
      EXPECT_TRUE(known.contains(post->post.unit));
      EXPECT_TRUE(!post->post.person || known.contains(*post->post.person));
      EXPECT_TRUE(!post->post.holder_post || known.contains(*post->post.holder_post));
    }
    if (const auto* site = std::get_if<core::RecordSite>(&one.command)) {
      EXPECT_TRUE(known.contains(site->site.unit));
      EXPECT_TRUE(known.contains(site->site.keeper.value()));
    }
    EXPECT_TRUE(known.insert(one.id).second);
  }
}

TEST(seed, what_is_recorded) {
  const Pack pack = loaded(forest());
  const auto commands = seed_commands(pack.seed, pack.rules.authority);
  const auto units = of<core::RecordUnit>(commands);
  ASSERT_EQ(units.size(), 3U);
  const core::Unit& town = units[1].second.unit;
  EXPECT_EQ(units[1].first, seed_id("990000", "unit", "990100"));
  EXPECT_EQ(town.name.plain, "松坡镇");
  EXPECT_EQ(town.aliases.at(0).plain, "松坡");
  EXPECT_EQ(town.level, "town");
  EXPECT_EQ(town.peer_group, "甲类");
  EXPECT_EQ(town.parent, seed_id("990000", "unit", "990000"));
  EXPECT_EQ(town.announced, 1);
  EXPECT_EQ(town.place->latitude_e7, 251'000'000);
  EXPECT_EQ(town.place->longitude_e7, 1'027'000'000);
  const auto persons = of<core::RecordPerson>(commands);
  EXPECT_EQ(persons.at(0).second.person.phone->plain, "10000000000");
  EXPECT_FALSE(persons.at(1).second.person.phone);
  const auto posts = of<core::RecordPost>(commands);
  EXPECT_EQ(posts.at(2).second.post.holder_post, seed_id("990000", "post", "chief"));
  EXPECT_EQ(posts.at(1).second.post.until, base::make_day(2020, 12, 31));
  const auto sites = of<core::RecordSite>(commands);
  EXPECT_EQ(sites.at(0).second.site.pollution, std::vector<std::string>{"smoke"});
  EXPECT_EQ(sites.at(0).second.site.place->latitude_e7, 251'234'567);
}

TEST(seed, ids_depend_on_authority_noun_and_code) {
  EXPECT_EQ(seed_id("1", "unit", "2"), seed_id("1", "unit", "2"));
  const std::set<core::Id> ids{seed_id("1", "unit", "2"), seed_id("2", "unit", "2"),
                               seed_id("1", "post", "2"), seed_id("1", "unit", "3")};
  EXPECT_EQ(ids.size(), 4U);
}

}  // namespace
}  // namespace luoshi::pack
