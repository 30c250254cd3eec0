// luoshi_bench [--size s|m|l] [--json] [--only NAME] [--data FOLDER]: what the product costs over
// bare programs of the same run. Filled databases are kept in FOLDER and found there again. Status
// 0 whatever the goals say; 1 when something is wrong, 2 for a wrong call.
#include <fmt/format.h>

#include <array>
#include <cstdio>
#include <exception>

#include "bench/benchmarks.hpp"

namespace luoshi::bench {

namespace {
struct Size {
  std::string_view name;
  std::vector<std::size_t> cases;
};
const std::array<Size, 3> sizes = {
    {{"s", {10'000}}, {"m", {10'000, 100'000}}, {"l", {10'000, 1'000'000}}}};
// Copied for each measurement, so it stays of a size that is copied in moments.
constexpr std::size_t writing_cases = 10'000;

struct Benchmark {
  std::string_view name;
  void (*measure)(const Databases&, Report&);
};
constexpr std::array<Benchmark, 7> benchmarks = {{{"write", measure_write_path},
                                                  {"import", measure_import},
                                                  {"read", measure_reads},
                                                  {"verify", measure_verify},
                                                  {"start", measure_start},
                                                  {"https", measure_https},
                                                  {"memory", measure_memory}}};

constexpr std::string_view usage =
    "usage: luoshi_bench [--size s|m|l] [--json] [--data FOLDER] [--only "
    "write|import|read|verify|start|https|memory]\n";

struct Call {
  const Size* size = sizes.data();
  bool as_json = false;
  std::string_view only;
  std::filesystem::path data;  // empty: filled anew, in a folder of this run
};

std::optional<Call> parse(std::span<const std::string_view> arguments) {
  Call out;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const bool more = i + 1 < arguments.size();
    if (arguments[i] == "--json") {
      out.as_json = true;
    } else if (arguments[i] == "--size" && more) {
      const auto found = std::ranges::find(sizes, arguments[++i], &Size::name);
      if (found == sizes.end()) return std::nullopt;
      out.size = &*found;
    } else if (arguments[i] == "--data" && more) {
      out.data = arguments[++i];
    } else if (arguments[i] == "--only" && more) {
      out.only = arguments[++i];
      if (std::ranges::find(benchmarks, out.only, &Benchmark::name) == benchmarks.end())
        return std::nullopt;
    } else {
      return std::nullopt;
    }
  }
  return out;
}

// Under its own name only when it is whole.
std::filesystem::path filled_database(const std::filesystem::path& folder, std::size_t cases) {
  const auto file = folder / fmt::format("{}.db", cases);
  if (std::filesystem::exists(file)) return file;
  const auto unfinished = folder / fmt::format("{}.filling", cases);
  for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(unfinished.string() + end);
  make_database(unfinished, cases);
  std::filesystem::rename(unfinished, file);
  return file;
}

int run(const Call& call) {
  const TemporaryFolder folder;
  Databases databases{.folder = folder.path(), .writing = {}, .filled = {}};
  for (const std::size_t cases : call.size->cases) {
    const auto file = filled_database(call.data.empty() ? folder.path() : call.data, cases);
    databases.filled.push_back({cases, file});
    if (cases == writing_cases) databases.writing = file;
  }
  // Opening a file for reading leaves a log beside it, and the copies leave that out.
  const auto writing = folder.path() / "writing.db";
  copy_database(databases.writing, writing);
  databases.writing = writing;
  Report report;
  for (const Benchmark& one : benchmarks)
    if (call.only.empty() || call.only == one.name) one.measure(databases, report);
  const std::string text =
      call.as_json ? report.json(std::string(call.size->name)) + "\n" : report.table();
  std::fputs(text.c_str(), stdout);
  return report.broken() ? 1 : 0;
}
}  // namespace

}  // namespace luoshi::bench

int main(int count, char** values) {
  const std::vector<std::string_view> arguments(values + 1, values + count);
  const auto call = luoshi::bench::parse(arguments);
  if (!call) {
    std::fputs(luoshi::bench::usage.data(), stderr);
    return 2;
  }
  try {
    return luoshi::bench::run(*call);
  } catch (const std::exception& fault) {
    fmt::print(stderr, "luoshi_bench: {}\n", fault.what());
    return 1;
  }
}
