// token: what a program signs in with, as a post.
#include "cli/commands.hpp"
#include "cli/users.hpp"

namespace luoshi::cli {

namespace {
struct TokenOptions {
  std::filesystem::path folder;
  std::string post;
  std::int32_t days = 30;
  bool revoke = false;
};

void token(const TokenOptions& options, Session& session) {
  auto folder = session.open(options.folder, Opening::read_only);
  if (!folder) return;
  auto reader = folder->store().reader();
  const app::Snapshot snapshot = app::load_snapshot(*reader);
  const auto post = find_post(snapshot, options.post);
  if (!post) return session.refuse({"post_unknown_code", "--post", {{"value", options.post}}});
  auto book = open_accounts(*folder, snapshot, session);
  if (!book) return;
  const accounts::Occasion occasion = here();
  if (options.revoke) {
    const auto count = book->accounts->revoke_tokens(*post, std::nullopt, occasion);
    return session.say("token_revoked", {{"post", options.post}, {"count", std::to_string(count)}});
  }
  const core::Instant until{occasion.now.us + options.days * base::day_us};
  const auto issued = book->accounts->issue_token(*post, until, std::nullopt, occasion);
  if (!issued) return session.refuse(issued.error());
  if (session.json)
    session.out << boost::json::serialize(boost::json::object{{"token", issued->secret}}) << '\n';
  session.say("token_issued",
              {{"post", options.post},
               {"token", issued->secret},
               {"until", base::to_text(until, {snapshot.rules->utc_offset_minutes})}});
}
}  // namespace

void add_token(CLI::App& app, Session& session) {
  auto options = std::make_shared<TokenOptions>();
  app.add_option("folder", options->folder, session.text("arg_folder"))->required();
  app.add_option("--post", options->post, session.text("arg_post"))->required();
  app.add_option("--days", options->days, session.text("arg_days"))->check(CLI::Range(1, 366));
  app.add_flag("--revoke", options->revoke, session.text("arg_revoke"));
  app.callback([options, &session] { token(*options, session); });
}

}  // namespace luoshi::cli
