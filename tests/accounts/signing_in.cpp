// Signing in with a password: locks, sessions and their ends, changes of the password.
#include "tests/accounts/office.hpp"

namespace luoshi::accounts {
namespace {

constexpr std::int64_t second = base::second_us;
using SigningIn = Office;

TEST_F(SigningIn, five_failures_lock_for_300_seconds) {
  account("zhang", "Right-word1");
  for (int i = 0; i < 4; ++i) EXPECT_EQ(sign_in("zhang", "Wrong-word1"), "!sign_in_failed");
  EXPECT_EQ(sign_in("ZHANG", "Wrong-word1"), "!sign_in_locked");
  EXPECT_EQ(sign_in("zhang", "Right-word1"), "!sign_in_locked");
  pass(299 * second);
  EXPECT_EQ(sign_in("zhang", "Right-word1"), "!sign_in_locked");
  pass(1 * second);
  EXPECT_EQ(asking(sign_in("zhang", "Right-word1")), "");
  EXPECT_EQ(log(SecurityKind::sign_in_failed).size(), 5U);
  EXPECT_EQ(log(SecurityKind::locked).size(), 1U);
}

TEST_F(SigningIn, a_success_resets_the_count) {
  account("zhang", "Right-word1");
  for (int round = 0; round < 3; ++round) {
    for (int i = 0; i < 4; ++i) sign_in("zhang", "Wrong-word1");
    EXPECT_EQ(asking(sign_in("zhang", "Right-word1")), "") << round;
  }
}

TEST_F(SigningIn, the_lock_outlives_a_restart_and_a_clock_set_back) {
  account("zhang", "Right-word1");
  for (int i = 0; i < 5; ++i) sign_in("zhang", "Wrong-word1");
  open();
  EXPECT_EQ(sign_in("zhang", "Right-word1"), "!sign_in_locked");
  pass(-10 * base::day_us);
  const auto back = book->sign_in(PasswordSignIn{"zhang", "Right-word1", {}}, now());
  ASSERT_FALSE(back);
  EXPECT_LE(std::stoi(back.error().args.at("seconds")), 300);
}

TEST_F(SigningIn, a_name_that_nobody_has_looks_and_costs_the_same) {
  account("zhang", "Right-word1");
  const auto cost = [&](const char* name) {
    const std::int64_t before = book->hashes_worked();
    EXPECT_EQ(sign_in(name, "Wrong-word1"), "!sign_in_failed");
    return book->hashes_worked() - before;
  };
  EXPECT_EQ(cost("nobody"), cost("zhang"));
  for (int i = 0; i < 3; ++i) sign_in("nobody", "Wrong-word1");
  EXPECT_EQ(sign_in("nobody", "Wrong-word1"), "!sign_in_locked") << "a lock tells no names";
  phone_account("phone-only");
  EXPECT_EQ(cost("phone-only"), 1) << "no password is set: the same work";
}

TEST_F(SigningIn, sessions_end_idle_after_30_minutes_and_after_12_hours) {
  account("zhang", "Right-word1");
  const std::string idle = sign_in("zhang", "Right-word1");
  pass(30 * base::minute_us - 1);
  EXPECT_EQ(asking(idle), "");
  pass(30 * base::minute_us - 1);
  EXPECT_EQ(asking(idle), "") << "each use begins the idle time anew";
  book->upkeep(clock);
  open();  // what was used is kept over a restart
  pass(29 * base::minute_us);
  EXPECT_EQ(asking(idle), "");
  pass(30 * base::minute_us);
  EXPECT_EQ(asking(idle), "session_ended");

  const std::string busy = sign_in("zhang", "Right-word1");
  for (int i = 0; i < 12 * 3 - 1; ++i) {
    pass(20 * base::minute_us);
    EXPECT_EQ(asking(busy), "");
  }
  pass(20 * base::minute_us);
  EXPECT_EQ(asking(busy), "session_ended");
  EXPECT_EQ(asking("guessed"), "token_not_valid");
  EXPECT_EQ(asking(busy, tokens), "token_not_valid") << "a cookie is no token";
}

TEST_F(SigningIn, changing_the_password_ends_every_session) {
  account("zhang", "Right-word1");
  const std::string one = sign_in("zhang", "Right-word1");
  const std::string other = sign_in("zhang", "Right-word1");
  const Identity who = *book->identify(one, cookies, clock);
  const auto change = [&](const char* from, const char* to) {
    return code_of(book->change_password(who, {from, to}, now()));
  };
  EXPECT_EQ(change("Wrong-word1", "Other-word2"), "sign_in_failed");
  EXPECT_EQ(change("Right-word1", "Right-word1"), "password_same");
  EXPECT_EQ(change("Right-word1", "short1A"), "password_too_short");
  EXPECT_EQ(asking(other), "");
  EXPECT_EQ(change("Right-word1", "Other-word2"), "");
  EXPECT_EQ(asking(one), "token_not_valid");
  EXPECT_EQ(asking(other), "token_not_valid");
  EXPECT_EQ(sign_in("zhang", "Right-word1"), "!sign_in_failed");
  EXPECT_EQ(asking(sign_in("zhang", "Other-word2")), "");
}

TEST_F(SigningIn, passwords_are_changed_every_90_days) {
  account("zhang", "Right-word1");
  pass(90 * base::day_us - second);
  const std::string young = sign_in("zhang", "Right-word1");
  EXPECT_FALSE(book->identify(young, cookies, clock)->must_change_password);
  pass(second);
  EXPECT_TRUE(book->identify(young, cookies, clock)->must_change_password);
}

TEST_F(SigningIn, a_one_time_password_must_be_changed_within_a_week) {
  const auto made =
      book->add(NewAccount{.name = "li", .posts = {id(1)}, .password = "One-time12"}, {}, now());
  ASSERT_TRUE(made);
  const std::string first = sign_in("li", "One-time12");
  EXPECT_TRUE(book->identify(first, cookies, clock)->must_change_password);
  pass(7 * base::day_us);
  EXPECT_EQ(sign_in("li", "One-time12"), "!one_time_password_expired");
  const auto reset = book->reset_password(made->id, {}, now());
  ASSERT_TRUE(reset);
  EXPECT_EQ(code_of(check_password(*reset, "li")), "");
  EXPECT_TRUE(book->identify(sign_in("li", *reset), cookies, clock)->must_change_password);
}

TEST_F(SigningIn, an_account_acts_as_one_of_its_posts) {
  account("zhang", "Right-word1", {id(1), id(2)});
  const auto other = book->sign_in(PasswordSignIn{"zhang", "Right-word1", id(2)}, now());
  ASSERT_TRUE(other);
  EXPECT_EQ(other->session.post, id(2));
  EXPECT_EQ(code_of(book->sign_in(PasswordSignIn{"zhang", "Right-word1", id(3)}, now())),
            "post_not_yours");
  const std::string again = sign_in("zhang", "Right-word1");
  const Identity who = *book->identify(again, cookies, clock);
  EXPECT_EQ(who.session.post, id(2)) << "as the last time";
  EXPECT_EQ(code_of(book->act_as(who, id(3), now())), "post_not_yours");
  EXPECT_EQ(code_of(book->act_as(who, id(1), now())), "");
  EXPECT_EQ(book->identify(again, cookies, clock)->session.post, id(1));
}

TEST_F(SigningIn, a_delegation_is_acted_under_only_within_its_dates) {
  const Account deputy = account("deputy", "Right-word1", {id(1)});
  const auto made = book->delegate(
      {.post = id(9), .to_post = id(1), .since = today() + 1, .until = today() + 2}, {}, now());
  ASSERT_TRUE(made);
  const auto as_other = [&] {
    auto done = book->sign_in(PasswordSignIn{"deputy", "Right-word1", id(9)}, now());
    return done ? done->secret : "!" + done.error().code;
  };
  EXPECT_EQ(as_other(), "!post_not_yours");
  pass(base::day_us);
  const std::string secret = as_other();
  EXPECT_EQ(book->identify(secret, cookies, clock)->delegation, made->id);
  EXPECT_EQ(code_of(book->revoke_delegation(made->id, {}, now())), "");
  const auto after = book->identify(secret, cookies, clock);
  ASSERT_TRUE(after);
  EXPECT_EQ(after->session.post, id(1)) << "back to its own post at once";
  EXPECT_FALSE(after->delegation);
  EXPECT_EQ(as_other(), "!post_not_yours");
}

TEST_F(SigningIn, locked_and_expired_accounts_are_out_at_once) {
  const Account one = account("zhang", "Right-word1");
  const std::string secret = sign_in("zhang", "Right-word1");
  EXPECT_EQ(code_of(book->lock(one.id, {}, now())), "");
  EXPECT_EQ(asking(secret), "token_not_valid");
  EXPECT_EQ(sign_in("zhang", "Right-word1"), "!account_locked");
  EXPECT_EQ(sign_in("zhang", "Wrong-word1"), "!sign_in_failed") << "tells only who knows it";
  EXPECT_EQ(code_of(book->unlock(one.id, {}, {}, now())), "");
  const std::string guest = sign_in("zhang", "Right-word1");
  EXPECT_EQ(code_of(book->change(one.id, {id(1)}, today(), {}, now())), "");
  EXPECT_EQ(asking(guest), "");
  pass(15 * base::hour_us);  // past midnight
  EXPECT_EQ(asking(guest), "account_expired");
  EXPECT_EQ(sign_in("zhang", "Right-word1"), "!account_expired");
}

TEST_F(SigningIn, another_process_is_heard_within_a_second) {
  const Account one = account("zhang", "Right-word1");
  const std::string secret = sign_in("zhang", "Right-word1");
  EXPECT_EQ(asking(secret), "");
  auto beside = store::AccountsStore::open((folder / "accounts.db").string());
  ASSERT_TRUE(beside);
  EXPECT_EQ(code_of(Accounts(**beside, {}).lock(one.id, {}, now())), "");
  pass(1 * second);
  EXPECT_EQ(asking(secret), "token_not_valid");
}

TEST_F(SigningIn, tokens_of_programs_expire_and_are_taken_back) {
  const auto token = book->issue_token(id(4), {clock.us + base::day_us}, {}, now());
  ASSERT_TRUE(token);
  EXPECT_EQ(book->identify(token->secret, tokens, clock)->session.post, id(4));
  EXPECT_EQ(asking(token->secret), "token_not_valid") << "a token is no cookie";
  EXPECT_TRUE(book->has_token(id(4), clock));
  pass(base::day_us);
  EXPECT_EQ(asking(token->secret, tokens), "session_ended");
  const auto other = book->issue_token(id(4), {clock.us + base::day_us}, {}, now());
  EXPECT_EQ(book->revoke_tokens(id(4), {}, now()), 2);
  EXPECT_EQ(asking(other->secret, tokens), "token_not_valid");
  EXPECT_EQ(sign_in("program:" + base::to_text(id(4)), "Any-word12"), "!sign_in_failed");
}

}  // namespace
}  // namespace luoshi::accounts
