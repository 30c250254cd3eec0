#include "interop/import_purpose.hpp"

#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "interop/import_names.hpp"

namespace luoshi::interop {

namespace {
struct NamedPurpose {
  std::string word;
  Purpose purpose;
  std::size_t order = 0;
};

// Longest first, so that a name inside another one does not count.
std::vector<NamedPurpose> named_purposes(const core::RuleSet& rules) {
  std::vector<NamedPurpose> out;
  const auto add = [&](std::string_view word, const Purpose& purpose) {
    if (std::string key = heading_parts(name_key(word)).name; base::length(key) >= 2)
      out.push_back({std::move(key), purpose, out.size()});
  };
  for (const core::ActivityKind& kind : rules.activity_kinds) {
    const Purpose purpose{.kind = kind.code, .foreign = Purpose::Foreign::refused};
    add(kind.name.zh, purpose);
    add(kind.name.en, purpose);
    for (const std::string& word : kind.sheets) add(word, purpose);
  }
  for (const core::ColumnSet& set : rules.column_sets) {
    Purpose purpose;
    if (set.noun == "case")
      purpose.purpose = SheetPurpose::ledger;
    else if (set.noun != "activity" || core::find_by_code(rules.activity_kinds, set.code))
      continue;
    add(set.name.zh, purpose);
    add(set.name.en, purpose);
  }
  std::ranges::sort(out, [](const NamedPurpose& a, const NamedPurpose& b) {
    return a.word.size() != b.word.size() ? a.word.size() > b.word.size() : a.order < b.order;
  });
  return out;
}

// The purpose that a text names; several kinds together: every quantity goes to its own kind.
std::optional<Purpose> named_in(std::string text, const std::vector<NamedPurpose>& named) {
  std::vector<Purpose> found;
  for (const NamedPurpose& one : named) {
    const auto at = text.find(one.word);
    if (at == text.npos) continue;
    if (std::ranges::find(found, one.purpose) == found.end()) found.push_back(one.purpose);
    text.replace(at, one.word.size(), "\x01");
  }
  if (found.empty()) return std::nullopt;
  Purpose out = found.front();
  if (out.purpose == SheetPurpose::activities && found.size() > 1)
    out.foreign = Purpose::Foreign::taken;
  return out;
}

// How many columns a purpose would take; specific ones weigh more than 日期 and 单位.
int fit(const SheetTable& table, const Purpose& purpose, const HeadingBook& headings) {
  int out = 0;
  for (const TableHeading& heading : table.headings) {
    const auto meaning = headings.find(heading, purpose);
    if (!meaning) continue;
    const Target& target = meaning->target;
    if (target.role != TargetRole::standard)
      out += 3;
    else if (purpose.purpose == SheetPurpose::ledger &&
             !belongs_to(target.column, SheetPurpose::activities))
      out += 3;
    else
      out += 1;
  }
  return out;
}

bool has_column(const SheetTable& table, const Purpose& purpose, const HeadingBook& headings,
                SheetColumn column) {
  return std::ranges::any_of(table.headings, [&](const TableHeading& heading) {
    const auto meaning = headings.find(heading, purpose);
    return meaning && meaning->target == Target{.column = column};
  });
}

// Without any name: the ledger when it describes problems; else the kind whose own columns fit
// best.
std::optional<Purpose> by_headings(const SheetTable& table, const core::RuleSet& rules,
                                   const HeadingBook& headings) {
  const Purpose any{};
  if (has_column(table, any, headings, SheetColumn::kind)) return any;
  const Purpose ledger{.purpose = SheetPurpose::ledger};
  int best = has_column(table, ledger, headings, SheetColumn::description)
                 ? fit(table, ledger, headings)
                 : 0;
  std::optional<Purpose> out;
  if (best > 0) out = ledger;
  int standard = fit(table, Purpose{.foreign = Purpose::Foreign::refused}, headings);
  for (const core::ActivityKind& kind : rules.activity_kinds) {
    const int fits =
        fit(table, Purpose{.kind = kind.code, .foreign = Purpose::Foreign::refused}, headings);
    if (fits <= std::max(best, standard + 2)) continue;
    best = fits;
    out = Purpose{.kind = kind.code};
  }
  return out;
}
}  // namespace

std::optional<Purpose> purpose_of(const SheetTable& table, const std::string& file,
                                  const core::RuleSet& rules, const HeadingBook& headings) {
  const std::vector<NamedPurpose> named = named_purposes(rules);
  std::vector<std::string> texts{table.sheet};
  texts.insert(texts.end(), table.titles.begin(), table.titles.end());
  texts.push_back(file);
  const Purpose ledger{.purpose = SheetPurpose::ledger};
  for (const std::string& text : texts) {
    auto purpose = named_in(name_key(text), named);
    if (!purpose) continue;
    if (purpose->purpose == SheetPurpose::ledger || !purpose->kind.empty()) {
      // A name is believed unless the headings plainly describe a ledger.
      if (purpose->purpose == SheetPurpose::activities &&
          has_column(table, ledger, headings, SheetColumn::description) &&
          fit(table, ledger, headings) > 2 * fit(table, *purpose, headings))
        return ledger;
      return purpose;
    }
    if (auto kind = by_headings(table, rules, headings)) return kind;
  }
  return by_headings(table, rules, headings);
}

bool names_a_purpose(std::string_view text, const core::RuleSet& rules) {
  return named_in(name_key(text), named_purposes(rules)).has_value();
}

}  // namespace luoshi::interop
