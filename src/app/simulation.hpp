// A seeded generator of whole campaigns, day by day: turn-outs with zero reports, corrections and
// voids, inspections, hidden visits that are published later, and cases from finding to closing
// with requests, rework and reopening. The same seed and start give the same commands. For tests,
// for `luoshi simulate`, and for data of any size.
#pragma once
#include "app/rebuild.hpp"
#include "app/simulation_activities.hpp"
#include "app/simulation_cases.hpp"

namespace luoshi::app {

struct SimulationOptions {
  std::int32_t units = 0;  // villages; more than the pack's are made; 0 = those of the pack
  std::int32_t days = 7;
  std::uint64_t seed = 1;
  core::Day start;  // not before the journal's last day
  Mischief mischief;
};

class Simulation {
 public:
  // The store must be founded. now: the clock the executor reads; it is moved through the days.
  Simulation(Executor& executor, journal::Store& store, core::Instant& now,
             SimulationOptions options);

  // Fault: StoreFault; the object is then to be thrown away, what was acknowledged stays.
  void run(const Progress& progress);
  void run_day();
  bool finished() const { return days_done_ == options_.days; }

  const SimulationReport& report() const { return road_.report(); }
  const std::vector<Acknowledged>& acknowledged() const { return road_.acknowledged(); }
  const std::deque<std::string>& course() const { return road_.course(); }

 private:
  struct Recorded {
    core::Id record;
    core::Actor actor;
    core::Activity activity;
    bool hidden = false;
  };
  struct Visit {
    Recorded recorded;
    std::vector<core::Id> findings;
    core::Day publish_on;
  };

  void set_clock(int minute_of_day);
  core::Day day() const { return options_.start + days_done_; }
  ActivityScene activity_scene(const core::Id& unit);
  CaseScene case_scene();
  std::optional<core::Actor> recorder(const core::ActivityKind& kind, const core::Id& village);

  void report_turn_outs();
  void record_something();
  void correct_something();
  void visit_in_secret();
  void publish_visits();
  void find_case();
  std::optional<core::Id> report_case(core::CaseFacts facts, const core::Actor& actor,
                                      Promise promise);
  void move_cases(std::size_t turn);
  void move_case(const core::Id& record);
  void answer_requests();
  std::optional<core::State> state_of(const core::Id& record);
  std::optional<core::Id> send(Sending sending);

  SimulationOptions options_;
  SimulationRoad road_;
  Dice dice_;
  SimulatedOffice office_;
  std::vector<const core::ActivityKind*> daily_, hidden_, others_;
  std::int32_t days_done_ = 0;
  std::vector<Recorded> recorded_;
  std::vector<Visit> visits_;
  std::vector<core::Id> cases_;
  std::vector<core::Id> requests_;
};

}  // namespace luoshi::app
