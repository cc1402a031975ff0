// The best mean, and its lead over each of the others.
#include "results/decide/winner.hpp"

#include <cmath>

#include "results/stats/estimate.hpp"

namespace peakend::results {

std::optional<Winner> winner_of(const std::vector<std::vector<double>>& values, bool higher_is_better,
                                double confidence) {
  if (values.empty()) return std::nullopt;
  const double sign = higher_is_better ? 1 : -1;
  std::optional<Winner> best;
  double lead = 0;
  for (std::size_t p = 0; p < values.size(); ++p) {
    const double own = sign * mean(values[p]);
    if (std::isnan(own)) return std::nullopt;
    if (!best || own > lead) best = Winner{p, true}, lead = own;
  }
  const double of_each = 1 - (1 - confidence) / static_cast<double>(values.size() - 1);
  for (std::size_t other = 0; other < values.size(); ++other) {
    if (other == best->policy) continue;
    const Estimate ahead = scaled(paired_difference(values[best->policy], values[other], of_each), sign);
    best->clear &= has_interval(ahead) && ahead.low > 0;
  }
  return best;
}

}  // namespace peakend::results
