// A campaign in mid-course: cases and activities of the last days, written through the one road of
// writes at the times the tables tell, with the posts of the rule set acting. The same tables and
// the same moment give the same course.
#pragma once
#include "app/rebuild.hpp"
#include "app/simulation_road.hpp"
#include "cli/demo_commands.hpp"
#include "cli/demo_photos.hpp"

namespace luoshi::cli {

struct CourseReport {
  std::int64_t cases = 0;
  std::int64_t activities = 0;
  std::int64_t photos = 0;
  std::map<std::string, std::int64_t> states;  // of its cases now
  // Rows that could not be done, and why: the tables do not fit the rule set.
  std::vector<std::string> broken;
};
BOOST_DESCRIBE_STRUCT(CourseReport, (), (cases, activities, photos, states, broken))

class Course {
 public:
  // The earliest moment of the tables; the store must have been founded before it.
  static core::Instant beginning(const CourseTime& time);

  Course(app::SimulationRoad& road, CourseTables tables, CourseTime time);

  // keep: stores a picture and gives its hexadecimal SHA-256. Refusals: those of draw_photos.
  base::Result<void> draw(const std::function<std::string(const DrawnPhoto&)>& keep);
  CourseReport run(const app::Progress& progress);

 private:
  enum class Noun { case_, activity };
  struct Subject {
    const CourseRow* row = nullptr;
    Noun noun = Noun::case_;
    core::Id unit;
    std::optional<core::Place> place;
    std::optional<core::Photo> before, after;
    core::Instant begun;
    core::Id record;
    core::Id request;  // the last one asked about it
  };
  struct Step {
    core::Instant at;
    Subject* subject = nullptr;
    const CourseRow* plan = nullptr;  // nullptr: the subject begins
    std::size_t order = 0;            // of those at one moment
  };

  void read(const CourseRow& row, Noun noun);
  void place_subjects();
  void plan(Subject& subject);
  std::vector<const CourseRow*> steps_of(const Subject& subject) const;
  Subject* named(const std::string& key);
  std::optional<core::Actor> actor(std::string role, const Subject& subject) const;
  std::optional<core::Id> lead_of(const Subject& subject) const;
  CourseScene scene(const Step& step);
  base::Result<core::Command> command(const Step& step);
  void take(const Step& step);
  void fail(const Step& step, const std::string& why);
  core::Day today() const { return base::day_of(road_.clock(), time_.offset); }

  app::SimulationRoad& road_;
  CourseTables tables_;
  CourseTime time_;
  std::shared_ptr<const app::Snapshot> snapshot_;
  std::vector<Subject> subjects_;
  std::vector<Step> steps_;
  CourseReport report_;
};

}  // namespace luoshi::cli
