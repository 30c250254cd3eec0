#include "app/simulation.hpp"

#include "app/simulation_words.hpp"
#include "core/codec.hpp"

namespace luoshi::app {

using namespace core;

namespace {
constexpr int first_minute = 7 * 60, last_minute = 22 * 60, minutes_a_slot = 60;
constexpr int turn_out_minute = 18 * 60;
constexpr std::size_t recorded_max = 200;   // that may still be corrected
constexpr std::size_t followed_max = 5000;  // cases that somebody still looks at
constexpr std::size_t turns = 4;            // a case comes up every so many hours
}  // namespace

Simulation::Simulation(Executor& executor, journal::Store& store, Instant& now,
                       SimulationOptions options)
    : options_(std::move(options)),
      road_(executor, store, now, options_.mischief, options_.seed),
      dice_(options_.seed),
      office_(road_, options_.units) {
  set_clock(first_minute);
  office_.recruit(road_, options_.start);
  for (const ActivityKind& kind : office_.rules().activity_kinds) {
    if (kind.reporting == Reporting::daily)
      daily_.push_back(&kind);
    else if (kind.publication == Publication::when_published)
      hidden_.push_back(&kind);
    else
      others_.push_back(&kind);
  }
  if (office_.villages().empty()) road_.break_promise("the rule set expects no unit to report");
}

void Simulation::set_clock(int minute_of_day) {
  road_.set_clock(
      base::start_of(day(), {road_.snapshot()->rules->utc_offset_minutes}, minute_of_day));
}

ActivityScene Simulation::activity_scene(const Id& unit) {
  // Where the clock was put back before the first record of the day, it is still yesterday.
  const Instant now = road_.journal_now();
  const Day today = base::day_of(now, {office_.rules().utc_offset_minutes});
  return {office_.rules(), dice_, unit, std::min(day(), today), now};
}

CaseScene Simulation::case_scene() {
  return {office_, dice_, road_.journal_now(), cases_};
}

std::optional<State> Simulation::state_of(const Id& record) {
  const auto stored = road_.reader().find(record, unrestricted());
  if (!stored) return std::nullopt;
  auto state = decode_state(stored->state);
  if (!state) {
    road_.break_promise("a stored state cannot be read: " + state.error().field);
    return std::nullopt;
  }
  return std::move(*state);
}

// The record, when it was accepted. A promise may be broken by the life of another record.
std::optional<Id> Simulation::send(Sending sending) {
  const auto outcome = road_.send(std::move(sending));
  if (!outcome || !*outcome) return std::nullopt;
  return (*outcome)->record;
}

// A post near the village that may write the kind down for it.
std::optional<Actor> Simulation::recorder(const ActivityKind& kind, const Id& village) {
  const std::array near{village};
  const bool hides = kind.publication == Publication::when_published;
  std::vector<Actor> able;
  for (const Id& post : office_.posts_near(near)) {
    auto actor = office_.actor(post, day());
    if (!actor || !actor->may(Right::record_activity)) continue;
    if (!kind.recorders.empty() &&
        std::ranges::find(kind.recorders, actor->role) == kind.recorders.end())
      continue;
    if (hides && (!actor->may(Right::publish_activity) || !actor->may(Right::read_hidden) ||
                  !actor->may(Right::report_case)))
      continue;
    if (actor->reach != Reach::authority && !office_.directory().within(village, actor->unit))
      continue;
    able.push_back(std::move(*actor));
  }
  if (able.empty()) return std::nullopt;
  return dice_.pick(able);
}

// 每日投入: most villages report, some have nothing, some forget.
void Simulation::report_turn_outs() {
  std::vector<Sending> together;
  for (const ActivityKind* kind : daily_)
    for (const Id& village : office_.villages()) {
      const auto& levels = kind->expected_levels;
      const std::string& level = office_.directory().unit(village)->unit.level;
      if (std::ranges::find(levels, level) == levels.end() || dice_.percent(8)) continue;
      auto actor = recorder(*kind, village);
      if (!actor) continue;
      const ActivityScene scene = activity_scene(village);
      Activity activity = dice_.percent(10) ? simulated_zero_report(*kind, scene)
                                            : simulated_activity(*kind, scene);
      Sending sending{.actor = *actor};
      if (actor->may(Right::record_for_others) && dice_.percent(5)) {
        activity.recorder_named = Text(std::string(simulated::recorder));
        sending.origin = Origin::late;
      }
      sending.command = RecordActivity{std::move(activity)};
      together.push_back(std::move(sending));
    }
  const std::vector<Sending> kept = together;
  const std::vector<Outcome> outcomes = road_.send_together(std::move(together));
  for (std::size_t i = 0; i < outcomes.size(); ++i)
    if (outcomes[i] && dice_.percent(10))
      recorded_.push_back(
          {outcomes[i]->record, kept[i].actor, std::get<RecordActivity>(kept[i].command).activity});
}

void Simulation::record_something() {
  if (others_.empty()) return;
  const Id village = dice_.pick(office_.villages());
  const ActivityKind& kind = *dice_.pick(others_);
  auto actor = recorder(kind, village);
  if (!actor) return;
  Activity activity = simulated_activity(kind, activity_scene(village));
  if (dice_.percent(8)) {  // one record for two villages
    const Id other = dice_.pick(office_.villages());
    if (other != village &&
        (actor->reach == Reach::authority || office_.directory().within(other, actor->unit)))
      activity.units.push_back(other);
  }
  if (auto record = send({.command = RecordActivity{activity}, .actor = *actor}))
    recorded_.push_back({*record, std::move(*actor), std::move(activity)});
}

void Simulation::correct_something() {
  if (recorded_.empty()) return;
  const auto at =
      static_cast<std::size_t>(dice_.below(static_cast<std::int64_t>(recorded_.size())));
  Recorded one = recorded_[at];
  if (dice_.percent(25)) {
    recorded_.erase(recorded_.begin() + static_cast<std::ptrdiff_t>(at));
    send({VoidActivity{simulated_text(dice_)}, one.actor, one.record});
    return;
  }
  // Held back and sent later, it may meet a voided record; that is an open promise then.
  send({CorrectActivity{recounted(one.activity, dice_), simulated_text(dice_)}, one.actor,
        one.record});
}

// 暗访: its findings stay hidden until the day of publication.
void Simulation::visit_in_secret() {
  if (hidden_.empty()) return;
  const Id village = dice_.pick(office_.villages());
  const ActivityKind& kind = *dice_.pick(hidden_);
  auto actor = recorder(kind, village);
  if (!actor) return;
  Activity activity = simulated_activity(kind, activity_scene(village));
  const auto visit = send({.command = RecordActivity{activity}, .actor = *actor});
  if (!visit) return;
  Visit kept{.recorded = {*visit, *actor, std::move(activity), true},
             .findings = {},
             .publish_on = day() + static_cast<std::int32_t>(dice_.between(1, 4))};
  const std::int64_t findings = dice_.between(0, 2);
  for (std::int64_t i = 0; i < findings; ++i) {
    CaseFacts facts = simulated_facts(village, case_scene());
    facts.order.reset();
    facts.activity = *visit;
    if (auto record = report_case(std::move(facts), *actor, Promise::kept))
      kept.findings.push_back(*record);
  }
  visits_.push_back(std::move(kept));
}

void Simulation::publish_visits() {
  for (const Visit& visit : visits_) {
    if (visit.publish_on > day()) continue;
    if (send({PublishActivity{}, visit.recorded.actor, visit.recorded.record}))
      cases_.insert(cases_.end(), visit.findings.begin(), visit.findings.end());
  }
  std::erase_if(visits_, [&](const Visit& visit) { return visit.publish_on <= day(); });
}

std::optional<Id> Simulation::report_case(CaseFacts facts, const Actor& actor, Promise promise) {
  Sending sending{.command = ReportCase{std::move(facts), {}}, .actor = actor, .promise = promise};
  return send(std::move(sending));
}

void Simulation::find_case() {
  const Id village = dice_.pick(office_.villages());
  const std::array near{village};
  std::vector<Actor> able;
  for (const Id& post : office_.posts_near(near)) {
    auto actor = office_.actor(post, day());
    if (actor && actor->may(Right::report_case)) able.push_back(std::move(*actor));
  }
  if (able.empty()) return;
  const Actor& actor = dice_.pick(able);
  CaseFacts facts = simulated_facts(village, case_scene());
  // An order sent again changes the known case, or nothing, and then it is refused.
  Promise promise = facts.order ? Promise::open : Promise::kept;
  if (!cases_.empty() && dice_.percent(6)) {
    facts.parent = dice_.pick(cases_);
    promise = Promise::open;  // it may be closed, or out of sight
  } else if (!cases_.empty() && dice_.percent(6)) {
    facts.recurrence_of = dice_.pick(cases_);
    promise = Promise::open;
  }
  Sending sending{.command = ReportCase{facts, {}}, .actor = actor, .promise = promise};
  if (!facts.order && (!facts.photos.empty() || facts.no_photo_reason) && dice_.percent(12))
    std::get<ReportCase>(sending.command).fixed = OnTheSpot{simulated_work(case_scene())};
  if (auto record = send(std::move(sending)))
    if (std::ranges::find(cases_, *record) == cases_.end()) cases_.push_back(*record);
}

void Simulation::move_case(const Id& record) {
  const auto state = state_of(record);
  const auto* one = state ? std::get_if<CaseState>(&*state) : nullptr;
  if (!one) return road_.break_promise("an accepted case is not there: " + base::to_text(record));
  const bool over = one->status == CaseStatus::closed || one->status == CaseStatus::ended;
  if (over && dice_.percent(15)) {
    std::erase(cases_, record);
    return;
  }
  auto step = next_step(record, *one, case_scene());
  if (!step) return;
  const bool asks = std::holds_alternative<AskRequest>(step->command);
  if (auto accepted = send(std::move(*step)); accepted && asks) requests_.push_back(*accepted);
}

// Each case comes up several times a day; those that are over are left alone after a while.
void Simulation::move_cases(std::size_t turn) {
  for (std::size_t i = turn % turns; i < std::min(cases_.size(), followed_max); i += turns)
    if (dice_.percent(70)) move_case(Id(cases_[i]));
}

void Simulation::answer_requests() {
  std::vector<Id> open;
  for (const Id& record : std::exchange(requests_, {})) {
    const auto state = state_of(record);
    const auto* one = state ? std::get_if<RequestState>(&*state) : nullptr;
    if (!one || one->status != RequestStatus::asked) continue;
    open.push_back(record);
    if (!dice_.percent(30)) continue;
    if (auto answer = answer_request(record, *one, case_scene())) send(std::move(*answer));
  }
  requests_ = std::move(open);
}

void Simulation::run_day() {
  const std::size_t slots = (last_minute - first_minute) / minutes_a_slot;
  const auto villages = static_cast<std::int64_t>(office_.villages().size());
  for (std::size_t slot = 0; slot < slots && villages > 0; ++slot) {
    const int minute = first_minute + static_cast<int>(slot) * minutes_a_slot;
    set_clock(minute);
    road_.run_clock();
    if (slot == 0) publish_visits();
    const auto lots = [&](std::int64_t each_day) {  // of something that happens so often a day
      return (each_day + dice_.below(static_cast<std::int64_t>(slots))) /
             static_cast<std::int64_t>(slots);
    };
    for (std::int64_t i = lots(villages / 2 + 1); i > 0; --i) record_something();
    for (std::int64_t i = lots(villages / 2 + 3); i > 0; --i) find_case();
    for (std::int64_t i = lots(villages / 8 + 2); i > 0; --i) correct_something();
    for (std::int64_t i = lots(villages / 30 + 2); i > 0; --i) visit_in_secret();
    move_cases(slot);
    if (slot % 4 == 3) answer_requests();
    if (minute == turn_out_minute) report_turn_outs();
  }
  road_.send_held_back();
  if (cases_.size() > followed_max)
    cases_.erase(cases_.begin(), cases_.end() - static_cast<std::ptrdiff_t>(followed_max));
  if (recorded_.size() > recorded_max)
    recorded_.erase(recorded_.begin(), recorded_.end() - static_cast<std::ptrdiff_t>(recorded_max));
  ++days_done_;
}

void Simulation::run(const Progress& progress) {
  while (!finished()) {
    run_day();
    progress(days_done_, options_.days);
  }
}

}  // namespace luoshi::app
