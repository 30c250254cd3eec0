// show: what a record is and what happened to it, in words; or a list of records.
#include "app/history.hpp"
#include "app/readable.hpp"
#include "cli/commands.hpp"

namespace luoshi::cli {

namespace {
struct ShowOptions {
  std::filesystem::path folder;
  std::string what;  // noun, id or number
  std::string text;  // search
  std::string status;
  std::int32_t limit = 20;
};

std::string unit_or_dash(const app::Snapshot& snapshot, const std::optional<core::Id>& unit) {
  return unit ? snapshot.unit_name(*unit) : "-";
}

void show_list(views::Noun noun, const ShowOptions& options, views::Reader& reader,
               const app::Snapshot& snapshot, Session& session) {
  views::ListQuery query{
      .noun = noun, .text = options.text, .order = views::Order::newest, .limit = options.limit};
  if (!options.status.empty())
    query.selection.push_back({"status", views::Operator::equal, {options.status}});
  const views::Page page = reader.list(query, core::unrestricted());
  for (const views::ListRow& row : page.rows) {
    if (session.json) {
      session.out << row.summary << '\n';
      continue;
    }
    session.say("show_row", {{"record", base::to_text(row.record)},
                             {"day", row.day ? base::to_text(*row.day) : "-"},
                             {"kind", row.kind},
                             {"status", row.status},
                             {"number", row.number},
                             {"unit", unit_or_dash(snapshot, row.unit)}});
  }
  if (page.rows.empty()) session.say("show_nothing");
  if (!page.next.empty()) session.say("show_more", {{"limit", std::to_string(options.limit)}});
}

std::string in_language(const core::Name& name, const Session& session) {
  return session.language == base::Language::en && !name.en.empty() ? name.en : name.zh;
}

void show_record(const core::Id& id, views::Reader& reader, const app::Snapshot& snapshot,
                 Session& session) {
  const auto record = reader.find(id, core::unrestricted());
  if (!record) return session.refuse({"record_missing", "record", {{"value", base::to_text(id)}}});
  session.out << app::readable_state(*record, reader, core::unrestricted()) << '\n';
  for (const app::HistoryLine& line :
       app::readable_history(id, {reader, snapshot, core::unrestricted()})) {
    const core::PostState* post = line.post ? snapshot.directory->post(*line.post) : nullptr;
    if (session.json)
      session.out << base::to_json(line) << '\n';
    else
      session.say("show_event",
                  {{"seq", std::to_string(line.number)},
                   {"at", base::to_text(line.at, {snapshot.rules->utc_offset_minutes})},
                   {"event", in_language(line.name, session)},
                   {"by", post ? post->post.role : session.text("machinery")},
                   {"code", line.authenticity_code}});
  }
}

void show(const ShowOptions& options, Session& session) {
  auto folder = session.open(options.folder, Opening::read_only);
  if (!folder) return;
  auto reader = folder->store().reader();
  const app::Snapshot snapshot = app::load_snapshot(*reader);
  if (auto noun = views::noun_from(options.what))
    return show_list(*noun, options, *reader, snapshot, session);
  auto id = base::id_from_text(options.what);
  for (const auto noun : {views::Noun::case_, views::Noun::unit, views::Noun::site})
    if (!id) id = reader->find_number(noun, options.what, core::unrestricted());
  if (!id) return session.refuse({"record_missing", "record", {{"value", options.what}}});
  show_record(*id, *reader, snapshot, session);
}
}  // namespace

void add_show(CLI::App& app, Session& session) {
  auto options = std::make_shared<ShowOptions>();
  app.add_option("folder", options->folder, session.text("arg_folder"))->required();
  app.add_option("what", options->what, session.text("arg_what"))->required();
  app.add_option("--text", options->text, session.text("arg_text"));
  app.add_option("--status", options->status, session.text("arg_status"));
  app.add_option("--limit", options->limit, session.text("arg_limit"))->check(CLI::Range(1, 1000));
  app.callback([options, &session] { show(*options, session); });
}

}  // namespace luoshi::cli
