// Commands from phones that cannot be decided yes any more: refused, kept, found again, settled.
// And the version that somebody has seen.
#include "core/codec.hpp"
#include "tests/app/office.hpp"

namespace luoshi::app {

namespace {
class SettingAside : public testing::Test {
 protected:
  core::Id reported_case() {
    core::CaseFacts facts{.source = "patrol",
                          .category = "06001",
                          .description = core::Text("路边堆放垃圾"),
                          .unit = office_.unit("410108003901"),
                          .found_at = office_.now};
    const auto made = office_.run(core::ReportCase{facts, {}}, grid_worker_);
    EXPECT_TRUE(made) << made.error().code << " " << made.error().field;
    return made->record;
  }
  Request queued(core::Command command, const core::Id& record) {
    return {.id = office_.next_id(),
            .record = record,
            .actor = grid_worker_,
            .command = std::move(command),
            .when_refused = Request::WhenRefused::set_aside};
  }
  core::SetAsideState kept(const core::Id& command) {
    const auto stored = office_.store->reader()->find(set_aside_id(command), core::unrestricted());
    EXPECT_TRUE(stored);
    return std::get<core::SetAsideState>(*core::decode_state(stored->state));
  }

  Office office_;
  core::Actor grid_worker_ = office_.actor("grid_worker", "410108003901");
};
}  // namespace

TEST_F(SettingAside, a_refused_command_is_kept_with_its_texts_and_its_reason) {
  const core::Id record = reported_case();
  const Request request = queued(core::PassCheck{core::Text("已经清完了"), {}}, record);
  const Outcome outcome = office_.executor->execute(request);
  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().args.at("set_aside"), base::to_text(set_aside_id(request.id)));
  const core::SetAsideState state = kept(request.id);
  EXPECT_EQ(state.what.command, "pass_check");
  EXPECT_EQ(state.what.refusal, outcome.error().code);
  EXPECT_EQ(state.what.record, record);
  const auto body = office_.store->reader()->text(state.what.body.vault);
  ASSERT_TRUE(body);
  EXPECT_NE(body->text.find("已经清完了"), std::string::npos);
}

TEST_F(SettingAside, sent_again_it_is_refused_again_and_kept_once) {
  const Request request = queued(core::PassCheck{}, reported_case());
  const Outcome first = office_.executor->execute(request);
  const std::int64_t seq = office_.store->reader()->head().seq;
  const Outcome second = office_.executor->execute(request);
  ASSERT_FALSE(first);
  ASSERT_FALSE(second);
  EXPECT_EQ(first.error().code, second.error().code);
  EXPECT_EQ(first.error().args.at("set_aside"), second.error().args.at("set_aside"));
  EXPECT_EQ(office_.store->reader()->head().seq, seq);
}

TEST_F(SettingAside, without_being_asked_a_refusal_leaves_nothing) {
  Request request = queued(core::PassCheck{}, reported_case());
  request.when_refused = Request::WhenRefused::forget;
  const std::int64_t seq = office_.store->reader()->head().seq;
  EXPECT_FALSE(office_.executor->execute(request));
  EXPECT_EQ(office_.store->reader()->head().seq, seq);
}

TEST_F(SettingAside, both_sides_see_it_and_strangers_do_not) {
  const Request request = queued(core::PassCheck{}, reported_case());
  ASSERT_FALSE(office_.executor->execute(request));
  const auto sees = [&](const core::Actor& actor) {
    return office_.store->reader()->find(set_aside_id(request.id), core::access(actor)).has_value();
  };
  EXPECT_TRUE(sees(grid_worker_));
  EXPECT_TRUE(sees(office_.actor("village_secretary", "410108003901")));
  EXPECT_FALSE(sees(office_.actor("village_secretary", "410108003902")));
}

TEST_F(SettingAside, it_is_settled_once) {
  const Request request = queued(core::PassCheck{}, reported_case());
  ASSERT_FALSE(office_.executor->execute(request));
  const core::Id kept_as = set_aside_id(request.id);
  const core::Actor secretary = office_.actor("village_secretary", "410108003901");
  const core::SettleSetAside dismissed{core::Settlement::dismissed, core::Text("另有人验收")};
  EXPECT_EQ(office_.run(dismissed, office_.actor("village_secretary", "410108003902"), kept_as)
                .error()
                .code,
            "record_missing");
  ASSERT_TRUE(office_.run(dismissed, secretary, kept_as));
  EXPECT_EQ(kept(request.id).settled->settlement, core::Settlement::dismissed);
  EXPECT_EQ(office_.run(dismissed, secretary, kept_as).error().code, "set_aside_settled_already");
}

TEST_F(SettingAside, a_version_that_is_no_more_is_refused) {
  const core::Id record = reported_case();
  const std::int64_t seen =
      office_.store->reader()->find(record, core::unrestricted())->row.version;
  Request note{.id = office_.next_id(),
               .record = record,
               .actor = grid_worker_,
               .command = core::AddEvidence{.note = core::Text("补一句")},
               .seen_version = seen - 1};
  EXPECT_EQ(office_.executor->execute(note).error().code, "record_changed");
  note.seen_version = seen;
  const Outcome taken = office_.executor->execute(note);
  EXPECT_TRUE(taken) << taken.error().code;
}

}  // namespace luoshi::app
