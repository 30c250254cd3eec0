// The simulator's own small generator: the distributions of standard libraries differ, and one seed
// must give one campaign everywhere.
#pragma once
#include <array>
#include <cstdint>
#include <vector>

namespace luoshi::app {

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}

  // splitmix64 (Steele, Lea, Flood 2014).
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15ULL);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
  }
  // 0 ... bound - 1; 0 when the bound is not positive.
  std::int64_t below(std::int64_t bound) {
    if (bound <= 0) return 0;
    return static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(bound));
  }
  // Both included.
  std::int64_t between(std::int64_t least, std::int64_t most) {
    return least + below(most - least + 1);
  }
  bool percent(std::int32_t chance) { return below(100) < chance; }
  template <class T>
  const T& pick(const std::vector<T>& list) {
    return list[static_cast<std::size_t>(below(static_cast<std::int64_t>(list.size())))];
  }

 private:
  std::uint64_t state_;
};

}  // namespace luoshi::app
