// Estimates whose interval is any half-width made from the standard deviation and the number of values: what Student's
// intervals and confidence sequences share. A value that is not finite is left out, with its partner, and counted.
#pragma once
#include <cstddef>
#include <functional>
#include <vector>

#include "results/stats/estimate.hpp"

namespace peakend::results {

// (standard deviation, values used) -> half of the interval's width; NaN = no interval.
using HalfWidth = std::function<double(double sd, std::size_t n)>;

Estimate mean_around(const std::vector<double>& values, const HalfWidth& half_width);
Estimate difference_around(const std::vector<double>& a, const std::vector<double>& b, const HalfWidth& half_width);
Estimate ratio_around(const std::vector<double>& top, const std::vector<double>& bottom, const HalfWidth& half_width);

}  // namespace peakend::results
