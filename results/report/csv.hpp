// The study as tidy tables in CSV: quoting as in RFC 4180, lines end in a line feed, no data is an empty field,
// numbers have a '.' and as many digits as it takes to read back the same double.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "results/decide/verdict.hpp"
#include "results/table/study.hpp"

namespace peakend::results {

// In quotes, and quotes doubled, when it holds a comma, a quote, a line break or a blank at either end.
std::string csv_field(std::string_view text);

std::string csv_number(double value);                       // empty when it is not finite
void append_number(std::string& line, double value);          // the same at the end of a line
std::string csv_row(const std::vector<std::string>& fields);  // quoted where needed, without a line end

// policy, outcome, unit, mean, low, high, replications, difference, difference_low, difference_high, variance_reduction
std::string to_csv_policies(const Study& study);

// policy, replication, key, status (finished, failed), reason, visits, contacts
std::string to_csv_runs(const Study& study);

// policy, replication, outcome, value; replications count from 0, those that failed are not there
std::string to_csv_replications(const Study& study);

// policy, journey, touchpoint, share, mean, q10, q50, q90, wait, gave_up
std::string to_csv_curve(const Study& study);

// policy, measure, unit, mean, low, high; against the baseline: investment, revenue, margin, return, payback_week
std::string to_csv_money(const Study& study, const Verdict& verdict);

// policy, replication, week, revenue, gross_margin, staff, policy_cost, margin; the whole firm, in currency units;
// weeks count from 1 as in pay-back. The baseline is there as well: the cumulative difference in margin gives the
// pay-back.
std::string to_csv_weekly(const Study& study);

}  // namespace peakend::results
