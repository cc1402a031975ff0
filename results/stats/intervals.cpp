// Every choice between the two designs is made here and nowhere else.
#include "results/stats/intervals.hpp"

#include <limits>

#include "results/stats/sequence.hpp"

namespace peakend::results {

namespace {

bool is_fixed(const Intervals& intervals) { return intervals.design == Design::fixed; }

double alpha(const Intervals& intervals) { return 1 - intervals.confidence; }

}  // namespace

Intervals for_all_pairs(const Intervals& intervals, std::size_t policies) {
  return {intervals.design, simultaneous_confidence(intervals.confidence, policies)};
}

std::size_t fewest_replications(Design design) { return design == Design::fixed ? 2 : first_look; }

Estimate interval_of_mean(const std::vector<double>& values, const Intervals& intervals) {
  return is_fixed(intervals) ? mean_interval(values, intervals.confidence) : mean_sequence(values, alpha(intervals));
}

Estimate interval_of_difference(const std::vector<double>& a, const std::vector<double>& b,
                                const Intervals& intervals) {
  return is_fixed(intervals) ? paired_difference(a, b, intervals.confidence) : paired_sequence(a, b, alpha(intervals));
}

Estimate interval_of_ratio(const std::vector<double>& top, const std::vector<double>& bottom,
                           const Intervals& intervals) {
  return is_fixed(intervals) ? ratio_of_means(top, bottom, intervals.confidence)
                             : ratio_sequence(top, bottom, alpha(intervals));
}

double replications_for(const Estimate& estimate, double distance, const Intervals& intervals) {
  if (!(distance > 0)) return std::numeric_limits<double>::quiet_NaN();
  if (!is_fixed(intervals)) return values_for_sequence(distance / estimate.sd, alpha(intervals));
  if (!has_interval(estimate)) return std::numeric_limits<double>::quiet_NaN();
  const double times = half_width(estimate) / distance;
  return static_cast<double>(estimate.n) * times * times;
}

}  // namespace peakend::results
