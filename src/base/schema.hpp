// JSON Schema (2020-12) of every type the codec of json.hpp handles, for the OpenAPI document.
// Structs, enums and variants become named components, so that a client generator names them too.
#pragma once
#include <boost/json.hpp>
#include <limits>
#include <string>
#include <string_view>
#include <type_traits>

#include "base/json.hpp"

namespace luoshi::base {

namespace schema_detail {

template <class T>
constexpr std::string_view spelled() {
  // "... spelled() [T = luoshi::core::Case]"
  const std::string_view function = __PRETTY_FUNCTION__;
  const auto from = function.find("T = ") + 4;
  return function.substr(from, function.size() - 1 - from);
}

// luoshi::core::Case -> core.Case; anything a component name may not hold becomes '_'.
std::string component_name(std::string_view spelled);

}  // namespace schema_detail

// The name of a type as components have it.
template <class T>
std::string schema_name() {
  return schema_detail::component_name(schema_detail::spelled<T>());
}

class Schemas {
 public:
  // The schema of T, or a reference to its component, which is added when it is new.
  template <class T>
  boost::json::value of();
  const boost::json::object& components() const { return components_; }

 private:
  // Puts a placeholder first: a type may contain itself.
  template <class Make>
  boost::json::value component(const std::string& name, Make make) {
    if (!components_.contains(name)) {
      components_[name] = nullptr;
      boost::json::value made = make();
      components_[name] = std::move(made);
    }
    return {{"$ref", "#/components/schemas/" + name}};
  }
  template <class T>
  boost::json::object of_members(std::string_view tag);
  template <class... A>
  boost::json::value of_alternatives(std::variant<A...>*);

  boost::json::object components_;
};

// A function for tables: {.request = base::schema_of<CreateCase>}.
template <class T>
boost::json::value schema_of(Schemas& schemas) {
  return schemas.of<T>();
}

template <class T>
boost::json::value Schemas::of() {
  using namespace json_detail;
  if constexpr (requires { Custom<T>::schema(); }) {
    return Custom<T>::schema();
  } else if constexpr (std::same_as<T, bool>) {
    return {{"type", "boolean"}};
  } else if constexpr (std::integral<T>) {
    boost::json::object out{{"type", "integer"}};
    if constexpr (sizeof(T) == 8) out["format"] = "int64";
    if constexpr (sizeof(T) < 8) {
      out["minimum"] = static_cast<std::int64_t>(std::numeric_limits<T>::min());
      out["maximum"] = static_cast<std::int64_t>(std::numeric_limits<T>::max());
    } else if constexpr (std::is_unsigned_v<T>) {
      out["minimum"] = 0;
    }
    return out;
  } else if constexpr (std::same_as<T, Id>) {
    return {{"type", "string"}, {"format", "uuid"}};
  } else if constexpr (std::same_as<T, Day>) {
    return {{"type", "string"}, {"format", "date"}};
  } else if constexpr (std::same_as<T, Instant>) {
    return {{"type", "string"}, {"format", "date-time"}};
  } else if constexpr (std::same_as<T, Digest>) {
    return {{"type", "string"}, {"pattern", "^[0-9a-fA-F]{64}$"}};
  } else if constexpr (std::same_as<T, std::string> || scalar<T>) {
    return {{"type", "string"}};
  } else if constexpr (described_enum<T>) {
    return component(schema_name<T>(), [] {
      boost::json::array names;
      boost::mp11::mp_for_each<boost::describe::describe_enumerators<T>>(
          [&](auto d) { names.emplace_back(d.name); });
      return boost::json::object{{"type", "string"}, {"enum", std::move(names)}};
    });
  } else if constexpr (is_optional<T>) {
    return of<typename T::value_type>();
  } else if constexpr (is_vector<T>) {
    return {{"type", "array"}, {"items", of<typename T::value_type>()}};
  } else if constexpr (is_map<T>) {
    return {{"type", "object"}, {"additionalProperties", of<typename T::mapped_type>()}};
  } else if constexpr (is_variant<T>) {
    return of_alternatives(static_cast<T*>(nullptr));
  } else {
    static_assert(described_struct<T>, "describe the struct with BOOST_DESCRIBE_STRUCT");
    return component(schema_name<T>(), [this] { return of_members<T>({}); });
  }
}

template <class T>
boost::json::object Schemas::of_members(std::string_view tag) {
  boost::json::object properties;
  boost::json::array required;
  if (!tag.empty()) {
    properties["type"] = boost::json::object{{"const", boost::json::string(tag)}};
    required.emplace_back("type");
  }
  boost::mp11::mp_for_each<members_of<T>>([&](auto d) {
    using M = std::remove_cvref_t<decltype(std::declval<T&>().*d.pointer)>;
    properties[d.name] = of<M>();
    constexpr bool whole = writes_empty_lists<T> && json_detail::is_vector<M>;
    if (whole || !json_detail::may_be_absent<M>) required.emplace_back(d.name);
  });
  boost::json::object out{{"type", "object"}, {"properties", std::move(properties)}};
  if (!required.empty()) out["required"] = std::move(required);
  out["additionalProperties"] = false;
  return out;
}

// An alternative carries its tag only inside the variant, hence a component of its own.
template <class... A>
boost::json::value Schemas::of_alternatives(std::variant<A...>*) {
  boost::json::array alternatives;
  boost::json::object mapping;
  (
      [&] {
        const std::string name = schema_name<A>() + "_tagged";
        const boost::json::value made = component(name, [this] { return of_members<A>(A::tag); });
        alternatives.push_back(made);
        mapping[A::tag] = made.at("$ref");
      }(),
      ...);
  return {{"oneOf", std::move(alternatives)},
          {"discriminator", {{"propertyName", "type"}, {"mapping", std::move(mapping)}}}};
}

}  // namespace luoshi::base
