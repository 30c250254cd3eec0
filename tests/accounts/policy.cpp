// What names, passwords, PINs and delegations must be like, and whose accounts an officer keeps.
#include "accounts/policy.hpp"

#include "tests/accounts/office.hpp"

namespace luoshi::accounts {
namespace {

TEST(policy, of_passwords) {
  const auto check = [](std::string_view password) {
    return code_of(check_password(password, "zhang.san1"));
  };
  EXPECT_EQ(check("Ab3defgh"), "");
  EXPECT_EQ(check("ab3!efgh"), "");
  EXPECT_EQ(check("密码Ab3456"), "") << "letters of other scripts count as signs";
  EXPECT_EQ(check("Ab3defg"), "password_too_short");
  EXPECT_EQ(check("abcdefg1"), "password_too_simple");
  EXPECT_EQ(check("ABCDEFGH"), "password_too_simple");
  EXPECT_EQ(check("Zhang.San1"), "password_is_name");
  EXPECT_EQ(check("Ab3" + std::string(300, 'x')), "password_too_long");
}

TEST(policy, of_pins) {
  for (const char* weak : {"123456", "654321", "111111", "121212", "123123", "012345"})
    EXPECT_EQ(code_of(check_pin(weak)), "pin_too_simple") << weak;
  for (const char* wrong : {"", "12345", "1234567", "12a456", "１２３４５６"})
    EXPECT_EQ(code_of(check_pin(wrong)), "pin_malformed") << wrong;
  for (const char* good : {"274913", "112233", "190817"})
    EXPECT_EQ(code_of(check_pin(good)), "") << good;
}

TEST(policy, of_login_names) {
  EXPECT_EQ(*login_name("ＺhangSan"), "zhangsan") << "full width and case are the same name";
  EXPECT_EQ(*login_name("张三"), "张三");
  for (const char* wrong : {"", "a", "a b", " \t "})
    EXPECT_EQ(code_of(login_name(wrong)), "login_name_malformed") << wrong;
}

// A district with two streets, a village each, and an office of its own.
class Keeping : public testing::Test {
 protected:
  Keeping() {
    unit(10, {}, "d");
    unit(11, 10, "s1");
    unit(12, 10, "s2");
    unit(21, 11, "v1");
    rules.roles = {
        {.code = "clerk", .rights = {core::Right::record_person}, .reach = core::Reach::subtree},
        {.code = "worker", .rights = {core::Right::record_activity}},
        {.code = "it",
         .rights = {core::Right::record_person, core::Right::administer},
         .reach = core::Reach::authority}};
    post(1, 11, "clerk");
    post(2, 21, "worker");
    post(3, 12, "worker");
    post(4, 10, "it");
    post(5, 11, "it");
  }
  void unit(std::uint8_t number, std::optional<std::uint8_t> parent, const char* code) {
    core::UnitState state;
    state.unit.code = code;
    if (parent) {
      state.unit.parent = id(*parent);
      state.ancestors.push_back(id(*parent));
      for (const Id& above : directory.ancestors(id(*parent))) state.ancestors.push_back(above);
    }
    directory.put_unit(id(number), state);
  }
  void post(std::uint8_t number, std::uint8_t of, const char* role) {
    core::PostState state;
    state.post.role = role;
    state.post.unit = id(of);
    directory.put_post(id(number), state);
  }
  std::string keep(std::uint8_t officer, std::vector<Id> posts) {
    const core::Post& post = directory.post(id(officer))->post;
    const core::Role& role = *core::find_by_code(rules.roles, post.role);
    const core::Actor actor{.post = id(officer),
                            .unit = post.unit,
                            .ancestors = directory.ancestors(post.unit),
                            .role = role.code,
                            .rights = role.rights,
                            .reach = role.reach};
    return code_of(may_keep(actor, posts, directory, rules));
  }
  core::Directory directory;
  core::RuleSet rules;
};

TEST_F(Keeping, is_of_the_units_own_officer) {
  EXPECT_EQ(keep(1, {id(2)}), "") << "a village of the street";
  EXPECT_EQ(keep(1, {id(3)}), "account_out_of_reach") << "another street";
  EXPECT_EQ(keep(1, {id(2), id(3)}), "account_out_of_reach") << "every post counts";
  EXPECT_EQ(keep(1, {id(4)}), "account_out_of_reach") << "upward";
  EXPECT_EQ(keep(1, {}), "account_out_of_reach");
  EXPECT_EQ(keep(2, {id(2)}), "right_missing");
  EXPECT_EQ(keep(1, {id(5)}), "account_above_officer") << "an administrator of the same unit";
  EXPECT_EQ(keep(4, {id(5), id(3)}), "");
}

TEST(policy, of_delegations_by_date) {
  const Day day = *base::make_day(2018, 12, 3);
  const Account account{.person = id(90), .posts = {id(1)}};
  const Delegation one{
      .id = id(50), .post = id(7), .to_post = id(1), .since = day, .until = day + 2};
  const auto acts = [&](Day today, const Delegation& delegation) {
    const auto posts = acting_posts(account, std::vector{delegation}, today);
    return posts.size() == 2 && posts[1].post == id(7) && posts[1].delegation == id(50);
  };
  EXPECT_FALSE(acts(day - 1, one));
  EXPECT_TRUE(acts(day, one));
  EXPECT_TRUE(acts(day + 2, one)) << "the last day is included";
  EXPECT_FALSE(acts(day + 3, one));
  Delegation revoked = one;
  revoked.revoked = Instant{1};
  EXPECT_FALSE(acts(day, revoked));
  Delegation to_person{
      .id = id(50), .post = id(7), .to_person = id(90), .since = day, .until = day};
  EXPECT_TRUE(acts(day, to_person));
  to_person.to_person = id(91);
  EXPECT_FALSE(acts(day, to_person));

  EXPECT_EQ(code_of(check_delegation(one, day)), "");
  EXPECT_EQ(code_of(check_delegation(one, day + 3)), "delegation_dates_wrong");
  Delegation wrong = one;
  wrong.until = day + 400;
  EXPECT_EQ(code_of(check_delegation(wrong, day)), "delegation_too_long");
  wrong = one;
  wrong.to_post = id(7);
  EXPECT_EQ(code_of(check_delegation(wrong, day)), "delegation_to_itself");
  wrong.to_post.reset();
  EXPECT_EQ(code_of(check_delegation(wrong, day)), "delegation_to_nobody");
}

TEST(policy, of_a_guest_leaves_rights_to_read) {
  const std::vector<core::Right> rights{core::Right::read_personal, core::Right::report_case,
                                        core::Right::administer, core::Right::read_hidden};
  EXPECT_EQ(reading_rights(rights),
            (std::vector{core::Right::read_personal, core::Right::read_hidden}));
}

}  // namespace
}  // namespace luoshi::accounts
