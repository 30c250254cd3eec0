// With and without an undercover visit, every answer to everybody else is the same, to the byte.
#include "app/readable.hpp"
#include "office.hpp"
#include "views/selection.hpp"

namespace luoshi::app {

namespace {
enum class Visit { none, hidden };

core::Activity undercover(const Office& office, const core::Actor& inspector) {
  core::Activity visit{
      .kind = "undercover_visit", .day = day(12, 7), .units = {office.unit("410108003")}};
  visit.summary = core::Text("暗访发现裸露地面未覆盖");
  visit.fields.emplace("situation", core::TextValue{core::Text("裸露地面未覆盖，围挡破损")});
  if (inspector.person) visit.people.push_back(*inspector.person);
  return visit;
}

// The street's ordinary days, with a visit in between that nobody knows of.
core::Id live_through(Office& office, Visit visit) {
  const core::Id street = office.unit("410108003");
  core::Id hidden;
  for (int i = 5; i <= 9; ++i) {
    office.now = base::start_of(day(12, i), {480}, 9 * 60);
    core::Activity activity = turnout(street, day(12, i), 10 * i);
    activity.summary = core::Text("清理积存垃圾");
    EXPECT_TRUE(office.executor->execute(
        Request{base::id_from_digest(base::sha256("day " + std::to_string(i))),
                {},
                machinery(),
                core::RecordActivity{activity}}));
    if (i == 7 && visit == Visit::hidden) {
      office.now.us += base::hour_us;
      const core::Actor inspector = office.actor("inspector_leader", "410108");
      core::Activity activity7 = undercover(office, inspector);
      activity7.no_photo_reason = core::Text("不便拍照");
      const Outcome outcome =
          office.executor->execute(Request{base::id_from_digest(base::sha256("visit")),
                                           {},
                                           inspector,
                                           core::RecordActivity{activity7}});
      EXPECT_TRUE(outcome) << outcome.error().code << " " << outcome.error().field;
      if (outcome) hidden = outcome->record;
    }
  }
  return hidden;
}

std::string answers(Office& office, const core::Scope& scope) {
  std::string out;
  auto reader = office.store->reader();
  for (const auto noun : {views::Noun::activity, views::Noun::case_, views::Noun::site,
                          views::Noun::unit, views::Noun::request}) {
    for (const char* text : {"", "清理", "暗访", "裸", "地面"}) {
      for (const auto order : {views::Order::newest, views::Order::due}) {
        const views::ListQuery query{.noun = noun, .text = text, .order = order, .limit = 100};
        const views::Page page = reader->list(query, scope);
        for (const auto& row : page.rows) {
          out += base::to_text(row.record) + row.summary + row.status + row.number;
          const auto record = reader->find(row.record, scope);
          out += readable_state(*record, *reader, scope);
          out += std::to_string(reader->history(row.record).size());
        }
        out +=
            "|" + page.next + "|" + std::to_string(reader->count(query, 1000, scope).count) + "\n";
      }
    }
  }
  const auto figures = brief(*reader, *office.executor->snapshot(), {});
  for (const auto& one : figures->figures)
    out += one.quantity + std::to_string(one.amount) + "," + std::to_string(one.records) + "\n";
  out += base::to_json(figures->reporting);
  const auto everything =
      reader->sums({.unit = office.unit("410108"), .from = day(12, 1), .until = day(12, 30)});
  for (const auto& sum : everything) out += sum.kind + std::to_string(sum.amount) + "\n";
  return out;
}
}  // namespace

TEST(hidden_visit, leaves_every_answer_to_every_other_role_the_same) {
  Office with, without;
  const core::Id visit = live_through(with, Visit::hidden);
  live_through(without, Visit::none);
  int roles = 0;
  for (const auto& [post, state] : with.executor->snapshot()->directory->posts()) {
    const auto actor = actor_of(*with.executor->snapshot(), post, day(12, 9));
    if (!actor || actor->may(core::Right::read_hidden)) continue;
    if (++roles % 7 != 0) continue;  // one in seven: posts of one role see alike
    const core::Scope scope = core::access(*actor);
    EXPECT_EQ(answers(with, scope), answers(without, scope)) << state.post.code;
    EXPECT_FALSE(with.store->reader()->find(visit, scope)) << state.post.code;
    core::VoidActivity guess{core::Text("猜")};
    const Outcome outcome = with.run(guess, *actor, visit);
    const Outcome unknown = with.run(guess, *actor, with.next_id());
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error(), unknown.error());
  }
  EXPECT_GT(roles, 20);
}

TEST(hidden_visit, is_seen_by_its_team_and_by_all_once_published) {
  Office office;
  const core::Id visit = live_through(office, Visit::hidden);
  const core::Actor inspector = office.actor("inspector_leader", "410108");
  EXPECT_TRUE(office.store->reader()->find(visit, core::access(inspector)));
  const core::Scope village{.ids = {office.unit("410108003")}};
  EXPECT_FALSE(office.store->reader()->find(visit, village));
  const Outcome published = office.run(core::PublishActivity{}, inspector, visit);
  ASSERT_TRUE(published) << published.error().code;
  EXPECT_TRUE(office.store->reader()->find(visit, village));
}

TEST(hidden_visit, its_findings_are_published_with_it) {
  Office office;
  const core::Id visit = live_through(office, Visit::hidden);
  const core::Actor inspector = office.actor("inspector_leader", "410108");
  const core::Id village =
      office.executor->snapshot()->directory->children(office.unit("410108003")).front();
  core::CaseFacts facts{.source = "undercover_visit",
                        .category = "06010",
                        .description = core::Text("裸露地面"),
                        .unit = village,
                        .found_at = office.now,
                        .activity = visit};
  facts.no_photo_reason = core::Text("不便拍照");
  const Outcome finding = office.run(core::ReportCase{facts, {}}, inspector);
  ASSERT_TRUE(finding) << finding.error().code << " " << finding.error().field;
  const core::Scope above{.ids = {office.unit("410108003")}};
  EXPECT_FALSE(office.store->reader()->find(finding->record, above));
  ASSERT_TRUE(office.run(core::PublishActivity{}, inspector, visit));
  EXPECT_TRUE(office.store->reader()->find(visit, above));
  EXPECT_TRUE(office.store->reader()->find(finding->record, above))
      << "the finding became a case on the day of publication";
}

}  // namespace luoshi::app
