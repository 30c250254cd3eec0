// Text that a human typed (and names, contacts, file digests): core rules see only whether it is
// there. Before decide the writer seals each text of a command: the plain text goes into the vault
// and events carry the reference and a salted digest, so that the text can be erased later.
#pragma once
#include <string>

#include "base/json.hpp"

namespace luoshi::core {

struct Text {
  std::string plain;       // present in a command, and where a view has read it from the vault
  std::int64_t vault = 0;  // key of the vault entry; 0 = not sealed
  base::Digest digest{};   // SHA-256(salt || plain), salt kept in the vault beside the text

  Text() = default;
  explicit Text(std::string text) : plain(std::move(text)) {}

  bool sealed() const { return vault != 0; }
  bool empty() const { return !sealed() && plain.empty(); }
  // Two references to one vault entry, or two equal unsealed texts.
  bool operator==(const Text& other) const {
    return vault == other.vault && (sealed() || plain == other.plain);
  }
};

// Calls visit(Text&) for every text inside a described struct, at any depth.
template <class T, class Visit>
void for_each_text(T& value, const Visit& visit);

namespace text_detail {
template <class T>
struct descend {
  template <class V>
  static void into(T& value, const V& visit) {
    if constexpr (base::described_struct<std::remove_const_t<T>>)
      boost::mp11::mp_for_each<base::members_of<std::remove_const_t<T>>>(
          [&](auto d) { for_each_text(value.*d.pointer, visit); });
  }
};
}  // namespace text_detail

template <class T, class Visit>
void for_each_text(T& value, const Visit& visit) {
  using U = std::remove_const_t<T>;
  using namespace base::json_detail;
  if constexpr (std::same_as<U, Text>) {
    visit(value);
  } else if constexpr (is_optional<U>) {
    if (value) for_each_text(*value, visit);
  } else if constexpr (is_vector<U>) {
    for (auto& item : value) for_each_text(item, visit);
  } else if constexpr (is_map<U>) {
    for (auto& [key, item] : value) for_each_text(item, visit);
  } else if constexpr (is_variant<U>) {
    std::visit([&](auto& alternative) { for_each_text(alternative, visit); }, value);
  } else {
    text_detail::descend<T>::into(value, visit);
  }
}

}  // namespace luoshi::core

// Sealed: {"vault":12,"digest":"..."}. Not sealed: the plain text.
template <>
struct luoshi::base::Custom<luoshi::core::Text> {
  static boost::json::value schema() { return {{"type", "string"}}; }  // as clients send it
  static void encode(std::string& out, const core::Text& text);
  static Result<core::Text> decode(const boost::json::value& json, const json_detail::Path& path);
};
