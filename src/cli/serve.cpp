// serve: the writer, the API on loopback, the clock, and checkpoints, until a signal.
#include <signal.h>

#include <thread>

#include "app/due.hpp"
#include "cli/commands.hpp"
#include "http/api.hpp"
#include "http/server.hpp"

namespace luoshi::cli {

namespace {
struct ServeOptions {
  std::filesystem::path folder;
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;
};

constexpr std::chrono::seconds clock_interval{5};
constexpr std::int32_t due_at_once = 200;

// Blocks SIGINT and SIGTERM for every thread started after it; wait() takes them.
class Signals {
 public:
  Signals() {
    sigemptyset(&set_);
    sigaddset(&set_, SIGINT);
    sigaddset(&set_, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &set_, nullptr);
    ::signal(SIGPIPE, SIG_IGN);
  }
  // True when a signal has come, false after the interval.
  bool wait(std::chrono::seconds interval) {
    const timespec time{interval.count(), 0};
    return sigtimedwait(&set_, nullptr, &time) > 0;
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

void serve(const ServeOptions& options, Session& session) {
  auto folder = session.open(options.folder, Opening::existing);
  if (!folder) return;
  Signals signals;
  http::ChangeFeed changes;
  app::Writer writer(folder->store(), app::system_clock(), [&](std::vector<app::Change> changed) {
    changes.publish(std::move(changed));
  });
  app::Jobs jobs(folder->root() / "jobs", app::system_clock());
  http::TokenFile tokens(folder->root() / "tokens");
  const http::Problems problems(http::api_messages());
  const http::Router router(
      http::api_routes(
          {.writer = writer,
           .store = folder->store(),
           .tokens = tokens,
           .clock = app::system_clock(),
           .changes = changes,
           .jobs = jobs,
           .back_up = [&](const std::string& into,
                          const auto& progress) {
             return folder->back_up(folder->root() / "backups" / into, progress);
           },
           .load_file = [&](const std::string& digest) { return folder->get_file(digest); },
           .store_file = [&](std::string_view bytes) { return folder->put_file(bytes); },
           .path_of_file = [&](const std::string& digest) { return folder->path_of(digest); }}),
      problems);
  auto server = http::Server::start(
      {.address = options.address, .port = options.port},
      [&router](http::Request request, http::Respond respond) {
        router(std::move(request), std::move(respond));
      },
      problems);
  if (!server) {
    session.out << http::Problems(http::api_messages())
                       .describe(server.error(), session.language, "")
                       .detail
                << '\n';
    session.exit = Exit::refused;
    return;
  }
  session.out << session.text("serve_ready", {{"address", options.address},
                                              {"port", std::to_string((*server)->port())}})
              << std::endl;
  if (folder->quiet()) session.out << session.text("serve_quiet") << std::endl;
  const std::string authority = writer.snapshot()->rules->authority;
  {
    auto reader = folder->store().reader();
    app::DueWalk walk;
    while (!signals.wait(clock_interval)) {
      if (folder->quiet()) continue;
      look_at_the_clock(walk, writer, *reader, session);
      writer.between([&] { folder->sign_checkpoint(authority); });
    }
  }
  (*server)->stop();
  session.say("serve_stopped");
}
}  // namespace

void add_serve(CLI::App& app, Session& session) {
  auto options = std::make_shared<ServeOptions>();
  app.add_option("folder", options->folder, session.text("arg_folder"))->required();
  app.add_option("--address", options->address, session.text("arg_address"));
  app.add_option("--port", options->port, session.text("arg_port"));
  app.callback([options, &session] { serve(*options, session); });
}

}  // namespace luoshi::cli
