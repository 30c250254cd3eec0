// Measuring time: what a call takes on the clock and on the processor, and medians of many.
#pragma once
#include <algorithm>
#include <chrono>
#include <ctime>
#include <vector>

namespace luoshi::bench {

struct Elapsed {
  double wall_us = 0;
  double cpu_us = 0;  // of this thread
  Elapsed& operator+=(const Elapsed& other) {
    wall_us += other.wall_us;
    cpu_us += other.cpu_us;
    return *this;
  }
};

double wall_now_us();
double cpu_now_us();
double median(std::vector<double> values);  // 0 when there are none

template <class Call>
Elapsed timed(const Call& call) {
  const double wall = wall_now_us();
  const double cpu = cpu_now_us();
  call();
  return {wall_now_us() - wall, cpu_now_us() - cpu};
}

}  // namespace luoshi::bench
