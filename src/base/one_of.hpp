// A std::variant whose copying, moving and destroying are compiled once. With sixty alternatives a
// plain one costs every file that holds it seconds: the members are instantiated wherever they are
// used. Name it with `extern template class OneOf<...>;` beside its alternatives and once
// `template class OneOf<...>;` in a .cpp file. std::visit, std::get_if and the codec take it as is.
#pragma once
#include <concepts>
#include <type_traits>
#include <utility>
#include <variant>

namespace luoshi::base {

template <class V>
class OneOf : public V {
 public:
  using Alternatives = V;

  OneOf();
  OneOf(const OneOf& other);
  OneOf(OneOf&& other) noexcept;
  OneOf& operator=(const OneOf& other);
  OneOf& operator=(OneOf&& other) noexcept;
  ~OneOf();

  // From one of the alternatives.
  template <class T>
    requires(!std::derived_from<std::remove_cvref_t<T>, V> && std::constructible_from<V, T>)
  OneOf(T&& one) : V(std::in_place_type<std::remove_cvref_t<T>>, std::forward<T>(one)) {}
};

template <class V>
OneOf<V>::OneOf() = default;
template <class V>
OneOf<V>::OneOf(const OneOf& other) = default;
template <class V>
OneOf<V>::OneOf(OneOf&& other) noexcept = default;
template <class V>
OneOf<V>& OneOf<V>::operator=(const OneOf& other) = default;
template <class V>
OneOf<V>& OneOf<V>::operator=(OneOf&& other) noexcept = default;
template <class V>
OneOf<V>::~OneOf() = default;

}  // namespace luoshi::base
