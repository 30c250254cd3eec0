#include "http/api_handlers.hpp"

#include <charconv>

#include "base/limits.hpp"
#include "core/codec.hpp"
#include "http/brought.hpp"
#include "papers/brief_text.hpp"
#include "views/selection.hpp"

namespace luoshi::http {

namespace {
using base::refuse;
using base::Result;

Result<app::BriefFigures> brief_of(views::Reader& reader, const Caller& caller, const Call& call) {
  app::BriefOptions options{.brief = std::string(call.path_parameter("brief"))};
  if (options.brief == "default") options.brief.clear();
  if (auto unit = call.request.parameter("unit")) {
    options.unit = app::find_unit(*caller.snapshot, *unit);
    if (!options.unit) return refuse("unit_unknown", "unit", {{"value", std::string(*unit)}});
  }
  if (auto programme = call.request.parameter("programme"))
    options.programme =
        app::find_programme(*caller.snapshot->rules, *programme).value_or(std::string(*programme));
  for (const auto& [name, into] :
       {std::pair{"since", &options.since}, std::pair{"as_of", &options.until}})
    if (auto text = call.request.parameter(name)) {
      *into = base::day_from_text(*text);
      if (!*into) return refuse("value_malformed", name);
    }
  auto figures = app::brief(reader, *caller.snapshot, options);
  if (!figures) return figures;
  if (auto may = may_see_figures(caller, figures->unit); !may) return std::unexpected(may.error());
  return figures;
}
}  // namespace

Result<views::ListQuery> query_of(const Caller& caller, const Call& call) {
  views::ListQuery query;
  query.offset = {caller.snapshot->rules->utc_offset_minutes};
  const auto noun = views::noun_from(call.request.parameter("noun").value_or(""));
  if (!noun) return refuse("noun_unknown", "noun");
  query.noun = *noun;
  if (auto text = call.request.parameter("select")) {
    auto selection = views::parse_selection(*text);
    if (!selection) return std::unexpected(std::move(selection.error()));
    query.selection = std::move(*selection);
  }
  query.text = call.request.parameter("text").value_or("");
  query.after = call.request.parameter("after").value_or("");
  const std::string_view order = call.request.parameter("order").value_or("newest");
  if (order != "due" && order != "newest") return refuse("value_unknown", "order");
  query.order = order == "due" ? views::Order::due : views::Order::newest;
  if (auto limit = call.request.parameter("limit")) {
    const auto read = std::from_chars(limit->data(), limit->data() + limit->size(), query.limit);
    if (read.ec != std::errc() || read.ptr != limit->data() + limit->size())
      return refuse("integer_expected", "limit");
  }
  if (auto good = views::check_query(query); !good) return std::unexpected(good.error());
  return query;
}

core::Scope scope_of_links() {
  return {.ids = {core::everything}};
}

Result<core::Id> record_of(const Call& call) {
  const auto id = base::id_from_text(call.path_parameter("record"));
  if (!id) return refuse("record_missing", "record");
  return *id;
}

RecordRow row_of(const views::ListRow& row) {
  return {row.record, row.kind, row.status, row.number,           row.unit,
          row.day,    row.due,  row.place,  Document{row.summary}};
}

Result<std::filesystem::path> uploaded_file(Api& api, const Caller& caller,
                                            const base::Digest& digest) {
  const std::string name = base::to_hex(digest);
  const auto path = api.parts.path_of_file(name);
  const auto bringers = api.parts.files.book().bringers_of(digest);
  if (!path ||
      std::ranges::find(bringers, caller.actor.post, &files::Uploader::post) == bringers.end())
    return refuse("file_not_uploaded", "file", {{"value", name}});
  return *path;
}

Result<void> must_have(const Caller& caller, core::Right right) {
  if (caller.actor.may(right)) return {};
  return refuse("right_missing", {}, {{"right", std::string(base::name_of(right))}});
}

Result<void> may_see_figures(const Caller& caller, const core::Id& unit) {
  if (caller.actor.reach == core::Reach::authority) return {};
  if (caller.snapshot->directory->within(unit, caller.actor.unit)) return {};
  return refuse("unit_out_of_reach", "unit");
}

Result<std::int64_t> integer_parameter(const Call& call, std::string_view name,
                                       std::int64_t otherwise) {
  const auto text = call.request.parameter(name);
  if (!text) return otherwise;
  std::int64_t value = 0;
  const auto read = std::from_chars(text->data(), text->data() + text->size(), value);
  if (read.ec != std::errc() || read.ptr != text->data() + text->size())
    return refuse("integer_expected", std::string(name));
  return value;
}

Result<core::Day> day_parameter(const Call& call, std::string_view name) {
  const auto text = call.request.parameter(name);
  if (!text) return refuse("parameter_missing", std::string(name));
  const auto day = base::day_from_text(*text);
  if (!day) return refuse("value_malformed", std::string(name));
  return *day;
}

Result<core::Id> unit_parameter(const Caller& caller, const Call& call) {
  const auto words = call.request.parameter("unit");
  if (!words) return caller.actor.unit;
  const auto unit = app::find_unit(*caller.snapshot, *words);
  if (!unit) return refuse("unit_unknown", "unit", {{"value", std::string(*words)}});
  return *unit;
}

core::Context context_of(Api& api, const Caller& caller, const core::Id& record) {
  return {.record = record,
          .now = api.parts.clock(),
          .actor = caller.actor,
          .rules = *caller.snapshot->rules,
          .directory = *caller.snapshot->directory};
}

RecordAnswer record_answer(const views::StoredRecord& record, views::Reader& reader,
                           const core::Scope& scope) {
  return {std::string(views::name_of(record.noun)),
          row_of(record.row),
          Document{app::readable_state(record, reader, scope)},
          {}};
}

Result<app::Request> command_of(const Call& call, const core::Actor& actor,
                                const core::Id& record) {
  const auto id = base::id_from_text(call.request.header("Idempotency-Key"));
  if (!id || id->is_nil()) return refuse("command_id_needed", "Idempotency-Key");
  auto json = base::parse_json(call.request.body);
  if (!json) return std::unexpected(std::move(json.error()));
  auto command = core::decode_command(*json);
  if (!command) return std::unexpected(std::move(command.error()));
  // Rules that nobody has checked could stop all work.
  if (std::get_if<core::PublishRuleSet>(&*command))
    return refuse("rule_set_needs_workbook", "type");
  // What was sent out is compared with later on: it is taken from the entries, not from a client.
  if (std::get_if<core::SendFigures>(&*command)) return refuse("figures_need_brief", "type");
  app::Request request{*id, record, actor, std::move(*command)};
  // Late: written down for somebody else after the fact.
  if (const auto* activity = std::get_if<core::RecordActivity>(&request.command))
    if (activity->activity.recorder_named) request.origin = core::Origin::late;
  if (!call.request.header("Queued-At").empty())
    request.when_refused = app::Request::WhenRefused::set_aside;
  return request;
}

Result<Submission> command_request(Api& api, const Call& call) {
  auto caller = api.caller(call.request);
  if (!caller) return std::unexpected(std::move(caller.error()));
  core::Id record;
  if (!call.path_parameter("record").empty()) {
    auto given = record_of(call);
    if (!given) return std::unexpected(std::move(given.error()));
    record = *given;
  }
  auto request = command_of(call, caller->actor, record);
  if (!request) return std::unexpected(std::move(request.error()));
  if (auto ok = may_name_files(api, {*caller, std::nullopt}, *request); !ok)
    return std::unexpected(std::move(ok.error()));
  const std::string_view seen = call.request.header("If-Match");
  if (seen.empty()) return Submission{std::move(*request), caller->account};
  const auto stored = api.reader()->find(record, caller->scope);
  if (!stored) return refuse("record_missing", "record");
  // The writer refuses another version, after it has looked whether the command is known already:
  // a lost answer is given again, whatever has happened since.
  constexpr std::int64_t no_version = -1;
  const std::int64_t version = stored->row.version;
  const bool is_seen = seen == "*" || seen == api.tag_of_version(record, version);
  request->seen_version = is_seen ? version : no_version;
  return Submission{std::move(*request), caller->account};
}

Response command_answer(const app::Accepted& accepted) {
  return json_response(accepted.repeated ? 200 : 201,
                       base::to_json(CommandAnswer{accepted.record, accepted.repeated}));
}

Result<Response> list_units(Api&, const Caller& caller, const Call&) {
  UnitList list;
  for (const auto& [id, state] : caller.snapshot->directory->units())
    list.units.push_back({id, state.unit.code, caller.snapshot->unit_name(id), state.unit.level,
                          state.unit.parent, state.unit.until});
  std::ranges::sort(list.units, {}, &UnitRow::code);
  return json_answer(list);
}

Result<Response> read_rule_set(Api&, const Caller& caller, const Call&) {
  return json_response(200, core::encode_rule_set(*caller.snapshot->rules));
}

Result<Response> list_creation_offers(Api& api, const Caller& caller, const Call&) {
  return json_answer(OfferList{core::creation_offers(context_of(api, caller, {}))});
}

namespace {
struct With {
  bool state = false;
  bool offers = false;
};

Result<With> with_of(const Call& call) {
  With out;
  std::string_view rest = call.request.parameter("with").value_or("");
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(','), rest.size());
    const std::string_view word = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (word != "state" && word != "offers") return refuse("value_unknown", "with");
    (word == "state" ? out.state : out.offers) = true;
  }
  return out;
}

// Who reads the words about a person is written down.
void note_personal_text(Api& api, const Caller& caller, const Call& call,
                        const views::StoredRecord& record, const core::Id& id) {
  if (record.noun != views::Noun::person || !caller.scope.personal_text) return;
  api.note({.account = caller.account,
            .post = caller.actor.post,
            .kind = accounts::SecurityKind::read_personal_text,
            .other = id},
           call.request);
}

Result<std::vector<core::Offer>> offers_of(Api& api, const Caller& caller,
                                           const views::StoredRecord& record, const core::Id& id) {
  const auto state = core::decode_state(record.state);
  if (!state) return std::unexpected(state.error());
  return core::offers(*state, context_of(api, caller, id));
}
}  // namespace

Result<Response> list_records(Api& api, const Caller& caller, const Call& call) {
  auto query = query_of(caller, call);
  if (!query) return std::unexpected(std::move(query.error()));
  const auto with = with_of(call);
  if (!with) return std::unexpected(with.error());
  if (with->state || with->offers) query->limit = std::min(query->limit, whole_rows_max);
  auto reader = api.reader();
  reader.pin();
  const views::Page page = reader->list(*query, caller.scope);
  RecordPage answer;
  for (const views::ListRow& row : page.rows) {
    ListedRecord& listed = answer.records.emplace_back(row_of(row));
    if (!with->state && !with->offers) continue;
    const auto record = reader->find(row.record, caller.scope);
    if (!record) continue;
    if (with->state) {
      note_personal_text(api, caller, call, *record, row.record);
      listed.state = Document{app::readable_state(*record, *reader, caller.scope)};
    }
    if (!with->offers) continue;
    auto offers = offers_of(api, caller, *record, row.record);
    if (!offers) return std::unexpected(std::move(offers.error()));
    listed.offers = std::move(*offers);
  }
  if (!page.next.empty()) answer.next = page.next;
  return json_answer(answer);
}

Result<Response> count_records(Api& api, const Caller& caller, const Call& call) {
  auto query = query_of(caller, call);
  if (!query) return std::unexpected(std::move(query.error()));
  const views::Count count = api.reader()->count(*query, base::limits::count_cap, caller.scope);
  return json_answer(RecordCount{count.count, count.capped});
}

namespace {
std::optional<std::string> sentence_of_refusal(const views::StoredRecord& record,
                                               const Call& call) {
  const auto state = core::decode_state(record.state);
  const auto* one = state ? std::get_if<core::SetAsideState>(&*state) : nullptr;
  if (!one) return std::nullopt;
  return call.problems->sentence(one->what.refusal,
                                 language_of(call.request.header("Accept-Language")));
}
}  // namespace

Result<Response> read_record(Api& api, const Caller& caller, const Call& call) {
  auto id = record_of(call);
  if (!id) return std::unexpected(std::move(id.error()));
  auto reader = api.reader();
  reader.pin();
  const auto record = reader->find(*id, caller.scope);
  if (!record) return refuse("record_missing", "record");
  note_personal_text(api, caller, call, *record, *id);
  RecordAnswer said = record_answer(*record, *reader, caller.scope);
  if (record->noun == views::Noun::set_aside)
    said.refusal_text = sentence_of_refusal(*record, call);
  Response answer = json_answer(said);
  // In the reader's language, of which the version's tag knows nothing.
  if (said.refusal_text) answer.headers.push_back({"Cache-Control", "no-store"});
  answer.headers.push_back({"ETag", api.tag_of_version(*id, record->row.version)});
  return answer;
}

Result<Response> list_children(Api& api, const Caller& caller, const Call& call) {
  auto id = record_of(call);
  if (!id) return std::unexpected(std::move(id.error()));
  auto reader = api.reader();
  reader.pin();
  if (!reader->find(*id, caller.scope)) return refuse("record_missing", "record");
  RecordPage answer;
  for (const views::ListRow& row : reader->children(*id, base::limits::page_rows_max, caller.scope))
    answer.records.emplace_back(row_of(row));
  return json_answer(answer);
}

Result<Response> read_history(Api& api, const Caller& caller, const Call& call) {
  auto id = record_of(call);
  if (!id) return std::unexpected(std::move(id.error()));
  auto reader = api.reader();
  reader.pin();
  if (!reader->find(*id, caller.scope)) return refuse("record_missing", "record");
  return json_answer(
      HistoryAnswer{app::readable_history(*id, {*reader, *caller.snapshot, caller.scope})});
}

// Who looks up numbers is written down, like who reads a person's own record.
Result<Response> list_contacts(Api& api, const Caller& caller, const Call& call) {
  auto id = record_of(call);
  if (!id) return std::unexpected(std::move(id.error()));
  auto reader = api.reader();
  reader.pin();
  const auto record = reader->find(*id, caller.scope);
  if (!record) return refuse("record_missing", "record");
  ContactList answer{app::contacts_of(*record, caller.actor, context_of(api, caller, *id).today(),
                                      {*reader, *caller.snapshot, caller.scope})};
  if (!answer.contacts.empty())
    api.note({.account = caller.account,
              .post = caller.actor.post,
              .kind = accounts::SecurityKind::read_personal_text,
              .other = *id},
             call.request);
  return json_answer(answer);
}

Result<Response> list_offers(Api& api, const Caller& caller, const Call& call) {
  auto id = record_of(call);
  if (!id) return std::unexpected(std::move(id.error()));
  const auto record = api.reader()->find(*id, caller.scope);
  if (!record) return refuse("record_missing", "record");
  auto offers = offers_of(api, caller, *record, *id);
  if (!offers) return std::unexpected(std::move(offers.error()));
  return json_answer(OfferList{std::move(*offers)});
}

Result<Response> read_brief(Api& api, const Caller& caller, const Call& call) {
  auto reader = api.reader();
  reader.pin();
  auto figures = brief_of(*reader, caller, call);
  if (!figures) return std::unexpected(std::move(figures.error()));
  const auto language = language_of(call.request.header("Accept-Language"));
  return json_answer(BriefAnswer{papers::sentence(*figures, *caller.snapshot, language),
                                 figures->brief, figures->unit, figures->programme, figures->since,
                                 figures->until, figures->figures, figures->reporting,
                                 figures->sent_until});
}

Result<Response> open_figure(Api& api, const Caller& caller, const Call& call) {
  auto reader = api.reader();
  reader.pin();
  auto figures = brief_of(*reader, caller, call);
  std::vector<app::FigureRecord> records;
  const std::string quantity(call.path_parameter("quantity"));
  if (figures) records = app::open_figure(*reader, *figures, quantity);
  if (!figures) return std::unexpected(std::move(figures.error()));
  return json_answer(FigureAnswer{quantity, std::move(records)});
}

}  // namespace luoshi::http
