#include "http/command_quota.hpp"

#include "base/limits.hpp"

namespace luoshi::http {

base::Result<void> CommandQuota::check(const core::Id& payer, core::Day today, std::size_t bytes) {
  const std::lock_guard lock(mutex_);
  const auto found = today == day_ ? written_.find(base::to_text(payer)) : written_.end();
  const std::int64_t before = found == written_.end() ? 0 : found->second;
  if (before + static_cast<std::int64_t>(bytes) <= base::limits::command_bytes_per_account_day)
    return {};
  return base::refuse("command_quota_exceeded", {},
                      {{"mib", std::to_string(base::limits::command_bytes_per_account_day >> 20)}});
}

void CommandQuota::charge(const core::Id& payer, core::Day today, std::size_t bytes) {
  const std::lock_guard lock(mutex_);
  if (today != day_) {
    day_ = today;
    written_.clear();
  }
  written_[base::to_text(payer)] += static_cast<std::int64_t>(bytes);
}

}  // namespace luoshi::http
