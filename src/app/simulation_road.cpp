#include "app/simulation_road.hpp"

#include "app/due.hpp"
#include "base/limits.hpp"
#include "core/codec.hpp"

namespace luoshi::app {

namespace {
constexpr std::size_t remembered_max = 400;
constexpr std::size_t course_lines_max = 400;
constexpr std::size_t broken_max = 50;
constexpr std::int32_t due_at_once = 1000;
// Each look at the clock may make something else due; a case never needs more looks than this.
constexpr int looks_max = 12;

// Refusals by what an offer cannot show beforehand: children and originals, which are other
// records, a routing list without a row, and a term that ends at once.
bool is_beyond_the_offer(std::string_view refusal_code) {
  constexpr std::array codes{"children_are_open",    "original_has_ended",   "parent_is_closed",
                             "deadline_in_the_past", "no_routing_row_fires", "not_a_recurrence"};
  return std::ranges::find(codes, refusal_code) != codes.end();
}
}  // namespace

SimulationRoad::SimulationRoad(Executor& executor, journal::Store& store, core::Instant& now,
                               Mischief mischief, std::uint64_t seed)
    : executor_(executor),
      now_(now),
      reader_(store.reader()),
      mischief_(mischief),
      dice_(seed ^ 0x726f6164ULL),
      seed_(std::to_string(seed)) {}

core::Instant SimulationRoad::journal_now() {
  return {std::max(now_.us, reader_->head().last_at.us + 1)};
}

void SimulationRoad::break_promise(std::string what) {
  if (report_.broken.size() < broken_max) report_.broken.push_back(std::move(what));
}

Request SimulationRoad::request_of(Sending sending) {
  const std::string name = "simulation " + seed_ + " " + std::to_string(++ids_);
  return {.id = base::id_from_digest(base::sha256(name)),
          .record = sending.record,
          .actor = std::move(sending.actor),
          .command = std::move(sending.command),
          .origin = sending.origin};
}

void SimulationRoad::note(const Request& request, const Outcome& outcome, Promise promise) {
  ++report_.sent;
  const std::string tag(core::tag_of(request.command));
  std::string line = base::to_text(now_, {executor_.snapshot()->rules->utc_offset_minutes}) + " " +
                     tag + " " + base::to_text(request.id) + " of " +
                     base::to_text(request.record) + " by " + base::to_text(request.actor.post);
  if (outcome) {
    ++report_.accepted[tag];
    acknowledged_.push_back({request.id, *outcome});
    line += ": seq " + std::to_string(outcome->last_seq);
    if (promise == Promise::not_offered) break_promise("accepted and not offered: " + line);
  } else {
    const std::string code = outcome.error().code;
    ++report_.refused[code];
    line += ": " + code + " " + outcome.error().field;
    if (promise == Promise::kept && !is_beyond_the_offer(code))
      break_promise("offered and refused: " + line);
  }
  course_.push_back(std::move(line));
  if (course_.size() > course_lines_max) course_.pop_front();
}

Outcome SimulationRoad::execute(const Request& request, Promise promise) {
  Outcome outcome = executor_.execute(request);
  note(request, outcome, promise);
  if (!outcome) return outcome;
  if (outcome->repeated) break_promise("a new command was answered as repeated");
  sent_before_.emplace_back(request, *outcome);
  if (sent_before_.size() > remembered_max) sent_before_.pop_front();
  return outcome;
}

std::optional<Outcome> SimulationRoad::send(Sending sending) {
  const Promise promise = sending.promise;
  Request request = request_of(std::move(sending));
  if (!request.record.is_nil() && dice_.percent(mischief_.held_back)) {
    ++report_.held_back;
    held_back_.push_back(std::move(request));
    return std::nullopt;
  }
  Outcome outcome = execute(request, promise);
  if (dice_.percent(mischief_.repeated)) send_again();
  if (!held_back_.empty() && dice_.percent(mischief_.held_back)) {
    std::swap(held_back_[static_cast<std::size_t>(
                  dice_.below(static_cast<std::int64_t>(held_back_.size())))],
              held_back_.back());
    const Request late = std::move(held_back_.back());
    held_back_.pop_back();
    execute(late, Promise::open);
  }
  if (dice_.percent(mischief_.clock_jumps)) now_.us += dice_.between(-48, 48) * base::hour_us;
  return outcome;
}

void SimulationRoad::send_again() {
  if (sent_before_.empty()) return;
  const auto& [request, first] = sent_before_[static_cast<std::size_t>(
      dice_.below(static_cast<std::int64_t>(sent_before_.size())))];
  const std::int64_t seq = reader_->head().seq;
  const Outcome again = executor_.execute(request);
  ++report_.repeated;
  Accepted expected = first;
  expected.repeated = true;
  if (!again || *again != expected)
    break_promise("a repeat was not answered from the first time: " + base::to_text(request.id));
  if (reader_->head().seq != seq) break_promise("a repeat was written once more");
}

std::vector<Outcome> SimulationRoad::send_together(std::vector<Sending> sendings) {
  std::vector<Outcome> outcomes;
  std::vector<Request> group;
  std::vector<Promise> promises;
  const auto flush = [&] {
    const std::vector<Request> kept = group;
    std::vector<Outcome> answers = executor_.execute(group);
    for (std::size_t i = 0; i < answers.size(); ++i) {
      note(kept[i], answers[i], promises[i]);
      outcomes.push_back(std::move(answers[i]));
    }
    group.clear();
    promises.clear();
  };
  for (Sending& sending : sendings) {
    promises.push_back(sending.promise);
    group.push_back(request_of(std::move(sending)));
    if (group.size() == base::limits::commands_per_transaction_max) flush();
  }
  if (!group.empty()) flush();
  return outcomes;
}

void SimulationRoad::run_clock() {
  for (int look = 0; look < looks_max; ++look) {
    const auto snapshot = executor_.snapshot();
    const auto due = DueWalk().look(*reader_, *snapshot, journal_now(), due_at_once);
    if (due.empty()) return;
    std::vector<Request> group = due;
    const std::vector<Outcome> outcomes = executor_.execute(group);
    for (std::size_t i = 0; i < due.size(); ++i) {
      note(due[i], outcomes[i], Promise::kept);
      if (outcomes[i] && outcomes[i]->repeated)
        break_promise("due and answered as done: " + std::string(core::tag_of(due[i].command)) +
                      " of " + base::to_text(due[i].record));
    }
    // What is refused waits for another record: a parent is not closed while a child is open.
    if (std::ranges::none_of(outcomes, [](const Outcome& one) { return one.has_value(); })) return;
  }
  break_promise("the clock finds something due after every look");
}

void SimulationRoad::send_held_back() {
  for (const Request& request : std::exchange(held_back_, {})) execute(request, Promise::open);
}

}  // namespace luoshi::app
