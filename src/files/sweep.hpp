// Finding out which files no record names: the texts of the vault are walked once, from where the
// last walk ended, since every file that a record, request or set-aside command names stands there.
#pragma once
#include "files/file_store.hpp"

namespace luoshi::files {

struct VaultEntry {
  std::int64_t key = 0;
  std::string text;
};

struct SweepSources {
  // The entries of the vault from a key on, by key.
  std::function<std::vector<VaultEntry>(std::int64_t from_key, std::int32_t limit)> texts;
  // Runs what it is given while nothing is written to the vault, and returns when it has run.
  std::function<void(const std::function<void()>& act)> alone;
};

// One look: some thousand texts; once all are walked, files that came longer ago than
// limits::file_orphan_time and that nothing names are removed. How many were.
std::int64_t sweep_orphans(FileStore& store, core::Instant now, const SweepSources& sources);

}  // namespace luoshi::files
