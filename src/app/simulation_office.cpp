#include "app/simulation_office.hpp"

#include <set>

#include "app/simulation_words.hpp"

namespace luoshi::app {

namespace {
using core::Id;

constexpr std::size_t posts_of_a_new_village = 4;

// The new unit, its people and its posts, in the order in which they need one another.
class Recruitment {
 public:
  Recruitment(const SimulatedOffice& office, core::Day since) : office_(office), since_(since) {}

  core::RecordUnit unit_like(const Id& model, std::int64_t number) const {
    core::Unit unit = office_.directory().unit(model)->unit;
    const core::UnitState* parent = unit.parent ? office_.directory().unit(*unit.parent) : nullptr;
    unit.code =
        (parent ? parent->unit.code : office_.rules().authority) + "-s" + std::to_string(number);
    unit.name = core::Text(std::string(simulated::village) + std::to_string(number));
    unit.aliases.clear();
    unit.since = since_;
    unit.until.reset();
    unit.announced.reset();
    return {unit};
  }

  // The roles of the model's posts, each once.
  std::vector<std::string> roles_of(const Id& model) const {
    std::vector<std::string> out;
    const std::array near{model};
    for (const Id& id : office_.posts_near(near)) {
      const core::Post& post = office_.directory().post(id)->post;
      if (post.unit != model || out.size() == posts_of_a_new_village) break;
      if (std::ranges::find(out, post.role) == out.end()) out.push_back(post.role);
    }
    return out;
  }

 private:
  const SimulatedOffice& office_;
  core::Day since_;
};

std::vector<Id> records_of(const std::vector<Outcome>& outcomes) {
  std::vector<Id> out;
  for (const Outcome& outcome : outcomes) out.push_back(outcome ? outcome->record : Id{});
  return out;
}
}  // namespace

SimulatedOffice::SimulatedOffice(SimulationRoad& road, std::int32_t units) : units_(units) {
  read(road);
  if (units_ > 0 && villages_.size() > static_cast<std::size_t>(units_))
    villages_.resize(static_cast<std::size_t>(units_));
}

void SimulatedOffice::read(SimulationRoad& road) {
  snapshot_ = road.snapshot();
  posts_.clear();
  for (const auto& [id, state] : directory().posts()) posts_[state.post.unit].push_back(id);
  find_villages();
}

void SimulatedOffice::find_villages() {
  const auto authority = directory().unit_by_code(rules().authority);
  if (!authority) return;
  for (const core::ActivityKind& kind : rules().activity_kinds) {
    if (kind.reporting != core::Reporting::daily) continue;
    villages_.clear();
    for (const auto& [id, state] : directory().units())
      if (std::ranges::find(kind.expected_levels, state.unit.level) != kind.expected_levels.end() &&
          !state.unit.until && posts_.contains(id))
        villages_.push_back(id);
    std::ranges::sort(villages_, {}, [&](const Id& id) { return directory().unit(id)->unit.code; });
    if (!villages_.empty()) return;
  }
}

void SimulatedOffice::recruit(SimulationRoad& road, core::Day since) {
  if (villages_.empty() || static_cast<std::size_t>(units_) <= villages_.size()) return;
  const Recruitment recruitment(*this, since);
  const std::vector<Id> models = villages_;
  std::vector<Sending> units, persons, posts;
  std::vector<std::vector<std::string>> roles;
  for (std::size_t number = models.size(); number < static_cast<std::size_t>(units_); ++number) {
    const Id& model = models[number % models.size()];
    units.push_back({recruitment.unit_like(model, static_cast<std::int64_t>(number) + 1)});
    roles.push_back(recruitment.roles_of(model));
    for (const std::string& role : roles.back())
      persons.push_back({core::RecordPerson{
          {.name = core::Text(std::string(simulated::person) + role + std::to_string(number + 1)),
           .code = {}}}});
  }
  const std::vector<Id> unit_ids = records_of(road.send_together(std::move(units)));
  const std::vector<Id> person_ids = records_of(road.send_together(std::move(persons)));
  std::size_t person = 0;
  for (std::size_t i = 0; i < unit_ids.size(); ++i)
    for (const std::string& role : roles[i])
      posts.push_back({core::RecordPost{{.role = role,
                                         .unit = unit_ids[i],
                                         .person = person_ids[person++],
                                         .code = {},
                                         .since = since}}});
  road.send_together(std::move(posts));
  read(road);
}

std::vector<Id> SimulatedOffice::posts_near(std::span<const Id> units) const {
  std::vector<Id> out;
  std::set<Id> seen;
  const auto add = [&](const Id& unit) {
    if (!seen.insert(unit).second) return;
    if (auto it = posts_.find(unit); it != posts_.end())
      out.insert(out.end(), it->second.begin(), it->second.end());
  };
  for (const Id& unit : units) add(unit);
  for (const Id& unit : units) std::ranges::for_each(directory().ancestors(unit), add);
  return out;
}

std::optional<core::Actor> SimulatedOffice::actor(const Id& post, core::Day day) const {
  return actor_of(*snapshot_, post, day);
}

}  // namespace luoshi::app
