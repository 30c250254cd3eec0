#include "cli/demo_course.hpp"

#include "app/simulation_dice.hpp"
#include "core/codec.hpp"

namespace luoshi::cli {

namespace {
using core::Id;
using core::Instant;

constexpr std::int32_t days_back = 11;                // the tables reach ten days back
constexpr std::int32_t spread_e7 = 26'000;            // a village: about 290 m in each direction
constexpr std::int32_t nearby_e7 = 1'200;             // the same place again
constexpr std::int64_t breath_us = 90 * 1'000'000LL;  // between the last steps before now

const std::string& cell(const CourseRow& row, std::string_view column) {
  return row.find(column)->second;
}

std::uint64_t seed_of(std::size_t index) {
  return app::Dice(index + 1).next();
}
}  // namespace

Instant Course::beginning(const CourseTime& time) {
  return base::start_of(time.today() - days_back, time.offset);
}

Course::Course(app::SimulationRoad& road, CourseTables tables, CourseTime time)
    : road_(road), tables_(std::move(tables)), time_(time), snapshot_(road.snapshot()) {
  subjects_.reserve(tables_.cases.size() + tables_.activities.size());
  for (const CourseRow& row : tables_.cases) read(row, Noun::case_);
  for (const CourseRow& row : tables_.activities) read(row, Noun::activity);
  place_subjects();
  for (Subject& subject : subjects_) plan(subject);
  std::ranges::sort(steps_, {}, [](const Step& one) { return std::pair(one.at, one.order); });
}

void Course::read(const CourseRow& row, Noun noun) {
  Subject out{.row = &row, .noun = noun};
  if (const auto unit = snapshot_->directory->unit_by_code(cell(row, "unit")))
    out.unit = *unit;
  else
    report_.broken.push_back("unit " + cell(row, "unit"));
  subjects_.push_back(std::move(out));
}

// Somewhere in the unit; what came back stands where it stood.
void Course::place_subjects() {
  for (std::size_t i = 0; i < subjects_.size(); ++i) {
    Subject& one = subjects_[i];
    app::Dice dice(seed_of(i));
    const core::UnitState* unit = snapshot_->directory->unit(one.unit);
    if (!unit || !unit->unit.place) continue;
    const bool again = one.noun == Noun::case_ && cell(*one.row, "link") == "again";
    const Subject* before = again ? named(cell(*one.row, "of")) : nullptr;
    const core::Place from = before && before->place ? *before->place : *unit->unit.place;
    const std::int32_t spread = before ? nearby_e7 / 2 : spread_e7;
    const auto off = [&] { return static_cast<std::int32_t>(dice.between(-spread, spread)); };
    one.place = core::Place{from.latitude_e7 + off(), from.longitude_e7 + off(),
                            static_cast<std::int32_t>(dice.between(4, 18))};
  }
}

std::vector<const CourseRow*> Course::steps_of(const Subject& subject) const {
  std::vector<const CourseRow*> out;
  if (subject.noun == Noun::activity) return out;
  for (const CourseRow& row : tables_.plans)
    if (cell(row, "plan") == cell(*subject.row, "plan")) out.push_back(&row);
  return out;
}

// The whole plan lies before now, however early in the day it is.
void Course::plan(Subject& subject) {
  const auto steps = steps_of(subject);
  const auto latest = [&](std::size_t step) {
    return Instant{time_.now.us - static_cast<std::int64_t>(steps.size() + 1 - step) * breath_us};
  };
  const std::string& when = cell(*subject.row, subject.noun == Noun::case_ ? "found" : "at");
  const auto begun = course_instant(when, time_.now, time_);
  if (!begun) return report_.broken.push_back("time " + when);
  subject.begun = std::min(*begun, latest(0));
  steps_.push_back({subject.begun, &subject, nullptr, steps_.size()});
  Instant previous = subject.begun;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const auto at = course_instant(cell(*steps[i], "after"), previous, time_);
    if (!at) return report_.broken.push_back("time " + cell(*steps[i], "after"));
    previous = std::min(std::max(*at, Instant{previous.us + base::minute_us}), latest(i + 1));
    steps_.push_back({previous, &subject, steps[i], steps_.size()});
  }
}

base::Result<void> Course::draw(const std::function<std::string(const DrawnPhoto&)>& keep) {
  std::vector<PhotoOrder> orders;
  struct Wanted {
    std::optional<core::Photo>* photo;
    core::Photo as;
  };
  std::vector<Wanted> wanted;
  for (std::size_t i = 0; i < subjects_.size(); ++i) {
    Subject& one = subjects_[i];
    const std::string& shown = cell(*one.row, "scene");
    if (shown.empty()) continue;
    const auto order = [&](std::optional<core::Photo>& photo, SceneMoment moment,
                           core::PhotoRole role) {
      orders.push_back({shown, seed_of(i), moment});
      core::Photo as{.media_type = "image/jpeg", .role = role, .taken_place = one.place};
      wanted.push_back({&photo, std::move(as)});
    };
    if (one.noun == Noun::activity) {
      order(one.before,
            cell(*one.row, "photo") == "after" ? SceneMoment::after : SceneMoment::before,
            core::PhotoRole::other);
      continue;
    }
    order(one.before, SceneMoment::before, core::PhotoRole::before);
    if (!cell(*one.row, "done").empty())
      order(one.after, SceneMoment::after, core::PhotoRole::after);
  }
  const auto pictures = draw_photos(orders);
  if (!pictures) return std::unexpected(pictures.error());
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    wanted[i].as.file = core::Text(keep((*pictures)[i]));
    *wanted[i].photo = std::move(wanted[i].as);
  }
  report_.photos = std::ssize(wanted);
  return {};
}

Course::Subject* Course::named(const std::string& key) {
  if (key.empty()) return nullptr;
  const auto found = std::ranges::find_if(
      subjects_, [&](const Subject& one) { return cell(*one.row, "key") == key; });
  return found == subjects_.end() ? nullptr : &*found;
}

std::optional<Id> Course::lead_of(const Subject& subject) const {
  const auto stored = road_.reader().find(subject.record, core::unrestricted());
  const auto state = stored ? core::decode_state(stored->state) : base::refuse("record_missing");
  const auto* one = state ? std::get_if<core::CaseState>(&*state) : nullptr;
  if (!one || !one->responsibility) return std::nullopt;
  return one->responsibility->lead.unit;
}

// finder: as the row says. @lead: who answers for the responsible unit. Any other role: the nearest
// post, in the unit or above it.
std::optional<core::Actor> Course::actor(std::string role, const Subject& subject) const {
  const auto& directory = *snapshot_->directory;
  const bool lead = role == "@lead";
  if (role == "finder") role = cell(*subject.row, "finder");
  std::vector<Id> units{subject.unit};
  if (lead) {
    const auto unit = lead_of(subject);
    if (!unit) return std::nullopt;
    units = {*unit};
  } else {
    const auto& above = directory.ancestors(subject.unit);
    units.insert(units.end(), above.begin(), above.end());
  }
  for (const Id& unit : units)
    for (const Id& post : directory.posts_of(unit, today())) {
      auto who = app::actor_of(*snapshot_, post, today());
      const bool fits =
          who && (lead ? who->may(core::Right::respond) && who->may(core::Right::request)
                       : who->role == role);
      if (fits) return who;
    }
  return std::nullopt;
}

CourseScene Course::scene(const Step& step) {
  const Subject& subject = *step.subject;
  CourseScene out{.snapshot = *snapshot_,
                  .time = time_,
                  .at = step.at,
                  .unit = subject.unit,
                  .place = subject.place,
                  .before = subject.before,
                  .after = subject.after,
                  .record = subject.record,
                  .other = {}};
  for (auto* photo : {&out.before, &out.after})
    if (*photo) (*photo)->taken_at = step.at;
  if (subject.noun == Noun::case_)
    if (const Subject* other = named(cell(*subject.row, "of"))) out.other = other->record;
  return out;
}

base::Result<core::Command> Course::command(const Step& step) {
  const Subject& subject = *step.subject;
  if (step.plan) return act_command(*step.plan, *subject.row, scene(step));
  if (subject.noun == Noun::case_) {
    auto out = case_command(*subject.row, scene(step));
    if (!out) return std::unexpected(std::move(out.error()));
    return std::move(*out);
  }
  std::vector<CourseRow> rows;
  for (const CourseRow& row : tables_.rows)
    if (cell(row, "activity") == cell(*subject.row, "key")) rows.push_back(row);
  auto out = activity_command(*subject.row, rows, scene(step));
  if (!out) return std::unexpected(std::move(out.error()));
  return std::move(*out);
}

void Course::fail(const Step& step, const std::string& why) {
  const CourseRow& row = *step.subject->row;
  const bool is_case = step.subject->noun == Noun::case_;
  report_.broken.push_back((is_case ? cell(row, "plan") + " / " : "") +
                           cell(row, is_case ? "description" : "kind") + " / " +
                           (step.plan ? cell(*step.plan, "act") : "") + ": " + why);
}

void Course::take(const Step& step) {
  Subject& subject = *step.subject;
  if (step.plan && subject.record.is_nil()) return;  // it has failed at its beginning
  const std::string role =
      step.plan ? cell(*step.plan, "role")
                : cell(*subject.row, subject.noun == Noun::case_ ? "finder" : "role");
  auto who = actor(role, subject);
  if (!who) return fail(step, role);
  auto what = command(step);
  if (!what) return fail(step, base::to_json(what.error().args));
  const bool asks = std::holds_alternative<core::AskRequest>(*what);
  const bool decides = std::holds_alternative<core::DecideRequest>(*what);
  app::Sending sending{.command = std::move(*what), .actor = std::move(*who)};
  sending.promise = app::Promise::open;
  if (step.plan && !asks) sending.record = decides ? subject.request : subject.record;
  const auto outcome = road_.send(std::move(sending));
  if (!outcome || !*outcome)
    return fail(step, outcome ? outcome->error().code + " " + outcome->error().field : role);
  if (asks) subject.request = (*outcome)->record;
  if (step.plan) return;
  subject.record = (*outcome)->record;
  ++(subject.noun == Noun::case_ ? report_.cases : report_.activities);
}

CourseReport Course::run(const app::Progress& progress) {
  Instant looked = beginning(time_);
  for (std::size_t i = 0; i < steps_.size(); ++i) {
    for (; looked.us + base::hour_us < steps_[i].at.us; looked.us += base::hour_us) {
      road_.set_clock({looked.us + base::hour_us});
      road_.run_clock();
    }
    road_.set_clock(steps_[i].at);
    take(steps_[i]);
    progress(static_cast<std::int64_t>(i + 1), std::ssize(steps_));
  }
  road_.set_clock(time_.now);
  road_.run_clock();
  for (const Subject& one : subjects_)
    if (one.noun == Noun::case_ && !one.record.is_nil())
      if (const auto stored = road_.reader().find(one.record, core::unrestricted()))
        ++report_.states[stored->row.status];
  const auto& broken = road_.report().broken;
  report_.broken.insert(report_.broken.end(), broken.begin(), broken.end());
  return report_;
}

}  // namespace luoshi::cli
