// CONTRACTS: investment, return and pay-back week, from paired replications.
#include "results/decide/money.hpp"

#include <algorithm>

#include "results/table/summary.hpp"

namespace peakend::results {

namespace {

std::vector<double> sum_of(const std::vector<double>& a, const std::vector<double>& b) {
  std::vector<double> sum(std::min(a.size(), b.size()));
  for (std::size_t i = 0; i < sum.size(); ++i) sum[i] = a[i] + b[i];
  return sum;
}

std::vector<double> difference_of(const std::vector<double>& a, const std::vector<double>& b) {
  std::vector<double> difference(std::min(a.size(), b.size()));
  for (std::size_t i = 0; i < difference.size(); ++i) difference[i] = a[i] - b[i];
  return difference;
}

// [week][replication]: what the policy has earned more than the baseline up to and including that week.
std::vector<std::vector<double>> cumulative_by_week(const PolicyResult& policy, const PolicyResult& baseline) {
  std::vector<std::vector<double>> weeks;
  const std::size_t replications = std::min(policy.weekly_margin.size(), baseline.weekly_margin.size());
  for (std::size_t r = 0; r < replications; ++r) {
    const std::vector<double> difference = difference_of(policy.weekly_margin[r], baseline.weekly_margin[r]);
    if (weeks.size() < difference.size()) weeks.resize(difference.size());
    double so_far = 0;
    for (std::size_t week = 0; week < difference.size(); ++week) {
      so_far += difference[week];
      weeks[week].push_back(so_far);
    }
  }
  return weeks;
}

void find_payback(Money& money, const PolicyResult& policy, const PolicyResult& baseline, const Intervals& intervals) {
  std::vector<double> middle, upper, lower;
  int before = 0;  // weeks in which there is no difference yet: nothing was invested that could be paid back
  for (const std::vector<double>& week : cumulative_by_week(policy, baseline)) {
    const Estimate estimate = interval_of_mean(week, intervals);
    const bool begun = !middle.empty() || std::any_of(week.begin(), week.end(), [](double sum) { return sum != 0; });
    if (!begun) {
      ++before;
      continue;
    }
    middle.push_back(estimate.mean);
    upper.push_back(estimate.high);
    lower.push_back(estimate.low);
  }
  auto week_of = [&](const std::vector<double>& sums) {
    auto week = week_it_stays_positive(sums);
    if (week) *week += before;
    return week;
  };
  money.payback = week_of(middle), money.payback_earliest = week_of(upper), money.payback_latest = week_of(lower);
}

}  // namespace

std::optional<int> week_it_stays_positive(const std::vector<double>& cumulative) {
  std::size_t first = cumulative.size();
  while (first > 0 && cumulative[first - 1] >= 0) --first;
  if (first == cumulative.size()) return std::nullopt;
  return static_cast<int>(first) + 1;
}

Money money_of(const Study& study, std::size_t policy) {
  Money money{no_estimate(), no_estimate(), no_estimate(), {}, {}, {}, {}};
  if (policy == 0 || policy >= study.policies.size()) return money;
  const PolicyResult& ours = study.policies[policy];
  const PolicyResult& baseline = study.policies[0];
  const Intervals intervals = difference_intervals(study);
  const std::vector<double> spent = sum_of(ours.staff_cost, ours.policy_cost);
  const std::vector<double> spent_before = sum_of(baseline.staff_cost, baseline.policy_cost);
  money.investment = interval_of_difference(spent, spent_before, intervals);
  money.revenue = interval_of_difference(ours.revenue, baseline.revenue, intervals);
  money.margin = interval_of_difference(ours.margin, baseline.margin, intervals);
  // What is as good as nothing, or may as well be saved as spent, has no return.
  constexpr double shown_as_nothing = 0.005;
  if (!(money.investment.mean >= shown_as_nothing)) return money;
  if (has_interval(money.investment) && money.investment.low <= 0) return money;
  const std::vector<double> invested = difference_of(spent, spent_before);
  const std::vector<double> earned = sum_of(difference_of(ours.margin, baseline.margin), invested);
  money.return_on_investment = interval_of_ratio(earned, invested, intervals);
  find_payback(money, ours, baseline, intervals);
  return money;
}

}  // namespace peakend::results
