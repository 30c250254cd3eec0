// A file layer for SQLite whose Nth write, sync or truncation fails, once or from then on. A
// failing write leaves half of its bytes behind.
#pragma once
#include <cstdint>

namespace luoshi::store::test {

enum class Fault { io_error, disk_full };
enum class Lasting { once, for_ever };

// The name to open databases with.
const char* fault_vfs();

// Counts from 1 with the next operation. No operation fails before this call.
struct FaultPlan {
  std::int64_t at = 0;
  Fault fault = Fault::io_error;
  Lasting lasting = Lasting::once;
};
void arm(const FaultPlan& plan);
// Ends all faults; says whether one has happened since arm().
bool disarm();

}  // namespace luoshi::store::test
