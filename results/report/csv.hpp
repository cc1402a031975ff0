// The study as tidy tables in CSV: quoting as in RFC 4180, lines end in a line feed, fields as csv_fields.hpp writes
// them; numbers have as many digits as it takes to read back the same double. Tables that grow with the runs are in
// long_tables.hpp.
#pragma once
#include <string>

#include "results/decide/verdict.hpp"
#include "results/report/csv_fields.hpp"
#include "results/table/study.hpp"

namespace peakend::results {

// policy, outcome, unit, mean, low, high, replications, difference, difference_low, difference_high, variance_reduction
std::string to_csv_policies(const Study& study);

// policy, journey, touchpoint, share, mean, q10, q50, q90, wait, gave_up
std::string to_csv_curve(const Study& study);

// policy, journey, from, to (`end`: the journey ends), share (of the journey's episodes), gave_up (1: of those who left the queue)
std::string to_csv_ways(const Study& study);

// policy, measure, unit, mean, low, high; against the baseline: investment, revenue, margin, return, cost_limit
// (how much it may cost before it leaves no more margin), cost_limit_times (as a multiple of today), payback_week
std::string to_csv_money(const Study& study, const Verdict& verdict);

}  // namespace peakend::results
