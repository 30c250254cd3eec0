#include "core/directory.hpp"

#include <algorithm>

namespace luoshi::core {

void Directory::put_unit(const Id& id, UnitState state) {
  if (auto old = units_.find(id); old != units_.end()) unit_by_code_.erase(old->second.unit.code);
  unit_by_code_[state.unit.code] = id;
  units_.insert_or_assign(id, std::move(state));
}

void Directory::put_post(const Id& id, PostState state) {
  posts_.insert_or_assign(id, std::move(state));
}

const UnitState* Directory::unit(const Id& id) const {
  auto it = units_.find(id);
  return it == units_.end() ? nullptr : &it->second;
}

const PostState* Directory::post(const Id& id) const {
  auto it = posts_.find(id);
  return it == posts_.end() ? nullptr : &it->second;
}

std::optional<Id> Directory::unit_by_code(std::string_view code) const {
  auto it = unit_by_code_.find(code);
  if (it == unit_by_code_.end()) return std::nullopt;
  return it->second;
}

const std::vector<Id>& Directory::ancestors(const Id& id) const {
  static const std::vector<Id> none;
  const UnitState* found = unit(id);
  return found ? found->ancestors : none;
}

bool Directory::within(const Id& id, const Id& above) const {
  return id == above || std::ranges::find(ancestors(id), above) != ancestors(id).end();
}

std::vector<Id> Directory::children(const Id& above) const {
  std::vector<Id> out;
  for (const auto& [id, state] : units_)
    if (state.unit.parent == above) out.push_back(id);
  return out;
}

std::vector<Id> Directory::units_of_levels(const std::vector<std::string>& levels, const Id& above,
                                           Day day) const {
  std::vector<std::pair<std::string, Id>> found;
  for (const auto& [id, state] : units_) {
    const Unit& one = state.unit;
    if (std::ranges::find(levels, one.level) == levels.end() || !within(id, above)) continue;
    if ((one.since && *one.since > day) || (one.until && *one.until < day)) continue;
    found.emplace_back(one.code, id);
  }
  std::ranges::sort(found);
  std::vector<Id> out;
  for (auto& [code, id] : found) out.push_back(id);
  return out;
}

std::vector<Id> Directory::posts_of(const Id& unit, Day day) const {
  std::vector<Id> out;
  for (const auto& [id, state] : posts_) {
    const Post& post = state.post;
    if (post.unit == unit && post.since <= day && (!post.until || *post.until >= day))
      out.push_back(id);
  }
  return out;
}

}  // namespace luoshi::core
