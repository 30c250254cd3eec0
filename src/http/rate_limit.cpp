#include "http/rate_limit.hpp"

#include <cmath>

namespace luoshi::http {

Allowance RateLimiter::allow(std::string_view key, Moment now) {
  if (rate_.per_second <= 0) return {};
  const std::lock_guard lock(mutex_);
  Bucket& bucket = bucket_of(key, now);
  if (bucket.tokens >= 1) {
    bucket.tokens -= 1;
    return {};
  }
  const double wait = std::ceil((1 - bucket.tokens) / rate_.per_second);
  return {false, std::chrono::seconds(std::max<std::int64_t>(1, static_cast<std::int64_t>(wait)))};
}

RateLimiter::Bucket& RateLimiter::bucket_of(std::string_view key, Moment now) {
  const auto found = places_.find(key);
  if (found != places_.end()) {
    buckets_.splice(buckets_.begin(), buckets_, found->second);
    Bucket& bucket = buckets_.front();
    const double seconds = std::chrono::duration<double>(now - bucket.filled_at).count();
    bucket.tokens =
        std::min(rate_.burst, bucket.tokens + std::max(0.0, seconds) * rate_.per_second);
    bucket.filled_at = now;
    return bucket;
  }
  if (buckets_.size() >= keys_max_) {
    places_.erase(buckets_.back().key);
    buckets_.pop_back();
  }
  buckets_.push_front({std::string(key), rate_.burst, now});
  places_.emplace(buckets_.front().key, buckets_.begin());
  return buckets_.front();
}

Response too_many_requests(const Problems& problems, const Request& request, Allowance allowance) {
  const std::string seconds = std::to_string(allowance.retry_after.count());
  return problems.answer({"too_many_requests", {}, {{"seconds", seconds}}}, request);
}

}  // namespace luoshi::http
