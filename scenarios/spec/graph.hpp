// The graph of a journey: where people can go from a touchpoint, and an order in which each comes before where it
// leads.
#pragma once
#include <vector>

#include "scenarios/spec/scenario.hpp"

namespace peakend::spec {

// Where people may go from here. Who queues may go unserved even with endless patience, when everybody goes home.
std::vector<int> targets(const Touchpoint& touchpoint);

// Where who was served, or needs nobody, may go from here, each once, as first named in the file. Who gives up is not of them.
std::vector<int> ways(const Touchpoint& touchpoint);

// How many of those ways are counted: all of them where there is a choice; none where everybody goes the same way.
int counted_ways(const Touchpoint& touchpoint);

// Touchpoints, each before those it leads to; among those that are free the first of the file goes first (Kahn 1962).
// Shorter than the journey when it goes in circles: what is missing lies on them, or behind them.
std::vector<int> order_of(const Journey& journey);

// Touchpoints are counted over all journeys where an expression asks `visited(x)`. The one of this journey that has the
// name of touchpoint `number`; -1 when it has none.
int touchpoint_here(const Scenario& scenario, const Journey& journey, int number);

}  // namespace peakend::spec
