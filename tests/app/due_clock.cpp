// The clock: what people have left undone does not hide what the product has to do, and the same
// thing can fall due twice.
#include "app/due.hpp"
#include "core/codec.hpp"
#include "office.hpp"

namespace luoshi::app {

namespace {
core::CaseFacts facts(Office& office) {
  core::CaseFacts out{.source = "patrol", .category = "06001"};
  out.description = core::Text("路边垃圾");
  out.unit = office.unit("410108003901");
  out.found_at = office.now;
  out.no_photo_reason = core::Text("下雨");
  return out;
}

core::Id reported(Office& office, core::CaseFacts what) {
  const Outcome outcome = office.run(core::ReportCase{std::move(what), {}},
                                     office.actor("village_secretary", "410108003901"));
  if (!outcome) throw std::runtime_error(outcome.error().code + " " + outcome.error().field);
  return outcome->record;
}

void act(Office& office, const core::Id& record, core::Command command, std::string_view role,
         std::string_view unit) {
  const Outcome outcome = office.run(std::move(command), office.actor(role, unit), record);
  ASSERT_TRUE(outcome) << outcome.error().code << " " << outcome.error().field;
}

core::HandOutCase to_village(Office& office) {
  core::HandOutCase out;
  out.lead = office.unit("410108003901");
  out.deadline = "2小时";
  out.serving = core::Serving::at_once;
  return out;
}

// A case whose rectification is overdue, behind twelve that nobody has accepted.
core::Id overdue_behind_others(Office& office) {
  for (int i = 0; i < 12; ++i) reported(office, facts(office));
  office.now.us += base::hour_us;
  const core::Id one = reported(office, facts(office));
  act(office, one, to_village(office), "office_clerk", "410108003");
  office.now.us += 24 * base::hour_us;
  return one;
}

// What the clock does now with the record; empty: nothing.
std::vector<std::string> run_clock(Office& office, const core::Id& record, std::int32_t limit,
                                   DueWalk&& walk = DueWalk()) {
  const auto reader = office.store->reader();
  std::vector<std::string> out;
  for (Request& request : walk.look(*reader, *office.executor->snapshot(), office.now, limit)) {
    if (request.record != record) continue;
    out.emplace_back(core::tag_of(request.command));
    const Outcome outcome = office.executor->execute(request);
    EXPECT_TRUE(outcome && !outcome->repeated);
  }
  return out;
}
}  // namespace

TEST(due_clock, cases_nobody_has_accepted_do_not_hide_an_overdue_one) {
  Office office;
  const core::Id one = overdue_behind_others(office);
  EXPECT_EQ(run_clock(office, one, 5), std::vector<std::string>{"mark_overdue"});
  EXPECT_EQ(run_clock(office, one, 5), std::vector<std::string>{});
}

TEST(due_clock, what_waits_for_people_never_fills_every_look) {
  Office office;
  const core::Id one = overdue_behind_others(office);
  const auto reader = office.store->reader();
  DueWalk walk(5);
  std::vector<core::Id> found;
  for (int looks = 0; looks < 6; ++looks)  // thirteen are due, five a look: twice around
    for (const Request& request : walk.look(*reader, *office.executor->snapshot(), office.now, 5))
      found.push_back(request.record);
  EXPECT_EQ(found, (std::vector<core::Id>{one, one}));
}

// One walk all along: what it remembers must not outlive what it remembers of.
TEST(due_clock, what_waits_for_people_is_looked_at_again_once_it_has_changed) {
  Office office;
  const core::Id one = overdue_behind_others(office);
  DueWalk walk;
  const auto run = [&] { return run_clock(office, one, 50, std::move(walk)); };
  const std::vector<std::string> nothing;
  EXPECT_EQ(run(), std::vector<std::string>{"mark_overdue"});
  EXPECT_EQ(walk.waiting(), 12U);
  EXPECT_EQ(run(), nothing);
  EXPECT_EQ(walk.waiting(), 12U);  // it will yet be told to the office above
  office.now.us += 10 * base::day_us;
  EXPECT_EQ(run(), std::vector<std::string>{"surface_overdue"});
  EXPECT_EQ(run(), nothing);
  EXPECT_EQ(run(), nothing);
  EXPECT_EQ(walk.waiting(), 13U);
  core::WorkDone work{.done = core::Text("已清理")};
  work.no_photo_reason = core::Text("天黑");
  act(office, one, core::ReportRectified{work}, "village_secretary", "410108003901");
  act(office, one, core::FailCheck{core::Text("没有清干净"), {}, "2小时"}, "checker", "410108003");
  office.now.us += 5 * base::hour_us;
  EXPECT_EQ(run(), std::vector<std::string>{"mark_overdue"});
  EXPECT_EQ(walk.waiting(), 12U);
}

TEST(due_clock, a_second_round_is_marked_while_the_reply_to_an_order_is_late) {
  Office office;
  core::CaseFacts order = facts(office);
  order.order = core::SuperiorOrder{.sender = "district", .number = "督办12号"};
  order.order->reply_due = core::Instant{office.now.us + base::hour_us};
  const core::Id one = reported(office, order);
  act(office, one, to_village(office), "office_clerk", "410108003");
  office.now.us += 5 * base::hour_us;
  EXPECT_EQ(run_clock(office, one, 50), std::vector<std::string>{"mark_overdue"});
  core::WorkDone work{.done = core::Text("已清理")};
  work.no_photo_reason = core::Text("天黑");
  act(office, one, core::ReportRectified{work}, "village_secretary", "410108003901");
  act(office, one, core::FailCheck{core::Text("没有清干净"), {}, "2小时"}, "checker", "410108003");
  office.now.us += 5 * base::hour_us;
  EXPECT_EQ(run_clock(office, one, 50), std::vector<std::string>{"mark_overdue"});
}

}  // namespace luoshi::app
