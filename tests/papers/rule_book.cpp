// A workbook of rules: faults are told at their cells, a good one is compared with the rules in
// force.
#include "papers/rule_book.hpp"

#include <fstream>

#include "interop/pack_workbook.hpp"
#include "tests/app/office.hpp"

namespace luoshi::papers {
namespace {

class RuleBook : public testing::Test {
 protected:
  RuleSetCheck check(const core::RuleSet& rules) {
    const auto file = office_.folder.path / "rules.xlsx";
    EXPECT_TRUE(interop::write_pack_workbook({.rules = rules}, file, base::Language::zh));
    const auto reader = office_.store->reader();
    auto out = check_rule_set(file, *office_.executor->snapshot(), *reader);
    EXPECT_TRUE(out) << out.error().code;
    return out ? std::move(*out) : RuleSetCheck{};
  }
  core::RuleSet in_force() { return *office_.executor->snapshot()->rules; }

  app::Office office_;
};

TEST_F(RuleBook, with_a_fault_names_sheet_row_and_column) {
  core::RuleSet rules = in_force();
  rules.categories[1].deadline = "never";
  const RuleSetCheck checked = check(rules);
  EXPECT_FALSE(checked.rules);
  EXPECT_TRUE(checked.changes.empty());
  const auto fault = std::ranges::find_if(checked.complaints, [](const pack::Complaint& one) {
    return one.severity == pack::Severity::error && one.column == "deadline";
  });
  ASSERT_NE(fault, checked.complaints.end());
  EXPECT_FALSE(fault->sheet.empty());
  EXPECT_GT(fault->row, 1U);
  EXPECT_FALSE(fault->letter.empty());
}

TEST_F(RuleBook, that_is_another_table_is_not_taken_for_one) {
  const auto file = office_.folder.path / "台账.csv";
  std::ofstream(file) << "编号,问题\n1,路边垃圾\n";
  const auto reader = office_.store->reader();
  const auto out = check_rule_set(file, *office_.executor->snapshot(), *reader);
  ASSERT_FALSE(out);
  EXPECT_EQ(out.error().code, "workbook_without_rules");
}

TEST_F(RuleBook, that_is_the_one_in_force_changes_nothing) {
  const RuleSetCheck checked = check(in_force());
  ASSERT_TRUE(checked.rules);
  EXPECT_EQ(pack::digest_of(*checked.rules), pack::digest_of(in_force()));
  EXPECT_TRUE(checked.changes.empty());
}

TEST_F(RuleBook, tells_how_many_posts_have_a_role_that_changes) {
  core::RuleSet rules = in_force();
  const auto role = std::ranges::find(rules.roles, "village_secretary", &core::Role::code);
  ASSERT_NE(role, rules.roles.end());
  role->name.zh += "（改）";
  const RuleSetCheck checked = check(rules);
  ASSERT_EQ(checked.changes.size(), 1U);
  ASSERT_EQ(checked.effects.size(), 1U);
  EXPECT_EQ(checked.effects[0].noun, "post");
  EXPECT_GT(checked.effects[0].records, 0);
}

TEST_F(RuleBook, tells_that_a_changed_quantity_is_counted_by_no_record_yet_or_by_how_many) {
  core::RuleSet rules = in_force();
  ASSERT_FALSE(rules.quantities.empty());
  rules.quantities.front().name.zh += "（改）";
  const RuleSetCheck checked = check(rules);
  ASSERT_EQ(checked.changes.size(), 1U);
  EXPECT_TRUE(checked.effects.empty()) << "nothing is recorded";
}

}  // namespace
}  // namespace luoshi::papers
