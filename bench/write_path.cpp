// The write path against the bare program: the same statements on the same database, group by
// group in turn, so that both meet the same disk and the same neighbours.
#include <fmt/format.h>

#include "bench/bare.hpp"
#include "bench/benchmarks.hpp"
#include "bench/clockwork.hpp"

namespace luoshi::bench {

namespace {
constexpr int repetitions = 3;

struct Groups {
  std::size_t size = 0;
  std::size_t count = 0;
};

struct Times {
  Elapsed ours;
  Elapsed floor;
};

using Commands = std::vector<std::vector<app::Request>>;

Commands commands_of(Office& office, Create what, Groups groups) {
  Campaign campaign = office.campaign(fmt::format("write {}", groups.size));
  Commands out;
  for (std::size_t i = 0; i < groups.count; ++i) {
    out.push_back(campaign.next(what, groups.size));
    // Hashed by the thread that reads a request, before the writer sees it (Writer::submit).
    for (app::Request& request : out.back()) request.body = app::body_digest(request);
  }
  return out;
}

// After everything in the database and in the commands.
core::Instant afterwards() {
  return {campaign_begin().us + 2 * campaign_days * base::day_us};
}

class Contest {
 public:
  Contest(const Databases& databases, Create what, Groups groups)
      : base_(databases.writing),
        ours_(databases.folder / "ours.db"),
        bare_(databases.folder / "bare.db"),
        groups_(groups) {
    copy_database(base_, ours_);
    Office office(ours_);
    office.set_clock(afterwards());
    commands_ = commands_of(office, what, groups);
    office.store().log_statements(recording_.log());
    auto copy = commands_;
    for (auto& group : copy) {
      recording_.begin_group();
      office.run(group);
    }
    office.store().log_statements({});
  }

  Times once() {
    copy_database(base_, ours_);
    copy_database(base_, bare_);
    Office office(ours_);
    office.set_clock(afterwards());
    BareProgram bare(bare_);
    auto commands = commands_;
    Times out;
    for (std::size_t i = 0; i < groups_.count; ++i) {
      const auto ours = [&] { out.ours += timed([&] { office.run(commands[i]); }); };
      const auto theirs = [&] {
        out.floor += timed([&] { bare.replay(recording_.sql_texts(), recording_.group(i)); });
      };
      if (i % 2 == 0) {
        ours();
        theirs();
      } else {
        theirs();
        ours();
      }
    }
    return out;
  }

  // What both left behind.
  bool equal_rows() const { return row_counts(ours_) == row_counts(bare_); }
  double statements_a_command() const {
    return static_cast<double>(recording_.steps()) /
           static_cast<double>(groups_.size * groups_.count);
  }

 private:
  std::filesystem::path base_;
  std::filesystem::path ours_;
  std::filesystem::path bare_;
  Groups groups_;
  Commands commands_;
  Recording recording_;
};

void measure(const Databases& databases, Create what, Groups groups, Report& report) {
  Contest contest(databases, what, groups);
  std::vector<Times> all;
  for (int i = 0; i < repetitions; ++i) {
    all.push_back(contest.once());
    report.expect(contest.equal_rows(), "write path and bare program left different rows");
  }
  std::ranges::sort(all, {}, [](const Times& one) { return one.floor.wall_us / one.ours.wall_us; });
  const Times& middle = all[all.size() / 2];
  const auto commands = static_cast<double>(groups.size * groups.count);
  const char* word = what == Create::report_case ? "case" : "activity";
  report.add({.name = fmt::format("write {}, {} a transaction", word, groups.size),
              .ours = middle.ours.wall_us / commands,
              .floor = middle.floor.wall_us / commands,
              .unit = "us",
              .ratio = middle.floor.wall_us / middle.ours.wall_us,
              .goal = Goal{Bound::at_least, 0.85}});
  report.add(
      {.name = fmt::format("  processor alone ({:.0f} statements)", contest.statements_a_command()),
       .ours = middle.ours.cpu_us / commands,
       .floor = middle.floor.cpu_us / commands,
       .unit = "us",
       .ratio = middle.floor.cpu_us / middle.ours.cpu_us});
}
}  // namespace

void measure_write_path(const Databases& databases, Report& report) {
  for (const Create what : {Create::report_case, Create::record_activity})
    for (const Groups groups : {Groups{1, 400}, Groups{100, 40}, Groups{1000, 5}})
      measure(databases, what, groups, report);
}

}  // namespace luoshi::bench
