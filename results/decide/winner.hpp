// Which policy is best at one point of a design, and whether it is clear: for maps of switching points.
#pragma once
#include <optional>
#include <vector>

namespace peakend::results {

struct Winner {
  std::size_t policy = 0;  // by its place in the list
  bool clear = false;      // every paired difference to another policy is off 0
};

// `values[policy][replication]` of one outcome, the same lucks in all. Differences have t-intervals that hold together
// at this confidence (Bonferroni over the other policies). Nothing when some policy has no data.
std::optional<Winner> winner_of(const std::vector<std::vector<double>>& values, bool higher_is_better,
                                double confidence = 0.95);

}  // namespace peakend::results
