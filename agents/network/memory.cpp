// The machine's memory, or the limit of the control group, whichever is less.
#include "agents/network/memory.hpp"

#include <fstream>
#include <limits>
#if defined(__unix__) || defined(__APPLE__)
#include <unistd.h>
#endif

namespace peakend::network {

double memory_of_machine() {
  double bytes = std::numeric_limits<double>::infinity();
#if defined(_SC_PHYS_PAGES) && defined(_SC_PAGESIZE)
  const long pages = sysconf(_SC_PHYS_PAGES), size = sysconf(_SC_PAGESIZE);
  if (pages > 0 && size > 0) bytes = static_cast<double>(pages) * static_cast<double>(size);
#endif
  for (const char* file : {"/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"}) {
    std::ifstream limit(file);
    if (double most = 0; limit >> most && most < bytes) bytes = most;  // `max` is no number
  }
  return bytes;
}

}  // namespace peakend::network
