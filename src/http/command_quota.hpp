// What one account or link may write in a day: a client that runs in a circle, or somebody who
// means harm, must not fill the disk. Kept in memory; a restart begins anew. What is under way when
// the bound is reached still passes: its size is known to be written only after the commit.
#pragma once
#include <mutex>
#include <unordered_map>

#include "base/result.hpp"
#include "core/value.hpp"

namespace luoshi::http {

// Thread-safe.
class CommandQuota {
 public:
  // Refusal: command_quota_exceeded, when what is written with `bytes` more is over limits:
  // command_bytes_per_account_day.
  base::Result<void> check(const core::Id& payer, core::Day today, std::size_t bytes);
  // What was written; repeats and refusals are free.
  void charge(const core::Id& payer, core::Day today, std::size_t bytes);

 private:
  std::mutex mutex_;
  core::Day day_;
  std::unordered_map<std::string, std::int64_t> written_;  // by payer, today
};

}  // namespace luoshi::http
