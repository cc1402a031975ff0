// What a firm sees of some days, from the sums of those days: the figures that rules read.
#pragma once
#include "agents/figures/figures.hpp"
#include "scenarios/spec/rule_figures.hpp"

namespace peakend::figures {

// Sums of the days between two mornings.
Figures between(const Figures& now, const std::vector<std::int64_t>& before);

// `days` holds the sums of `count` days. NaN where there is nothing to take a mean of.
double seen(const Figures& days, int count, spec::RuleFigure figure, int topic);

}  // namespace peakend::figures
