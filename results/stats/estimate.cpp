// Student's t from Boost.Math.
#include "results/stats/estimate.hpp"

#include <boost/math/distributions/students_t.hpp>
#include <cmath>

#include "results/stats/around.hpp"

namespace peakend::results {

namespace {

HalfWidth students(double confidence) {
  return [confidence](double sd, std::size_t n) {
    return t_factor(confidence, n - 1) * (sd / std::sqrt(static_cast<double>(n)));
  };
}

}  // namespace

Estimate no_estimate() { return Estimate{no_number, no_number, no_number, no_number, 0, 0}; }

bool has_interval(const Estimate& estimate) { return std::isfinite(estimate.low) && std::isfinite(estimate.high); }

double half_width(const Estimate& estimate) {
  if (!has_interval(estimate)) return (estimate.high - estimate.low) / 2;
  return std::max(estimate.high - estimate.mean, estimate.mean - estimate.low);
}

Estimate scaled(const Estimate& estimate, double factor) {
  Estimate result = estimate;
  result.mean = estimate.mean * factor;
  result.low = (factor < 0 ? estimate.high : estimate.low) * factor;
  result.high = (factor < 0 ? estimate.low : estimate.high) * factor;
  result.sd = estimate.sd * std::abs(factor);
  return result;
}

double t_factor(double confidence, std::size_t degrees) {
  if (!(confidence > 0 && confidence < 1) || degrees == 0) return no_number;
  const boost::math::students_t_distribution<double> distribution(static_cast<double>(degrees));
  return boost::math::quantile(boost::math::complement(distribution, (1 - confidence) / 2));
}

double simultaneous_confidence(double confidence, std::size_t policies) {
  if (policies < 3) return confidence;
  const double pairs = static_cast<double>(policies) * static_cast<double>(policies - 1) / 2;
  return 1 - (1 - confidence) / pairs;
}

Estimate mean_interval(const std::vector<double>& values, double confidence) {
  return mean_around(values, students(confidence));
}

Estimate paired_difference(const std::vector<double>& a, const std::vector<double>& b, double confidence) {
  return difference_around(a, b, students(confidence));
}

Estimate ratio_of_means(const std::vector<double>& top, const std::vector<double>& bottom, double confidence) {
  return ratio_around(top, bottom, students(confidence));
}

}  // namespace peakend::results
