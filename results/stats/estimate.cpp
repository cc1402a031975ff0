// Student's t from Boost.Math; all sums run in the order of the replications.
#include "results/stats/estimate.hpp"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <limits>

namespace peakend::results {

namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

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

void set_bounds(Estimate& estimate, double standard_error, double confidence) {
  estimate.low = estimate.high = nothing;
  if (estimate.n < 2) return;
  const double half = t_factor(confidence, estimate.n - 1) * standard_error;
  estimate.low = estimate.mean - half;
  estimate.high = estimate.mean + half;
}

}  // namespace

Estimate no_estimate() { return Estimate{nothing, nothing, nothing, nothing, 0, 0}; }

bool has_interval(const Estimate& estimate) { return std::isfinite(estimate.low) && std::isfinite(estimate.high); }

double half_width(const Estimate& estimate) { return (estimate.high - estimate.low) / 2; }

Estimate scaled(const Estimate& estimate, double factor) {
  Estimate result = estimate;
  result.mean = estimate.mean * factor;
  result.low = (factor < 0 ? estimate.high : estimate.low) * factor;
  result.high = (factor < 0 ? estimate.low : estimate.high) * factor;
  result.sd = estimate.sd * std::abs(factor);
  return result;
}

double mean(const std::vector<double>& values) {
  const std::vector<double> kept = with_data(values);
  if (kept.empty()) return nothing;
  double sum = 0;
  for (const double value : kept) sum += value;
  return sum / static_cast<double>(kept.size());
}

double sd(const std::vector<double>& values) {
  const std::vector<double> kept = with_data(values);
  if (kept.size() < 2) return nothing;
  const double centre = mean(kept);
  double sum = 0;
  for (const double value : kept) sum += (value - centre) * (value - centre);
  return std::sqrt(sum / static_cast<double>(kept.size() - 1));
}

double t_factor(double confidence, std::size_t degrees) {
  if (!(confidence > 0 && confidence < 1) || degrees == 0) return nothing;
  const boost::math::students_t_distribution<double> distribution(static_cast<double>(degrees));
  return boost::math::quantile(boost::math::complement(distribution, (1 - confidence) / 2));
}

double simultaneous_confidence(double confidence, std::size_t policies) {
  if (policies < 3) return confidence;
  const double pairs = static_cast<double>(policies) * static_cast<double>(policies - 1) / 2;
  return 1 - (1 - confidence) / pairs;
}

Estimate mean_interval(const std::vector<double>& values, double confidence) {
  const std::vector<double> kept = with_data(values);
  Estimate estimate = no_estimate();
  estimate.mean = mean(kept);
  estimate.sd = sd(kept);
  estimate.n = kept.size();
  estimate.left_out = values.size() - kept.size();
  set_bounds(estimate, estimate.sd / std::sqrt(static_cast<double>(estimate.n)), confidence);
  return estimate;
}

Estimate paired_difference(const std::vector<double>& a, const std::vector<double>& b, double confidence) {
  const Pairs pairs = complete_pairs(a, b);
  Estimate estimate = mean_interval(differences(pairs), confidence);
  estimate.left_out = pairs.left_out;
  return estimate;
}

Estimate ratio_of_means(const std::vector<double>& top, const std::vector<double>& bottom, double confidence) {
  const Pairs pairs = complete_pairs(top, bottom);
  const Estimate below = mean_interval(pairs.b, confidence);
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
  if (bottom_is_clear) set_bounds(estimate, estimate.sd / std::sqrt(static_cast<double>(estimate.n)), confidence);
  return estimate;
}

double variance_reduction(const std::vector<double>& a, const std::vector<double>& b) {
  const Pairs pairs = complete_pairs(a, b);
  const double sd_a = sd(pairs.a);
  const double sd_b = sd(pairs.b);
  const double sd_difference = sd(differences(pairs));
  const double apart = sd_a * sd_a + sd_b * sd_b;
  const double together = sd_difference * sd_difference;
  if (together == 0) return apart > 0 ? std::numeric_limits<double>::infinity() : nothing;
  return apart / together;
}

}  // namespace peakend::results
