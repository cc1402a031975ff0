// How large a finished tree is: what an alias of it would cost. Only tree.cpp uses it.
#pragma once
#include <cstddef>

#include "scenarios/read/tree.hpp"

namespace peakend::read {

struct Extent {
  std::size_t nodes = 1;
  int depth = 0;  // of lists and maps
};

// Counted as far as `budget` nodes; above that the numbers are only known to be larger.
Extent extent(const Node& node, std::size_t budget);

}  // namespace peakend::read
