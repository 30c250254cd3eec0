// One idempotency, and refusals that leave nothing behind.
#include "office.hpp"

namespace luoshi::app {

TEST(writing, a_repeat_is_answered_from_the_first_time) {
  Office office;
  const core::Id id = office.next_id();
  const core::RecordActivity command{turnout(office.unit("410108003"), day(11, 6), 12)};
  const Request request{.id = id, .actor = machinery(), .command = command};
  const Outcome first = office.executor->execute(request);
  ASSERT_TRUE(first) << first.error().code << " " << first.error().field;
  const auto seq = office.store->reader()->head().seq;
  const Outcome again = office.executor->execute(request);
  ASSERT_TRUE(again);
  EXPECT_TRUE(again->repeated);
  EXPECT_EQ(again->record, first->record);
  EXPECT_EQ(again->last_seq, first->last_seq);
  EXPECT_EQ(office.store->reader()->head().seq, seq);
}

TEST(writing, the_same_id_with_another_body_is_refused) {
  Office office;
  const core::Id id = office.next_id();
  const core::Id unit = office.unit("410108003");
  ASSERT_TRUE(office.executor->execute(
      Request{id, {}, machinery(), core::RecordActivity{turnout(unit, day(11, 6), 12)}}));
  const Outcome other = office.executor->execute(
      Request{id, {}, machinery(), core::RecordActivity{turnout(unit, day(11, 6), 13)}});
  ASSERT_FALSE(other);
  EXPECT_EQ(other.error().code, "command_id_taken");
}

TEST(writing, a_refusal_leaves_nothing_and_is_not_remembered) {
  Office office;
  const auto before = office.store->reader()->head();
  core::Activity wrong = turnout(office.unit("410108003"), day(11, 6), 12);
  wrong.summary = core::Text("某处清理");
  wrong.kind = "no_such_kind";
  const core::Id id = office.next_id();
  const Outcome refused =
      office.executor->execute(Request{id, {}, machinery(), core::RecordActivity{wrong}});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "activity_kind_unknown");
  EXPECT_EQ(office.store->reader()->head().seq, before.seq);
  EXPECT_EQ(office.store->reader()->head().next_vault, before.next_vault);
  wrong.kind = "daily_turnout";
  EXPECT_TRUE(office.executor->execute(Request{id, {}, machinery(), core::RecordActivity{wrong}}));
}

TEST(writing, one_refused_command_does_not_spoil_its_group) {
  Office office;
  const core::Id unit = office.unit("410108003");
  std::vector<Request> group;
  group.push_back(
      {office.next_id(), {}, machinery(), core::RecordActivity{turnout(unit, day(11, 6), 1)}});
  group.push_back(
      {office.next_id(), {}, machinery(), core::RecordActivity{turnout(unit, day(12, 25), 2)}});
  group.push_back(
      {office.next_id(), {}, machinery(), core::RecordActivity{turnout(unit, day(11, 7), 3)}});
  const auto outcomes = office.executor->execute(group);
  EXPECT_TRUE(outcomes[0]);
  ASSERT_FALSE(outcomes[1]);
  EXPECT_EQ(outcomes[1].error().code, "day_in_the_future");
  EXPECT_TRUE(outcomes[2]);
}

TEST(writing, a_text_reference_from_outside_is_refused) {
  Office office;
  core::Activity activity = turnout(office.unit("410108003"), day(11, 6), 1);
  core::Text stolen;
  stolen.vault = 1;
  activity.summary = stolen;
  const Outcome outcome = office.run(core::RecordActivity{activity});
  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().code, "text_reference_not_allowed");
}

TEST(writing, journal_time_never_goes_back) {
  Office office;
  const core::Id unit = office.unit("410108003");
  const auto first = office.run(core::RecordActivity{turnout(unit, day(11, 6), 1)});
  const auto at = office.store->reader()->head().last_at;
  office.now.us -= 5 * base::hour_us;
  ASSERT_TRUE(office.run(core::RecordActivity{turnout(unit, day(11, 6), 2)}));
  EXPECT_EQ(office.store->reader()->head().last_at.us, at.us + 1);
}

TEST(writing, the_writer_thread_groups_and_answers_everybody) {
  Office office;
  Writer writer(*office.store, [&] { return office.now; });
  const core::Id unit = office.unit("410108003");
  std::atomic<int> accepted = 0;
  for (int i = 0; i < 300; ++i)
    ASSERT_TRUE(writer.submit(
        Request{
            office.next_id(), {}, machinery(), core::RecordActivity{turnout(unit, day(11, 6), i)}},
        [&](Outcome outcome) { accepted += outcome.has_value(); }));
  EXPECT_TRUE(writer.execute(Request{
      office.next_id(), {}, machinery(), core::RecordActivity{turnout(unit, day(11, 7), 1)}}));
  EXPECT_EQ(accepted, 300);
}

}  // namespace luoshi::app
