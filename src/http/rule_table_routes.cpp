#include "http/rule_table_routes.hpp"

#include "app/pack_in_force.hpp"
#include "http/house_words.hpp"
#include "http/rule_table_shapes.hpp"
#include "http/workbook_answer.hpp"

namespace luoshi::http {

namespace {
using base::refuse;
using base::Result;

core::Name name_of(std::string_view zh, std::string_view en) {
  return {std::string(zh), std::string(en)};
}

RuleColumn column_of(const pack::TableColumn& column) {
  using enum pack::Need;
  return {.key = std::string(column.key),
          .heading = name_of(column.zh, column.en),
          .kind = column.kind,
          .required = column.need == required || column.need == identity,
          .names_row = column.need == identity || column.need == part,
          .target = std::string(column.target),
          .help = name_of(column.help_zh, column.help_en)};
}

std::vector<RuleWord> all_words() {
  std::vector<RuleWord> out;
  for (const pack::ValueWord& word : pack::value_words())
    out.push_back({std::string(word.set), std::string(word.code), name_of(word.zh, word.en)});
  for (const pack::TableColumn& item : pack::settings())
    out.push_back({"settings", std::string(item.key), name_of(item.zh, item.en)});
  return out;
}

Result<Response> read_rule_tables(Api&, const Caller& caller, const Call&) {
  RuleTables out{caller.snapshot->rules->version, {}, all_words()};
  for (const pack::Sheet& sheet : pack::sheets_of({*caller.snapshot->rules, {}})) {
    if (sheet.table->home == pack::Home::seed) continue;
    RuleTable& table = out.tables.emplace_back();
    table.name = sheet.table->name;
    table.heading = name_of(sheet.table->zh, sheet.table->en);
    table.help = name_of(sheet.table->help_zh, sheet.table->help_en);
    for (const pack::TableColumn& column : sheet.table->columns)
      table.columns.push_back(column_of(column));
    for (const pack::SheetRow& row : sheet.rows) table.rows.push_back(row.cells);
  }
  return json_answer(out);
}

Result<void> change_row(pack::Sheets& sheets, const RuleRowChange& change) {
  const pack::Table* table = pack::find_table(change.table);
  if (!table || table->home == pack::Home::seed)
    return refuse("rule_table_unknown", "changes", {{"value", change.table}});
  pack::Sheet& sheet = sheets[table->id];
  if (change.after && change.after->size() != table->columns.size())
    return refuse("rule_row_malformed", "changes");
  auto at = sheet.rows.end();
  if (change.before) {
    at = std::ranges::find(sheet.rows, *change.before, &pack::SheetRow::cells);
    if (at == sheet.rows.end()) return refuse("rule_row_missing", "changes");
  }
  if (change.before && change.after)
    at->cells = *change.after;
  else if (change.before)
    sheet.rows.erase(at);
  else if (change.after)
    sheet.rows.push_back({.number = 0, .cells = *change.after});
  return {};
}

std::string errors_of(const pack::Complaints& complaints, base::Language language) {
  constexpr int shown_most = 20;
  std::string out;
  int shown = 0;
  for (const pack::Complaint& one : complaints) {
    if (one.severity != pack::Severity::error || shown++ == shown_most) continue;
    if (!out.empty()) out += '\n';
    out += pack::render(one, language);
  }
  return out;
}

Result<Response> draft_rules(Api&, const Caller& caller, const Call& call) {
  if (auto ok = must_have(caller, core::Right::publish_rules); !ok)
    return std::unexpected(ok.error());
  const auto order = base::from_json<RuleDraftOrder>(call.request.body);
  if (!order) return std::unexpected(order.error());
  pack::Sheets sheets = pack::sheets_of(app::pack_in_force(*caller.snapshot));
  for (const RuleRowChange& change : order->changes)
    if (auto changed = change_row(sheets, change); !changed)
      return std::unexpected(changed.error());
  const auto language = language_of(call.request.header("Accept-Language"));
  const pack::LoadResult loaded = pack::load_grids(pack::grids_from(sheets, pack::Form::codes));
  if (!loaded.pack)
    return refuse("rule_draft_not_good", "changes",
                  {{"complaints", errors_of(loaded.complaints, language)}});
  return workbook_answer(*loaded.pack, call);
}
}  // namespace

std::vector<Route> rule_table_routes(const std::shared_ptr<Api>& api) {
  const HouseText& word = house_words();
  return {reading_route(api, {.path = "/api/v1/rule-set/tables",
                              .operation = "read_rule_tables",
                              .summary = word.tables,
                              .response = base::schema_of<RuleTables>,
                              .answer = read_rule_tables,
                              .pace = Pace::slow}),
          reading_route(api, {.method = Method::post,
                              .path = "/api/v1/rule-set/draft",
                              .operation = "draft_rules",
                              .summary = word.draft,
                              .request = base::schema_of<RuleDraftOrder>,
                              .answer = draft_rules,
                              .pace = Pace::slow})};
}

}  // namespace luoshi::http
