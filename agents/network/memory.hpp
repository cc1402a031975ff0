// How much memory this machine, or the container it is in, has.
#pragma once

namespace peakend::network {

// In bytes; infinite where the system does not say.
double memory_of_machine();

}  // namespace peakend::network
