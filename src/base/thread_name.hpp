// What a thread does, for those who look at a running server: ps -L, top -H, and the bench.
#pragma once
#include <pthread.h>

namespace luoshi::base {

// At most 15 letters. Threads that a named one begins have its name until they get their own.
inline void name_this_thread(const char* name) {
  ::pthread_setname_np(::pthread_self(), name);
}

}  // namespace luoshi::base
