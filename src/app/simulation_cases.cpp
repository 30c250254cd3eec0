#include "app/simulation_cases.hpp"

#include "app/simulation_activities.hpp"
#include "app/simulation_words.hpp"
#include "core/case_table.hpp"
#include "core/offers.hpp"

namespace luoshi::app {

using namespace core;

core::Day CaseScene::today() const {
  return base::day_of(now, {office.rules().utc_offset_minutes});
}

namespace {
Context context_of(const Id& record, const Actor& actor, const CaseScene& scene) {
  return {.record = record,
          .now = scene.now,
          .actor = actor,
          .rules = scene.office.rules(),
          .directory = scene.office.directory()};
}

std::vector<Id> units_of(const CaseState& state) {
  std::vector<Id> units;
  if (state.responsibility) units.push_back(state.responsibility->lead.unit);
  if (state.place_unit) units.push_back(state.place_unit->unit);
  units.push_back(state.reporter.unit.unit);
  return units;
}

// One case and the posts near it.
class Course {
 public:
  Course(const Id& record, const CaseState& state, const CaseScene& scene)
      : record_(record), state_(state), scene_(scene), dice_(scene.dice) {}

  std::optional<Sending> next();

 private:
  // Some post near the case that the table lets give the command.
  std::optional<Actor> who_may(std::string_view command) const {
    const std::vector<Id> posts = scene_.office.posts_near(units_of(state_));
    const auto count = static_cast<std::int64_t>(posts.size());
    const std::int64_t from = dice_.below(count);
    for (std::int64_t i = 0; i < count; ++i) {
      auto actor =
          scene_.office.actor(posts[static_cast<std::size_t>((from + i) % count)], scene_.today());
      if (actor && permit(command, &state_, context_of(record_, *actor, scene_))) return actor;
    }
    return std::nullopt;
  }

  // What the table permits is offered too, and the other way round.
  bool is_offered(std::string_view command, const Actor& actor) const {
    const auto list = offers(State(state_), context_of(record_, actor, scene_));
    return std::ranges::find(list, command, &Offer::command) != list.end();
  }

  template <class C>
  std::optional<Sending> give(C command) const {
    auto actor = who_may(C::tag);
    if (!actor) return std::nullopt;
    const bool offered = !dice_.percent(25) || is_offered(C::tag, *actor);
    return Sending{std::move(command), std::move(*actor), record_,
                   offered ? Promise::kept : Promise::not_offered};
  }

  std::optional<std::string> deadline() const {
    if (dice_.percent(30)) return std::nullopt;
    return std::string(
        simulated::deadlines[static_cast<std::size_t>(dice_.below(simulated::deadlines.size()))]);
  }
  Id other_village() const { return dice_.pick(scene_.office.villages()); }

  std::optional<Sending> when_reported() const;
  std::optional<Sending> when_accepted() const;
  std::optional<Sending> when_assigned() const;
  std::optional<Sending> when_rectifying() const;
  std::optional<Sending> when_delayed() const;
  std::optional<Sending> when_rectified() const;
  std::optional<Sending> when_passed() const;
  std::optional<Sending> when_closed() const;
  std::optional<Sending> besides() const;
  std::optional<Sending> hand_out() const;
  std::optional<Sending> reassign() const;
  std::optional<Sending> name_checker() const;
  std::optional<Sending> end_as_duplicate_or_untrue() const;

  const Id& record_;
  const CaseState& state_;
  const CaseScene& scene_;
  Dice& dice_;
};

std::optional<Sending> Course::hand_out() const {
  HandOutCase command{.deadline = deadline()};
  if (dice_.percent(50)) {
    command.lead = state_.place_unit ? state_.place_unit->unit : other_village();
    const Id helper = other_village();
    if (dice_.percent(30) && helper != *command.lead) command.supporting.push_back(helper);
  } else if (dice_.percent(15)) {
    command.ownership = Ownership::unclear;
  }
  if (dice_.percent(40)) command.requirement = simulated_text(dice_);
  if (dice_.percent(20)) command.serving = Serving::at_once;
  return give(std::move(command));
}

std::optional<Sending> Course::end_as_duplicate_or_untrue() const {
  const Id other = scene_.cases.empty() ? record_ : dice_.pick(scene_.cases);
  DeclineCase command{.note = simulated_text(dice_)};
  if (other != record_ && dice_.percent(40)) {
    command.reason = EndReason::duplicate;
    command.duplicate_of = other;
  } else if (dice_.percent(30)) {
    command.reason = EndReason::not_our_area;
  }
  auto out = give(std::move(command));
  // The other case may be one that the post does not see.
  if (out && std::get<DeclineCase>(out->command).duplicate_of) out->promise = Promise::open;
  return out;
}

std::optional<Sending> Course::when_reported() const {
  const std::int64_t lot = dice_.below(100);
  if (lot < 40) return give(AcceptCase{});
  if (lot < 75) return hand_out();
  if (lot < 82) return end_as_duplicate_or_untrue();
  if (lot < 86) return give(WithdrawSlip{.note = simulated_text(dice_)});
  const bool shown = !state_.facts.photos.empty() || state_.facts.no_photo_reason;
  if (lot < 94 && shown) return give(FixOnTheSpot{simulated_work(scene_)});
  if (lot < 97) {
    CorrectFacts command{state_.facts, simulated_text(dice_)};
    command.facts = simulated_facts(state_.facts.unit.value_or(other_village()), scene_);
    command.facts.order = state_.facts.order;
    command.facts.activity = state_.facts.activity;
    command.facts.parent = state_.facts.parent;
    command.facts.recurrence_of = state_.facts.recurrence_of;
    if (command.facts.order) return std::nullopt;  // its original is a text of the vault already
    return give(std::move(command));
  }
  return std::nullopt;
}

std::optional<Sending> Course::when_accepted() const {
  const std::int64_t lot = dice_.below(100);
  if (lot < 80) return hand_out();
  if (lot < 83)
    return give(TransferCase{Text(std::string(simulated::neighbour)), simulated_text(dice_)});
  if (lot < 87) return give(WithdrawCase{EndReason::untrue, simulated_text(dice_), {}});
  return std::nullopt;
}

std::optional<Sending> Course::reassign() const {
  const Id lead = other_village();
  if (state_.responsibility->lead.unit == lead) return std::nullopt;
  return give(ReassignCase{.lead = lead, .reason = simulated_text(dice_), .deadline = deadline()});
}

std::optional<Sending> Course::when_assigned() const {
  const std::int64_t lot = dice_.below(100);
  if (lot < 65) return give(AcknowledgeCase{});
  if (lot < 75) return give(HandBackCase{simulated_text(dice_), {}});
  if (lot < 80) return reassign();
  if (lot < 84 && state_.owner_unclear)
    return give(RuleOwner{other_village(), simulated_text(dice_)});
  return std::nullopt;  // 签收超时
}

std::optional<Sending> Course::when_rectifying() const {
  const std::int64_t lot = dice_.below(100);
  if (lot < 14) return give(ReportRectified{simulated_work(scene_)});
  if (lot < 24) return next_request(record_, state_, scene_);
  if (lot < 26) return give(HandBackCase{simulated_text(dice_), {}});
  if (lot < 28) return reassign();
  if (lot < 40 && state_.owner_unclear)
    return give(RuleOwner{other_village(), simulated_text(dice_)});
  if (lot < 42)
    return give(ServeNotice{.paper = std::string(simulated::paper) +
                                     std::to_string(dice_.below(900)) +
                                     std::string(simulated::number_end),
                            .served_at = scene_.now,
                            .deadline = deadline()});
  if (lot < 43) return give(WithdrawCase{EndReason::not_our_area, simulated_text(dice_), {}});
  return std::nullopt;
}

std::optional<Sending> Course::when_delayed() const {
  const std::int64_t lot = dice_.below(100);
  if (lot < 15) return give(ResumeCase{simulated_text(dice_)});
  if (lot < 17)
    return give(TransferCase{Text(std::string(simulated::neighbour)), simulated_text(dice_)});
  return std::nullopt;
}

std::optional<Sending> Course::name_checker() const {
  for (const Id& post : scene_.office.posts_near(units_of(state_))) {
    const auto actor = scene_.office.actor(post, scene_.today());
    if (actor && permit(BeginCheck::tag, &state_, context_of(record_, *actor, scene_)))
      return give(NameChecker{post, scene_.today() + static_cast<std::int32_t>(dice_.below(3))});
  }
  return std::nullopt;
}

std::optional<Sending> Course::when_rectified() const {
  const Round* round = round_of(state_);
  const std::int64_t lot = dice_.below(100);
  if (lot < 20 && round && !round->check_begun) return give(BeginCheck{});
  if (lot < 65) return give(PassCheck{.note = simulated_text(dice_), .photos = {}});
  if (lot < 80) return give(FailCheck{simulated_text(dice_), {}, deadline()});
  if (lot < 86) return give(UnableToCheck{simulated_text(dice_), {}});
  if (lot < 92) return name_checker();
  if (lot < 95 && clock_of(state_, ClockKind::rectify)) return give(TakeBackReport{});
  return std::nullopt;
}

std::optional<Sending> Course::when_passed() const {
  const std::int64_t lot = dice_.below(100);
  if (lot < 60) return give(SignOffCase{simulated_text(dice_)});
  if (lot < 66) return give(ObjectToClosing{simulated_text(dice_), {}, deadline()});
  if (lot < 75) return give(CloseAfterNotice{});
  return std::nullopt;
}

std::optional<Sending> Course::when_closed() const {
  const std::int64_t lot = dice_.below(100);
  if (lot < 6)
    return give(ReopenCase{
        dice_.percent(50) ? ReopenGround::false_rectification : ReopenGround::upheld_objection,
        simulated_text(dice_), deadline()});
  if (lot < 15)
    return give(
        RecordLookBack{dice_.percent(80) ? LookBackResult::holds : LookBackResult::came_back,
                       simulated_text(dice_),
                       {}});
  return std::nullopt;
}

// What may happen in any state.
std::optional<Sending> Course::besides() const {
  const std::int64_t lot = dice_.below(100);
  if (lot < 30)
    return give(AddEvidence{
        {simulated_photo(PhotoRole::other, scene_.now, dice_)}, {}, simulated_text(dice_)});
  if (lot < 55)
    return give(InstructCase{.text = simulated_text(dice_), .answer_wanted = dice_.percent(50)});
  if (lot < 70 && !state_.surfaced) return give(ReportUpward{});
  if (state_.facts.order && !state_.order_reply)
    return give(ReplyToOrder{simulated_text(dice_), {}});
  for (std::size_t i = 0; i < state_.instructions.size(); ++i)
    if (!state_.instructions[i].answer)
      return give(AnswerInstruction{static_cast<std::int32_t>(i), simulated_text(dice_)});
  return std::nullopt;
}

std::optional<Sending> Course::next() {
  if (state_.hidden) return std::nullopt;
  if (dice_.percent(8)) return besides();
  switch (state_.status) {
    case CaseStatus::reported:
      return when_reported();
    case CaseStatus::accepted:
      return when_accepted();
    case CaseStatus::assigned:
      return when_assigned();
    case CaseStatus::rectifying:
      return when_rectifying();
    case CaseStatus::suspended:
    case CaseStatus::shelved:
      return when_delayed();
    case CaseStatus::rectified:
      return when_rectified();
    case CaseStatus::passed:
      return when_passed();
    case CaseStatus::closed:
      return when_closed();
    case CaseStatus::ended:
      if (!dice_.percent(10)) return std::nullopt;
      return give(ReopenCase{ReopenGround::ended_wrongly, simulated_text(dice_), {}});
  }
  return std::nullopt;
}
}  // namespace

std::optional<Sending> next_step(const Id& record, const CaseState& state, const CaseScene& scene) {
  return Course(record, state, scene).next();
}

WorkDone simulated_work(const CaseScene& scene) {
  WorkDone work{.done = simulated_text(scene.dice)};
  if (scene.dice.percent(80))
    work.photos.push_back(simulated_photo(PhotoRole::after, scene.now, scene.dice));
  else
    work.no_photo_reason = Text(std::string(simulated::gone));
  return work;
}

namespace {
SuperiorOrder simulated_order(const CaseScene& scene) {
  Dice& dice = scene.dice;
  SuperiorOrder order{.sender = std::string(simulated::superior),
                      .number = std::string(simulated::order) + std::to_string(dice.below(12)) +
                                std::string(simulated::number_end),
                      .item = static_cast<std::int32_t>(dice.below(6))};
  if (dice.percent(70))
    order.reply_due = Instant{scene.now.us + dice.between(1, 96) * base::hour_us};
  return order;
}
}  // namespace

CaseFacts simulated_facts(const Id& village, const CaseScene& scene) {
  Dice& dice = scene.dice;
  const RuleSet& rules = scene.office.rules();
  CaseFacts facts{.category = dice.pick(rules.categories).code,
                  .description = simulated_text(dice),
                  .unit = village,
                  .found_at = {scene.now.us - dice.below(8) * base::hour_us}};
  if (const TermList* sources = find_by_code(rules.terms, "sources"))
    facts.source = dice.pick(sources->terms).code;
  if (!rules.programmes.empty() && dice.percent(70))
    facts.programmes.push_back(dice.pick(rules.programmes).code);
  if (dice.percent(70)) facts.place = simulated_place(dice);
  if (dice.percent(75))
    facts.photos.push_back(simulated_photo(PhotoRole::before, scene.now, dice));
  else if (dice.percent(50))
    facts.no_photo_reason = Text(std::string(simulated::rain));
  if (dice.percent(15)) facts.degree = dice.percent(70) ? Degree::serious : Degree::grave;
  if (dice.percent(10)) facts.urgency = Urgency::urgent;
  if (dice.percent(6)) facts.order = simulated_order(scene);
  return facts;
}

}  // namespace luoshi::app
