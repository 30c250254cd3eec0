#include "http/file_routes.hpp"

#include "core/codec.hpp"
#include "core/files.hpp"
#include "files/file_store.hpp"
#include "http/file_shapes.hpp"
#include "http/file_words.hpp"
#include "http/sign_in.hpp"

namespace luoshi::http {

namespace {
using base::refuse;
using base::Result;
using files::Copy;
using files::Sight;

// Whose names and faces a post may read anyway, it may also cover, take down, and see behind.
constexpr core::Right restricted_right = core::Right::read_personal;

Sight sight_of(const Caller& caller) {
  return caller.actor.may(restricted_right) ? Sight::restricted : Sight::ordinary;
}

Result<void> may_change(const Caller& caller) {
  if (caller.actor.may(restricted_right)) return {};
  return refuse("right_missing", {}, {{"right", std::string(base::name_of(restricted_right))}});
}

Result<base::Digest> digest_of(const Call& call) {
  base::Digest digest;
  if (!base::from_hex(call.path_parameter("sha256"), digest))
    return refuse("value_malformed", "sha256");
  return digest;
}

// A file that a record names, as the record names it.
struct NamedFile {
  base::Digest digest{};
  std::optional<std::string> name;
};

std::optional<std::string> plain(views::Reader& reader, const core::Text& text) {
  if (!text.sealed()) return text.plain;
  auto found = reader.text(text.vault);
  if (!found || found->erased) return std::nullopt;
  return std::move(found->text);
}

Result<std::vector<NamedFile>> files_of(views::Reader& reader, const views::StoredRecord& record) {
  const auto state = core::decode_state(record.state);
  if (!state) return std::unexpected(state.error());
  std::vector<NamedFile> out;
  for (const core::FileReference& one : core::files_of(*state)) {
    NamedFile named;
    const auto digest = plain(reader, one.file);
    if (!digest || !base::from_hex(*digest, named.digest)) continue;
    if (std::ranges::find(out, named.digest, &NamedFile::digest) != out.end()) continue;
    if (one.name) named.name = plain(reader, *one.name);
    out.push_back(std::move(named));
  }
  return out;
}

// Somebody who reads a file as part of one record.
struct Seen {
  views::StoredRecord record;
  NamedFile file;
};

// A record that is not seen and one that does not name the file are answered alike.
Result<Seen> seen_file(Api& api, const core::Scope& scope, const core::Id& record,
                       const base::Digest& digest) {
  auto reader = api.reader();
  auto found = reader->find(record, scope);
  if (!found) return refuse("record_missing", "record");
  auto files = files_of(*reader, *found);
  if (!files) return std::unexpected(std::move(files.error()));
  const auto file = std::ranges::find(*files, digest, &NamedFile::digest);
  if (file == files->end()) return refuse("record_missing", "record");
  return Seen{std::move(*found), std::move(*file)};
}

Result<Copy> copy_asked(const Call& call, files::FileForm form) {
  const std::string_view asked = call.request.parameter("copy").value_or("");
  if (asked.empty()) return form == files::FileForm::picture ? Copy::view : Copy::whole;
  for (const auto& [word, copy] :
       {std::pair{"thumb", Copy::thumb}, std::pair{"view", Copy::view},
        std::pair{"public", Copy::paper}, std::pair{"original", Copy::original}})
    if (asked == word) return copy;
  return refuse("value_unknown", "copy");
}

Result<std::string> watermark_asked(const Call& call, const app::Snapshot& snapshot,
                                    const views::ListRow& row) {
  const std::string_view asked = call.request.parameter("watermark").value_or("");
  if (asked.empty()) return std::string();
  if (asked != "record") return refuse("value_unknown", "watermark");
  std::string out = row.unit ? snapshot.unit_name(*row.unit) : std::string();
  for (const std::string& more : {row.day ? base::to_text(*row.day) : std::string(), row.number})
    if (!more.empty()) out += (out.empty() ? "" : "  ") + more;
  return out;
}

// The copy may change (marks, taking down) while the address stays: it is kept, but asked for anew.
Response shown(const Call& call, const files::Shown& file, const NamedFile& named) {
  const files::FileTypeRow& type = files::row_of(file.type);
  const bool is_picture = type.form == files::FileForm::picture;
  Response out = file_response(call.request, file.path, type.media_type, '"' + file.tag + '"');
  out.set_header("Cache-Control", "private, no-cache");
  out.set_header("X-Content-Type-Options", "nosniff");
  out.set_header("Content-Security-Policy", "default-src 'none'; sandbox");
  out.set_header("Cross-Origin-Resource-Policy", "same-origin");
  const std::string name =
      files::name_to_save(named.name.value_or(base::to_hex(named.digest).substr(0, 12)), file.type);
  out.set_header("Content-Disposition",
                 disposition(is_picture ? Disposition::in_page : Disposition::attachment, name));
  out.compress = false;
  return out;
}

Result<Response> show(Api& api, const Call& call, const Caller& reader, const core::Id& record) {
  auto digest = digest_of(call);
  if (!digest) return std::unexpected(std::move(digest.error()));
  auto seen = seen_file(api, reader.scope, record, *digest);
  if (!seen) return std::unexpected(std::move(seen.error()));
  auto row = api.parts.files.row(*digest);
  if (!row) return std::unexpected(std::move(row.error()));
  auto copy = copy_asked(call, files::row_of(row->type).form);
  if (!copy) return std::unexpected(std::move(copy.error()));
  auto watermark = watermark_asked(call, *reader.snapshot, seen->record.row);
  if (!watermark) return std::unexpected(std::move(watermark.error()));
  auto file = api.parts.files.open({.digest = *digest,
                                    .copy = *copy,
                                    .sight = sight_of(reader),
                                    .watermark = std::move(*watermark)});
  if (!file) return std::unexpected(std::move(file.error()));
  return shown(call, *file, seen->file);
}

Result<Response> read_file(Api& api, const Caller& caller, const Call& call) {
  auto record = record_of(call);
  if (!record) return std::unexpected(std::move(record.error()));
  return show(api, call, caller, *record);
}

// The record of an act is named in that record only: it may be one that the reader does not see.
RecordFile answer_of(Api& api, const Caller& caller, const core::Id& record,
                     const NamedFile& named) {
  RecordFile out{.sha256 = named.digest, .name = named.name};
  const auto row = api.parts.files.row(named.digest);
  if (!row) return out;
  out.type = row->type;
  out.size = row->size;
  out.facts = row->facts;
  out.marked = row->marked;
  if (row->taken_down)
    out.taken_down =
        TakenDownAnswer{row->taken_down->reason, row->taken_down->post, row->taken_down->at};
  if (sight_of(caller) == Sight::restricted)
    for (const files::Act& act : api.parts.files.book().acts_of(named.digest))
      out.acts.push_back({act.kind, act.record == record ? act.record : std::nullopt, act.post,
                          act.account, act.at, act.detail});
  return out;
}

Result<Response> list_files(Api& api, const Caller& caller, const Call& call) {
  auto id = record_of(call);
  if (!id) return std::unexpected(std::move(id.error()));
  auto reader = api.reader();
  const auto record = reader->find(*id, caller.scope);
  if (!record) return refuse("record_missing", "record");
  auto named = files_of(*reader, *record);
  if (!named) return std::unexpected(std::move(named.error()));
  RecordFileList out;
  for (const NamedFile& one : *named) out.files.push_back(answer_of(api, caller, *id, one));
  Response response = json_answer(out);
  response.set_header("Cache-Control", "no-store");
  return response;
}

Result<Response> stored(Api& api, const Call& call, const files::Uploader& uploader) {
  auto digest = digest_of(call);
  if (!digest) return std::unexpected(std::move(digest.error()));
  const Upload* upload = call.request.upload.get();
  if (!upload) return refuse("file_empty");
  if (upload->sha256 != *digest) return refuse("digest_differs", "sha256");
  auto done = api.parts.files.put({.file = upload->file,
                                   .size = upload->size,
                                   .digest = *digest,
                                   .uploader = uploader,
                                   .at = api.parts.clock()});
  if (!done) return std::unexpected(std::move(done.error()));
  const files::FileRow& row = done->row;
  return json_answer(
      FileAnswer{row.digest, row.type, std::string(files::row_of(row.type).media_type), row.size,
                 row.facts},
      done->novelty == files::Novelty::added ? 201 : 200);
}

Result<Response> put_file(Api& api, const Caller& caller, const Call& call) {
  return stored(api, call, {.post = caller.actor.post, .account = caller.account});
}

// Reads the order, looks whether this caller may change this file of this record, and does it.
template <class Order, class Change>
Result<Response> change_file(Api& api, const Caller& caller, const Call& call, Change change) {
  auto record = record_of(call);
  if (!record) return std::unexpected(std::move(record.error()));
  auto digest = digest_of(call);
  if (!digest) return std::unexpected(std::move(digest.error()));
  auto seen = seen_file(api, caller.scope, *record, *digest);
  if (!seen) return std::unexpected(std::move(seen.error()));
  if (auto ok = may_change(caller); !ok) return std::unexpected(std::move(ok.error()));
  Order order;
  if constexpr (!std::is_empty_v<Order>) {
    auto json = base::parse_json(call.request.body);
    if (!json) return std::unexpected(std::move(json.error()));
    auto read = base::decode<Order>(*json);
    if (!read) return std::unexpected(std::move(read.error()));
    order = std::move(*read);
  }
  auto row = change(*digest, order,
                    files::Changer{*record, caller.actor.post, caller.account, api.parts.clock()});
  if (!row) return std::unexpected(std::move(row.error()));
  return json_answer(answer_of(api, caller, *record, seen->file));
}

Result<Response> mark_file(Api& api, const Caller& caller, const Call& call) {
  return change_file<MarksOrder>(api, caller, call,
                                 [&](const auto& digest, const MarksOrder& order, const auto& who) {
                                   return api.parts.files.mark(digest, order.marks, who);
                                 });
}

Result<Response> take_down_file(Api& api, const Caller& caller, const Call& call) {
  return change_file<TakeDownOrder>(
      api, caller, call, [&](const auto& digest, const TakeDownOrder& order, const auto& who) {
        return api.parts.files.take_down(digest, order.reason, who);
      });
}

Result<Response> restore_file(Api& api, const Caller& caller, const Call& call) {
  struct Nothing {};
  return change_file<Nothing>(api, caller, call,
                              [&](const auto& digest, const Nothing&, const auto& who) {
                                return api.parts.files.restore(digest, who);
                              });
}

// Who holds a link is nobody with rights, and sees its record unless it is hidden.
Result<accounts::Link> link_of(Api& api, const Request& request) {
  return shown_link(api.parts.links, request, api.parts.clock());
}

Result<Response> put_by_link(Api& api, const accounts::Link& link, const Call& call) {
  return stored(api, call, {.link = link.id});
}

Result<Response> read_by_link(Api& api, const accounts::Link& link, const Call& call) {
  Caller nobody{.snapshot = api.parts.writer.snapshot()};
  nobody.scope = scope_of_links();
  return show(api, call, nobody, link.record);
}

// Decoding takes up to seconds: two threads look at what comes, two others make small copies, so
// that a list of pictures does not wait behind uploads.
struct FileWork {
  std::shared_ptr<Api> api;
  SlowWork bringing;
  SlowWork showing;
};

// Signs in with `who`, answers with `answer`, on a thread of `queue`.
template <class Who, class Answer>
RouteHandler working(const std::shared_ptr<FileWork>& work, SlowWork FileWork::* queue, Who who,
                     Answer answer) {
  return [work, queue, who, answer](Call call, Respond respond) {
    auto waiting = std::make_shared<std::pair<Call, Respond>>(std::move(call), std::move(respond));
    const bool taken = (*work.*queue).submit([api = work->api.get(), who, answer, waiting] {
      auto& [asked, reply] = *waiting;
      auto caller = who(*api, asked.request);
      if (!caller) return reply(asked.refuse(caller.error()));
      auto response = answer(*api, *caller, asked);
      if (response) return reply(std::move(*response));
      if constexpr (std::same_as<std::remove_cvref_t<decltype(*caller)>, Caller>)
        api->note_refusal(asked.request, *caller, response.error());
      reply(asked.refuse(response.error()));
    });
    if (!taken) waiting->second(waiting->first.refuse({"server_busy", {}, {}}));
  };
}
}  // namespace

std::vector<Route> file_routes(const std::shared_ptr<Api>& api) {
  auto work = std::make_shared<FileWork>(api);
  const FileText& word = file_words();
  const Parameter copy{.name = "copy", .summary = word.copy};
  const Parameter watermark{.name = "watermark", .summary = word.watermark};
  const auto caller = [](const Api& with, const Request& request) { return with.caller(request); };
  const auto bringing = &FileWork::bringing;
  const auto showing = &FileWork::showing;
  const auto change = [&](std::string_view path, std::string_view operation, Text summary,
                          SchemaFunction request, Answer answer) {
    return Route{.method = Method::post,
                 .path = path,
                 .operation = operation,
                 .summary = summary,
                 .request = request,
                 .response = base::schema_of<RecordFile>,
                 .handler = working(work, bringing, caller, answer)};
  };
  return {
      Route{.method = Method::put,
            .path = "/api/v1/files/{sha256}",
            .operation = "put_file",
            .summary = word.put,
            .response = base::schema_of<FileAnswer>,
            .status = 201,
            .handler = working(work, bringing, caller, put_file)},
      Route{.path = "/api/v1/records/{record}/files",
            .operation = "list_files",
            .summary = word.list,
            .response = base::schema_of<RecordFileList>,
            .handler = working(work, showing, caller, list_files)},
      Route{.path = "/api/v1/records/{record}/files/{sha256}",
            .operation = "read_file",
            .summary = word.read,
            .parameters = {copy, watermark},
            .handler = working(work, showing, caller, read_file)},
      change("/api/v1/records/{record}/files/{sha256}/marks", "mark_file", word.mark,
             base::schema_of<MarksOrder>, mark_file),
      change("/api/v1/records/{record}/files/{sha256}/take-down", "take_down_file", word.take_down,
             base::schema_of<TakeDownOrder>, take_down_file),
      change("/api/v1/records/{record}/files/{sha256}/restore", "restore_file", word.restore,
             nullptr, restore_file),
      Route{.method = Method::put,
            .path = "/api/v1/link/files/{sha256}",
            .operation = "put_file_by_link",
            .summary = word.put_by_link,
            .right = Right::everyone,
            .response = base::schema_of<FileAnswer>,
            .status = 201,
            .handler = working(work, bringing, link_of, put_by_link)},
      Route{.path = "/api/v1/link/files/{sha256}",
            .operation = "read_file_by_link",
            .summary = word.read_by_link,
            .right = Right::everyone,
            .parameters = {copy, watermark},
            .handler = working(work, showing, link_of, read_by_link)},
  };
}

UploadCheck upload_check(accounts::Accounts& accounts, accounts::Links& links, app::Clock clock) {
  return [&accounts, &links, clock](const Request& request) -> std::optional<base::Refusal> {
    if (shows_link(request)) {
      const auto link = shown_link(links, request, clock());
      return link ? std::nullopt : std::optional(link.error());
    }
    const auto who = signed_in(accounts, request, clock());
    return who ? std::nullopt : std::optional(who.error());
  };
}

}  // namespace luoshi::http
