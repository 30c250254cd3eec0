// Making accounts, the security log, and that no secret lies in a file.
#include <sys/stat.h>

#include "tests/accounts/office.hpp"

namespace luoshi::accounts {
namespace {

using AccountsFile = Office;

TEST_F(AccountsFile, holds_no_secret) {
  const Account one = account("zhang", "Right-word1");
  const std::string cookie = sign_in("zhang", "Right-word1");
  const auto slip = book->issue_slip(one.id, {}, now());
  const auto unused = book->issue_slip(phone_account("li").id, {}, now());
  const Enrolled phone = *book->redeem(SlipWithPin{slip->secret, "274913", "phone"}, now());
  const auto token = book->issue_token(id(4), {clock.us + base::day_us}, {}, now());
  const auto reset = book->reset_password(one.id, {}, now());
  ASSERT_TRUE(reset && token);
  book->upkeep(clock);
  for (const std::string& secret :
       {std::string("Right-word1"), cookie, slip->secret, unused->secret, phone.device_secret,
        phone.sign_in.secret, token->secret, *reset, std::string("274913")})
    EXPECT_FALSE(any_file_contains(secret)) << secret;
  EXPECT_TRUE(any_file_contains("$argon2id$v=19$m=19456,t=2,p=1$"));
  struct stat info{};
  for (const char* name : {"accounts.db", "accounts.db-wal"}) {
    ASSERT_EQ(::stat((folder / name).c_str(), &info), 0) << name;
    EXPECT_EQ(info.st_mode & 0777, 0600U) << name;
  }
}

TEST_F(AccountsFile, of_another_program_is_refused) {
  const std::string other = (folder / "other.db").string();
  std::ofstream(other) << "not a database, but a text of some length to be read as one";
  EXPECT_EQ(code_of(store::AccountsStore::open(other)), "database_foreign");
}

TEST_F(AccountsFile, takes_new_accounts_all_or_none) {
  std::vector<NewAccount> many;
  for (int i = 0; i < 300; ++i) many.push_back({.name = "u" + std::to_string(i), .posts = {id(1)}});
  const std::int64_t before = book->hashes_worked();
  auto twice = many;
  twice.push_back(many.front());
  const auto refused = book->add(twice, {}, now());
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "login_name_taken");
  EXPECT_EQ(refused.error().args.at("name"), "u0");
  EXPECT_TRUE(book->accounts_after("", 10).empty());
  const auto made = book->add(many, {}, now());
  ASSERT_TRUE(made);
  std::vector<Id> ids;
  for (const Account& one : *made) ids.push_back(one.id);
  EXPECT_EQ(book->issue_slips(ids, {}, now())->size(), 300U);
  EXPECT_EQ(book->hashes_worked(), before) << "slips set PINs: nothing is hashed for anybody";
  EXPECT_EQ(book->accounts_after("u298", 10).front().name, "u299");
}

TEST_F(AccountsFile, refuses_what_makes_no_sense) {
  const auto add = [&](const NewAccount& one) { return code_of(book->add(one, {}, now())); };
  EXPECT_EQ(add({.name = "guest", .kind = Kind::read_only, .posts = {id(1)}}),
            "read_only_needs_end");
  EXPECT_EQ(add({.name = "guest"}), "account_needs_post");
  EXPECT_EQ(add({.name = "guest", .posts = {id(1)}, .password = "weak"}), "password_too_short");
  EXPECT_EQ(add({.name = "Guest", .posts = {id(1)}}), "");
  EXPECT_EQ(add({.name = "guest", .posts = {id(1)}}), "login_name_taken");
  EXPECT_EQ(code_of(book->lock(id(99), {}, now())), "account_missing");
  const auto token = book->issue_token(id(4), {clock.us + base::day_us}, {}, now());
  EXPECT_EQ(code_of(book->issue_slip(token->session.account, {}, now())), "account_of_program");
}

TEST_F(AccountsFile, keeps_what_was_written) {
  Account one = account("zhang", "Right-word1", {id(3), id(1), id(2)});
  one.person = id(8);
  one.valid_until = today() + 9;
  one.locked = clock;
  auto transaction = store->begin();
  transaction->put_account(one);
  transaction->commit();
  transaction.reset();
  store->begin()->put_account(Account{.id = one.id, .name = "rolled back", .posts = {id(1)}});
  open();
  EXPECT_EQ(book->account_named("ZHANG"), one);
  EXPECT_EQ(book->accounts_of_post(id(2)), std::vector{one});
}

TEST_F(AccountsFile, has_a_security_log_with_queries_and_pages) {
  const Account one = account("zhang", "Right-word1");
  const Account officer = account("officer", "Right-word1");
  sign_in("zhang", "Wrong-word1");
  pass(base::minute_us);
  const Instant later = clock;
  sign_in("zhang", "Right-word1");
  EXPECT_EQ(code_of(book->sign_off(one.id, {}, officer.id, now())), "");
  book->note({.at = clock,
              .account = one.id,
              .post = id(1),
              .kind = SecurityKind::refused_by_right,
              .address = "10.0.0.8",
              .success = Success::no,
              .detail = "right_missing"});
  const auto all = book->security_entries({.account = one.id, .limit = 100});
  std::vector<SecurityKind> kinds;
  for (const SecurityEntry& entry : all) kinds.push_back(entry.kind);
  EXPECT_EQ(kinds, (std::vector{SecurityKind::refused_by_right, SecurityKind::signed_off,
                                SecurityKind::sign_in, SecurityKind::sign_in_failed,
                                SecurityKind::account_made}));
  EXPECT_EQ(all[1].account, officer.id) << "who did it";
  EXPECT_EQ(all[3].success, Success::no);
  EXPECT_EQ(all[3].address, "10.0.0.7");
  EXPECT_EQ(book->security_entries({.account = one.id, .since = later}).size(), 3U);
  EXPECT_EQ(book->security_entries({.account = one.id, .until = later}).size(), 2U);
  const auto page = book->security_entries({.account = one.id, .before = all[1].seq, .limit = 2});
  ASSERT_EQ(page.size(), 2U);
  EXPECT_EQ(page[0].seq, all[2].seq);
  for (const SecurityEntry& entry : log())
    EXPECT_EQ(entry.detail.find("zhang"), std::string::npos) << "no names in the log";
}

TEST_F(AccountsFile, keeps_the_log_200_days_and_never_less_than_184) {
  account("zhang", "Right-word1");
  pass(200 * base::day_us);
  EXPECT_EQ(book->prune(clock), 0);
  pass(1);
  EXPECT_EQ(book->prune(clock), 1);
  ASSERT_EQ(log().size(), 1U);
  EXPECT_EQ(log()[0].kind, SecurityKind::pruned);
  Accounts hasty(*store, {.security_days = 1});
  pass(184 * base::day_us);
  EXPECT_EQ(hasty.prune(clock), 0);
}

}  // namespace
}  // namespace luoshi::accounts
