#include "tests/store/fault_vfs.hpp"

#include <sqlite3.h>

#include <cstring>
#include <optional>

namespace luoshi::store::test {

namespace {
std::optional<FaultPlan> plan;
std::int64_t operations = 0;
bool happened = false;

// The result code of the operation at hand; SQLITE_OK: it takes place.
int next_result(int io_error) {
  if (!plan) return SQLITE_OK;
  ++operations;
  const bool fails =
      plan->lasting == Lasting::once ? operations == plan->at : operations >= plan->at;
  if (!fails) return SQLITE_OK;
  happened = true;
  return plan->fault == Fault::disk_full ? SQLITE_FULL : io_error;
}

struct File {
  sqlite3_file base;
  sqlite3_file* real;
};

sqlite3_file* real_of(sqlite3_file* file) {
  return reinterpret_cast<File*>(file)->real;
}
const sqlite3_io_methods* methods_of(sqlite3_file* file) {
  return real_of(file)->pMethods;
}

int close_file(sqlite3_file* file) {
  const int result = methods_of(file)->xClose(real_of(file));
  sqlite3_free(real_of(file));
  return result;
}
int read_file(sqlite3_file* file, void* out, int size, sqlite3_int64 at) {
  return methods_of(file)->xRead(real_of(file), out, size, at);
}
int write_file(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 at) {
  const int result = next_result(SQLITE_IOERR_WRITE);
  const int written =
      methods_of(file)->xWrite(real_of(file), bytes, result == SQLITE_OK ? size : size / 2, at);
  return result == SQLITE_OK ? written : result;
}
int truncate_file(sqlite3_file* file, sqlite3_int64 size) {
  const int result = next_result(SQLITE_IOERR_TRUNCATE);
  return result == SQLITE_OK ? methods_of(file)->xTruncate(real_of(file), size) : result;
}
int sync_file(sqlite3_file* file, int flags) {
  const int result = next_result(SQLITE_IOERR_FSYNC);
  return result == SQLITE_OK ? methods_of(file)->xSync(real_of(file), flags) : result;
}
int size_of_file(sqlite3_file* file, sqlite3_int64* size) {
  return methods_of(file)->xFileSize(real_of(file), size);
}
int lock_file(sqlite3_file* file, int level) {
  return methods_of(file)->xLock(real_of(file), level);
}
int unlock_file(sqlite3_file* file, int level) {
  return methods_of(file)->xUnlock(real_of(file), level);
}
int is_reserved(sqlite3_file* file, int* out) {
  return methods_of(file)->xCheckReservedLock(real_of(file), out);
}
int control_file(sqlite3_file* file, int what, void* argument) {
  return methods_of(file)->xFileControl(real_of(file), what, argument);
}
int sector_size(sqlite3_file* file) {
  return methods_of(file)->xSectorSize(real_of(file));
}
int device(sqlite3_file* file) {
  return methods_of(file)->xDeviceCharacteristics(real_of(file));
}
int map_shared(sqlite3_file* file, int page, int size, int extend, void volatile** out) {
  return methods_of(file)->xShmMap(real_of(file), page, size, extend, out);
}
int lock_shared(sqlite3_file* file, int offset, int count, int flags) {
  return methods_of(file)->xShmLock(real_of(file), offset, count, flags);
}
void barrier(sqlite3_file* file) {
  methods_of(file)->xShmBarrier(real_of(file));
}
int unmap_shared(sqlite3_file* file, int remove) {
  return methods_of(file)->xShmUnmap(real_of(file), remove);
}

// Version 2: shared memory for the log, no memory-mapped reads.
constexpr sqlite3_io_methods methods{
    2,           close_file,  read_file,    write_file,   truncate_file, sync_file, size_of_file,
    lock_file,   unlock_file, is_reserved,  control_file, sector_size,   device,    map_shared,
    lock_shared, barrier,     unmap_shared, nullptr,      nullptr};

int open_file(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* out_flags) {
  auto* platform = static_cast<sqlite3_vfs*>(vfs->pAppData);
  auto* own = reinterpret_cast<File*>(file);
  own->base.pMethods = nullptr;
  own->real = static_cast<sqlite3_file*>(sqlite3_malloc(platform->szOsFile));
  std::memset(own->real, 0, static_cast<std::size_t>(platform->szOsFile));
  const int result = platform->xOpen(platform, name, own->real, flags, out_flags);
  if (result == SQLITE_OK)
    own->base.pMethods = &methods;
  else
    sqlite3_free(own->real);
  return result;
}
}  // namespace

const char* fault_vfs() {
  static sqlite3_vfs vfs = [] {
    sqlite3_vfs* platform = sqlite3_vfs_find(nullptr);
    sqlite3_vfs out = *platform;
    out.zName = "luoshi_faults";
    out.szOsFile = sizeof(File);
    out.pNext = nullptr;
    out.pAppData = platform;
    out.xOpen = open_file;
    return out;
  }();
  static const int registered = sqlite3_vfs_register(&vfs, 0);
  return registered == SQLITE_OK ? vfs.zName : nullptr;
}

void arm(const FaultPlan& next) {
  plan = next;
  operations = 0;
  happened = false;
}

bool disarm() {
  plan.reset();
  return happened;
}

}  // namespace luoshi::store::test
