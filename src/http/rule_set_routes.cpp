// The rule set out as a workbook, back in with complaints, differences and effect, and published as
// a command on the one road of writes.
#include "app/founding.hpp"
#include "app/pack_in_force.hpp"
#include "http/api_handlers.hpp"
#include "http/api_words.hpp"
#include "http/office_words.hpp"
#include "http/rule_set_shapes.hpp"
#include "http/workbook_answer.hpp"
#include "interop/pack_workbook.hpp"

namespace luoshi::http {

namespace {
namespace fs = std::filesystem;
using base::refuse;
using base::Result;
using core::Right;

Result<Response> write_workbook(Api&, const Caller& caller, const Call& call) {
  if (auto ok = must_have(caller, Right::publish_rules); !ok) return std::unexpected(ok.error());
  return workbook_answer(app::pack_in_force(*caller.snapshot), call);
}

Result<fs::path> workbook_of(Api& api, const Caller& caller, const Call& call) {
  if (auto ok = must_have(caller, Right::publish_rules); !ok) return std::unexpected(ok.error());
  const auto order = base::from_json<WorkbookOrder>(call.request.body);
  if (!order) return std::unexpected(order.error());
  return uploaded_file(api, caller, order->file);
}

Result<papers::RuleSetCheck> check_of(Api& api, const Caller& caller, const Call& call) {
  const auto file = workbook_of(api, caller, call);
  if (!file) return std::unexpected(file.error());
  auto reader = api.reader();
  reader.pin();
  return papers::check_rule_set(*file, *caller.snapshot, *reader);
}

RuleSetAnswer answer_of(papers::RuleSetCheck check, const app::Snapshot& snapshot) {
  using base::Language;
  RuleSetAnswer out{.good = check.rules.has_value(),
                    .version = check.rules ? check.rules->version : std::string(),
                    .version_in_force = snapshot.rules->version,
                    .effects = std::move(check.effects)};
  for (const pack::Complaint& one : check.complaints)
    out.complaints.push_back(
        {.severity = one.severity,
         .code = one.code,
         .sheet = one.sheet,
         .row = one.row,
         .column = one.letter,
         .text = {pack::text_of(one, Language::zh), pack::text_of(one, Language::en)}});
  for (pack::Change& one : check.changes) {
    const core::Name text{pack::render(one, Language::zh), pack::render(one, Language::en)};
    out.changes.push_back({.kind = one.kind,
                           .table = std::move(one.table),
                           .row = std::move(one.row),
                           .name = std::move(one.name),
                           .cells = std::move(one.cells),
                           .text = text});
  }
  return out;
}

Result<Response> check_workbook(Api& api, const Caller& caller, const Call& call) {
  auto check = check_of(api, caller, call);
  if (!check) return std::unexpected(std::move(check.error()));
  return json_answer(answer_of(std::move(*check), *caller.snapshot));
}

Result<Submission> publication_of(Api& api, const Call& call) {
  const auto caller = api.caller(call.request);
  if (!caller) return std::unexpected(caller.error());
  const auto id = base::id_from_text(call.request.header("Idempotency-Key"));
  if (!id || id->is_nil()) return refuse("command_id_needed", "Idempotency-Key");
  auto check = check_of(api, *caller, call);
  if (!check) {
    api.note_refusal(call.request, *caller, check.error());
    return std::unexpected(std::move(check.error()));
  }
  if (!check->rules)
    return refuse("rule_set_has_errors", "file",
                  {{"count", std::to_string(check->complaints.size())}});
  auto command = app::publication(*caller->snapshot, *check->rules);
  if (!command) return std::unexpected(std::move(command.error()));
  return Submission{{.id = *id,
                     .record = caller->snapshot->authority,
                     .actor = caller->actor,
                     .command = std::move(*command)},
                    caller->account};
}
}  // namespace

std::vector<Route> rule_set_routes(const std::shared_ptr<Api>& api) {
  const OfficeText& word = office_words();
  return {reading_route(api, {.path = "/api/v1/rule-set/workbook",
                              .operation = "read_rule_workbook",
                              .summary = word.rule_workbook,
                              .answer = write_workbook,
                              .pace = Pace::slow}),
          reading_route(api, {.method = Method::post,
                              .path = "/api/v1/rule-set/check",
                              .operation = "check_rule_workbook",
                              .summary = word.check_rules,
                              .request = base::schema_of<WorkbookOrder>,
                              .response = base::schema_of<RuleSetAnswer>,
                              .answer = check_workbook,
                              .pace = Pace::slow}),
          Route{.method = Method::post,
                .path = "/api/v1/rule-set/publish",
                .operation = "publish_rule_workbook",
                .summary = word.publish_rules,
                .request = base::schema_of<WorkbookOrder>,
                .response = base::schema_of<CommandAnswer>,
                .status = 201,
                .parameters = {command_id_parameter()},
                .handler = commanding_slowly(api, publication_of)}};
}

}  // namespace luoshi::http
