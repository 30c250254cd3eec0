// Two algorithms that the standard library of the tool chain lacks: it is libstdc++ 12, without
// ranges::contains, and its stable sorts use a function deprecated in C++17.
#pragma once
#include <algorithm>
#include <functional>
#include <ranges>
#include <utility>
#include <vector>

namespace luoshi::pack {

template <class Range, class Value, class Projection = std::identity>
bool contains(const Range& range, const Value& value, Projection projection = {}) {
  return std::ranges::find(range, value, projection) != std::ranges::end(range);
}

// By key; elements of equal keys keep their order.
template <class T, class Key>
void sort_stable(std::vector<T>& items, const Key& key) {
  std::vector<std::pair<decltype(key(items.front())), std::size_t>> order;
  order.reserve(items.size());
  for (const T& item : items) order.emplace_back(key(item), order.size());
  std::ranges::sort(order);
  std::vector<T> out;
  out.reserve(items.size());
  for (const auto& [ignored, index] : order) out.push_back(std::move(items[index]));
  items = std::move(out);
}

}  // namespace luoshi::pack
