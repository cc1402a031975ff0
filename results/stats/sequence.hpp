// Confidence sequences: intervals that hold at all looks together, so that replications may be added until the answer
// is clear. Exact for normal values of unknown spread (normal mixture of the t statistic's likelihood ratio: Lai 1976;
// Wang & Ramdas 2024); with many values the asymptotic sequence of Waudby-Smith et al. (2024), which holds for all
// others.
#pragma once
#include <cstddef>
#include <vector>

#include "results/stats/estimate.hpp"

namespace peakend::results {

// Fewer values have no interval: too few to lean on the limit theorem when they are not normal.
inline constexpr std::size_t first_look = 16;

// The sequence is about as narrow as it can be at this number of values.
inline constexpr double sharpest_at = 64;

// The variance r of the mixture over effect sizes: it minimises the asymptotic half-width at n = sharpest_at. With
// x = n r that half-width is sd / sqrt(n) times the root of (x + 1) / x * log((x + 1) / alpha^2); its derivative is
// zero where x = log((x + 1) / alpha^2), so x = -1 - W(-alpha^2 / e) with Lambert's W on its lower branch. NaN for an
// alpha outside (0, 1).
double sequence_tuning(double alpha);

// Half of the width for a standard deviation of 1. With L = log((n r + 1) / alpha^2) / n it is the root of
// (n - 1) / n * (exp(L) - 1) / (1 - exp(L) / (n r + 1)); for large n that is (n r + 1) / (n^2 r) * log((n r + 1) /
// alpha^2). NaN below first_look, for an alpha outside (0, 1), and where alpha is too small for n values to say
// anything.
double sequence_factor(std::size_t n, double alpha);

// The fewest values at which the half-width is at most `share` standard deviations; at least first_look. Infinite when
// a million million would not do (share 0); NaN for an alpha outside (0, 1) or a share that is not a number.
double values_for_sequence(double share, double alpha);

// As mean_interval, paired_difference and ratio_of_means in estimate.hpp, with alpha = 1 - confidence.
Estimate mean_sequence(const std::vector<double>& values, double alpha);
Estimate paired_sequence(const std::vector<double>& a, const std::vector<double>& b, double alpha);
Estimate ratio_sequence(const std::vector<double>& top, const std::vector<double>& bottom, double alpha);

}  // namespace peakend::results
