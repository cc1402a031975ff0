// Scenarios made at random, as YAML: they use what the language has, small enough to run by the thousand. The same seed
// gives the same text everywhere.
#pragma once
#include <cstdint>
#include <string>

namespace peakend::tests {

// A scenario that the reader must accept. 5 to 300 people, 2 to 5 weeks with the warm-up, one to five policies of which
// `nothing` sets a slot to the value it has.
std::string random_scenario(std::uint32_t seed);

}  // namespace peakend::tests
