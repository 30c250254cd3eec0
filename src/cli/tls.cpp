// tls: an office's own certificate authority and the server's certificate.
#include "cli/commands.hpp"
#include "cli/serve_options.hpp"
#include "http/tls_authority.hpp"

namespace luoshi::cli {

namespace {

struct TlsOptions {
  std::filesystem::path folder;
  http::ServerNames names;

  http::TlsFolder files() const { return {folder / "tls"}; }
};

constexpr std::int64_t warn_days = 30;

std::string day_text(core::Instant at) {
  return base::to_text(base::day_of(at, {}));
}

std::string joined(const http::ServerNames& names) {
  std::string out;
  for (const auto* list : {&names.names, &names.addresses})
    for (const std::string& one : *list) out += (out.empty() ? "" : ", ") + one;
  return out;
}

void init(const TlsOptions& options, Session& session) {
  const http::TlsFolder files = options.files();
  const auto made = http::found_authority(files, options.names, app::system_clock()());
  if (!made) return session.refuse(made.error());
  const auto facts = http::read_certificate(files.ca_certificate());
  if (!facts) return session.refuse(facts.error());
  const auto& names = options.names;
  session.say("tls_made",
              {{"ca", files.ca_certificate().string()},
               {"ca_key", files.ca_key().string()},
               {"fingerprint", facts->fingerprint},
               {"folder", options.folder.string()},
               {"name", names.names.empty() ? names.addresses.front() : names.names.front()}});
}

void show(const TlsOptions& options, Session& session) {
  const core::Instant now = app::system_clock()();
  const http::TlsFolder files = options.files();
  for (const auto& file : {files.server().certificate, files.ca_certificate()}) {
    const auto facts = http::read_certificate(file);
    if (!facts) return session.refuse(facts.error());
    const std::string names = joined(facts->names);
    session.say("tls_shown", {{"file", file.string()},
                              {"names", names.empty() ? facts->subject : names},
                              {"from", day_text(facts->from)},
                              {"until", day_text(facts->until)},
                              {"fingerprint", facts->fingerprint}});
    const std::int64_t days = (facts->until.us - now.us) / base::day_us;
    if (days >= warn_days) continue;
    session.say("tls_expires_soon",
                {{"days", std::to_string(days)}, {"folder", options.folder.string()}});
    session.exit = Exit::incomplete;
  }
}

void renew(const TlsOptions& options, Session& session) {
  const auto done = http::renew_certificate(options.files(), app::system_clock()());
  if (!done) return session.refuse(done.error());
  const auto facts = http::read_certificate(options.files().server().certificate);
  if (!facts) return session.refuse(facts.error());
  session.say("tls_renewed", {{"until", day_text(facts->until)}});
}

}  // namespace

void add_tls(CLI::App& app, Session& session) {
  auto options = std::make_shared<TlsOptions>();
  app.require_subcommand(1);
  const auto add = [&](std::string name, void (*act)(const TlsOptions&, Session&)) {
    CLI::App* sub = app.add_subcommand(name, session.text("help_tls_" + name));
    sub->add_option("folder", options->folder, session.text("arg_folder"))->required();
    sub->callback([options, act, &session] { act(*options, session); });
    return sub;
  };
  CLI::App* begin = add("init", init);
  begin->add_option("--name", options->names.names, session.text("arg_tls_name"));
  begin->add_option("--ip", options->names.addresses, session.text("arg_tls_ip"));
  add("show", show);
  add("renew", renew);
}

}  // namespace luoshi::cli
