#include "core/case.hpp"

#include <algorithm>

#include "core/access.hpp"

namespace luoshi::core {

namespace {
constexpr std::size_t scopes_max = 16;
}  // namespace

const Clock* clock_of(const CaseState& state, ClockKind kind) {
  const auto at = std::ranges::find(state.clocks, kind, &Clock::kind);
  return at == state.clocks.end() ? nullptr : &*at;
}

const Round* round_of(const CaseState& state) {
  return state.rounds.empty() ? nullptr : &state.rounds.back();
}

bool was_untimely(const CaseState& state) {
  return std::ranges::any_of(
      state.rounds, [](const Round& round) { return round.timeliness == Timeliness::untimely; });
}

const Clock* next_clock(const CaseState& state) {
  const Clock* out = nullptr;
  for (const Clock& clock : state.clocks)
    if (!clock.paused_at && (!out || clock.deadline.due < out->deadline.due)) out = &clock;
  return out;
}

std::optional<Id> lead_unit(const CaseState& state) {
  if (!state.responsibility) return std::nullopt;
  return state.responsibility->lead.unit;
}

// In the order of who must not be left out, should there ever be too many.
std::vector<Id> scopes_of(const CaseState& state) {
  std::vector<Id> out;
  const auto add = [&](const Id& id) {
    if (out.size() < scopes_max && std::ranges::find(out, id) == out.end()) out.push_back(id);
  };
  add(state.hidden ? hidden_everything : everything);
  if (!state.reporter.post.is_nil()) add(state.reporter.post);
  if (state.responsibility) {
    add(state.responsibility->lead.unit);
    if (state.responsibility->post) add(*state.responsibility->post);
  }
  if (const Round* round = round_of(state)) {
    if (round->checker) add(round->checker->post);
    if (!round->checks.empty()) add(round->checks.back().unit);
  }
  std::ranges::for_each(state.visible_to, add);
  std::ranges::sort(out);
  return out;
}

}  // namespace luoshi::core
