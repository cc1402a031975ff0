// The tables that have a row for every run, or more, as tidy CSV (csv.hpp): handed over line by line, because those of a
// large study do not belong in memory as one text.
#pragma once
#include <string>

#include "results/files/files.hpp"
#include "results/table/study.hpp"

namespace peakend::results {

using LongTable = void (*)(const Study& study, const TableLine& line);

// policy, replication, key, status (finished, failed), reason, visit_count, contact_count
void csv_runs(const Study& study, const TableLine& line);

// policy, replication, outcome, value; replications count from 0, those that failed are not there
void csv_replications(const Study& study, const TableLine& line);

// policy, replication, week, visits, revenue, gross_margin, staff, policy_cost, margin; the whole firm, in currency
// units; weeks count from 1 as in pay-back. The baseline is there as well: the cumulative difference in margin gives the
// pay-back.
void csv_weekly(const Study& study, const TableLine& line);

// policy, replication, week, outcome, unit, value: the outcomes kept by week
void csv_series(const Study& study, const TableLine& line);

// All of a small one.
std::string whole(LongTable table, const Study& study);

}  // namespace peakend::results
