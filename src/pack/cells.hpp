// Cells <-> members of described structs. A column's key is the member's name; a member of type
// core::Name is two columns, <member>_zh and <member>_en.
#pragma once
#include <charconv>

#include "core/rule_set.hpp"
#include "pack/seed.hpp"
#include "pack/sheets.hpp"

namespace luoshi::pack {

struct MinuteOfDay {  // "18:00"
  std::int32_t minute = 0;
};
struct Points {  // "2.5" is 250 hundredths
  std::int64_t hundredths = 0;
};
struct RoundingRule {  // "exact", "step:100", "significant:1"
  core::Rounding rounding = core::Rounding::exact;
  std::int64_t to = 0;
};

// read: the code of a complaint, or nothing when the text was understood.
template <class T>
struct Cell;
template <class T>
concept has_cell = requires(std::string_view text, T& out) { Cell<T>::read(text, out); };

// An integer times 10^decimals from a decimal number without exponent; nothing when it has more
// decimals, other signs, or does not fit.
std::optional<std::int64_t> scaled_from_text(std::string_view text, std::int32_t decimals);
std::string scaled_to_text(std::int64_t value, std::int32_t decimals);

std::string_view read_integer(std::string_view text, std::int64_t least, std::int64_t most,
                              std::int64_t& out);

template <>
struct Cell<std::string> {
  static std::string_view read(std::string_view text, std::string& out) {
    out = text;
    return {};
  }
  static std::string write(const std::string& value) { return value; }
};
template <>
struct Cell<bool> {
  static std::string_view read(std::string_view text, bool& out);
  static std::string write(bool value) { return value ? "true" : "false"; }
};
template <std::integral T>
struct Cell<T> {
  static std::string_view read(std::string_view text, T& out) {
    std::int64_t number = 0;
    const std::string_view fault = read_integer(text, 0, std::numeric_limits<T>::max(), number);
    if (fault.empty()) out = static_cast<T>(number);
    return fault;
  }
  static std::string write(T value) { return std::to_string(value); }
};
template <>
struct Cell<core::Day> {
  static std::string_view read(std::string_view text, core::Day& out);
  static std::string write(core::Day value) { return base::to_text(value); }
};
template <base::described_enum T>
struct Cell<T> {
  static std::string_view read(std::string_view text, T& out) {
    const auto value = base::enum_from<T>(text);
    if (!value) return "cell_not_allowed";
    out = *value;
    return {};
  }
  static std::string write(T value) { return std::string(base::name_of(value)); }
};
template <>
struct Cell<MinuteOfDay> {
  static std::string_view read(std::string_view text, MinuteOfDay& out);
  static std::string write(MinuteOfDay value);
};
template <>
struct Cell<Points> {
  static std::string_view read(std::string_view text, Points& out);
  static std::string write(Points value) { return scaled_to_text(value.hundredths, 2); }
};
template <>
struct Cell<RoundingRule> {
  static std::string_view read(std::string_view text, RoundingRule& out);
  static std::string write(RoundingRule value);
};
template <>
struct Cell<Degrees> {
  static std::string_view read(std::string_view text, Degrees& out);
  static std::string write(Degrees value) { return scaled_to_text(value.e7, 7); }
};
template <>
struct Cell<std::map<std::string, std::int32_t>> {
  static std::string_view read(std::string_view text, std::map<std::string, std::int32_t>& out);
  static std::string write(const std::map<std::string, std::int32_t>& value);
};
template <class T>
  requires has_cell<T>
struct Cell<std::optional<T>> {
  static std::string_view read(std::string_view text, std::optional<T>& out) {
    return Cell<T>::read(text, out.emplace());
  }
  static std::string write(const std::optional<T>& value) {
    return value ? Cell<T>::write(*value) : std::string();
  }
};
template <class T>
  requires has_cell<T>
struct Cell<std::vector<T>> {
  static std::string_view read(std::string_view text, std::vector<T>& out) {
    for (const std::string& item : split_list(text))
      if (const auto fault = Cell<T>::read(item, out.emplace_back()); !fault.empty()) return fault;
    return {};
  }
  static std::string write(const std::vector<T>& value) {
    std::vector<std::string> items;
    for (const T& item : value) items.push_back(Cell<T>::write(item));
    return join_list(items);
  }
};

// Calls visit(member) with the member that the key names; false when there is none.
template <class T, class Visit>
bool with_member(T& row, std::string_view key, const Visit& visit) {
  bool found = false;
  boost::mp11::mp_for_each<base::members_of<std::remove_const_t<T>>>([&](auto d) {
    auto& member = row.*d.pointer;
    using M = std::remove_cvref_t<decltype(member)>;
    const std::string_view name = d.name;
    if constexpr (std::same_as<M, core::Name>) {
      if (!key.starts_with(name) || key.size() != name.size() + 3) return;
      found = key.ends_with("_zh") || key.ends_with("_en");
      if (key.ends_with("_zh")) visit(member.zh);
      if (key.ends_with("_en")) visit(member.en);
    } else if constexpr (has_cell<M>) {
      if (key != name) return;
      visit(member);
      found = true;
    }
  });
  return found;
}

// The complaint's code, or nothing; an empty cell keeps the member's default.
template <class T>
std::string_view read_member(T& row, std::string_view key, std::string_view text) {
  std::string_view fault;
  if (text.empty()) return fault;
  with_member(row, key, [&]<class M>(M& member) { fault = Cell<M>::read(text, member); });
  return fault;
}

// Empty when the member has its default and the column may be empty: files stay readable.
template <class T>
std::string write_member(const T& row, const TableColumn& column) {
  std::string out;
  with_member(row, column.key, [&]<class M>(const M& member) { out = Cell<M>::write(member); });
  if (column.need != Need::optional || out.empty()) return out;
  std::string untouched;
  const T fresh{};
  with_member(fresh, column.key,
              [&]<class M>(const M& member) { untouched = Cell<M>::write(member); });
  return out == untouched ? std::string() : out;
}

}  // namespace luoshi::pack
