// An authority on a file of its own: the example rule set, and as many cases as asked for.
#pragma once
#include <filesystem>

#include "bench/campaign.hpp"
#include "store/sqlite/store.hpp"

namespace luoshi::bench {

// Removed with everything in it at the end.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

class Office {
 public:
  // Opens the file; founds the authority when the file is new.
  explicit Office(const std::filesystem::path& file);

  store::SqliteStore& store() { return *store_; }
  app::Executor& executor() { return *executor_; }
  void set_clock(core::Instant now) { now_ = now; }
  Campaign campaign(std::string name) { return {executor_->snapshot(), std::move(name)}; }
  // Executes and throws on a refusal: commands of the benchmarks are sound.
  void run(std::span<app::Request> group);

 private:
  core::Instant now_ = campaign_begin();
  std::unique_ptr<store::SqliteStore> store_;
  std::optional<app::Executor> executor_;
};

// The campaign that fills databases: its commands 1 to n are the n cases.
inline constexpr std::string_view fill_name = "fill";
// A closed file with that many cases; made once a run and then copied.
void make_database(const std::filesystem::path& file, std::size_t cases);
// Replaces `to` with a copy that has reached the disk.
void copy_database(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace luoshi::bench
