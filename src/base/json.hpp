// One codec for every described struct (BOOST_DESCRIBE_STRUCT): events, commands, states, answers.
// Writing appends text directly; reading goes through Boost.JSON and names the path of each fault.
//
// Shapes: struct -> object; enum -> its enumerator's name; optional, vector and map are left out
// when empty and may be absent; any other member is required; an unknown member is refused.
// variant of structs -> the object with a first member "type" (each alternative has a
// static constexpr std::string_view tag). Id, Day, Instant, Digest -> text (RFC 3339, UTC, "Z").
#pragma once
#include <array>
#include <boost/describe.hpp>
#include <boost/json.hpp>
#include <boost/mp11.hpp>
#include <charconv>
#include <concepts>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "base/bytes.hpp"
#include "base/id.hpp"
#include "base/one_of.hpp"
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
// append(out, v), where there is one, writes text that needs no escapes, without a string between.
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
  static void append(std::string& out, const Id& v) { append_text(out, v); }
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
  static void append(std::string& out, const Digest& v) { append_hex(out, v); }
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
template <class V>
inline constexpr bool is_variant<OneOf<V>> = true;
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
bool misfit(Refusal& fault, std::string_view code, const Path& path);  // always false
}  // namespace json_detail

template <class T>
void encode(std::string& out, const T& value);

// A struct whose empty lists are written as [] all the same: answers, whose readers expect them.
// Specialise to true. Events and states leave empty lists out.
template <class T>
inline constexpr bool writes_empty_lists = false;

namespace json_detail {
// The members of a struct are walked as a table, not as code unrolled for each of them: the codec
// of all events then compiles in seconds.
struct MemberWriter {
  std::string_view name;
  bool (*absent)(const void* owner);  // nullptr: always written
  void (*write)(std::string& out, const void* owner);
};
void write_members(std::string& out, std::span<const MemberWriter> members, const void* owner,
                   bool first);

template <class T, class... D>
constexpr auto writers_of(boost::mp11::mp_list<D...>) {
  return std::array<MemberWriter, sizeof...(D)>{[] {
    using M = std::remove_cvref_t<decltype(std::declval<T&>().*D::pointer)>;
    MemberWriter writer{D::name, nullptr, [](std::string& out, const void* owner) {
                          encode(out, static_cast<const T*>(owner)->*D::pointer);
                        }};
    if constexpr (may_be_absent<M> && !(writes_empty_lists<T> && is_vector<M>))
      writer.absent = [](const void* owner) {
        return absent(static_cast<const T*>(owner)->*D::pointer);
      };
    return writer;
  }()...};
}
template <class T>
inline constexpr auto member_writers =
    writers_of<T>(boost::mp11::mp_rename<members_of<T>, boost::mp11::mp_list>{});

template <class T>
void encode_members(std::string& out, const T& value, bool first) {
  write_members(out, member_writers<T>, &value, first);
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
  } else if constexpr (scalar<T> && requires { Scalar<T>::append(out, value); }) {
    out += '"';
    Scalar<T>::append(out, value);
    out += '"';
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
// Reads `json` into `out`. False when it does not fit: `fault` then says what and where.
template <class T>
bool read(T& out, const boost::json::value& json, const Path& path, Refusal& fault);

struct MemberReader {
  std::string_view name;
  bool may_be_absent;
  bool (*read)(void* owner, const boost::json::value& json, const Path& path, Refusal& fault);
};
// `skip` names one key that belongs to somebody else ("type").
bool read_members(std::span<const MemberReader> members, void* owner,
                  const boost::json::value& json, const Path& path, std::string_view skip,
                  Refusal& fault);

template <class T, class... D>
constexpr auto readers_of(boost::mp11::mp_list<D...>) {
  return std::array<MemberReader, sizeof...(D)>{MemberReader{
      D::name, may_be_absent<std::remove_cvref_t<decltype(std::declval<T&>().*D::pointer)>>,
      [](void* owner, const boost::json::value& json, const Path& path, Refusal& fault) {
        return read(static_cast<T*>(owner)->*D::pointer, json, path, fault);
      }}...};
}
template <class T>
inline constexpr auto member_readers =
    readers_of<T>(boost::mp11::mp_rename<members_of<T>, boost::mp11::mp_list>{});

// The text under "type", or nothing with the fault.
std::optional<std::string_view> type_of(const boost::json::value& json, const Path& path,
                                        Refusal& fault);

template <class V>
struct alternatives_of;
template <class V>
struct alternatives_of<OneOf<V>> : alternatives_of<V> {};
template <class... A>
struct alternatives_of<std::variant<A...>> {
  template <class T>
  static bool read(T& out, const boost::json::value& json, const Path& path, Refusal& fault) {
    const auto type = type_of(json, path, fault);
    if (!type) return false;
    bool known = false;
    bool fits = false;
    (
        [&] {
          if (known || *type != A::tag) return;
          known = true;
          A one{};
          fits = read_members(member_readers<A>, &one, json, path, "type", fault);
          if (fits) out = T(std::move(one));
        }(),
        ...);
    return known ? fits : misfit(fault, "value_unknown", Path{&path, "type", 0});
  }
};

bool read_text(std::string& out, const boost::json::value& json, const Path& path, Refusal& fault);
// The text of a scalar or an enum.
std::optional<std::string_view> text_of(const boost::json::value& json, const Path& path,
                                        Refusal& fault);

template <std::integral T>
bool read_integer(T& out, const boost::json::value& json, const Path& path, Refusal& fault) {
  boost::json::error_code error;
  if (!json.is_number() || json.is_double()) return misfit(fault, "integer_expected", path);
  out = json.to_number<T>(error);
  return !error || misfit(fault, "integer_expected", path);
}

template <class T>
bool read_list(T& out, const boost::json::value& json, const Path& path, Refusal& fault) {
  const boost::json::array* items = json.if_array();
  if (!items) return misfit(fault, "list_expected", path);
  out.resize(items->size());
  for (std::size_t i = 0; i < items->size(); ++i)
    if (!read(out[i], (*items)[i], Path{&path, {}, i}, fault)) return false;
  return true;
}

template <class T>
bool read_map(T& out, const boost::json::value& json, const Path& path, Refusal& fault) {
  const boost::json::object* members = json.if_object();
  if (!members) return misfit(fault, "object_expected", path);
  for (const auto& [key, item] : *members)
    if (!read(out[std::string(key)], item, Path{&path, key, 0}, fault)) return false;
  return true;
}

template <class T>
bool take(T& out, std::optional<T> value, const char* code, const Path& path, Refusal& fault) {
  if (!value) return misfit(fault, code, path);
  out = std::move(*value);
  return true;
}

template <class T>
bool read(T& out, const boost::json::value& json, const Path& path, Refusal& fault) {
  if constexpr (std::same_as<T, bool>) {
    if (!json.is_bool()) return misfit(fault, "boolean_expected", path);
    out = json.get_bool();
    return true;
  } else if constexpr (std::integral<T>) {
    return read_integer(out, json, path, fault);
  } else if constexpr (std::same_as<T, std::string>) {
    return read_text(out, json, path, fault);
  } else if constexpr (custom<T>) {
    auto value = Custom<T>::decode(json, path);
    if (value) {
      out = std::move(*value);
      return true;
    }
    fault = std::move(value.error());
    return false;
  } else if constexpr (scalar<T>) {
    const auto text = text_of(json, path, fault);
    return text && take(out, Scalar<T>::read(*text), "value_malformed", path, fault);
  } else if constexpr (described_enum<T>) {
    const auto text = text_of(json, path, fault);
    return text && take(out, enum_from<T>(*text), "value_unknown", path, fault);
  } else if constexpr (is_optional<T>) {
    out.reset();
    return json.is_null() || read(out.emplace(), json, path, fault);
  } else if constexpr (is_vector<T>) {
    return read_list(out, json, path, fault);
  } else if constexpr (is_map<T>) {
    return read_map(out, json, path, fault);
  } else if constexpr (is_variant<T>) {
    return alternatives_of<T>::read(out, json, path, fault);
  } else {
    static_assert(described_struct<T>, "describe the struct with BOOST_DESCRIBE_STRUCT");
    return read_members(member_readers<T>, &out, json, path, {}, fault);
  }
}

template <class T>
Result<T> decode_at(const boost::json::value& json, const Path& path) {
  T out{};
  Refusal fault;
  if (!read(out, json, path, fault)) return std::unexpected(std::move(fault));
  return out;
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
