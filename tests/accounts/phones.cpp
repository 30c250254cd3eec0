// Slips, PINs and devices.
#include "tests/accounts/office.hpp"

namespace luoshi::accounts {
namespace {

using Phones = Office;

TEST_F(Phones, a_slip_works_once) {
  const Account one = phone_account("li");
  const auto slip = book->issue_slip(one.id, {}, now());
  const auto first = book->redeem(SlipWithPin{slip->secret, "274913", "phone"}, now());
  ASSERT_TRUE(first);
  EXPECT_EQ(asking(first->sign_in.secret, tokens), "");
  EXPECT_EQ(code_of(book->redeem(SlipWithPin{slip->secret, "274914", "other"}, now())),
            "slip_used");
  EXPECT_EQ(book->devices_of(one.id).size(), 1U);
  EXPECT_EQ(code_of(book->redeem(SlipWithPin{random_secret(), "274914", ""}, now())),
            "slip_not_valid");
}

TEST_F(Phones, a_slip_is_good_for_seven_days_and_until_the_next_one) {
  const Account one = phone_account("li");
  const auto old = book->issue_slip(one.id, {}, now());
  const auto slip = book->issue_slip(one.id, {}, now());
  EXPECT_EQ(code_of(book->redeem(SlipWithPin{old->secret, "274913", ""}, now())), "slip_not_valid");
  pass(7 * base::day_us);
  EXPECT_EQ(code_of(book->redeem(SlipWithPin{slip->secret, "274913", ""}, now())), "slip_expired");
  pass(-1);
  EXPECT_EQ(code_of(book->redeem(SlipWithPin{slip->secret, "123456", ""}, now())),
            "pin_too_simple");
  EXPECT_EQ(code_of(book->redeem(SlipWithPin{slip->secret, "274913", ""}, now())), "")
      << "what was refused has not used it up";
}

TEST_F(Phones, a_slip_sets_a_password_that_no_officer_sees) {
  const Account one = phone_account("li");
  const auto slip = book->issue_slip(one.id, {}, now());
  EXPECT_EQ(code_of(book->redeem(SlipWithPassword{slip->secret, "short"}, now())),
            "password_too_short");
  EXPECT_EQ(code_of(book->redeem(SlipWithPassword{slip->secret, "Own-word12"}, now())), "");
  EXPECT_EQ(code_of(book->redeem(SlipWithPassword{slip->secret, "Own-word13"}, now())),
            "slip_used");
  EXPECT_FALSE(book->identify(sign_in("li", "Own-word12"), cookies, clock)->must_change_password);
}

TEST_F(Phones, the_session_lasts_30_days_and_the_pin_renews_it) {
  const Account one = phone_account("li");
  const Enrolled phone = enrolled(one.id);
  pass(30 * base::day_us - 1);
  EXPECT_EQ(asking(phone.sign_in.secret, tokens), "");
  pass(1);
  EXPECT_EQ(asking(phone.sign_in.secret, tokens), "session_ended");
  const std::string next = phone_sign_in(phone.device_secret, "274913");
  EXPECT_EQ(asking(next, tokens), "");
  const std::string later = phone_sign_in(phone.device_secret, "274913");
  EXPECT_EQ(asking(next, tokens), "token_not_valid") << "one session a device";
  EXPECT_EQ(asking(later, tokens), "");
}

TEST_F(Phones, five_wrong_pins_lock_that_device_only) {
  const Account one = phone_account("li");
  const Enrolled phone = enrolled(one.id);
  const Enrolled spare = enrolled(one.id, "880214");
  for (int i = 0; i < 4; ++i)
    EXPECT_EQ(phone_sign_in(phone.device_secret, "000001"), "!sign_in_failed");
  EXPECT_EQ(phone_sign_in(phone.device_secret, "000001"), "!device_locked");
  EXPECT_EQ(phone_sign_in(phone.device_secret, "274913"), "!device_locked");
  pass(10 * base::day_us);
  EXPECT_EQ(phone_sign_in(phone.device_secret, "274913"), "!device_locked") << "no time opens it";
  EXPECT_EQ(asking(phone_sign_in(spare.device_secret, "880214"), tokens), "");
  EXPECT_EQ(code_of(book->unlock(one.id, id(200), {}, now())), "device_missing");
  EXPECT_EQ(code_of(book->unlock(one.id, phone.device.id, {}, now())), "");
  EXPECT_EQ(asking(phone_sign_in(phone.device_secret, "274913"), tokens), "");
}

TEST_F(Phones, a_right_pin_resets_the_count) {
  const Enrolled phone = enrolled(phone_account("li").id);
  for (int round = 0; round < 3; ++round) {
    for (int i = 0; i < 4; ++i) phone_sign_in(phone.device_secret, "000001");
    EXPECT_EQ(asking(phone_sign_in(phone.device_secret, "274913"), tokens), "");
  }
}

TEST_F(Phones, a_pin_is_worth_nothing_on_another_device) {
  const Account one = phone_account("li");
  const Enrolled phone = enrolled(one.id);
  const Enrolled spare = enrolled(one.id, "880214");
  EXPECT_EQ(phone_sign_in(spare.device_secret, "274913"), "!sign_in_failed");
  EXPECT_EQ(phone_sign_in(random_secret(), "274913"), "!sign_in_failed");
  // Whoever can write to the file copies the PIN's hash, or the secret of a device, to another one.
  Device copied = spare.device;
  copied.pin = phone.device.pin;
  auto transaction = store->begin();
  transaction->put_device(copied);
  transaction->commit();
  EXPECT_EQ(phone_sign_in(spare.device_secret, "274913"), "!sign_in_failed");
  Device twin = phone.device;
  twin.id = id(77);
  EXPECT_ANY_THROW(store->begin()->put_device(twin)) << "a secret belongs to one device";
}

TEST_F(Phones, a_lost_phone_is_signed_off_from_afar) {
  const Account one = phone_account("li");
  const Enrolled lost = enrolled(one.id);
  const Enrolled spare = enrolled(one.id, "880214");
  EXPECT_EQ(code_of(book->sign_off(one.id, lost.device.id, {}, now())), "");
  EXPECT_EQ(asking(lost.sign_in.secret, tokens), "token_not_valid");
  EXPECT_EQ(phone_sign_in(lost.device_secret, "274913"), "!device_signed_off");
  EXPECT_EQ(code_of(book->unlock(one.id, {}, {}, now())), "");
  EXPECT_EQ(phone_sign_in(lost.device_secret, "274913"), "!device_signed_off")
      << "unlocking brings no lost phone back";
  EXPECT_EQ(asking(spare.sign_in.secret, tokens), "");
  EXPECT_EQ(code_of(book->sign_off(one.id, {}, {}, now())), "");
  EXPECT_EQ(asking(spare.sign_in.secret, tokens), "token_not_valid");
  EXPECT_EQ(phone_sign_in(spare.device_secret, "880214"), "!device_signed_off");
}

TEST_F(Phones, the_oldest_goes_when_there_are_too_many) {
  const Account one = phone_account("li");
  std::vector<Enrolled> phones;
  for (std::size_t i = 0; i <= base::limits::devices_per_account_max; ++i) {
    phones.push_back(enrolled(one.id));
    pass(base::second_us);
  }
  EXPECT_EQ(phone_sign_in(phones[0].device_secret, "274913"), "!device_signed_off");
  EXPECT_EQ(asking(phones[1].sign_in.secret, tokens), "");
}

TEST_F(Phones, of_a_locked_account_are_out) {
  const Account one = phone_account("li");
  const Enrolled phone = enrolled(one.id);
  const auto slip = book->issue_slip(one.id, {}, now());
  EXPECT_EQ(code_of(book->lock(one.id, {}, now())), "");
  EXPECT_EQ(asking(phone.sign_in.secret, tokens), "token_not_valid");
  EXPECT_EQ(phone_sign_in(phone.device_secret, "274913"), "!account_locked");
  EXPECT_EQ(code_of(book->redeem(SlipWithPin{slip->secret, "274913", ""}, now())),
            "account_locked");
}

}  // namespace
}  // namespace luoshi::accounts
