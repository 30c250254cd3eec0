// Resident memory after writes and reads all over a database: a process of its own, since this one
// has filled databases and holds what that took. The floor is the goal, 150 MiB.
#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

#include "base/limits.hpp"
#include "bench/benchmarks.hpp"
#include "bench/campaign_words.hpp"

namespace luoshi::bench {

namespace {
constexpr double floor_mib = 150;
constexpr std::size_t written = 3'000;
constexpr int read_points = 30'000;
constexpr int read_pages = 300;
constexpr std::int32_t page_rows = 50;

double resident_mib() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);)
    if (line.starts_with("VmRSS:")) return std::stod(line.substr(6)) / 1024;
  throw std::runtime_error("no VmRSS");
}
}  // namespace

// In the child: what a server does in an hour, then what it holds.
void print_memory_of(const std::filesystem::path& file, std::size_t cases) {
  auto store = store::SqliteStore::open({.path = file.string()});
  if (!store) throw std::runtime_error(store.error().code);
  app::Writer writer(**store, [] { return campaign_begin(); });
  Campaign campaign(writer.snapshot(), fmt::format("memory {}", ::getpid()));
  for (app::Request& request : campaign.next(Create::report_case, written))
    if (!writer.submit(std::move(request), [](app::Outcome) {})) std::this_thread::yield();
  const auto reader = (*store)->reader();
  app::Dice dice(5);
  const core::Scope all{.ids = {core::everything}};
  for (int i = 0; i < read_points; ++i)
    reader->find(command_id(fill_name, 1 + dice.below(static_cast<std::int64_t>(cases))), all);
  for (int i = 0; i < read_pages; ++i) {
    views::ListQuery query{.noun = views::Noun::case_, .limit = page_rows};
    query.order = i % 2 == 0 ? views::Order::due : views::Order::newest;
    if (i % 5 == 0) query.text = place_text(dice);
    reader->list(query, all);
  }
  writer.execute({.id = command_id("memory end", 1),
                  .record = command_id("memory end", 2),
                  .actor = app::machinery(),
                  .command = core::AcceptCase{}});
  fmt::print("{}\n", resident_mib());
}

void measure_memory(const Databases& databases, Report& report) {
  const auto& filled = databases.filled.back();
  const std::string command = fmt::format("'{}' --memory-of '{}' {}",
                                          std::filesystem::read_symlink("/proc/self/exe").string(),
                                          filled.file.string(), filled.cases);
  const std::unique_ptr<FILE, int (*)(FILE*)> child(::popen(command.c_str(), "r"), ::pclose);
  double mib = 0;
  const bool told = child && std::fscanf(child.get(), "%lf", &mib) == 1;
  report.expect(told, "the process that was to be weighed has said nothing");
  report.add({.name = fmt::format("resident memory, {} cases, caches of {} + {} MiB", filled.cases,
                                  base::limits::sqlite_writer_cache_kib / 1024,
                                  base::limits::sqlite_reader_cache_kib / 1024),
              .ours = mib,
              .floor = floor_mib,
              .unit = "MiB",
              .ratio = mib / floor_mib,
              .goal = Goal{Bound::at_most, 1}});
}

}  // namespace luoshi::bench
