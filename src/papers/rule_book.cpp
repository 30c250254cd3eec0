#include "papers/rule_book.hpp"

#include "base/limits.hpp"
#include "interop/export_columns.hpp"
#include "interop/import_headings.hpp"
#include "interop/pack_workbook.hpp"

namespace luoshi::papers {

namespace {
constexpr std::size_t effects_max = 200;

views::Selection open_cases_of(const std::string& category) {
  return {{"category", views::Operator::equal, {category}},
          {"status",
           views::Operator::in,
           {"reported", "accepted", "assigned", "rectifying", "suspended", "shelved", "rectified",
            "passed"}}};
}

// Rows are named by what tells them apart: "matter / 06001".
std::string code_of(const pack::Change& change) {
  const auto at = change.row.rfind(" / ");
  return at == std::string::npos ? change.row : change.row.substr(at + 3);
}

std::vector<std::string> kinds_counting(const std::string& quantity, const core::RuleSet& rules) {
  std::vector<std::string> out;
  for (const core::ActivityKind& kind : rules.activity_kinds)
    if (std::ranges::find(kind.quantities, quantity) != kind.quantities.end())
      out.push_back(kind.code);
  return out;
}

// nullopt: rows of that table are named by no record, or by too many kinds of them to be told.
std::optional<RuleEffect> effect_of(const pack::Change& change, const core::RuleSet& rules,
                                    views::Reader& reader) {
  const std::string code = code_of(change);
  RuleEffect out{.table = change.table, .row = code};
  views::ListQuery query;
  if (change.table == "categories") {
    query.noun = views::Noun::case_;
    query.selection = open_cases_of(code);
  } else if (change.table == "kinds") {
    query.noun = views::Noun::activity;
    query.selection = {{"kind", views::Operator::equal, {code}}};
  } else if (change.table == "quantities") {
    query.noun = views::Noun::activity;
    std::vector<std::string> kinds = kinds_counting(code, rules);
    if (kinds.empty()) return std::nullopt;
    out.capped = kinds.size() > base::limits::selection_values_max;
    if (out.capped) kinds.resize(base::limits::selection_values_max);
    query.selection = {{"kind", views::Operator::in, std::move(kinds)}};
  } else if (change.table == "roles") {
    query.noun = views::Noun::post;
    query.selection = {{"kind", views::Operator::equal, {code}}};
  } else {
    return std::nullopt;
  }
  const auto count = reader.count(query, base::limits::count_cap, core::unrestricted());
  if (count.count == 0 && !count.capped) return std::nullopt;
  out.noun = views::name_of(query.noun);
  out.records = count.count;
  out.capped = out.capped || count.capped;
  return out;
}
}  // namespace

void check_columns(pack::LoadResult& loaded) {
  if (!loaded.pack) return;
  const core::RuleSet& rules = loaded.pack->rules;
  for (const core::ColumnSet& set : rules.column_sets)
    for (const std::string& path : interop::unknown_paths(rules, set))
      loaded.complaints.push_back({.code = "path_not_exported",
                                   .table = "columns",
                                   .column = "path",
                                   .args = {{"set", set.code}, {"value", path}}});
  for (const std::string& column : interop::unknown_columns(rules))
    loaded.complaints.push_back({.code = "heading_column_unknown",
                                 .table = "headers",
                                 .column = "column",
                                 .args = {{"value", column}}});
  if (pack::has_errors(loaded.complaints)) loaded.pack.reset();
}

base::Result<RuleSetCheck> check_rule_set(const std::filesystem::path& workbook,
                                          const app::Snapshot& snapshot, views::Reader& reader) {
  auto loaded = interop::load_pack_workbook(workbook);
  if (!loaded) return std::unexpected(std::move(loaded.error()));
  check_columns(*loaded);
  RuleSetCheck out{.complaints = std::move(loaded->complaints)};
  if (!loaded->pack) return out;
  out.rules = std::move(loaded->pack->rules);
  // Seed records of a workbook are not published, so they are no change.
  out.changes = pack::diff({.rules = *snapshot.rules}, {.rules = *out.rules});
  for (const pack::Change& change : out.changes) {
    if (out.effects.size() == effects_max) break;
    if (change.kind == pack::ChangeKind::added || change.kind == pack::ChangeKind::reordered)
      continue;
    if (auto effect = effect_of(change, *snapshot.rules, reader))
      out.effects.push_back(std::move(*effect));
  }
  return out;
}

}  // namespace luoshi::papers
