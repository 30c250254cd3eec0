#include "app/clock.hpp"

#include <openssl/rand.h>

#include <chrono>
#include <stdexcept>

namespace luoshi::app {

Clock system_clock() {
  return [] {
    using namespace std::chrono;
    return core::Instant{
        duration_cast<microseconds>(std::chrono::system_clock::now().time_since_epoch()).count()};
  };
}

core::Id new_id(const Clock& clock) {
  std::array<std::uint8_t, 10> random;
  if (RAND_bytes(random.data(), random.size()) != 1)
    throw std::runtime_error("the system's random generator failed");
  return base::id_from(clock().us / 1000, random);
}

}  // namespace luoshi::app
