// Names are covered wherever they stand, longer ones first, and words that only look like one stay.
#include "app/person_names.hpp"

#include "office.hpp"

namespace luoshi::app {

TEST(person_names, are_covered_but_for_their_first_character) {
  const PersonNames names({"赵例甲", "例甲", "欧阳例", "高峰", "王"});
  EXPECT_EQ(names.cover("赵例甲、例甲和欧阳例"), "赵某某、例某和欧某某");
  EXPECT_EQ(names.cover("王家门前"), "王家门前") << "one character is no name";
  EXPECT_EQ(names.cover("高峰高峰"), "高某高某");
  EXPECT_EQ(names.cover(""), "");
}

TEST(person_names, of_latin_letters_are_whole_words) {
  const PersonNames names({"Ann Lee", "Li"});
  EXPECT_EQ(names.cover("Ann Lee, Li; Limit, oLi"), "A…, L…; Limit, oLi");
}

TEST(person_names, are_no_names_inside_those_of_units) {
  const PersonNames names({"江山", "新城"}, {"江山路街道", "新城街道", "江山"});
  EXPECT_EQ(names.cover("江山路街道、新城街道"), "江山路街道、新城街道");
  const PersonNames others({"江山"}, {"江山路街道"});
  EXPECT_EQ(others.cover("江山说江山路街道"), "江某说江山路街道");
}

TEST(person_names, of_the_lists_and_of_what_a_record_says_itself) {
  Office office;
  core::CaseFacts facts{.source = "patrol", .category = "06001"};
  facts.description = core::Text("路边垃圾");
  facts.unit = office.unit("410108003901");
  facts.found_at = office.now;
  facts.no_photo_reason = core::Text("下雨");
  facts.finder_named = core::Text("过路例");
  const Outcome outcome =
      office.run(core::ReportCase{facts, {}}, office.actor("village_secretary", "410108003901"));
  ASSERT_TRUE(outcome) << outcome.error().code << " " << outcome.error().field;
  const auto reader = office.store->reader();
  const std::string text = "过路例告诉赵例甲";  // p001 of the example
  EXPECT_EQ(PersonNames::read(*reader, *office.executor->snapshot(), {outcome->record}).cover(text),
            "过某某告诉赵某某");
  EXPECT_EQ(PersonNames::read(*reader, *office.executor->snapshot(), {}).cover(text),
            "过路例告诉赵某某");
}

}  // namespace luoshi::app
