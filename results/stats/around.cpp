// All sums run in the order of the replications.
#include "results/stats/around.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace peakend::results {

namespace {

struct Pairs {
  std::vector<double> a, b;
  std::size_t left_out = 0;
};

Pairs complete_pairs(const std::vector<double>& a, const std::vector<double>& b) {
  Pairs pairs;
  const std::size_t count = std::min(a.size(), b.size());
  for (std::size_t i = 0; i < count; ++i) {
    if (std::isfinite(a[i]) && std::isfinite(b[i])) {
      pairs.a.push_back(a[i]);
      pairs.b.push_back(b[i]);
    } else {
      ++pairs.left_out;
    }
  }
  return pairs;
}

std::vector<double> with_data(const std::vector<double>& values) {
  std::vector<double> kept;
  for (const double value : values) {
    if (std::isfinite(value)) kept.push_back(value);
  }
  return kept;
}

std::vector<double> differences(const Pairs& pairs) {
  std::vector<double> result(pairs.a.size());
  for (std::size_t i = 0; i < result.size(); ++i) result[i] = pairs.a[i] - pairs.b[i];
  return result;
}

void set_bounds(Estimate& estimate, const HalfWidth& half_width) {
  estimate.low = estimate.high = std::numeric_limits<double>::quiet_NaN();
  if (estimate.n < 2) return;
  const double half = half_width(estimate.sd, estimate.n);
  estimate.low = estimate.mean - half;
  estimate.high = estimate.mean + half;
}

}  // namespace

double mean(const std::vector<double>& values) {
  const std::vector<double> kept = with_data(values);
  if (kept.empty()) return std::numeric_limits<double>::quiet_NaN();
  double sum = 0;
  for (const double value : kept) sum += value;
  return sum / static_cast<double>(kept.size());
}

double sd(const std::vector<double>& values) {
  const std::vector<double> kept = with_data(values);
  if (kept.size() < 2) return std::numeric_limits<double>::quiet_NaN();
  const double centre = mean(kept);
  double sum = 0;
  for (const double value : kept) sum += (value - centre) * (value - centre);
  return std::sqrt(sum / static_cast<double>(kept.size() - 1));
}

Estimate mean_around(const std::vector<double>& values, const HalfWidth& half_width) {
  const std::vector<double> kept = with_data(values);
  Estimate estimate = no_estimate();
  estimate.mean = mean(kept);
  estimate.sd = sd(kept);
  estimate.n = kept.size();
  estimate.left_out = values.size() - kept.size();
  set_bounds(estimate, half_width);
  return estimate;
}

Estimate difference_around(const std::vector<double>& a, const std::vector<double>& b, const HalfWidth& half_width) {
  const Pairs pairs = complete_pairs(a, b);
  Estimate estimate = mean_around(differences(pairs), half_width);
  estimate.left_out = pairs.left_out;
  return estimate;
}

Estimate ratio_around(const std::vector<double>& top, const std::vector<double>& bottom, const HalfWidth& half_width) {
  const Pairs pairs = complete_pairs(top, bottom);
  const Estimate below = mean_around(pairs.b, half_width);
  Estimate estimate = no_estimate();
  estimate.n = pairs.a.size();
  estimate.left_out = pairs.left_out;
  if (pairs.a.empty() || below.mean == 0) return estimate;
  estimate.mean = mean(pairs.a) / below.mean;
  std::vector<double> deviations(pairs.a.size());
  for (std::size_t i = 0; i < deviations.size(); ++i) {
    deviations[i] = (pairs.a[i] - estimate.mean * pairs.b[i]) / std::abs(below.mean);
  }
  estimate.sd = sd(deviations);
  const bool bottom_is_clear = has_interval(below) && (below.low > 0 || below.high < 0);
  if (bottom_is_clear) set_bounds(estimate, half_width);
  return estimate;
}

double variance_reduction(const std::vector<double>& a, const std::vector<double>& b) {
  const Pairs pairs = complete_pairs(a, b);
  const double sd_a = sd(pairs.a);
  const double sd_b = sd(pairs.b);
  const double sd_difference = sd(differences(pairs));
  const double apart = sd_a * sd_a + sd_b * sd_b;
  const double together = sd_difference * sd_difference;
  if (together == 0)
    return apart > 0 ? std::numeric_limits<double>::infinity() : std::numeric_limits<double>::quiet_NaN();
  return apart / together;
}

}  // namespace peakend::results
