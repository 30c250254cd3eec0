// How many connections stand, in all and of each address; counted over all network threads.
#pragma once
#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace luoshi::http {

class OpenConnections {
 public:
  struct Most {
    std::size_t in_all = 0;
    std::size_t of_address = 0;  // 0: no limit
  };
  // Why it is not taken; empty when it is, and counted until close().
  std::string_view open(const std::string& address, Most most) {
    const std::lock_guard lock(mutex_);
    if (count_ >= most.in_all) return "connections_max";
    std::size_t& own = of_address_[address];
    if (most.of_address != 0 && own >= most.of_address) return "connections_of_address";
    ++own;
    ++count_;
    return {};
  }
  void close(const std::string& address) {
    const std::lock_guard lock(mutex_);
    --count_;
    const auto own = of_address_.find(address);
    if (--own->second == 0) of_address_.erase(own);
  }

 private:
  std::mutex mutex_;
  std::size_t count_ = 0;
  std::unordered_map<std::string, std::size_t> of_address_;
};

}  // namespace luoshi::http
