// Token buckets by key: an address before sign-in, an account after it. Safe from any thread; the
// table is bounded.
#pragma once
#include <chrono>
#include <list>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/limits.hpp"
#include "http/problem.hpp"

namespace luoshi::http {

struct Rate {
  double per_second = 0;  // 0: no limit
  double burst = 0;       // so many at once
};

struct Allowance {
  bool allowed = true;
  std::chrono::seconds retry_after{0};
};

class RateLimiter {
 public:
  using Moment = std::chrono::steady_clock::time_point;

  explicit RateLimiter(Rate rate, std::size_t keys_max = base::limits::rate_limit_keys_max)
      : rate_(rate), keys_max_(keys_max) {}

  // Takes one token of the key's bucket when there is one.
  Allowance allow(std::string_view key, Moment now);

 private:
  struct Bucket {
    std::string key;
    double tokens;
    Moment filled_at;
  };
  // The bucket of the key, moved to the front.
  Bucket& bucket_of(std::string_view key, Moment now);

  const Rate rate_;
  const std::size_t keys_max_;
  std::mutex mutex_;
  std::list<Bucket> buckets_;  // the one seen last stands first
  std::unordered_map<std::string_view, std::list<Bucket>::iterator> places_;
};

// 429 too_many_requests with Retry-After.
Response too_many_requests(const Problems& problems, const Request& request, Allowance allowance);

}  // namespace luoshi::http
