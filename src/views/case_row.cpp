// What lists show of cases and requests.
#include "views/case_row.hpp"

#include "base/text.hpp"

namespace luoshi::views {

namespace {
struct CaseSummary {
  core::CaseSort sort = core::CaseSort::problem;
  std::string source;
  std::string category;
  core::Degree degree = core::Degree::ordinary;
  core::Urgency urgency = core::Urgency::ordinary;
  std::string description;
  std::optional<std::string> location;
  std::optional<core::Id> lead;
  std::vector<core::Id> supporting;
  core::Instant found_at;
  std::optional<core::ClockKind> clock;  // what the row is due for
  std::int64_t photos_before = 0;
  std::int64_t photos_after = 0;
  std::int32_t rounds = 0;
  bool owner_unclear = false;
  bool listed = false;
  core::Origin origin = core::Origin::live;
};
BOOST_DESCRIBE_STRUCT(CaseSummary, (),
                      (sort, source, category, degree, urgency, description, location, lead,
                       supporting, found_at, clock, photos_before, photos_after, rounds,
                       owner_unclear, listed, origin))

struct RequestSummary {
  std::string kind;
  core::Id about;
  std::string reason;
  core::RequestStatus status = core::RequestStatus::asked;
};
BOOST_DESCRIBE_STRUCT(RequestSummary, (), (kind, about, reason, status))

// Never the names of finders, contacts, responsible parties.
std::string words_of(const core::CaseState& state, const ReadText& read) {
  std::string words = read(state.facts.description);
  const auto add = [&](const std::optional<core::Text>& text) {
    if (text) (words += ' ') += read(*text);
  };
  add(state.facts.location);
  add(state.facts.requirement);
  for (const core::Round& round : state.rounds)
    if (round.rectification) (words += ' ') += read(round.rectification->work.done);
  for (const auto& [code, value] : state.facts.fields)
    if (code != "person" && code != "leader" && code != "check")  // names, from paper ledgers
      core::for_each_text(value, [&](const core::Text& text) { (words += ' ') += read(text); });
  return base::normalise(words + ' ' + state.number);
}
}  // namespace

Row case_row(const core::Id& record, const core::CaseState& state, const ReadText& read) {
  Row out{.record = record, .noun = Noun::case_, .kind = state.facts.category};
  out.status = base::name_of(state.status);
  out.number = state.number;
  out.unit = core::lead_unit(state);
  if (!out.unit) out.unit = state.facts.unit;
  out.day = base::day_of(state.facts.found_at, base::UtcOffset{});
  const core::Clock* clock = core::next_clock(state);
  if (clock) out.due = clock->deadline.due;
  out.place = state.facts.place;
  out.source = state.facts.source;
  out.parent = state.facts.parent;
  out.open = state.status != core::CaseStatus::closed && state.status != core::CaseStatus::ended;
  out.programmes = state.facts.programmes;
  out.search_text = words_of(state, read);
  CaseSummary summary{.sort = state.facts.sort,
                      .source = state.facts.source,
                      .category = state.facts.category,
                      .degree = state.facts.degree,
                      .urgency = state.facts.urgency,
                      .description = read(state.facts.description),
                      .lead = core::lead_unit(state),
                      .found_at = state.facts.found_at,
                      .photos_before = static_cast<std::int64_t>(state.facts.photos.size()),
                      .rounds = static_cast<std::int32_t>(state.rounds.size()),
                      .owner_unclear = state.owner_unclear,
                      .listed = state.listing && !state.listing->released_on,
                      .origin = state.origin};
  if (clock) summary.clock = clock->kind;
  if (state.facts.location) summary.location = read(*state.facts.location);
  if (state.responsibility)
    for (const core::UnitPath& one : state.responsibility->supporting)
      summary.supporting.push_back(one.unit);
  if (!state.rounds.empty() && state.rounds.back().rectification)
    summary.photos_after =
        static_cast<std::int64_t>(state.rounds.back().rectification->work.photos.size());
  out.summary = base::to_json(summary);
  return out;
}

Row request_row(const core::Id& record, const core::RequestState& state, const ReadText& read) {
  Row out{.record = record, .noun = Noun::request, .kind = state.kind};
  out.status = base::name_of(state.status);
  out.unit = state.unit.unit;
  out.day = base::day_of(state.asked_at, base::UtcOffset{});
  if (state.status == core::RequestStatus::asked) out.due = state.answer_by.due;
  const std::string reason = read(state.reason);
  out.search_text = base::normalise(reason);
  out.summary = base::to_json(RequestSummary{state.kind, state.about, reason, state.status});
  return out;
}

}  // namespace luoshi::views
