// An order from above is one case, however often and by whomever it is sent.
#include "office.hpp"

namespace luoshi::app {

// The case takes the order's own id; whoever cannot see it cannot begin it anew.
TEST(orders_from_above, sent_again_they_find_their_case_or_are_refused) {
  Office office;
  core::CaseFacts order{.source = "ordered_from_above", .category = "06001"};
  order.description = core::Text("铁路沿线垃圾");
  order.unit = office.unit("410108003901");
  order.found_at = office.now;
  order.order = core::SuperiorOrder{.sender = "district", .number = "督办13号"};
  const Outcome first =
      office.run(core::ReportCase{order, {}}, office.actor("village_secretary", "410108003901"));
  ASSERT_TRUE(first) << first.error().code << " " << first.error().field;
  const core::Id one = first->record;
  const auto reader = office.store->reader();
  ASSERT_TRUE(reader->find(one, core::unrestricted())) << "the answer names no record";
  ASSERT_TRUE(office.run(core::AcceptCase{}, office.actor("office_clerk", "410108003"), one));
  const auto state = reader->find(one, core::unrestricted())->state;
  order.unit = office.unit("410108100901");
  const Outcome elsewhere =
      office.run(core::ReportCase{order, {}}, office.actor("village_secretary", "410108100901"));
  ASSERT_FALSE(elsewhere);
  EXPECT_EQ(elsewhere.error().code, "record_exists");
  EXPECT_EQ(reader->find(one, core::unrestricted())->state, state);
  order.unit = office.unit("410108003901");
  order.order->reply_due = core::Instant{office.now.us + 30 * base::hour_us};
  const Outcome again =
      office.run(core::ReportCase{order, {}}, office.actor("office_clerk", "410108003"));
  ASSERT_TRUE(again) << again.error().code;
  EXPECT_EQ(again->record, one);
}

}  // namespace luoshi::app
