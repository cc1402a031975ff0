// From sums to outcomes: the one place where means, ratios and shares are taken, in double, in a fixed order.
#pragma once
#include "agents/figures/figures.hpp"
#include "scenarios/spec/outcomes.hpp"

namespace peakend::figures {

// NaN where there is nothing to take a mean of (nobody in the band).
double derive(const Figures& figures, const spec::OutcomeName& outcome);

double to_money(const Figures& figures, std::int64_t sum);              // in units of the currency
double quantile(const Figures& figures, int touchpoint, double share);  // of felt affect, within its bin

}  // namespace peakend::figures
