// What a policy costs and gives back, against the baseline and over the whole run; the warm-up counts nowhere.
// Amounts are in currency units for the whole firm; every interval holds together with all others (Bonferroni).
#pragma once
#include <cstddef>
#include <optional>
#include <vector>

#include "results/stats/estimate.hpp"
#include "results/table/study.hpp"

namespace peakend::results {

struct Money {
  Estimate investment;  // what it costs more than the baseline: staff and policy cost
  Estimate revenue;     // difference in revenue
  Estimate margin;      // difference in margin, after that cost
  // (margin + investment) / investment: what every currency unit spent brings back; 1 is break-even. A ratio of means
  // with the delta method's interval. None when the investment is not above zero.
  std::optional<Estimate> return_on_investment;
  // First week, from 1, whose cumulative margin difference stays at or above zero; none if that never happens or when
  // nothing was invested. Earliest and latest: the same week of the upper and of the lower edge of the pointwise
  // interval around the cumulative difference; no latest = not sure to pay back within the run.
  std::optional<int> payback, payback_earliest, payback_latest;
};

// First week, from 1, from which `cumulative` stays >= 0; none if it ends below. A value that is not a number is below.
std::optional<int> week_it_stays_positive(const std::vector<double>& cumulative);

// Policy 0 has no investment: all its differences are without data.
Money money_of(const Study& study, std::size_t policy);

}  // namespace peakend::results
