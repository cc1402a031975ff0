// A study as a table: for each policy and outcome the mean, its difference to the baseline, and what pairing is worth.
// Means carry the plain interval at the study's confidence; differences the simultaneous one over all pairs of
// policies. Which kind of interval that is follows from the study's design.
#pragma once
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "results/stats/estimate.hpp"
#include "results/stats/intervals.hpp"
#include "results/table/study.hpp"

namespace peakend::results {

struct Figure {
  Estimate value;
  Estimate difference;            // policy minus baseline; no data for the baseline itself
  double variance_reduction = 0;  // NaN for the baseline itself
};

using Summary = std::vector<std::vector<Figure>>;  // [policy][outcome]

std::optional<std::size_t> find_outcome(const Study& study, std::string_view name);
std::optional<std::size_t> find_policy(const Study& study, std::string_view name);

// The replications of one outcome under one policy; empty when the study has none.
std::vector<double> series(const Study& study, std::size_t policy, std::size_t outcome);

// The interval of each single mean, at the study's confidence.
Intervals mean_intervals(const Study& study);

// The interval of each single difference, so that all pairs of policies hold together.
Intervals difference_intervals(const Study& study);

Summary summarise(const Study& study);

// More decimals for an outcome, at most three, where the largest difference has few digits and its interval would be written as
// nothing: "0.0, between 0.0 and 0.1" tells nobody anything.
void settle_decimals(Study& study);

}  // namespace peakend::results
