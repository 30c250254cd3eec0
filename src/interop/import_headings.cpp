#include "interop/import_headings.hpp"

#include <algorithm>

#include "interop/import_words.hpp"

namespace luoshi::interop {

namespace {
// With and without what stands in brackets; without "今日" in front.
std::vector<std::string> spellings(const std::string& key) {
  std::vector<std::string> out{key};
  for (const std::string_view word : import_words(ImportWords::of_the_day))
    if (key.starts_with(word) && key.size() > word.size()) out.push_back(key.substr(word.size()));
  return out;
}

std::string spaced(std::string_view code) {
  std::string out(code);
  std::ranges::replace(out, '_', ' ');
  return out;
}

constexpr std::string_view ledger_purpose = "ledger";
constexpr std::string_view activities_purpose = "activities";
constexpr std::string_view quantity_prefix = "quantities.";
constexpr std::string_view field_prefix = "fields.";

bool has_quantity(const core::RuleSet& rules, std::string_view kind, const std::string& quantity) {
  const core::ActivityKind* known = core::find_by_code(rules.activity_kinds, kind);
  return known && std::ranges::find(known->quantities, quantity) != known->quantities.end();
}
}  // namespace

std::vector<std::string> unknown_columns(const core::RuleSet& rules) {
  std::vector<std::string> out;
  for (const core::HeaderAlias& header : rules.header_aliases)
    if (!base::enum_from<SheetColumn>(header.column)) out.push_back(header.column);
  return out;
}

base::Result<void> check_given(const GivenHeading& given, const core::RuleSet& rules) {
  const std::string_view meaning = given.meaning;
  if (heading_key(given.heading).empty()) return base::refuse("heading_missing", "heading");
  const auto is_field = [&](std::string_view code) {
    return std::ranges::any_of(rules.activity_kinds, [&](const core::ActivityKind& kind) {
      return core::find_by_code(kind.fields, code) != nullptr;
    });
  };
  const bool known =
      meaning.empty() || base::enum_from<SheetColumn>(meaning) ||
      (meaning.starts_with(quantity_prefix) &&
       core::find_by_code(rules.quantities, meaning.substr(quantity_prefix.size()))) ||
      (meaning.starts_with(field_prefix) && is_field(meaning.substr(field_prefix.size())));
  if (!known) return base::refuse("meaning_unknown", "meaning", {{"value", given.meaning}});
  return {};
}

const GivenSheet* given_for(std::span<const GivenSheet> given, std::string_view file,
                            std::string_view sheet) {
  const auto found = std::ranges::find_if(
      given, [&](const GivenSheet& one) { return one.file == file && one.sheet == sheet; });
  return found == given.end() ? nullptr : &*found;
}

std::optional<Purpose> purpose_from(std::string_view name, const core::RuleSet& rules) {
  if (name == ledger_purpose) return Purpose{.purpose = SheetPurpose::ledger};
  if (name == activities_purpose) return Purpose{};
  if (!core::find_by_code(rules.activity_kinds, name)) return std::nullopt;
  return Purpose{.kind = std::string(name), .foreign = Purpose::Foreign::refused};
}

std::string purpose_text(const Purpose& purpose) {
  switch (purpose.purpose) {
    case SheetPurpose::ledger:
      return std::string(ledger_purpose);
    case SheetPurpose::office_list:
      return "office_list";
    case SheetPurpose::activities:
      return purpose.kind.empty() ? std::string(activities_purpose) : purpose.kind;
  }
  return {};
}

std::string heading_text(const TableHeading& heading) {
  return heading.group.empty() ? heading.text : heading.group + '/' + heading.text;
}

HeadingBook::HeadingBook(const core::RuleSet& rules, std::span<const GivenHeading> given)
    : rules_(rules) {
  for (const GivenHeading& one : given) give(one);
  for (const core::HeaderAlias& header : rules.header_aliases) {
    const auto column = base::enum_from<SheetColumn>(header.column);
    if (!column) continue;
    add(header.column, {.column = *column});
    add(spaced(header.column), {.column = *column});
    for (const std::string& alias : header.aliases) add(alias, {.column = *column});
  }
  for (const HeadingWord& word : heading_words()) add(word.word, {.column = word.column});
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<SheetColumn>>([&](auto d) {
    add(d.name, {.column = d.value});
    add(spaced(d.name), {.column = d.value});
  });
  for (const core::Quantity& quantity : rules.quantities) {
    const Entry entry{.role = TargetRole::quantity, .code = quantity.code};
    add(quantity.code, entry);
    add(quantity.name.zh, entry);
    add(quantity.name.en, entry);
    for (const std::string& alias : quantity.aliases) add(alias, entry);
  }
  for (const core::ActivityKind& kind : rules.activity_kinds)
    for (const core::Field& field : kind.fields) add_field(kind, field);
  for (const core::ColumnSet& set : rules.column_sets)
    for (const core::ColumnSpec& spec : set.columns) {
      Entry entry;
      if (spec.path.starts_with("quantities."))
        entry = {.role = TargetRole::quantity, .code = spec.path.substr(11)};
      else if (const auto column = column_of_path(spec.path))
        entry.column = *column;
      else
        continue;
      add(spec.name.zh, entry);
      add(spec.name.en, entry);
    }
}

void HeadingBook::add(std::string_view heading, Entry entry) {
  const std::string key = heading_key(heading);
  if (key.empty()) return;
  auto& list = entries_[key];
  const auto same = [&](const Entry& one) {
    return one.role == entry.role && one.column == entry.column && one.kind == entry.kind &&
           one.code == entry.code;
  };
  if (std::ranges::none_of(list, same)) list.push_back(std::move(entry));
}

void HeadingBook::add_field(const core::ActivityKind& kind, const core::Field& field) {
  const Entry entry{.role = TargetRole::field, .kind = kind.code, .code = field.code};
  add(field.code, entry);
  add(field.name.zh, entry);
  add(field.name.en, entry);
  for (const std::string& alias : field.aliases) add(alias, entry);
}

void HeadingBook::give(const GivenHeading& given) {
  auto& list = given_[heading_key(given.heading)];
  list.clear();
  const std::string_view meaning = given.meaning;
  if (meaning.starts_with(quantity_prefix)) {
    list.push_back({.role = TargetRole::quantity,
                    .code = std::string(meaning.substr(quantity_prefix.size()))});
  } else if (meaning.starts_with(field_prefix)) {
    const std::string code(meaning.substr(field_prefix.size()));
    for (const core::ActivityKind& kind : rules_.activity_kinds)
      if (core::find_by_code(kind.fields, code))
        list.push_back({.role = TargetRole::field, .kind = kind.code, .code = code});
  } else if (const auto column = base::enum_from<SheetColumn>(meaning)) {
    list.push_back({.column = *column});
  }
}

const std::vector<HeadingBook::Entry>* HeadingBook::given(const TableHeading& heading) const {
  const auto it = given_.find(heading_key(heading_text(heading)));
  return it == given_.end() ? nullptr : &it->second;
}

bool HeadingBook::is_left_out(const TableHeading& heading) const {
  const auto* by_hand = given(heading);
  return by_hand && by_hand->empty();
}

const std::vector<HeadingBook::Entry>* HeadingBook::entries(const std::string& key) const {
  auto it = entries_.find(key);
  return it == entries_.end() ? nullptr : &it->second;
}

std::string HeadingBook::kind_of_quantity(std::string_view quantity) const {
  for (const core::ActivityKind& kind : rules_.activity_kinds)
    if (std::ranges::find(kind.quantities, quantity) != kind.quantities.end()) return kind.code;
  return {};
}

// Quantities of the kind, then its fields, then standard columns, then what other kinds record.
std::optional<Target> HeadingBook::choose(const std::vector<Entry>& entries,
                                          const Purpose& purpose) const {
  const bool activities = purpose.purpose == SheetPurpose::activities;
  if (activities)
    for (const Entry& entry : entries)
      if (entry.role == TargetRole::quantity && has_quantity(rules_, purpose.kind, entry.code))
        return Target{.role = TargetRole::quantity, .kind = purpose.kind, .code = entry.code};
  if (activities)
    for (const Entry& entry : entries)
      if (entry.role == TargetRole::field && entry.kind == purpose.kind)
        return Target{.role = TargetRole::field, .kind = entry.kind, .code = entry.code};
  for (const Entry& entry : entries)
    if (entry.role == TargetRole::standard && belongs_to(entry.column, purpose.purpose))
      return Target{.column = entry.column};
  if (activities && purpose.foreign == Purpose::Foreign::taken)
    for (const Entry& entry : entries)
      if (entry.role == TargetRole::quantity)
        if (std::string kind = kind_of_quantity(entry.code); !kind.empty())
          return Target{.role = TargetRole::quantity, .kind = std::move(kind), .code = entry.code};
  return std::nullopt;
}

std::optional<Meaning> HeadingBook::look_up(const std::string& key, const Purpose& purpose) const {
  for (const std::string& spelling : spellings(key)) {
    const HeadingParts parts = heading_parts(spelling);
    if (const auto* found = entries(spelling))
      if (auto target = choose(*found, purpose)) return Meaning{std::move(*target), parts.measure};
    if (parts.measure.empty()) continue;
    if (const auto* found = entries(parts.name))
      if (auto target = choose(*found, purpose)) return Meaning{std::move(*target), parts.measure};
  }
  return std::nullopt;
}

std::optional<Meaning> HeadingBook::find(const TableHeading& heading,
                                         const Purpose& purpose) const {
  if (const auto* by_hand = given(heading)) {
    auto target = choose(*by_hand, purpose);
    if (!target) return std::nullopt;
    return Meaning{std::move(*target), heading_parts(heading_key(heading.text)).measure};
  }
  const std::string own = heading_key(heading.text);
  const std::string group = heading_key(heading.group);
  if (own.empty()) return std::nullopt;
  if (!group.empty())
    if (auto both = look_up(group + own, purpose)) return both;
  auto meaning = look_up(own, purpose);
  if (meaning && meaning->measure.empty()) meaning->measure = heading_parts(group).measure;
  return meaning;
}

bool HeadingBook::known(std::string_view text, std::string_view group) const {
  if (given({.text = std::string(text), .group = std::string(group)})) return true;
  const auto has = [&](const std::string& key) {
    return std::ranges::any_of(spellings(key), [&](const std::string& spelling) {
      if (entries(spelling)) return true;
      const HeadingParts parts = heading_parts(spelling);
      return !parts.measure.empty() && entries(parts.name);
    });
  };
  const std::string own = heading_key(text);
  return !own.empty() && (has(own) || (!group.empty() && has(heading_key(group) + own)));
}

std::optional<Target> HeadingBook::foreign_quantity(const TableHeading& heading,
                                                    const Purpose& purpose) const {
  Purpose open = purpose;
  open.foreign = Purpose::Foreign::taken;
  auto meaning = find(heading, open);
  if (!meaning || meaning->target.role != TargetRole::quantity) return std::nullopt;
  return meaning->target;
}

}  // namespace luoshi::interop
