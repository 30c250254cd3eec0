#include "http/brought.hpp"

#include <set>

#include "core/codec.hpp"
#include "core/files.hpp"

namespace luoshi::http {

namespace {
constexpr std::size_t records_looked_at_max = 32;

// Digests among the texts of a command; a remark that happens to be one costs a look.
std::set<base::Digest> digests_in(core::Command& command) {
  std::set<base::Digest> out;
  core::visit_texts(command, [&](core::Text& text) {
    base::Digest digest;
    if (text.plain.size() == 2 * digest.size() && base::from_hex(text.plain, digest))
      out.insert(digest);
  });
  return out;
}

void collect_ids(const boost::json::value& json, std::set<core::Id>& out) {
  if (const auto* list = json.if_array())
    for (const auto& one : *list) collect_ids(one, out);
  if (const auto* object = json.if_object())
    for (const auto& [name, one] : *object) collect_ids(one, out);
  if (const auto* text = json.if_string())
    if (const auto id = base::id_from_text(*text); id && out.size() < records_looked_at_max)
      out.insert(*id);
}

// The record acted on and those that the command refers to: an inspection, a parent, an old case.
std::set<core::Id> records_of(const app::Request& request) {
  std::set<core::Id> out;
  if (!request.record.is_nil()) out.insert(request.record);
  if (const auto json = base::parse_json(core::encode_command(request.command)))
    collect_ids(*json, out);
  return out;
}

std::set<base::Digest> named_in(views::Reader& reader, const core::Scope& scope,
                                const std::set<core::Id>& records) {
  std::set<base::Digest> out;
  for (const core::Id& record : records) {
    const auto stored = reader.find(record, scope);
    const auto state = stored ? core::decode_state(stored->state)
                              : base::Result<core::State>(std::unexpected(base::Refusal{}));
    if (!state) continue;
    for (const core::FileReference& one : core::files_of(*state)) {
      const auto text = reader.text(one.file.vault);
      base::Digest digest;
      if (text && base::from_hex(text->text, digest)) out.insert(digest);
    }
  }
  return out;
}

bool has_brought(Api& api, const Namer& namer, const base::Digest& digest) {
  const Caller& caller = namer.caller;
  const auto is_one = [&](const files::Uploader& one) {
    if (namer.link) return one.link == namer.link;
    if (one.account && *one.account == caller.account) return true;
    const core::PostState* post = one.post ? caller.snapshot->directory->post(*one.post) : nullptr;
    return post && caller.snapshot->directory->within(post->post.unit, caller.actor.unit);
  };
  return std::ranges::any_of(api.parts.files.book().bringers_of(digest), is_one);
}
}  // namespace

base::Result<void> may_name_files(Api& api, const Namer& namer, app::Request& request) {
  std::set<base::Digest> foreign;
  for (const base::Digest& digest : digests_in(request.command))
    if (api.parts.path_of_file(base::to_hex(digest)) && !has_brought(api, namer, digest))
      foreign.insert(digest);
  if (foreign.empty()) return {};
  const auto named = named_in(*api.reader(), namer.caller.scope, records_of(request));
  for (const base::Digest& digest : foreign)
    if (!named.contains(digest))
      return base::refuse("file_not_brought", "photos", {{"value", base::to_hex(digest)}});
  return {};
}

}  // namespace luoshi::http
