// The kinds of networks as lists of ties, each told once, by the one who was wired. Used by network.cpp only.
#pragma once
#include <cstdint>
#include <vector>

#include "agents/network/network.hpp"

namespace peakend::network {

// Row by row; no tie stands in two rows, or twice in one, and nobody is tied to himself.
struct Wired {
  std::vector<std::uint64_t> begin;
  std::vector<Person> to;
};

// Every pair with the same chance, so that the mean degree is `degree` (Gilbert 1959). Rows ascend.
Wired random_ties(double degree, Person people, chance::Key key);

// A ring on which everybody knows the `degree` (even, below people) nearest; each tie is led elsewhere with chance
// `rewire` (Watts & Strogatz 1998).
Wired small_world(int degree, double rewire, Person people, chance::Key key);

// Everybody who comes is tied to degree / 2 (even) of those before, with chances as the ties these have (Barabasi &
// Albert 1999); the first degree / 2 + 1 all know each other.
Wired preferential(int degree, Person people, chance::Key key);

}  // namespace peakend::network
