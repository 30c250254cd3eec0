// What one account may write in a day.
#include "http/command_quota.hpp"

#include <gtest/gtest.h>

#include "base/limits.hpp"

namespace luoshi::http {

namespace {
core::Id payer(std::uint8_t number) {
  core::Id out;
  out.bytes[15] = number;
  return out;
}
constexpr auto most = static_cast<std::size_t>(base::limits::command_bytes_per_account_day);
}  // namespace

TEST(command_quota, is_of_each_account_and_day_and_counts_what_was_written) {
  CommandQuota quota;
  const core::Day monday{100}, tuesday{101};
  EXPECT_TRUE(quota.check(payer(1), monday, most));
  EXPECT_TRUE(quota.check(payer(1), monday, most)) << "asking is free";
  quota.charge(payer(1), monday, most - 10);
  EXPECT_TRUE(quota.check(payer(1), monday, 10));
  const auto no = quota.check(payer(1), monday, 11);
  ASSERT_FALSE(no);
  EXPECT_EQ(no.error().code, "command_quota_exceeded");
  EXPECT_EQ(no.error().args.at("mib"), "64");
  EXPECT_TRUE(quota.check(payer(2), monday, 11));
  EXPECT_TRUE(quota.check(payer(1), tuesday, 11));
  quota.charge(payer(1), tuesday, 1);
  EXPECT_TRUE(quota.check(payer(1), tuesday, most - 1));
}

}  // namespace luoshi::http
