// What an office keeps is offered for changing to whoever may record it, with every member that its
// record has.
#include <gtest/gtest.h>

#include "core/codec.hpp"
#include "core/offers.hpp"
#include "tests/core/case_world.hpp"

namespace luoshi::core::testing {
namespace {

Context with_right(const CaseWorld& world, Right right) {
  Context context = world.context("clerk", world.id_of("village_a"));
  context.actor.rights.push_back(right);
  return context;
}

template <class Struct>
std::vector<std::string> members_of(std::string_view under) {
  std::vector<std::string> out;
  boost::mp11::mp_for_each<boost::describe::describe_members<Struct, boost::describe::mod_public>>(
      [&](auto member) { out.push_back(std::string(under) + "." + member.name); });
  std::ranges::sort(out);
  return out;
}

std::vector<std::string> codes_of(const Offer& offer) {
  std::vector<std::string> out;
  for (const OfferField& field : offer.fields) {
    out.push_back(field.code);
    EXPECT_FALSE(field.name.zh.empty() || field.name.en.empty()) << field.code;
  }
  std::ranges::sort(out);
  return out;
}

void expect_change(const State& state, Right right, std::string_view command,
                   const std::vector<std::string>& members) {
  CaseWorld world;
  EXPECT_TRUE(offers(state, world.context("clerk", world.id_of("village_a"))).empty()) << command;
  const auto offered = offers(state, with_right(world, right));
  ASSERT_EQ(offered.size(), 1u) << command;
  EXPECT_EQ(offered[0].command, command);
  EXPECT_NE(offered[0].name.zh, offered[0].command);
  EXPECT_EQ(codes_of(offered[0]), members);
}

TEST(KeptOffers, say_every_member_of_the_record) {
  expect_change(UnitState{}, Right::record_unit, "record_unit", members_of<Unit>("unit"));
  expect_change(PersonState{}, Right::record_person, "record_person", members_of<Person>("person"));
  expect_change(PostState{}, Right::record_person, "record_post", members_of<Post>("post"));
  expect_change(SiteState{}, Right::record_site, "record_site", members_of<Site>("site"));
}

TEST(KeptOffers, of_a_new_record_have_the_same_inputs) {
  CaseWorld world;
  const auto created = creation_offers(with_right(world, Right::record_site));
  const auto site = std::ranges::find(created, "record_site", &Offer::command);
  ASSERT_NE(site, created.end());
  EXPECT_EQ(codes_of(*site), members_of<Site>("site"));
}

// The form would show no contact, and so could not keep it.
TEST(KeptOffers, of_a_site_whose_contact_is_not_to_be_read_are_not_made) {
  CaseWorld world;
  const State site = SiteState{.site = {.contact = Text("0371")}, .ancestors = {}};
  Context context = with_right(world, Right::record_site);
  EXPECT_TRUE(offers(site, context).empty());
  context.actor.rights.push_back(Right::read_personal);
  EXPECT_EQ(offers(site, context).size(), 1U);
}

TEST(KeptSites, lose_no_contact_to_somebody_who_cannot_read_it) {
  CaseWorld world;
  world.change_rules().terms.push_back({.code = "site_kinds", .terms = {{.code = "shop"}}});
  Context context = with_right(world, Right::record_site);
  RecordSite command{{.name = Text("路口小店"), .kind = "shop", .unit = world.id_of("village_a")}};
  State before = SiteState{.site = command.site, .ancestors = {}};
  std::get<SiteState>(before).site.contact = Text("0371");
  const Decision refused = decide(command, &before, context);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "right_missing");
  command.site.contact = Text("0372");
  EXPECT_TRUE(decide(command, &before, context)) << "another one may be named";
  command.site.contact.reset();
  context.actor.rights.push_back(Right::read_personal);
  EXPECT_TRUE(decide(command, &before, context));
}

}  // namespace
}  // namespace luoshi::core::testing
