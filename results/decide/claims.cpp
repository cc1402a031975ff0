// Every claim becomes one series over the replications, so that one kind of interval serves them all.
#include "results/decide/claims.hpp"

#include <algorithm>
#include <cmath>

#include "results/stats/sequence.hpp"
#include "results/table/summary.hpp"

namespace peakend::results {
namespace {
using Series = std::vector<double>;

std::size_t place_of(const std::vector<int>& policies, int policy) {
  return static_cast<std::size_t>(std::find(policies.begin(), policies.end(), policy) - policies.begin());
}

const Series& values_of(const Study& study, std::size_t policy, const std::string& outcome) {
  return study.policies[policy].values[*find_outcome(study, outcome)];
}

Series minus(const Series& a, const Series& b) {
  Series difference(std::min(a.size(), b.size()));
  for (std::size_t k = 0; k < difference.size(); ++k) difference[k] = a[k] - b[k];
  return difference;
}

// A ratio of means as a series with the same mean and, to first order, the same spread (delta method, Cochran 1977,
// chapter 6): R + (top - R bottom) / mean(bottom). Empty when the bottom cannot be told from 0.
Series linearised(const Series& top, const Series& bottom, double alpha) {
  const Estimate below = mean_sequence(bottom, alpha);
  if (!has_interval(below) || (below.low <= 0 && below.high >= 0)) return {};
  const double ratio = mean(top) / below.mean;
  Series series(std::min(top.size(), bottom.size()));
  for (std::size_t k = 0; k < series.size(); ++k) series[k] = ratio + (top[k] - ratio * bottom[k]) / below.mean;
  return series;
}

Series series_of(const Study& study, std::size_t policy, const spec::Claim& claim, double alpha) {
  const Series& first = values_of(study, policy, claim.outcomes[0]);
  if (claim.subject == spec::Claim::Subject::outcome) return first;
  const Series& second = values_of(study, policy, claim.outcomes[1]);
  return claim.subject == spec::Claim::Subject::difference ? minus(first, second) : linearised(first, second, alpha);
}

// Ahead of every other policy: the smallest lead decides, and all leads hold together.
Finding examine_best(const Study& study, std::size_t policy, double alpha) {
  Finding finding{Found::holds, no_estimate(), ""};
  const auto outcome = find_outcome(study, study.primary);
  const double sign = study.outcomes[*outcome].higher_is_better ? 1 : -1;
  const double each = alpha / static_cast<double>(std::max<std::size_t>(1, study.policies.size() - 1));
  for (std::size_t other = 0; other < study.policies.size(); ++other) {
    if (other == policy) continue;
    const Estimate lead = scaled(
        paired_sequence(study.policies[policy].values[*outcome], study.policies[other].values[*outcome], each), sign);
    if (!has_interval(lead)) return {Found::undecided, lead, "no data in some policy"};
    if (std::isnan(finding.value.mean) || lead.mean < finding.value.mean) finding.value = lead;
    if (lead.high <= 0)
      finding.found = Found::fails;
    else if (lead.low <= 0 && finding.found == Found::holds)
      finding.found = Found::undecided;
  }
  return finding;
}
}  // namespace

Found compare_with_limits(const Estimate& value, const spec::Claim& claim) {
  if (!has_interval(value)) return Found::undecided;
  // `above` and `below` leave their limit out, `within` has its limits in it.
  const bool closed = claim.low && claim.high;
  const bool above = !claim.low || value.low > *claim.low || (closed && value.low == *claim.low);
  const bool below = !claim.high || value.high < *claim.high || (closed && value.high == *claim.high);
  if (above && below) return Found::holds;
  const bool under = claim.low && (value.high < *claim.low || (!closed && value.high == *claim.low));
  const bool over = claim.high && (value.low > *claim.high || (!closed && value.low == *claim.high));
  return under || over ? Found::fails : Found::undecided;
}

Finding examine(const Study& study, const std::vector<int>& policies, const spec::Claim& claim, double alpha) {
  const std::size_t of = place_of(policies, claim.of);
  if (claim.subject == spec::Claim::Subject::best) return examine_best(study, of, alpha);
  Series series = series_of(study, of, claim, alpha);
  if (claim.against) {
    const Series other = series_of(study, place_of(policies, *claim.against), claim, alpha);
    series = minus(series, other);
  }
  if (series.empty()) return {Found::undecided, no_estimate(), "what it is divided by cannot be told from 0"};
  const Estimate value = mean_sequence(series, alpha);
  const bool no_data = value.left_out > 0;
  if (no_data) return {Found::undecided, value, "some replications have no data for it"};
  return {compare_with_limits(value, claim), value, ""};
}

}  // namespace peakend::results
