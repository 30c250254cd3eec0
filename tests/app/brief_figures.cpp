// Cumulative figures: what counts, what counts once, what is shown as fallen.
#include "office.hpp"
#include "papers/brief_text.hpp"

namespace luoshi::app {

namespace {
BriefFigures figures(Office& office, BriefOptions options = {}) {
  auto reader = office.store->reader();
  auto out = brief(*reader, *office.executor->snapshot(), options);
  if (!out) throw std::runtime_error(out.error().code);
  return *out;
}

const BriefFigure& people(const BriefFigures& figures) {
  return *std::ranges::find(figures.figures, std::string("people"), &BriefFigure::quantity);
}
}  // namespace

TEST(brief_figures, days_before_the_start_and_other_streets_stay_out) {
  Office office;
  const core::Id street = office.unit("410108003");
  ASSERT_TRUE(office.run(core::RecordActivity{turnout(street, day(11, 4), 1000)}));
  ASSERT_TRUE(office.run(core::RecordActivity{turnout(street, day(11, 5), 500)}));
  ASSERT_TRUE(office.run(core::RecordActivity{turnout(street, day(11, 6), 23)}));
  ASSERT_TRUE(office.run(core::RecordActivity{turnout(office.unit("410108100"), day(11, 6), 77)}));
  const BriefFigures out = figures(office);
  EXPECT_EQ(people(out).amount, 523);
  EXPECT_EQ(people(out).records, 2);
  EXPECT_EQ(out.until, day(11, 6));
  EXPECT_EQ(people(figures(office, {.unit = office.unit("410108")})).amount, 600);
}

TEST(brief_figures, a_record_for_several_programmes_and_villages_counts_once_in_the_total) {
  Office office;
  const auto villages = office.executor->snapshot()->directory->children(office.unit("410108003"));
  ASSERT_GE(villages.size(), 2u);
  core::Activity shared = turnout(villages[0], day(11, 6), 40);
  shared.units.push_back(villages[1]);
  shared.programmes = {"w1", "w3"};
  const Outcome outcome = office.run(core::RecordActivity{shared});
  ASSERT_TRUE(outcome) << outcome.error().code << outcome.error().field;
  EXPECT_EQ(people(figures(office)).amount, 40);
  for (const char* programme : {"w1", "w3"})
    EXPECT_EQ(people(figures(office, {.programme = programme})).amount, 40) << programme;
  EXPECT_EQ(people(figures(office, {.unit = villages[1], .since = day(11, 5), .until = day(11, 6)}))
                .amount,
            40);
}

TEST(brief_figures, corrected_and_voided_records_change_the_figure_and_keep_their_history) {
  Office office;
  const core::Id street = office.unit("410108003");
  const Outcome first = office.run(core::RecordActivity{turnout(street, day(11, 6), 50)});
  const Outcome second = office.run(core::RecordActivity{turnout(street, day(11, 6), 7)});
  ASSERT_TRUE(first && second);
  ASSERT_TRUE(
      office.run(core::CorrectActivity{turnout(street, day(11, 6), 45), core::Text("数错了")},
                 machinery(), first->record));
  EXPECT_EQ(people(figures(office)).amount, 52);
  ASSERT_TRUE(office.run(core::VoidActivity{core::Text("重复")}, machinery(), second->record));
  const BriefFigures out = figures(office);
  EXPECT_EQ(people(out).amount, 45);
  auto reader = office.store->reader();
  std::int64_t sum = 0;
  for (const FigureRecord& one : open_figure(*reader, out, "people")) sum += one.amount;
  EXPECT_EQ(sum, 45);
  EXPECT_EQ(reader->history(first->record).size(), 2u);
}

TEST(brief_figures, a_figure_that_fell_since_it_was_sent_is_shown) {
  Office office;
  const core::Id street = office.unit("410108003");
  const Outcome record = office.run(core::RecordActivity{turnout(street, day(11, 6), 530)});
  ASSERT_TRUE(record);
  const BriefFigures before = figures(office);
  core::SendFigures sent{.brief = before.brief,
                         .unit = before.unit,
                         .programme = before.programme,
                         .since = before.since,
                         .until = before.until,
                         .seq = before.seq};
  for (const BriefFigure& one : before.figures) sent.figures.push_back({one.quantity, one.amount});
  ASSERT_TRUE(office.run(sent));
  EXPECT_FALSE(people(figures(office)).fallen);
  ASSERT_TRUE(
      office.run(core::CorrectActivity{turnout(street, day(11, 6), 480), core::Text("数错了")},
                 machinery(), record->record));
  const BriefFigures after = figures(office);
  EXPECT_TRUE(people(after).fallen);
  EXPECT_EQ(people(after).sent, 530);
}

TEST(brief_figures, expected_reported_zero_and_missing_are_four_things) {
  Office office;
  const auto snapshot = office.executor->snapshot();
  const core::Id street = office.unit("410108003");
  const auto villages = snapshot->directory->units_of_levels(
      core::find_by_code(snapshot->rules->activity_kinds, "daily_turnout")->expected_levels, street,
      day(11, 5));
  ASSERT_GE(villages.size(), 3u);
  ASSERT_TRUE(office.run(core::RecordActivity{turnout(villages[0], day(11, 5), 5)}));
  core::Activity zero{.kind = "daily_turnout", .day = day(11, 5), .units = {villages[1]}};
  zero.nothing_today = true;
  ASSERT_TRUE(office.run(core::RecordActivity{zero}));
  const BriefFigures out = figures(office);
  auto state =
      std::ranges::find(out.reporting, std::string("daily_turnout"), &ReportingState::kind);
  ASSERT_NE(state, out.reporting.end());
  EXPECT_EQ(state->expected, static_cast<std::int64_t>(villages.size()));
  EXPECT_EQ(state->reported, 1);
  EXPECT_EQ(state->zero, 1);
  EXPECT_EQ(state->missing, static_cast<std::int64_t>(villages.size()) - 2);
}

}  // namespace luoshi::app
