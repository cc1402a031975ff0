// The bound in closed form. With t the statistic of n values the mixture's likelihood ratio against "no difference" is
// (1 + n r)^(-1/2) * ((1 + t^2 / v) / (1 + t^2 / (v (1 + n r))))^(n / 2), v = n - 1: a martingale with mean 1, so by
// Ville it ever reaches 1 / alpha with probability alpha at most. Solved for t^2 / v this gives what is below.
#include "results/stats/sequence.hpp"

#include <boost/math/constants/constants.hpp>
#include <boost/math/special_functions/lambert_w.hpp>
#include <cmath>
#include <limits>

#include "results/stats/around.hpp"

namespace peakend::results {

namespace {

constexpr double most_values = 1e12;

bool is_alpha(double alpha) { return alpha > 0 && alpha < 1; }

// n may be any number from first_look on.
double factor(double n, double r, double alpha) {
  const double grown = n * r + 1;
  const double level = std::log(grown / (alpha * alpha)) / n;
  const double room = 1 - std::exp(level) / grown;
  return room > 0 ? std::sqrt((n - 1) / n * std::expm1(level) / room) : no_number;
}

HalfWidth sequence(double alpha) {
  return [alpha](double sd, std::size_t n) { return sequence_factor(n, alpha) * sd; };
}

}  // namespace

double sequence_tuning(double alpha) {
  if (!is_alpha(alpha)) return no_number;
  const double x = -1 - boost::math::lambert_wm1(-alpha * alpha / boost::math::constants::e<double>());
  return x / sharpest_at;
}

double sequence_factor(std::size_t n, double alpha) {
  if (!is_alpha(alpha) || n < first_look) return no_number;
  return factor(static_cast<double>(n), sequence_tuning(alpha), alpha);
}

double values_for_sequence(double share, double alpha) {
  if (!is_alpha(alpha) || std::isnan(share)) return no_number;
  const double r = sequence_tuning(alpha);
  const auto enough = [&](double n) { return factor(n, r, alpha) <= share; };
  double too_few = static_cast<double>(first_look) - 1;
  double many = static_cast<double>(first_look);
  while (!enough(many)) {
    if (many > most_values) return std::numeric_limits<double>::infinity();
    too_few = many;
    many *= 2;
  }
  while (many - too_few > 1) {
    const double middle = std::floor((too_few + many) / 2);
    (enough(middle) ? many : too_few) = middle;
  }
  return many;
}

Estimate mean_sequence(const std::vector<double>& values, double alpha) { return mean_around(values, sequence(alpha)); }

Estimate paired_sequence(const std::vector<double>& a, const std::vector<double>& b, double alpha) {
  return difference_around(a, b, sequence(alpha));
}

Estimate ratio_sequence(const std::vector<double>& top, const std::vector<double>& bottom, double alpha) {
  return ratio_around(top, bottom, sequence(alpha));
}

}  // namespace peakend::results
