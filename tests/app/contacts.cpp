// Whom to call about a case: those in charge for everybody who works on it, and nobody's number for
// those without the right.
#include "app/contacts.hpp"

#include "app/person_names.hpp"
#include "core/codec.hpp"
#include "office.hpp"

namespace luoshi::app {

namespace {
class Contacts : public testing::Test {
 protected:
  core::Id reported_by(const core::Actor& actor) {
    core::CaseFacts facts{.source = "patrol", .category = "06001"};
    facts.description = core::Text("路边垃圾");
    facts.unit = office_.unit(village);
    facts.found_at = office_.now;
    facts.no_photo_reason = core::Text("下雨");
    const Outcome outcome = office_.run(core::ReportCase{std::move(facts), {}}, actor);
    EXPECT_TRUE(outcome) << outcome.error().code << " " << outcome.error().field;
    return outcome ? outcome->record : core::Id{};
  }
  void hand_out(const core::Id& record) {
    core::HandOutCase command;
    command.lead = office_.unit(village);
    command.deadline = "2小时";
    command.serving = core::Serving::at_once;
    const Outcome outcome =
        office_.run(command, office_.actor("office_clerk", "410108003"), record);
    ASSERT_TRUE(outcome) << outcome.error().code << " " << outcome.error().field;
  }
  // As "concern role", sorted; every one of them with a name and a number.
  std::vector<std::string> seen_by(const core::Actor& actor, const core::Id& record) {
    const auto reader = office_.store->reader();
    const auto snapshot = office_.executor->snapshot();
    const core::Scope scope = core::access(actor);
    const auto stored = reader->find(record, scope);
    if (!stored) return {"invisible"};
    std::vector<std::string> out;
    for (const Contact& one : contacts_of(*stored, actor, base::day_of(office_.now, {480}),
                                          {*reader, *snapshot, scope})) {
      EXPECT_FALSE(one.name.empty());
      EXPECT_TRUE(one.phone.starts_with("000-")) << one.phone;
      const auto* post = one.post ? snapshot->directory->post(*one.post) : nullptr;
      out.push_back(std::string(base::name_of(one.concern)) + " " +
                    (post ? post->post.role : "nobody"));
    }
    std::ranges::sort(out);
    return out;
  }

  static constexpr std::string_view village = "410108003901";
  Office office_;
};
using Seen = std::vector<std::string>;
}  // namespace

TEST_F(Contacts, who_finds_a_problem_can_call_the_office_and_then_the_village) {
  const core::Actor grid_worker = office_.actor("grid_worker", village);
  const core::Id record = reported_by(grid_worker);
  EXPECT_EQ(seen_by(grid_worker, record), (Seen{"office office_clerk", "office office_clerk"}));
  hand_out(record);
  EXPECT_EQ(seen_by(grid_worker, record),
            (Seen{"office office_clerk", "office office_clerk", "responsible village_clerk",
                  "responsible village_secretary"}));
}

TEST_F(Contacts, a_village_can_call_its_own_finder_and_not_its_inspector) {
  const core::Actor secretary = office_.actor("village_secretary", village);
  const core::Id own = reported_by(office_.actor("grid_worker", village));
  hand_out(own);
  EXPECT_EQ(std::ranges::count(seen_by(secretary, own), std::string("reporter grid_worker")), 1);
  const core::Actor inspector = office_.actor("inspector", "410108");
  const core::Id found = reported_by(inspector);
  hand_out(found);
  EXPECT_EQ(seen_by(secretary, found),
            (Seen{"office office_clerk", "office office_clerk", "responsible village_clerk"}));
  EXPECT_EQ(std::ranges::count(seen_by(office_.actor("district_office_clerk", "410108"), found),
                               std::string("reporter inspector")),
            1);
}

TEST_F(Contacts, an_office_that_found_it_itself_can_be_called_by_the_village) {
  const core::Id found = reported_by(office_.actor("office_clerk", "410108003"));
  hand_out(found);
  EXPECT_EQ(seen_by(office_.actor("village_secretary", village), found),
            (Seen{"office office_clerk", "office office_clerk", "responsible village_clerk"}));
}

TEST_F(Contacts, what_was_erased_of_a_person_is_neither_called_nor_looked_for) {
  const core::Actor grid_worker = office_.actor("grid_worker", village);
  const core::Id record = reported_by(grid_worker);
  hand_out(record);
  const core::Id clerk = *office_.actor("village_clerk", village).person;
  std::vector<std::int64_t> keys;
  auto reader = office_.store->reader();
  for (const auto& event : reader->history(clerk))
    core::visit_texts(core::decode_envelope(event.bytes)->event, [&](const core::Text& text) {
      if (text.sealed()) keys.push_back(text.vault);
    });
  reader.reset();
  ASSERT_EQ(keys.size(), 2U) << "name and number";
  ASSERT_TRUE(office_.run(core::EraseTexts{clerk, keys, "request_of_person"}, machinery(), clerk));
  EXPECT_EQ(seen_by(grid_worker, record),
            (Seen{"office office_clerk", "office office_clerk", "responsible village_secretary"}));
  const std::string covered(views::erased_text);
  EXPECT_EQ(
      PersonNames::read(*office_.store->reader(), *office_.executor->snapshot(), {}).cover(covered),
      covered);
}

TEST_F(Contacts, nobody_is_named_without_the_right_nor_of_a_case_out_of_sight) {
  core::Actor grid_worker = office_.actor("grid_worker", village);
  const core::Id record = reported_by(grid_worker);
  std::erase(grid_worker.rights, core::Right::read_contacts);
  EXPECT_EQ(seen_by(grid_worker, record), Seen{});
  EXPECT_EQ(seen_by(office_.actor("grid_worker", "410108003902"), record), Seen{"invisible"});
}

}  // namespace luoshi::app
