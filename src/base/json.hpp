// One codec for every described struct (BOOST_DESCRIBE_STRUCT): events, commands, states, answers.
// Writing appends text directly; reading goes through Boost.JSON and names the path of each fault.
//
// Shapes: struct -> object; enum -> its enumerator's name; optional, vector and map are left out
// when empty and may be absent; any other member is required; an unknown member is refused.
// variant of structs -> the object with a first member "type" (each alternative has a
// static constexpr std::string_view tag). Id, Day, Instant, Digest -> text (RFC 3339, UTC, "Z").
#pragma once
#include <boost/describe.hpp>
#include <boost/json.hpp>
#include <boost/mp11.hpp>
#include <charconv>
#include <concepts>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/bytes.hpp"
#include "base/id.hpp"
#include "base/result.hpp"
#include "base/time.hpp"

namespace luoshi::base {

template <class T>
concept described_struct = boost::describe::has_describe_members<T>::value && !std::is_union_v<T>;
template <class T>
concept described_enum = boost::describe::has_describe_enumerators<T>::value;

template <class T>
using members_of = boost::describe::describe_members<T, boost::describe::mod_public |
                                                            boost::describe::mod_inherited>;

template <described_enum E>
std::string_view name_of(E value) {
  std::string_view out;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto d) {
    if (d.value == value) out = d.name;
  });
  return out;
}

template <described_enum E>
std::optional<E> enum_from(std::string_view name) {
  std::optional<E> out;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto d) {
    if (d.name == name) out = d.value;
  });
  return out;
}

// Types written as one JSON string. Specialise for a type of a higher room if it has a text form.
template <class T>
struct Scalar;
template <class T>
concept scalar = requires(const T& v, std::string_view text) {
  { Scalar<T>::write(v) } -> std::convertible_to<std::string>;
  { Scalar<T>::read(text) } -> std::same_as<std::optional<T>>;
};
template <>
struct Scalar<Id> {
  static std::string write(const Id& v) { return to_text(v); }
  static std::optional<Id> read(std::string_view text) { return id_from_text(text); }
};
template <>
struct Scalar<Day> {
  static std::string write(Day v) { return to_text(v); }
  static std::optional<Day> read(std::string_view text) { return day_from_text(text); }
};
template <>
struct Scalar<Instant> {
  static std::string write(Instant v);
  static std::optional<Instant> read(std::string_view text) { return instant_from_text(text); }
};
template <>
struct Scalar<Digest> {
  static std::string write(const Digest& v) { return to_hex(v); }
  static std::optional<Digest> read(std::string_view text) {
    Digest out;
    if (!from_hex(text, out)) return std::nullopt;
    return out;
  }
};

// Types with a form of their own (object or text): encode appends it, decode names faults by path.
namespace json_detail {
struct Path;
}
template <class T>
struct Custom;
template <class T>
concept custom = requires(std::string& out, const T& v, const boost::json::value& json,
                          const json_detail::Path& path) {
  Custom<T>::encode(out, v);
  { Custom<T>::decode(json, path) } -> std::same_as<Result<T>>;
};

namespace json_detail {
template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;
template <class T>
inline constexpr bool is_vector = false;
template <class T>
inline constexpr bool is_vector<std::vector<T>> = true;
template <class T>
inline constexpr bool is_map = false;
template <class T>
inline constexpr bool is_map<std::map<std::string, T>> = true;
template <class T>
inline constexpr bool is_variant = false;
template <class... T>
inline constexpr bool is_variant<std::variant<T...>> = true;
template <class T>
inline constexpr bool may_be_absent = is_optional<T> || is_vector<T> || is_map<T>;

template <class T>
bool absent(const T& value) {
  if constexpr (is_optional<T>)
    return !value.has_value();
  else if constexpr (is_vector<T> || is_map<T>)
    return value.empty();
  else
    return false;
}

// Where in the document we are; lives on the stack, printed only when something is wrong.
struct Path {
  const Path* parent = nullptr;
  std::string_view name;
  std::size_t index = 0;
  std::string text() const;
};

void append_string(std::string& out, std::string_view text);
std::unexpected<Refusal> fault(std::string_view code, const Path& path);
}  // namespace json_detail

template <class T>
void encode(std::string& out, const T& value);

// A struct whose empty lists are written as [] all the same: answers, whose readers expect them.
// Specialise to true. Events and states leave empty lists out.
template <class T>
inline constexpr bool writes_empty_lists = false;

namespace json_detail {
template <class T>
void encode_members(std::string& out, const T& value, bool first) {
  boost::mp11::mp_for_each<members_of<T>>([&](auto d) {
    const auto& member = value.*d.pointer;
    constexpr bool whole =
        writes_empty_lists<T> && is_vector<std::remove_cvref_t<decltype(member)>>;
    if (!whole && absent(member)) return;
    if (!first) out += ',';
    first = false;
    append_string(out, d.name);
    out += ':';
    encode(out, member);
  });
}
}  // namespace json_detail

template <class T>
void encode(std::string& out, const T& value) {
  using namespace json_detail;
  if constexpr (std::same_as<T, bool>) {
    out += value ? "true" : "false";
  } else if constexpr (std::integral<T>) {
    char buffer[24];
    out.append(buffer, std::to_chars(buffer, buffer + sizeof buffer, value).ptr);
  } else if constexpr (std::same_as<T, std::string> || std::same_as<T, std::string_view>) {
    append_string(out, value);
  } else if constexpr (custom<T>) {
    Custom<T>::encode(out, value);
  } else if constexpr (scalar<T>) {
    append_string(out, Scalar<T>::write(value));
  } else if constexpr (described_enum<T>) {
    append_string(out, name_of(value));
  } else if constexpr (is_optional<T>) {
    if (value)
      encode(out, *value);
    else
      out += "null";
  } else if constexpr (is_vector<T>) {
    out += '[';
    bool first = true;
    for (const auto& item : value) {
      if (!first) out += ',';
      first = false;
      encode(out, item);
    }
    out += ']';
  } else if constexpr (is_map<T>) {
    out += '{';
    bool first = true;
    for (const auto& [key, item] : value) {
      if (!first) out += ',';
      first = false;
      append_string(out, key);
      out += ':';
      encode(out, item);
    }
    out += '}';
  } else if constexpr (is_variant<T>) {
    std::visit(
        [&]<class A>(const A& alternative) {
          out += "{\"type\":";
          append_string(out, A::tag);
          encode_members(out, alternative, false);
          out += '}';
        },
        value);
  } else {
    static_assert(described_struct<T>, "describe the struct with BOOST_DESCRIBE_STRUCT");
    out += '{';
    encode_members(out, value, true);
    out += '}';
  }
}

template <class T>
std::string to_json(const T& value) {
  std::string out;
  encode(out, value);
  return out;
}

namespace json_detail {
template <class T>
Result<T> decode_at(const boost::json::value& json, const Path& path);

// Reads the members of an object; `skip` names one key that belongs to somebody else ("type").
template <class T>
Result<T> decode_members(const boost::json::object& object, const Path& path,
                         std::string_view skip = {}) {
  T out{};
  std::optional<Refusal> refusal;
  std::size_t known = 0;
  boost::mp11::mp_for_each<members_of<T>>([&](auto d) {
    if (refusal) return;
    using M = std::remove_cvref_t<decltype(out.*d.pointer)>;
    const Path here{&path, d.name, 0};
    const boost::json::value* found = object.if_contains(d.name);
    if (found) ++known;
    if (!found || (found->is_null() && may_be_absent<M>)) {
      if constexpr (!may_be_absent<M>) refusal = fault("field_missing", here).error();
      return;
    }
    auto member = decode_at<M>(*found, here);
    if (member)
      out.*d.pointer = std::move(*member);
    else
      refusal = std::move(member.error());
  });
  if (refusal) return std::unexpected(std::move(*refusal));
  if (known + (object.contains(skip) && !skip.empty() ? 1 : 0) == object.size()) return out;
  for (const auto& [key, ignored] : object) {
    bool found = std::string_view(key) == skip;
    boost::mp11::mp_for_each<members_of<T>>(
        [&, k = std::string_view(key)](auto d) { found = found || k == d.name; });
    if (!found) return fault("field_unknown", Path{&path, key, 0});
  }
  return out;
}

template <class T>
struct decode_variant;
template <class... A>
struct decode_variant<std::variant<A...>> {
  static Result<std::variant<A...>> read(const boost::json::object& object, const Path& path) {
    const Path here{&path, "type", 0};
    const auto* type = object.if_contains("type");
    if (!type || !type->is_string()) return fault("field_missing", here);
    const std::string_view tag = type->get_string();
    std::optional<Result<std::variant<A...>>> out;
    (
        [&] {
          if (out || tag != A::tag) return;
          auto one = decode_members<A>(object, path, "type");
          if (one)
            out = std::variant<A...>(std::move(*one));
          else
            out = std::unexpected(std::move(one.error()));
        }(),
        ...);
    if (!out) return fault("value_unknown", here);
    return std::move(*out);
  }
};

template <class T>
Result<T> decode_at(const boost::json::value& json, const Path& path) {
  if constexpr (std::same_as<T, bool>) {
    if (!json.is_bool()) return fault("boolean_expected", path);
    return json.get_bool();
  } else if constexpr (std::integral<T>) {
    boost::json::error_code error;
    const auto number = json.is_number() && !json.is_double() ? json.to_number<T>(error) : T{};
    if (error || !json.is_number() || json.is_double()) return fault("integer_expected", path);
    return number;
  } else if constexpr (std::same_as<T, std::string>) {
    if (!json.is_string()) return fault("text_expected", path);
    return std::string(std::string_view(json.get_string()));
  } else if constexpr (custom<T>) {
    return Custom<T>::decode(json, path);
  } else if constexpr (scalar<T>) {
    if (!json.is_string()) return fault("text_expected", path);
    auto value = Scalar<T>::read(std::string_view(json.get_string()));
    if (!value) return fault("value_malformed", path);
    return *value;
  } else if constexpr (described_enum<T>) {
    if (!json.is_string()) return fault("text_expected", path);
    auto value = enum_from<T>(std::string_view(json.get_string()));
    if (!value) return fault("value_unknown", path);
    return *value;
  } else if constexpr (is_optional<T>) {
    if (json.is_null()) return T{};
    auto value = decode_at<typename T::value_type>(json, path);
    if (!value) return std::unexpected(std::move(value.error()));
    return T(std::move(*value));
  } else if constexpr (is_vector<T>) {
    if (!json.is_array()) return fault("list_expected", path);
    T out;
    out.reserve(json.get_array().size());
    for (const auto& item : json.get_array()) {
      auto value = decode_at<typename T::value_type>(item, Path{&path, {}, out.size()});
      if (!value) return std::unexpected(std::move(value.error()));
      out.push_back(std::move(*value));
    }
    return out;
  } else if constexpr (is_map<T>) {
    if (!json.is_object()) return fault("object_expected", path);
    T out;
    for (const auto& [key, item] : json.get_object()) {
      auto value = decode_at<typename T::mapped_type>(item, Path{&path, key, 0});
      if (!value) return std::unexpected(std::move(value.error()));
      out.emplace(std::string(key), std::move(*value));
    }
    return out;
  } else if constexpr (is_variant<T>) {
    if (!json.is_object()) return fault("object_expected", path);
    return decode_variant<T>::read(json.get_object(), path);
  } else {
    static_assert(described_struct<T>, "describe the struct with BOOST_DESCRIBE_STRUCT");
    if (!json.is_object()) return fault("object_expected", path);
    return decode_members<T>(json.get_object(), path);
  }
}
}  // namespace json_detail

template <class T>
Result<T> decode(const boost::json::value& json) {
  return json_detail::decode_at<T>(json, json_detail::Path{});
}

// Parses text (UTF-8, depth at most 32, no duplicate names) without decoding it.
Result<boost::json::value> parse_json(std::string_view text);

template <class T>
Result<T> from_json(std::string_view text) {
  auto json = parse_json(text);
  if (!json) return std::unexpected(std::move(json.error()));
  return decode<T>(*json);
}

}  // namespace luoshi::base
