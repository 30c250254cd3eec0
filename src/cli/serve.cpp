// serve: the writer, the API on loopback, the clock, and checkpoints, until a signal.
#include <signal.h>
#include <sys/resource.h>

#include <future>
#include <thread>

#include "app/due.hpp"
#include "cli/commands.hpp"
#include "cli/screens.hpp"
#include "cli/serve_options.hpp"
#include "cli/users.hpp"
#include "files/sweep.hpp"
#include "http/api.hpp"
#include "http/file_routes.hpp"
#include "http/server.hpp"
#include "http/web_pages.hpp"

namespace luoshi::cli {

namespace {
constexpr std::chrono::seconds clock_interval{5};
constexpr double account_burst_seconds =
    base::limits::account_requests_burst_max / base::limits::account_requests_per_second_max;
constexpr std::int32_t due_at_once = 200;

// The usual soft limit of 1,024 descriptors is for programs that use select(); every phone that
// stays connected needs one.
void allow_connections() {
  rlimit files{};
  ::getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &files);
}

// Blocks SIGINT, SIGTERM and SIGHUP for every thread started after it; wait() takes them.
class Signals {
 public:
  Signals() {
    sigemptyset(&set_);
    sigaddset(&set_, SIGINT);
    sigaddset(&set_, SIGTERM);
    sigaddset(&set_, SIGHUP);
    pthread_sigmask(SIG_BLOCK, &set_, nullptr);
    ::signal(SIGPIPE, SIG_IGN);
  }
  enum class Seen { nothing, stop, reload };
  Seen wait(std::chrono::seconds interval) {
    const timespec time{interval.count(), 0};
    const int signal = sigtimedwait(&set_, nullptr, &time);
    if (signal <= 0) return Seen::nothing;
    return signal == SIGHUP ? Seen::reload : Seen::stop;
  }

 private:
  sigset_t set_{};
};

// What has become due since the last look. A fault of one look is tried again at the next.
void look_at_the_clock(app::DueWalk& walk, app::Writer& writer, views::Reader& reader,
                       Session& session) {
  try {
    const auto snapshot = writer.snapshot();
    for (app::Request& request : walk.look(reader, *snapshot, app::system_clock()(), due_at_once))
      writer.submit(std::move(request), [](app::Outcome) {});
  } catch (const journal::StoreFault& fault) {
    session.err << session.text("fault", {{"reason", fault.what()}}) << '\n';
  }
}

// Writes what was noted, ends what has ended. What failed is tried again at the next look.
void keep_accounts(accounts::Accounts& accounts, Session& session) {
  try {
    accounts.upkeep(app::system_clock()());
  } catch (const journal::StoreFault& fault) {
    session.err << session.text("fault", {{"reason", fault.what()}}) << '\n';
  }
}

// Removes files that no record names and signs what the journal holds. A fault of one look is tried
// again at the next.
void sweep_and_sign(files::FileStore& files, DataFolder& folder, app::Writer& writer,
                    views::Reader& reader, Session& session) {
  const auto texts = [&](std::int64_t from_key, std::int32_t limit) {
    std::vector<files::VaultEntry> out;
    for (auto& [key, text] : reader.texts(from_key, limit))
      out.push_back({key, std::move(text.text)});
    return out;
  };
  const auto alone = [&](const std::function<void()>& act) {
    std::packaged_task<void()> task(act);
    auto done = task.get_future();
    writer.between([task = std::move(task)]() mutable { task(); });
    done.get();
  };
  try {
    files::sweep_orphans(files, app::system_clock()(), {.texts = texts, .alone = alone});
  } catch (const std::exception& fault) {
    session.err << session.text("fault", {{"reason", fault.what()}}) << '\n';
  }
  writer.between([&folder, authority = writer.snapshot()->rules->authority] {
    folder.sign_checkpoint(authority);
  });
}

// nullptr after a refusal, which has been printed.
std::unique_ptr<http::WebPages> open_pages(const ServeOptions& options, const DataFolder& folder,
                                           const http::Problems& problems, Session& session) {
  auto files = read_screens(options.web, folder.root() / "web-assets");
  if (!files) {
    session.refuse(files.error());
    return nullptr;
  }
  return std::make_unique<http::WebPages>(std::move(*files), options.path_prefix, problems);
}

// The text of what the server itself refuses.
std::string network_text(const base::Refusal& refusal, const Session& session) {
  return http::Problems(http::api_messages()).describe(refusal, session.language, "").detail;
}

void look_at_the_certificate(http::Server& server, Signals::Seen seen, Session& session) {
  const auto when = seen == Signals::Seen::reload ? http::Certificate::Reload::always
                                                  : http::Certificate::Reload::if_changed;
  const auto done = server.reload_certificate(when);
  if (!done)
    session.err << session.text("serve_certificate_kept",
                                {{"reason", network_text(done.error(), session)}})
                << std::endl;
  else if (*done)
    session.out << session.text("serve_certificate_changed") << std::endl;
}

// nullptr: there is no such file, or (told) it is none of tiles.
std::unique_ptr<files::Tiles> open_tiles(const DataFolder& folder, Session& session) {
  const auto file = folder.root() / "tiles.mbtiles";
  if (!std::filesystem::exists(file)) return nullptr;
  auto tiles = session.ports.open_tiles(file);
  if (tiles) return std::move(*tiles);
  session.err << session.refusal_text(tiles.error()) << std::endl;
  return nullptr;
}

// What the routes ask of the data folder and of the pages; all of it outlives them.
void connect(http::ApiParts& parts, DataFolder& folder, files::Tiles* tiles,
             http::WebPages& pages) {
  parts.back_up = [&folder](const std::string& into, const auto& progress) {
    return folder.back_up(folder.root() / "backups" / into, progress);
  };
  parts.data_folder = folder.root();
  parts.load_thumbnail = [&folder](const std::string& digest) {
    return folder.thumbnail_of(digest);
  };
  parts.store_file = [&folder](std::string_view bytes) { return folder.put_file(bytes); };
  parts.path_of_file = [&folder](const std::string& digest) { return folder.path_of(digest); };
  parts.load_pictures_from = [&pages](const accounts::BaseMap& map) {
    const std::string origin = accounts::picture_origin(map);
    pages.load_pictures_from(origin.empty() ? std::vector<std::string>() : std::vector{origin});
  };
  if (tiles)
    parts.load_tile = [tiles](const files::TilePlace& place) { return tiles->tile(place); };
}

using StartedServer = std::unique_ptr<http::Server>;

// Null after a refusal, which has been printed.
StartedServer start_server(http::ServerConfig config, http::Handler handler,
                           const http::Problems& problems, Session& session) {
  auto out = http::Server::start(std::move(config), std::move(handler), problems);
  if (out) return std::move(*out);
  session.out << network_text(out.error(), session) << '\n';
  session.exit = Exit::refused;
  return nullptr;
}

// Null when none is wanted, or after a refusal.
StartedServer start_metrics(const ServeOptions& options, http::Metrics& metrics,
                            const http::Problems& problems, Session& session) {
  if (!options.metrics_port) return nullptr;
  http::ServerConfig config;
  config.port = *options.metrics_port;
  auto out = start_server(std::move(config), metrics.handler(), problems, session);
  if (out)
    session.out << session.text("serve_metrics_ready", {{"port", std::to_string(out->port())}})
                << std::endl;
  return out;
}

http::Rate account_rate(const ServeOptions& options) {
  return {options.requests_per_account, options.requests_per_account * account_burst_seconds};
}

// One address to open in a browser or hand to a program.
void say_ready(const ServeOptions& options, std::string_view scheme, std::uint16_t port,
               Session& session) {
  session.out << session.text("serve_ready", {{"scheme", std::string(scheme)},
                                              {"address", options.address},
                                              {"port", std::to_string(port)}})
              << std::endl;
}

void serve(const ServeOptions& options, Session& session) {
  auto folder = session.open(options.folder, Opening::existing);
  if (!folder) return;
  allow_connections();
  Signals signals;
  http::ChangeFeed changes;
  app::Writer writer(folder->store(), app::system_clock(), [&](std::vector<app::Change> changed) {
    changes.publish(std::move(changed));
  });
  app::Jobs jobs(folder->root() / "jobs", app::system_clock());
  auto book = open_accounts(*folder, *writer.snapshot(), session);
  if (!book) return;
  accounts::Links links(*book->store);
  auto files = folder->files({writer.snapshot()->rules->utc_offset_minutes});
  if (!files) return session.refuse(files.error());
  accounts::Installation installation(*book->store);
  accounts::SavedViews saved_views(*book->store);
  accounts::BoundaryBook boundaries(*book->store);
  const http::Problems problems(http::api_messages());
  const auto pages = open_pages(options, *folder, problems, session);
  if (!pages) return;
  const auto tiles = open_tiles(*folder, session);
  http::ApiParts parts{.writer = writer,
                       .store = folder->store(),
                       .accounts = *book->accounts,
                       .clock = app::system_clock(),
                       .links = links,
                       .installation = installation,
                       .saved_views = saved_views,
                       .boundaries = boundaries,
                       .changes = changes,
                       .jobs = jobs,
                       .files = **files,
                       .account_rate = account_rate(options)};
  connect(parts, *folder, tiles.get(), *pages);
  parts.load_pictures_from(installation.settings().map);
  const http::Router router(http::api_routes(parts), problems);
  const http::Handler api = std::cref(router);
  http::Metrics metrics;
  metrics.watch("luoshi_writer_waiting", "Commands that wait for the writer.",
                [&writer] { return static_cast<double>(writer.waiting()); });
  auto config = server_config(options);
  if (!config) return session.refuse(config.error());
  config->metrics = &metrics;
  config->before_upload = http::upload_check(*book->accounts, links, app::system_clock());
  const std::string scheme = config->tls ? "https" : "http";
  const auto server =
      start_server(std::move(*config), http::api_and_pages(api, *pages), problems, session);
  if (!server) return;
  say_ready(options, scheme, server->port(), session);
  if (!pages->are_installed()) session.out << session.text("serve_without_pages") << std::endl;
  const auto metrics_server = start_metrics(options, metrics, problems, session);
  if (session.exit != Exit::done) return;
  if (folder->quiet()) session.out << session.text("serve_quiet") << std::endl;
  {
    app::DueWalk walk;
    for (auto seen = signals.wait(clock_interval); seen != Signals::Seen::stop;
         seen = signals.wait(clock_interval)) {
      look_at_the_certificate(*server, seen, session);
      keep_accounts(*book->accounts, session);
      if (folder->quiet()) continue;
      const auto reader = folder->store().reader();
      look_at_the_clock(walk, writer, *reader, session);
      sweep_and_sign(**files, *folder, writer, *reader, session);
    }
  }
  server->stop();
  session.say("serve_stopped");
}
}  // namespace

void add_serve(CLI::App& app, Session& session) {
  auto options = std::make_shared<ServeOptions>();
  add_serve_options(app, *options, session);
  app.callback([options, &session] { serve(*options, session); });
}

}  // namespace luoshi::cli
