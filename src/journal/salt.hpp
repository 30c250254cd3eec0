// Fresh random salts for leaves, taken from the operating system's generator by the hundred: one
// call of the generator for each event would cost more than hashing it.
#pragma once
#include <array>
#include <cstddef>

#include "journal/tree.hpp"

namespace luoshi::journal {

// One for each thread that appends; not to be used on both sides of a fork.
class SaltSource {
 public:
  ~SaltSource();
  Salt next();

 private:
  static constexpr std::size_t salts_held = 128;
  std::array<Salt, salts_held> held_{};
  std::size_t used_ = salts_held;
};

}  // namespace luoshi::journal
