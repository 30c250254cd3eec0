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

HeadingBook::HeadingBook(const core::RuleSet& rules) : rules_(rules) {
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
