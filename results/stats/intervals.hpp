// The one place that knows which interval belongs to which design: Student's for a number of replications fixed
// beforehand, confidence sequences when replications are added until the answer is clear.
#pragma once
#include <cstddef>
#include <vector>

#include "results/stats/estimate.hpp"

namespace peakend::results {

enum class Design {
  fixed,      // the number of replications was chosen before anything was seen
  sequential  // the results were looked at in rounds, and may have decided when to stop
};

struct Intervals {
  Design design = Design::fixed;
  double confidence = 0.95;  // of each single interval; in a sequential design at all looks together
};

// The same design with the confidence that each of all pairs of `policies` needs (Bonferroni).
Intervals for_all_pairs(const Intervals& intervals, std::size_t policies);

// The fewest replications that have an interval: 2, or first_look.
std::size_t fewest_replications(Design design);

Estimate interval_of_mean(const std::vector<double>& values, const Intervals& intervals);
Estimate interval_of_difference(const std::vector<double>& a, const std::vector<double>& b, const Intervals& intervals);
Estimate interval_of_ratio(const std::vector<double>& top, const std::vector<double>& bottom,
                           const Intervals& intervals);

// How many replications in all would probably bring the interval's edge within `distance` of the mean, if the spread
// stays as it is. Fixed: the width scales with the root of n. Sequential: from the sequence's own formula. NaN without
// a spread or when the distance is not above 0.
double replications_for(const Estimate& estimate, double distance, const Intervals& intervals);

}  // namespace peakend::results
