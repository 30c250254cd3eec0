// What has to hold of any store at any time: the journal proves itself, views rebuilt equal the
// live ones, every sum equals a naive recount from the states, and every case has an owner and at
// most one timeliness entry a round.
#pragma once
#include "app/simulation.hpp"
#include "app/verify.hpp"
#include "core/codec.hpp"
#include "office.hpp"

namespace luoshi::app {

inline bool nightly() {
  return ::getenv("LUOSHI_NIGHTLY") != nullptr;
}

inline std::map<core::Id, core::State> states_of(views::Reader& reader) {
  std::map<core::Id, core::State> out;
  core::Id after;
  for (;;) {
    const auto page = reader.records_after(after, 500);
    if (page.empty()) return out;
    after = page.back().row.record;
    for (const views::StoredRecord& one : page) {
      auto state = core::decode_state(one.state);
      if (!state) throw std::runtime_error("state: " + state.error().field);
      out.emplace(one.row.record, std::move(*state));
    }
  }
}

inline void expect_proven(journal::Store& store) {
  const VerifyReport report = verify(store, {}, {}, [](std::int64_t, std::int64_t) {});
  EXPECT_EQ(report.events, store.reader()->head().seq);
  for (const VerifyFinding& one : report.findings)
    ADD_FAILURE() << "verify: " << one.code << " at " << one.seq << " " << one.detail;
}

inline void expect_rebuilt_equal(journal::Store& live) {
  const TemporaryFolder folder;
  const std::string path = (folder.path / "copy.db").string();
  live.back_up(path, [](std::int64_t, std::int64_t) {});
  auto copy = store::SqliteStore::open({.path = path});
  ASSERT_TRUE(copy) << copy.error().code;
  rebuild(**copy, [](std::int64_t, std::int64_t) {});
  for (const ViewDifference& one : compare_views(live, **copy))
    ADD_FAILURE() << "rebuilt differs: " << one.table << ", live " << one.live_rows
                  << " rows, rebuilt " << one.rebuilt_rows;
}

// Amounts by record and day, for each unit, programme and kind.
using Recount = std::map<std::tuple<core::Id, std::string, std::string>,
                         std::map<std::pair<core::Id, core::Day>, std::int64_t>>;

inline Recount recount(const std::map<core::Id, core::State>& states) {
  Recount out;
  for (const auto& [record, state] : states)
    for (const core::Contribution& one : core::contributions(state))
      out[{one.unit, one.programme, one.kind}][{record, one.day}] += one.amount;
  return out;
}

inline void expect_sums_recounted(views::Reader& reader,
                                  const std::map<core::Id, core::State>& states) {
  std::map<std::pair<core::Id, std::string>, std::map<std::string, views::Sum>> expected;
  for (const auto& [key, amounts] : recount(states)) {
    const auto& [unit, programme, kind] = key;
    views::Sum sum{.kind = kind};
    for (const auto& [where, amount] : amounts) {
      sum.amount += amount;
      sum.records += amount != 0;
    }
    if (sum.amount != 0 || sum.records != 0) expected[{unit, programme}][kind] = sum;
  }
  for (const auto& [key, kinds] : expected) {
    views::EntryQuery query{.unit = key.first, .programme = key.second};
    query.from = *base::make_day(2000, 1, 1);
    query.until = *base::make_day(2100, 1, 1);
    for (const bool frozen : {false, true}) {
      if (frozen) query.through_seq = reader.head().seq;
      const auto sums = reader.sums(query);
      EXPECT_EQ(sums.size(), kinds.size()) << "unit " << base::to_text(key.first);
      for (const views::Sum& sum : sums) {
        const auto it = kinds.find(sum.kind);
        ASSERT_NE(it, kinds.end()) << "a sum without records: " << sum.kind;
        EXPECT_EQ(sum.amount, it->second.amount) << sum.kind << " of " << key.second;
        EXPECT_EQ(sum.records, it->second.records) << sum.kind << " of " << key.second;
      }
    }
  }
}

// Whoever has to act now, and until when.
inline void expect_owned(const core::Id& record, const core::CaseState& state,
                         const core::Directory& directory) {
  SCOPED_TRACE("case " + base::to_text(record) + " " + std::string(base::name_of(state.status)));
  EXPECT_TRUE(directory.unit(state.reporter.unit.unit));
  EXPECT_FALSE(core::scopes_of(state).empty());
  const auto status = state.status;
  using enum core::CaseStatus;
  if (status != reported && status != accepted && status != ended) {
    ASSERT_TRUE(state.responsibility);
    EXPECT_TRUE(directory.unit(state.responsibility->lead.unit));
  }
  if (status != reported && status != ended) EXPECT_FALSE(state.number.empty());
  if (status != closed && status != ended && !state.hidden) EXPECT_FALSE(state.clocks.empty());
  EXPECT_EQ(state.closure.has_value(), status == closed);
}

inline void expect_cases_sound(views::Reader& reader, const Snapshot& snapshot,
                               const std::map<core::Id, core::State>& states) {
  const auto top = snapshot.directory->unit_by_code(snapshot.rules->authority);
  const views::EntryQuery query{.unit = *top,
                                .programme = {},
                                .kinds = {"case.timely", "case.untimely"},
                                .from = *base::make_day(2000, 1, 1),
                                .until = *base::make_day(2100, 1, 1),
                                .through_seq = {}};
  std::map<core::Id, std::int64_t> timeliness;
  std::int64_t after = 0;
  for (;;) {
    const auto entries = reader.entries(query, after, 500);
    if (entries.empty()) break;
    after = entries.back().seq;
    for (const views::EntryRow& entry : entries) timeliness[entry.record] += entry.amount;
  }
  std::set<std::string> numbers;
  for (const auto& [record, state] : states) {
    const auto* one = std::get_if<core::CaseState>(&state);
    if (!one) continue;
    expect_owned(record, *one, *snapshot.directory);
    const auto entries = timeliness.contains(record) ? timeliness.at(record) : 0;
    EXPECT_GE(entries, 0);
    EXPECT_LE(entries, static_cast<std::int64_t>(one->rounds.size())) << base::to_text(record);
    if (!one->number.empty())
      EXPECT_TRUE(numbers.insert(one->number).second) << "number given twice: " << one->number;
  }
}

inline void expect_sound(journal::Store& store) {
  const auto reader = store.reader();
  const auto states = states_of(*reader);
  expect_proven(store);
  expect_sums_recounted(*reader, states);
  expect_cases_sound(*reader, load_snapshot(*reader), states);
  expect_rebuilt_equal(store);
}

// For a seed that fails: what went before.
inline std::string course_of(const Simulation& simulation) {
  std::string out = "the last commands:\n";
  const auto& course = simulation.course();
  const std::size_t shown = std::min<std::size_t>(course.size(), 40);
  for (std::size_t i = course.size() - shown; i < course.size(); ++i) out += course[i] + "\n";
  return out;
}

}  // namespace luoshi::app
