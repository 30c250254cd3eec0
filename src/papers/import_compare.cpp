#include "papers/import_compare.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace luoshi::papers {

namespace {
std::map<std::string, std::int64_t> sums(const core::Activity& activity) {
  std::map<std::string, std::int64_t> out;
  for (const core::AmountGroup& group : activity.amounts)
    for (const core::Amount& amount : group.amounts)
      if (amount.amount != 0) out[amount.quantity] += amount.amount;
  return out;
}

bool same_text(const core::Text& given, const core::Text& stored, views::Reader& reader) {
  const auto text = reader.text(stored.vault);
  return text && base::normalise(text->text) == base::normalise(given.plain);
}

bool same(const core::Activity& row, const core::Activity& stored) {
  return row.kind == stored.kind && row.day == stored.day && row.units == stored.units &&
         row.nothing_today == stored.nothing_today && sums(row) == sums(stored);
}

bool same(const core::ImportCase& row, const core::CaseState& stored, views::Reader& reader) {
  const core::CaseFacts& facts = stored.facts;
  // Ledgers are written to the minute.
  const auto minute = [](core::Instant at) { return at.us / base::minute_us; };
  if (minute(row.facts.found_at) != minute(facts.found_at)) return false;
  if (!row.history.number.empty() && row.history.number != stored.number) return false;
  if (!same_text(row.facts.description, facts.description, reader)) return false;
  return !row.facts.location || !facts.location ||
         same_text(*row.facts.location, *facts.location, reader);
}
}  // namespace

bool says_the_same(const core::Command& command, const core::State& state, views::Reader& reader) {
  if (const auto* record = std::get_if<core::RecordActivity>(&command)) {
    const auto* stored = std::get_if<core::ActivityState>(&state);
    return stored && same(record->activity, stored->activity);
  }
  if (const auto* ledger = std::get_if<core::ImportCase>(&command)) {
    const auto* stored = std::get_if<core::CaseState>(&state);
    return stored && same(*ledger, *stored, reader);
  }
  return false;
}

}  // namespace luoshi::papers
