#include "bench/campaign.hpp"

#include <fmt/format.h>

#include "bench/campaign_words.hpp"

namespace luoshi::bench {

namespace {
template <class Words>
std::string_view one_of(const Words& words, app::Dice& dice) {
  return words[static_cast<std::size_t>(dice.below(std::ssize(words)))];
}

bool is_at_the_foot(const core::UnitState& state) {
  return state.unit.level == "village" || state.unit.level == "community";
}
}  // namespace

core::Instant campaign_begin() {
  return base::start_of(*base::make_day(2018, 11, 2), {}, 8 * 60);
}

std::string problem_text(app::Dice& dice, std::int64_t serial) {
  std::string out(one_of(problems, dice));
  if (serial % 100 == 7) out += rare_sentence;
  return out.append("，").append(one_of(remarks, dice));
}

std::string place_text(app::Dice& dice) {
  return std::string(one_of(places, dice)) + std::to_string(dice.below(400));
}

Campaign::Campaign(std::shared_ptr<const app::Snapshot> snapshot, std::string name)
    : snapshot_(std::move(snapshot)),
      name_(std::move(name)),
      dice_(std::hash<core::Id>{}(base::id_from_digest(base::sha256(name_)))),
      now_(campaign_begin()) {
  const core::Directory& directory = *snapshot_->directory;
  const core::Day today = *base::make_day(2018, 12, 1);
  for (const auto& [id, held] : directory.posts()) {
    const core::UnitState* unit = directory.unit(held.post.unit);
    if (unit == nullptr || !is_at_the_foot(*unit)) continue;
    auto actor = app::actor_of(*snapshot_, id, today);
    if (!actor || !actor->may(core::Right::report_case)) continue;
    if (std::ranges::find(villages_, held.post.unit) == villages_.end())
      villages_.push_back(held.post.unit);
    reporters_.push_back({std::move(*actor), held.post.unit});
  }
  if (reporters_.empty()) throw std::runtime_error("the example pack has nobody who reports");
}

std::optional<core::Actor> Campaign::actor(std::string_view role, const core::Id& unit) const {
  const core::Directory& directory = *snapshot_->directory;
  for (const auto& [id, held] : directory.posts())
    if (held.post.role == role && directory.within(held.post.unit, unit))
      if (auto found = app::actor_of(*snapshot_, id, *base::make_day(2018, 12, 1))) return found;
  return std::nullopt;
}

core::Id command_id(std::string_view campaign, std::int64_t number) {
  return base::id_from_digest(base::sha256(fmt::format("{} {}", campaign, number)));
}

core::Text Campaign::words() {
  return core::Text(problem_text(dice_, made_));
}

core::CaseFacts Campaign::facts(const core::Id& village) {
  const core::RuleSet& rules = *snapshot_->rules;
  const core::Place place{
      .latitude_e7 = static_cast<std::int32_t>(dice_.between(348'200'000, 348'900'000)),
      .longitude_e7 = static_cast<std::int32_t>(dice_.between(1'135'500'000, 1'136'500'000)),
      .accuracy_m = static_cast<std::int32_t>(dice_.between(3, 30))};
  core::CaseFacts out{.source = dice_.percent(50) ? "patrol" : "night_check",
                      .category = dice_.pick(rules.categories).code,
                      .programmes = {dice_.pick(rules.programmes).code},
                      .place = place,
                      .location = core::Text(place_text(dice_)),
                      .description = words(),
                      .unit = village,
                      .found_at = {now_.us - dice_.below(120) * base::minute_us}};
  out.photos.push_back(
      {.file = core::Text(base::to_hex(base::sha256(name_ + std::to_string(made_)))),
       .media_type = "image/jpeg",
       .role = core::PhotoRole::before,
       .taken_at = out.found_at,
       .taken_place = place});
  return out;
}

core::Activity Campaign::activity(const core::Id& village) {
  core::Activity out{.kind = "daily_turnout",
                     .day = base::day_of(now_, {}),
                     .units = {village},
                     .programmes = {"w0"},
                     .summary = words()};
  out.amounts.push_back(
      {.amounts = {{"people", dice_.between(1, 40)}, {"vehicles", dice_.between(0, 6)}}});
  return out;
}

core::ImportedHistory Campaign::history(const core::Id& village) {
  core::ImportedHistory out{.number = fmt::format("{}{}", name_, made_), .lead = village};
  out.due = core::Instant{now_.us + 7 * base::day_us};
  if (dice_.percent(30)) {
    out.status = core::CaseStatus::rectifying;
    return out;
  }
  out.status = core::CaseStatus::closed;
  out.rectified_at = out.closed_at = now_;
  return out;
}

app::Request Campaign::next(Create what) {
  const Reporter& reporter = dice_.pick(reporters_);
  app::Request out{
      .id = command_id(name_, ++made_), .record = {}, .actor = reporter.actor, .command = {}};
  // About a million commands make two months.
  now_.us += dice_.between(1, 2 * campaign_days * base::day_us / 1'000'000);
  switch (what) {
    case Create::report_case:
      out.command = core::ReportCase{.facts = facts(reporter.village)};
      break;
    case Create::record_activity:
      out.command = core::RecordActivity{activity(reporter.village)};
      break;
    case Create::import_case:
      out.actor = app::machinery();
      out.origin = core::Origin::imported;
      out.command = core::ImportCase{facts(reporter.village), history(reporter.village)};
      break;
  }
  return out;
}

std::vector<app::Request> Campaign::next(Create what, std::size_t count) {
  std::vector<app::Request> out;
  out.reserve(count);
  for (std::size_t i = 0; i < count; ++i) out.push_back(next(what));
  return out;
}

}  // namespace luoshi::bench
