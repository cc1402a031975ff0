// One pass over policies and outcomes; policy 0 is the baseline.
#include "results/table/summary.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace peakend::results {

std::optional<std::size_t> find_outcome(const Study& study, std::string_view name) {
  for (std::size_t i = 0; i < study.outcomes.size(); ++i) {
    if (study.outcomes[i].name == name) return i;
  }
  return std::nullopt;
}

std::optional<std::size_t> find_policy(const Study& study, std::string_view name) {
  for (std::size_t i = 0; i < study.policies.size(); ++i) {
    if (study.policies[i].name == name) return i;
  }
  return std::nullopt;
}

std::vector<double> series(const Study& study, std::size_t policy, std::size_t outcome) {
  if (policy >= study.policies.size() || outcome >= study.policies[policy].values.size()) return {};
  return study.policies[policy].values[outcome];
}

Intervals mean_intervals(const Study& study) { return {study.design, study.confidence}; }

Intervals difference_intervals(const Study& study) {
  return for_all_pairs(mean_intervals(study), study.policies.size());
}

namespace {
struct Range {
  double low, high;
};

// What an outcome can be at all: shares and the net promoter score, of groups too.
std::optional<Range> range_of(const Outcome& outcome) {
  if (outcome.unit == "%") return Range{0, 100};
  if (outcome.name == "nps" || outcome.name.starts_with("nps.")) return Range{-100, 100};
  return std::nullopt;
}

// No bound beyond what is possible; the mean stays inside.
void cut_to(Estimate& estimate, const Range& range) {
  if (!has_interval(estimate)) return;
  estimate.low = std::min(estimate.mean, std::max(estimate.low, range.low));
  estimate.high = std::max(estimate.mean, std::min(estimate.high, range.high));
}
}  // namespace

Summary summarise(const Study& study) {
  const Intervals alone = mean_intervals(study);
  const Intervals together = difference_intervals(study);
  Summary summary(study.policies.size());
  for (std::size_t policy = 0; policy < study.policies.size(); ++policy) {
    for (std::size_t outcome = 0; outcome < study.outcomes.size(); ++outcome) {
      const std::vector<double> values = series(study, policy, outcome);
      Figure figure{interval_of_mean(values, alone), no_estimate(), std::numeric_limits<double>::quiet_NaN()};
      if (policy > 0) {
        const std::vector<double> baseline = series(study, 0, outcome);
        figure.difference = interval_of_difference(values, baseline, together);
        figure.variance_reduction = variance_reduction(values, baseline);
      }
      if (const auto range = range_of(study.outcomes[outcome])) {
        const double span = range->high - range->low;
        cut_to(figure.value, *range);
        cut_to(figure.difference, {-span, span});
      }
      summary[policy].push_back(figure);
    }
  }
  return summary;
}

void settle_decimals(Study& study) {
  const Summary summary = summarise(study);
  for (std::size_t o = 0; o < study.outcomes.size(); ++o) {
    double largest = 0, half = no_number;
    for (const auto& figures : summary)
      if (std::abs(figures[o].difference.mean) > largest) largest = std::abs(figures[o].difference.mean), half = half_width(figures[o].difference);
    int& decimals = study.outcomes[o].decimals;
    const int most = decimals + 3;
    const auto step = [](int digits) { return std::pow(10.0, -digits); };
    if (largest < step(most)) continue;  // as good as none
    while (decimals < most && largest < 100 * step(decimals) && half < 0.5 * step(decimals)) ++decimals;
  }
  for (Outcome& outcome : study.outcomes)  // groups stand beside each other: as everybody's
    if (const auto whole = find_outcome(study, outcome.name.substr(0, outcome.name.find('.')))) outcome.decimals = study.outcomes[*whole].decimals;
}

}  // namespace peakend::results
