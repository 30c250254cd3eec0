#include "core/request.hpp"

#include <algorithm>

#include "core/access.hpp"

namespace luoshi::core {

namespace {
constexpr std::size_t scopes_max = 16;
}  // namespace

std::vector<Id> scopes_of(const RequestState& state) {
  std::vector<Id> out;
  const auto add = [&](const Id& id) {
    if (out.size() < scopes_max && std::ranges::find(out, id) == out.end()) out.push_back(id);
  };
  add(everything);
  add(state.asked_by);
  add(state.unit.unit);
  std::ranges::for_each(state.visible_to, add);
  std::ranges::sort(out);
  return out;
}

}  // namespace luoshi::core
