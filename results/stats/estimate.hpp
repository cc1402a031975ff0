// Means and their intervals over replications: plain, paired, and of a ratio; Student's t throughout.
// A value that is not finite is no data: it is left out (with its partner, in pairs) and counted.
#pragma once
#include <cstddef>
#include <limits>
#include <vector>

namespace peakend::results {

// A number that there is no data for.
inline constexpr double no_number = std::numeric_limits<double>::quiet_NaN();

// A mean with its two-sided interval. Without data the mean is NaN; with fewer than two values so are the bounds.
struct Estimate {
  double mean = 0;
  double low = 0;
  double high = 0;
  double sd = 0;             // sample standard deviation of what was averaged
  std::size_t n = 0;         // values used
  std::size_t left_out = 0;  // values without data
};

// No data at all.
Estimate no_estimate();

// True when both bounds are numbers.
bool has_interval(const Estimate& estimate);

// Half the width of the interval, the longer side where one was cut off; NaN without one.
double half_width(const Estimate& estimate);

// The same numbers times `factor`, bounds in order; -1 turns a difference around.
Estimate scaled(const Estimate& estimate, double factor);

double mean(const std::vector<double>& values);  // NaN without data
double sd(const std::vector<double>& values);    // divisor n - 1; NaN with fewer than two values

// The two-sided factor of Student's t: t_factor(0.95, 9) = 2.262. NaN for a confidence outside (0, 1) or no degrees.
double t_factor(double confidence, std::size_t degrees);

// Bonferroni: the confidence each of the k(k-1)/2 pairs of k policies needs, so that all hold together at `confidence`.
double simultaneous_confidence(double confidence, std::size_t policies);

// The mean of one series. Deviations are summed in the order of the series, after the mean (two passes).
Estimate mean_interval(const std::vector<double>& values, double confidence);

// The mean of a[i] - b[i]; beyond the shorter series there is nothing to pair.
Estimate paired_difference(const std::vector<double>& a, const std::vector<double>& b, double confidence);

// mean(top) / mean(bottom) over pairs, with the delta method's interval (Cochran 1977, chapter 6): the deviations
// are top[i] - ratio * bottom[i]. No interval when the bottom's own interval holds 0: the ratio could be anything.
Estimate ratio_of_means(const std::vector<double>& top, const std::vector<double>& bottom, double confidence);

// What pairing is worth: (var a + var b) / var(a - b), the factor on replications that independent chance would cost.
// Infinite when only the differences are constant; NaN when nothing varies or fewer than two pairs have data.
double variance_reduction(const std::vector<double>& a, const std::vector<double>& b);

}  // namespace peakend::results
