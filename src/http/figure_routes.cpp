// Routes for numbers and maps: sums over entries, the entries behind them, who has reported on
// which day, records in a box, a record by its number, and 验真码.
#include "core/codec.hpp"
#include "http/api_handlers.hpp"
#include "http/api_words.hpp"
#include "http/figure_shapes.hpp"
#include "journal/proof.hpp"

namespace luoshi::http {

namespace {
using base::refuse;
using base::Result;

std::vector<std::string> split_list(std::string_view text) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const auto comma = text.find(',');
    if (comma != 0) out.emplace_back(text.substr(0, comma));
    text.remove_prefix(comma == text.npos ? text.size() : comma + 1);
  }
  return out;
}

Result<views::EntryQuery> entry_query(const Caller& caller, const Call& call) {
  views::EntryQuery query;
  auto unit = unit_parameter(caller, call);
  if (!unit) return std::unexpected(std::move(unit.error()));
  if (auto may = may_see_figures(caller, *unit); !may) return std::unexpected(may.error());
  auto since = day_parameter(call, "since");
  if (!since) return std::unexpected(std::move(since.error()));
  auto until = day_parameter(call, "until");
  if (!until) return std::unexpected(std::move(until.error()));
  if (*until < *since) return refuse("span_ends_before_it_begins", "until");
  query.unit = *unit;
  query.from = *since;
  query.until = *until;
  if (const auto words = call.request.parameter("programme"); words && !words->empty()) {
    const auto programme = app::find_programme(*caller.snapshot->rules, *words);
    if (!programme)
      return refuse("programme_unknown", "programme", {{"value", std::string(*words)}});
    query.programme = *programme;
  }
  query.kinds = split_list(call.request.parameter("kinds").value_or(""));
  return query;
}

Result<Response> list_sums(Api& api, const Caller& caller, const Call& call) {
  auto query = entry_query(caller, call);
  if (!query) return std::unexpected(std::move(query.error()));
  SumList answer{.unit = query->unit,
                 .programme = query->programme,
                 .since = query->from,
                 .until = query->until};
  auto reader = api.reader();
  reader.pin();
  auto sent = app::last_sent(*reader, {query->unit, query->programme, query->until});
  for (const views::Sum& sum : reader->sums(*query)) {
    SumRow row{sum.kind, sum.amount, sum.records};
    if (const auto said = sent.find(sum.kind); said != sent.end()) row.sent = said->second;
    answer.sums.push_back(std::move(row));
  }
  return json_answer(answer);
}

Result<Response> list_entries(Api& api, const Caller& caller, const Call& call) {
  auto query = entry_query(caller, call);
  if (!query) return std::unexpected(std::move(query.error()));
  auto limit = integer_parameter(call, "limit", 200);
  if (!limit) return std::unexpected(std::move(limit.error()));
  if (*limit < 1 || *limit > base::limits::page_rows_max)
    return refuse("parameter_malformed", "limit");
  std::uint64_t after = 0;
  if (const auto cursor = call.request.parameter("after"); cursor && !cursor->empty()) {
    const auto opened = api.numbers.open(*cursor);
    if (!opened) return refuse("cursor_malformed", "after");
    after = *opened;
  }
  const auto rows = api.reader()->entries(*query, static_cast<std::int64_t>(after),
                                          static_cast<std::int32_t>(*limit));
  EntryPage answer;
  for (const views::EntryRow& row : rows)
    answer.entries.push_back({row.record, row.kind, row.day, row.amount, row.backing});
  if (std::ssize(rows) >= *limit)
    answer.next = api.numbers.seal(static_cast<std::uint64_t>(rows.back().seq));
  return json_answer(answer);
}

// Every expected unit on every day: an amount, a zero report, or nothing at all.
Result<Response> read_reporting(Api& api, const Caller& caller, const Call& call) {
  const std::string kind(call.request.parameter("kind").value_or(""));
  const auto* rule = core::find_by_code(caller.snapshot->rules->activity_kinds, kind);
  if (!rule || rule->expected_levels.empty())
    return refuse("kind_not_expected", "kind", {{"value", kind}});
  auto unit = unit_parameter(caller, call);
  if (!unit) return std::unexpected(std::move(unit.error()));
  if (auto may = may_see_figures(caller, *unit); !may) return std::unexpected(may.error());
  auto since = day_parameter(call, "since");
  if (!since) return std::unexpected(std::move(since.error()));
  auto until = day_parameter(call, "until");
  if (!until) return std::unexpected(std::move(until.error()));
  if (*until < *since || *until - *since >= base::limits::reporting_days_max)
    return refuse("span_ends_before_it_begins", "until");
  ReportingGrid grid{.kind = kind, .since = *since, .until = *until};
  grid.expected = caller.snapshot->directory->units_of_levels(rule->expected_levels, *unit, *until);
  auto reader = api.reader();
  for (const auto& [word, reporting] :
       {std::pair{"zero.", Reporting::zero}, {"reported.", Reporting::reported}})
    for (const views::UnitDay& one : reader->unit_days(word + kind, *since, *until))
      if (one.amount > 0 && caller.snapshot->directory->within(one.unit, *unit))
        grid.days.push_back({one.unit, one.day, reporting});
  return json_answer(grid);
}

Result<std::int32_t> degrees_parameter(const Call& call, std::string_view name) {
  auto value = integer_parameter(call, name, std::numeric_limits<std::int64_t>::max());
  if (!value) return std::unexpected(std::move(value.error()));
  if (*value < -1'800'000'000 || *value > 1'800'000'000)
    return refuse("parameter_malformed", std::string(name));
  return static_cast<std::int32_t>(*value);
}

Result<Response> list_in_box(Api& api, const Caller& caller, const Call& call) {
  const auto noun = views::noun_from(call.request.parameter("noun").value_or(""));
  if (!noun) return refuse("noun_unknown", "noun");
  views::Box box;
  for (const auto& [name, into] : {std::pair{"south_e7", &box.south_e7},
                                   {"west_e7", &box.west_e7},
                                   {"north_e7", &box.north_e7},
                                   {"east_e7", &box.east_e7}}) {
    auto value = degrees_parameter(call, name);
    if (!value) return std::unexpected(std::move(value.error()));
    *into = *value;
  }
  auto limit = integer_parameter(call, "limit", base::limits::page_rows_max);
  if (!limit) return std::unexpected(std::move(limit.error()));
  if (*limit < 1 || *limit > base::limits::page_rows_max)
    return refuse("parameter_malformed", "limit");
  const auto most = static_cast<std::int32_t>(*limit);
  BoxAnswer answer;
  auto rows = api.reader()->in_box(*noun, box, most, caller.scope);
  for (const views::ListRow& row : rows) answer.records.push_back(row_of(row));
  answer.complete = std::ssize(rows) < most;
  return json_answer(answer);
}

Result<Response> find_by_number(Api& api, const Caller& caller, const Call& call) {
  const auto noun = views::noun_from(call.path_parameter("noun"));
  if (!noun) return refuse("noun_unknown", "noun");
  const auto record = api.reader()->find_number(*noun, call.path_parameter("number"), caller.scope);
  if (!record) return refuse("record_missing", "number");
  return json_answer(FoundNumber{*record});
}

// Whoever holds a paper may ask: the record and the code stand on it. The answer says nothing but
// true or not, also of records that nobody outside may see.
Result<Response> check_authenticity(Api& api, const Call& call) {
  const auto record = base::id_from_text(call.path_parameter("record"));
  auto code = journal::authenticity_code_from_text(call.path_parameter("code"));
  if (!code) return std::unexpected(std::move(code.error()));
  AuthenticityAnswer answer;
  if (record)
    for (const views::HistoryEvent& event : api.reader()->history(*record))
      answer.authentic |= journal::authenticity_code(event.leaf) == *code;
  return json_answer(answer);
}

// The code of the record as it is now, to be printed.
Result<Response> read_authenticity(Api& api, const Caller& caller, const Call& call) {
  auto record = record_of(call);
  if (!record) return std::unexpected(std::move(record.error()));
  auto reader = api.reader();
  if (!reader->find(*record, caller.scope)) return refuse("record_missing", "record");
  const auto history = reader->history(*record);
  if (history.empty()) return refuse("record_missing", "record");
  return json_answer(AuthenticityCodeAnswer{
      *record, journal::to_text(journal::authenticity_code(history.back().leaf))});
}

const Parameter unit{.name = "unit", .summary = words().unit};
const Parameter programme{.name = "programme", .summary = words().programme};
const Parameter kinds{.name = "kinds", .summary = words().kinds};
const Parameter kind{
    .name = "kind", .summary = words().activity_kind, .presence = Presence::required};
const Parameter since{.name = "since",
                      .summary = words().since,
                      .presence = Presence::required,
                      .schema = base::schema_of<core::Day>};
const Parameter until{.name = "until",
                      .summary = words().as_of,
                      .presence = Presence::required,
                      .schema = base::schema_of<core::Day>};
const Parameter after{.name = "after", .summary = words().after};
const Parameter limit{
    .name = "limit", .summary = words().limit, .schema = base::schema_of<std::int64_t>};
const Parameter noun{.name = "noun", .summary = words().noun, .presence = Presence::required};

Parameter edge(std::string_view name) {
  return {.name = name,
          .summary = words().edge,
          .presence = Presence::required,
          .schema = base::schema_of<std::int32_t>};
}
}  // namespace

std::vector<Route> figure_routes(const std::shared_ptr<Api>& api) {
  const ApiText& word = words();
  const auto get = [&](std::string_view path, std::string_view operation, Text summary,
                       SchemaFunction response, Answer answer, std::vector<Parameter> parameters) {
    return reading_route(api, {.path = path,
                               .operation = operation,
                               .summary = summary,
                               .response = response,
                               .answer = answer,
                               .parameters = std::move(parameters)});
  };
  std::vector<Route> out{
      get("/api/v1/sums", "list_sums", word.sums, base::schema_of<SumList>, list_sums,
          {unit, programme, kinds, since, until}),
      get("/api/v1/entries", "list_entries", word.entries, base::schema_of<EntryPage>, list_entries,
          {unit, programme, kinds, since, until, after, limit}),
      get("/api/v1/reporting", "read_reporting", word.reporting, base::schema_of<ReportingGrid>,
          read_reporting, {kind, unit, since, until}),
      get("/api/v1/map", "list_in_box", word.map, base::schema_of<BoxAnswer>, list_in_box,
          {noun, edge("south_e7"), edge("west_e7"), edge("north_e7"), edge("east_e7"), limit}),
      get("/api/v1/numbers/{noun}/{number}", "find_by_number", word.by_number,
          base::schema_of<FoundNumber>, find_by_number, {}),
      get("/api/v1/records/{record}/authenticity", "read_authenticity", word.authenticity_code,
          base::schema_of<AuthenticityCodeAnswer>, read_authenticity, {})};
  out.push_back({.path = "/api/v1/authenticity/{record}/{code}",
                 .operation = "check_authenticity",
                 .summary = word.authenticity,
                 .right = Right::everyone,
                 .response = base::schema_of<AuthenticityAnswer>,
                 .handler = at_once([api](const Call& call) {
                   auto answer = check_authenticity(*api, call);
                   return answer ? std::move(*answer) : call.refuse(answer.error());
                 })});
  return out;
}

}  // namespace luoshi::http
