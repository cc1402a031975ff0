// Figures of some days out of a run: what a firm sees of them, which rules read, and what outcomes came to in a week.
#pragma once
#include "agents/figures/figures.hpp"
#include "scenarios/spec/outcomes.hpp"
#include "scenarios/spec/rule_figures.hpp"

namespace peakend::figures {

// Sums of the days between two mornings.
Figures between(const Figures& now, const std::vector<std::int64_t>& before);

// `days` holds the sums of `count` days. NaN where there is nothing to take a mean of.
double seen(const Figures& days, int count, spec::RuleFigure figure, int topic);

// Keeps what each outcome came to in week `w`, which ends now; `before` are the sums when it began.
void keep_week(Figures& now, const std::vector<std::int64_t>& before, const std::vector<spec::OutcomeName>& outcomes,
               int w);

}  // namespace peakend::figures
