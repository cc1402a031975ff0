// From sums to outcomes: the one place where means, ratios and shares are taken, in double, in a fixed order.
#pragma once
#include "agents/figures/figures.hpp"
#include "scenarios/spec/outcomes.hpp"

namespace peakend::figures {

// NaN where there is nothing to take a mean of (nobody in the band). `figures` are sums of a whole run without its warm-up,
// or of `weeks` of it.
double derive(const Figures& figures, const spec::OutcomeName& outcome);
double derive(const Figures& figures, const spec::OutcomeName& outcome, int weeks);

double to_money(const Figures& figures, std::int64_t sum);  // in units of the currency

// Money of one week (from 0), or of the whole run without its warm-up: for the whole firm, in units of the currency.
struct Money {
  double revenue, gross_margin, staff, policy_cost, margin;
};
Money money_in(const Figures& figures, int week);
Money money_in(const Figures& figures);

// One touchpoint (numbered over all journeys). Waits and leaving are NaN where nobody queued.
struct Felt {
  double contacts;        // how many
  double mean;            // felt affect
  double q10, q50, q90;   // of it, within bins of 0.05
  double wait;            // minutes
  double gave_up;         // share of those who came to the queue: turned away or left it
};
Felt felt_at(const Figures& figures, int touchpoint);

// Where people went on from a touchpoint (numbered over all journeys; `from` is its part of the scenario), in the order of
// spec::ways: how many. `first_way`: the sum of the spec::counted_ways of all touchpoints before it.
std::vector<double> went_on(const Figures& figures, const spec::Touchpoint& from, int touchpoint, int first_way);
double gave_up_at(const Figures& figures, int touchpoint);  // how many turned away or left the queue

double quantile(const Figures& figures, int touchpoint, double share);  // of felt affect, within its bin

}  // namespace peakend::figures
