// The study as tidy tables in CSV: quoting as in RFC 4180, lines end in a line feed, fields as csv_fields.hpp writes
// them; numbers have as many digits as it takes to read back the same double.
#pragma once
#include <cstdint>
#include <limits>
#include <string>

#include "results/decide/verdict.hpp"
#include "results/report/csv_fields.hpp"
#include "results/table/study.hpp"

namespace peakend::results {

// A count that a failed run has not: a number, so that the column has one type whether or not runs failed.
inline std::string csv_count(bool failed, std::int64_t count) {
  return csv_number(failed ? std::numeric_limits<double>::quiet_NaN() : static_cast<double>(count));
}

// policy, outcome, unit, mean, low, high, replications, difference, difference_low, difference_high, variance_reduction
std::string to_csv_policies(const Study& study);

// policy, replication, key, status (finished, failed), reason, visit_count, contact_count
std::string to_csv_runs(const Study& study);

// policy, replication, outcome, value; replications count from 0, those that failed are not there
std::string to_csv_replications(const Study& study);

// policy, journey, touchpoint, share, mean, q10, q50, q90, wait, gave_up
std::string to_csv_curve(const Study& study);

// policy, measure, unit, mean, low, high; against the baseline: investment, revenue, margin, return, cost_limit
// (how much it may cost before it leaves no more margin), cost_limit_times (as a multiple of today), payback_week
std::string to_csv_money(const Study& study, const Verdict& verdict);

// policy, replication, week, revenue, gross_margin, staff, policy_cost, margin; the whole firm, in currency units;
// weeks count from 1 as in pay-back. The baseline is there as well: the cumulative difference in margin gives the
// pay-back.
std::string to_csv_weekly(const Study& study);

}  // namespace peakend::results
