// The fully sequential selection procedure of Kim & Nelson (2001, ACM TOMACS 11(3), 251-273), as an oracle for how many
// replications a choice needs: at least 1 - alpha for the best when it leads by delta, for normal values, c = 1.
#pragma once
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include "results/stats/estimate.hpp"

namespace peakend::laws {

struct Selected {
  std::size_t policy = 0;
  int n = 0;  // replications of the longest-lived policy
};

inline double mean_of_first(const std::vector<double>& values, int n) {
  double sum = 0;
  for (int i = 0; i < n; ++i) sum += values[static_cast<std::size_t>(i)];
  return sum / n;
}

inline Selected kim_nelson(const std::vector<std::vector<double>>& rows, double alpha, double delta, int first) {
  const std::size_t k = rows.size();
  const auto available = static_cast<int>(rows[0].size());
  const double eta = (std::pow(2 * alpha / static_cast<double>(k - 1), -2.0 / (first - 1)) - 1) / 2;
  const double h2 = 2 * eta * (first - 1);
  const auto spread = [&](std::size_t a, std::size_t b) {  // variance of the first stage's differences
    std::vector<double> apart;
    for (int i = 0; i < first; ++i) {
      const auto at = static_cast<std::size_t>(i);
      apart.push_back(rows[a][at] - rows[b][at]);
    }
    return std::pow(results::sd(apart), 2);
  };
  std::vector<std::vector<double>> variance(k, std::vector<double>(k, 0));
  std::vector<std::size_t> alive;
  for (std::size_t a = 0; a < k; ++a) {
    alive.push_back(a);
    for (std::size_t b = 0; b < a; ++b) variance[a][b] = variance[b][a] = spread(a, b);
  }
  for (int n = first;; ++n) {
    std::vector<double> means(k);
    for (const std::size_t a : alive) means[a] = mean_of_first(rows[a], n);
    std::vector<std::size_t> kept;
    for (const std::size_t a : alive) {
      const bool beaten = std::any_of(alive.begin(), alive.end(), [&](std::size_t b) {
        const double room = delta / (2 * n) * (h2 * variance[a][b] / (delta * delta) - n);
        return a != b && means[a] < means[b] - std::max(0.0, room);
      });
      if (!beaten) kept.push_back(a);
    }
    alive = kept;
    const auto best = *std::max_element(alive.begin(), alive.end(),
                                        [&](std::size_t a, std::size_t b) { return means[a] < means[b]; });
    if (alive.size() == 1 || n == available) return {best, n};
  }
}

}  // namespace peakend::laws
