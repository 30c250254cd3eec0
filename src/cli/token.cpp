// user, token: who may sign in, until there are accounts.
#include "app/snapshot.hpp"
#include "cli/commands.hpp"
#include "cli/tokens.hpp"

namespace luoshi::cli {

namespace {
struct TokenOptions {
  std::filesystem::path folder;
  std::string post;
  std::int32_t days = 30;
  bool revoke = false;
};

void list_users(const TokenOptions& options, Session& session) {
  auto folder = session.open(options.folder, Opening::read_only);
  if (!folder) return;
  auto reader = folder->store().reader();
  const app::Snapshot snapshot = app::load_snapshot(*reader);
  http::TokenFile tokens(folder->root() / "tokens");
  const core::Instant now = app::system_clock()();
  for (const auto& [id, state] : snapshot.directory->posts()) {
    const auto title = state.post.title ? reader->text(state.post.title->vault) : std::nullopt;
    session.say(
        "user_row",
        {{"code", state.post.code},
         {"role", state.post.role},
         {"unit", snapshot.unit_name(state.post.unit)},
         {"title", title ? title->text : ""},
         {"token", session.text(tokens.has_token(id, now) ? "user_has_token" : "user_no_token")}});
  }
}

void token(const TokenOptions& options, Session& session) {
  auto folder = session.open(options.folder, Opening::read_only);
  if (!folder) return;
  auto reader = folder->store().reader();
  const app::Snapshot snapshot = app::load_snapshot(*reader);
  const auto post = find_post(snapshot, options.post);
  if (!post) return session.refuse({"post_unknown_code", "--post", {{"value", options.post}}});
  http::TokenFile tokens(folder->root() / "tokens");
  if (options.revoke)
    return session.say("token_revoked",
                       {{"post", options.post}, {"count", std::to_string(tokens.revoke(*post))}});
  const core::Instant until{app::system_clock()().us + options.days * base::day_us};
  const std::string secret = tokens.issue(*post, until);
  if (session.json)
    session.out << boost::json::serialize(boost::json::object{{"token", secret}}) << '\n';
  session.say("token_issued",
              {{"post", options.post},
               {"token", secret},
               {"until", base::to_text(until, {snapshot.rules->utc_offset_minutes})}});
}
}  // namespace

std::optional<core::Id> find_post(const app::Snapshot& snapshot, std::string_view code) {
  for (const auto& [id, state] : snapshot.directory->posts())
    if (state.post.code == code) return id;
  return std::nullopt;
}

void add_user(CLI::App& app, Session& session) {
  auto options = std::make_shared<TokenOptions>();
  app.add_option("folder", options->folder, session.text("arg_folder"))->required();
  app.callback([options, &session] { list_users(*options, session); });
}

void add_token(CLI::App& app, Session& session) {
  auto options = std::make_shared<TokenOptions>();
  app.add_option("folder", options->folder, session.text("arg_folder"))->required();
  app.add_option("--post", options->post, session.text("arg_post"))->required();
  app.add_option("--days", options->days, session.text("arg_days"))->check(CLI::Range(1, 366));
  app.add_flag("--revoke", options->revoke, session.text("arg_revoke"));
  app.callback([options, &session] { token(*options, session); });
}

}  // namespace luoshi::cli
